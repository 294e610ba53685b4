/**
 * Krippendorff's alpha for marks on an interval scale: 1 – observed over expected disagreement
 * (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). 1 is full agreement, 0 is
 * chance. Marks may be missing. Pure.
 */

/**
 * @param units - One list of marks for each thing that was marked, whoever gave them.
 * @returns null where no two marks can be compared, or all marks are the same.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[]): number | null {
  const paired = units.filter(marks => marks.length >= 2);
  const values = paired.flat();
  if (values.length < 2) return null;
  const observed = paired.reduce((sum, marks) => sum + disagreement(marks) / (marks.length - 1), 0);
  const expected = disagreement(values) / (values.length - 1);
  return expected < LEAST_DISAGREEMENT ? null : 1 - observed / expected;
}

/** Less is left over by rounding, where all marks are the same. */
const LEAST_DISAGREEMENT = 1e-9;

/** Squared differences of all ordered pairs. */
function disagreement(values: readonly number[]): number {
  // The sum over all pairs is 2 n Σx² – 2 (Σx)²; from the mean, so that nothing is lost to rounding.
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return 2 * values.length * values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

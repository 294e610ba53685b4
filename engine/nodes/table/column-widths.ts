/** Shares a width out among columns. Pure. */

/**
 * Gives each column its natural width while there is room; where there is not,
 * the widest ones give up first.
 *
 * @param natural - Width that each column would like, in px.
 * @param available - Width for all of them, in px.
 */
export function columnWidths(natural: readonly number[], available: number): number[] {
  const total = natural.reduce((sum, width) => sum + width, 0);
  if (total <= available) return [...natural];
  let cap = available / Math.max(natural.length, 1);
  // Narrow columns leave room to the others: raise the cap until all is shared out.
  for (const _ of natural) {
    const narrow = natural.filter(width => width <= cap);
    const wide = natural.length - narrow.length;
    if (wide === 0) break;
    cap = (available - narrow.reduce((sum, width) => sum + width, 0)) / wide;
  }
  return natural.map(width => Math.min(width, cap));
}

/** Shares a width out among columns. Pure. */

/** What a column would like and what it needs, in px. */
export interface ColumnWish {
  /** Its content without a break. */
  readonly natural: number;
  /** Its longest word. */
  readonly least: number;
}

/**
 * Gives each column its natural width while there is room; where there is not,
 * the widest ones give up first, and none becomes narrower than its longest word.
 *
 * @param available - Width for all of them, in px.
 * @returns Their widths in px: together more than `available` where the longest words need more.
 */
export function columnWidths(columns: readonly ColumnWish[], available: number): number[] {
  const total = columns.reduce((sum, {natural}) => sum + natural, 0);
  if (total <= available) return columns.map(({natural}) => natural);
  const under = (cap: number): number[] =>
    columns.map(({natural, least}) => Math.max(Math.min(least, natural), Math.min(natural, cap)));
  let [low, high] = [0, Math.max(0, ...columns.map(({natural}) => natural))];
  for (let step = 0; step < 40; step += 1) {
    const cap = (low + high) / 2;
    if (under(cap).reduce((sum, width) => sum + width, 0) > available) high = cap;
    else low = cap;
  }
  return under(low);
}

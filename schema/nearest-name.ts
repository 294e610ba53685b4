/** The name that somebody probably meant. */

/**
 * Finds the nearest of some names by letters inserted, left out, replaced or exchanged; of
 * several that are as near, the one that begins most alike.
 *
 * @param tolerance - The share of its letters that may be wrong; one always may.
 * @returns undefined when none is near enough to be meant.
 */
export function nearestName(
  wanted: string,
  names: Iterable<string>,
  tolerance = 0.4,
): string | undefined {
  const worst = Math.max(1, Math.floor(wanted.length * tolerance));
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > Math.min(worst, Math.ceil(least))) continue;
    const edits = editDistance(wanted.toLowerCase(), name.toLowerCase());
    // A common beginning counts less than any letter, but settles a draw.
    const distance = edits - commonBeginning(wanted, name) / (wanted.length + 1);
    if (edits <= worst && distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** How many letters two words have in common from their beginning. */
function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Letters inserted, left out, replaced, or exchanged with the next one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isExchange = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchanged = isExchange ? (before[j - 2] ?? 0) + 1 : Infinity;
      current.push(
        Math.min(replaced, exchanged, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1),
      );
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

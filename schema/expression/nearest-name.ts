/** Which name was probably meant by one that is not known. Pure. */

/** The name that was probably meant: one letter too many, too few or wrong, or two that changed places. */
export function nearestIn(wanted: string, known: readonly string[]): string | undefined {
  const small = wanted.toLowerCase();
  const near = known
    .filter(name => name.length > 2)
    .map(name => ({name, ...distance(small, name)}))
    .filter(({isNear}) => isNear)
    .sort(
      (first, second) => second.same - first.same || Math.abs(second.more) - Math.abs(first.more),
    );
  return near[0]?.name;
}

function distance(first: string, second: string): {isNear: boolean; same: number; more: number} {
  let same = 0;
  while (same < first.length && first[same] === second[same]) same += 1;
  const [a, b] = [first.slice(same), second.slice(same)];
  const swapped = `${a.charAt(1)}${a.charAt(0)}${a.slice(2)}`;
  const isNear = a.slice(1) === b || b.slice(1) === a || a.slice(1) === b.slice(1) || swapped === b;
  return {isNear, same, more: second.length - first.length};
}

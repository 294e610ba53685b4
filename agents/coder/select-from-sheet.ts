/** Cuts the sheet of the engine's API to what a section needs. Pure. */

/** Heading of the part that every scene needs. */
export const COMMON = 'Scene and stage';

/** The parts of a sheet that scenes with some kinds of nodes need; the names of the others are kept. */
export function selectFromSheet(sheet: string, kinds: readonly string[]): string {
  const parts = sheet.split(/^(?=## )/m).filter(part => part.startsWith('## '));
  const nameOf = (part: string): string => part.slice(3, part.indexOf('\n')).trim();
  const wanted = new Set([COMMON, ...kinds]);
  // What a node is derived from or hands out is needed with it, and what that needs in turn.
  for (const name of wanted) {
    const part = name === COMMON ? undefined : parts.find(one => nameOf(one) === name);
    for (const [, other = ''] of part?.matchAll(/(?:\bextends|\):) (\w+)/g) ?? [])
      wanted.add(other);
  }
  const kept = parts.filter(part => wanted.has(nameOf(part)));
  const others = parts.filter(part => !kept.includes(part)).map(nameOf);
  return [
    ...kept.map(part => part.trim()),
    ...(others.length === 0 ? [] : [`There are more, for other scenes: ${others.join(', ')}.`]),
  ].join('\n\n');
}

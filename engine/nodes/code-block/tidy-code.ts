/** Code as a scene holds it, and as it is shown. */

const TAB = '    ';

/**
 * Code as it is shown: without the indentation that all its lines share (it
 * comes from the scene file), empty lines around it, and tabs.
 */
export function tidyCode(code: string): string {
  const lines = code
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', TAB)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter(line => line.trim() !== '').map(line => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map(line => line.slice(Number.isFinite(shared) ? shared : 0)).join('\n');
}

/** Names of files and folders from titles. */

const LONGEST = 80;

/**
 * A title in small letters of its own script, with hyphens for whatever is
 * neither letter nor digit.
 *
 * @returns An empty string when nothing is left of it.
 */
export function fileNameOf(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
}

/** Names of files from titles. */

/** A title as a file name: lower case, Latin letters and digits, hyphens; something else where nothing is left. */
export function slugOf(title: string, otherwise = 'section'): string {
  const slug = title
    .replace(/\$[^$]*\$/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug === '' ? otherwise : slug;
}

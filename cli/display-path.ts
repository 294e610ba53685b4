/** Paths as people like to read them. */
import path from 'node:path';

/** The path from the current folder, or as it is when it lies elsewhere. */
export function displayPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  if (relative === '') return '.';
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

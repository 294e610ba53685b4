/** Places in files as people like to read them. */
import path from 'node:path';
import type {SourcePlace} from '../schema/errors.ts';

/** The path from the current folder, or as it is when it lies elsewhere. */
export function displayPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  if (relative === '') return '.';
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

/** A place as `file:line:column`, with the beat if it is known. */
export function printPlace({file, line, column, beat}: SourcePlace): string {
  const position = [displayPath(file), line, column].filter(part => part !== undefined).join(':');
  return beat === undefined ? position : `${position} (beat ${beat})`;
}

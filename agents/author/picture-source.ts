/** Where the picture is that a lecture names: in a file beside it, or in the name itself. */
import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';

const DATA = /^data:image\/([\w.+-]+)[^,]*?(;base64)?,([^]*)$/i;
const ENDINGS: Readonly<Record<string, string>> = {'svg+xml': 'svg', jpeg: 'jpg'};
const SHOWN_LETTERS = 40;

/** Whether a picture is on another machine. */
export function isOnNetwork(source: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:)?\/\//i.test(source);
}

/** The name of a picture's file, as far as its copy is called after it. */
export function nameOfPicture(source: string): string {
  const [, kind] = DATA.exec(source) ?? [];
  if (kind === undefined) return path.basename(decoded(source));
  return `picture.${ENDINGS[kind.toLowerCase()] ?? kind.toLowerCase()}`;
}

/** What a picture is called in messages. */
export function titleOfPicture(source: string): string {
  return source.length > SHOWN_LETTERS && DATA.test(source)
    ? `${source.slice(0, SHOWN_LETTERS)}…`
    : source;
}

/**
 * The bytes of a picture; undefined when it is missing.
 *
 * @param source - A path as it is, or with `%20` for a space as Markdown has it, or a `data:` address.
 * @param sourceDir - The folder that paths count from.
 */
export function readPicture(source: string, sourceDir: string): Buffer | undefined {
  const [, kind, isBase64, data = ''] = DATA.exec(source) ?? [];
  if (kind !== undefined) {
    return isBase64 === undefined ? Buffer.from(decoded(data)) : Buffer.from(data, 'base64');
  }
  const file = fileOfPicture(source, sourceDir);
  return file === undefined ? undefined : readFileSync(file);
}

/** The file of a picture; undefined when there is none, or it is no file. */
export function fileOfPicture(source: string, sourceDir: string): string | undefined {
  return [source, decoded(source)]
    .map(name => path.resolve(sourceDir, name))
    .find(file => statSync(file, {throwIfNoEntry: false})?.isFile() === true);
}

/** Read as an address; what is none stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

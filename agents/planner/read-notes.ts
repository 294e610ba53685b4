/** Reads a teacher's notes (Markdown, plain text or PDF) as text for the Planner. */
import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import {readPdfText} from './read-pdf.ts';

/** Longer notes do not fit what a model can read at once. In characters. */
export const LONGEST_NOTES = 200_000;

/** How notes are read. */
export interface ReadNotesOptions {
  /** Told, in a sentence, that the notes were cut. */
  readonly onWarning?: (message: string) => void;
}

/**
 * The text of a file of notes, with `\n` between lines, without a byte order mark. Longer
 * notes than {@link LONGEST_NOTES} end after the last whole paragraph that fits.
 *
 * @param file - path to a `.md`, `.txt` or `.pdf` file
 * @throws LecternError `notes-missing`, `notes-unreadable`, `notes-kind`, `notes-empty`,
 *   `notes-encoding`, `notes-pdf-broken`, `notes-pdf-encrypted` or `notes-pdf-scanned`
 */
export async function readNotes(file: string, options: ReadNotesOptions = {}): Promise<string> {
  const kind = extname(file).toLowerCase();
  if (!['.md', '.txt', '.pdf'].includes(kind)) {
    throw new LecternError({
      code: 'notes-kind',
      message: `Lectern cannot read notes of the kind '${kind}'.`,
      remedy: 'Save the notes as .md, .txt or .pdf.',
      where: {file},
    });
  }
  const bytes = await readBytes(file);
  const raw =
    bytes.length === 0 || kind !== '.pdf' ? decode(bytes, file) : await readPdfText(bytes, file);
  const text = raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (text === '') {
    throw new LecternError({
      code: 'notes-empty',
      message: 'The file of notes has no text in it.',
      remedy: 'Write what the lecture should be about into it, or choose another file.',
      where: {file},
    });
  }
  if (text.length <= LONGEST_NOTES) return text;
  const cut = cutAtParagraph(text, LONGEST_NOTES);
  const share = Math.floor((100 * cut.length) / text.length);
  options.onWarning?.(
    `${file} is longer than ${LONGEST_NOTES} characters; only its first ${cut.length} ` +
      `(${share}%) are used. Split the notes into several lectures to use all of them.`,
  );
  return cut;
}

/**
 * The beginning of a text up to the last paragraph that fits whole; where there is none in
 * the second half, up to the last line, sentence or word.
 */
export function cutAtParagraph(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // One more character, for a paragraph that ends exactly at the limit.
  const fitting = text.slice(0, longest + 2);
  for (const boundary of [/\n[ \t]*\n/g, /\n/g, /(?<=[.!?。！？])\s/g, /\s/g]) {
    const last = [...fitting.matchAll(boundary)].findLast(match => match.index <= longest);
    if (last !== undefined && last.index >= longest / 2) return text.slice(0, last.index).trimEnd();
  }
  // Not between the two halves of a character outside the basic plane.
  const isHalved = /[\uD800-\uDBFF]/.test(text[longest - 1] ?? '');
  return text.slice(0, isHalved ? longest - 1 : longest);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new LecternError({
      code: isMissing ? 'notes-missing' : 'notes-unreadable',
      message: isMissing ? 'There is no such file of notes.' : 'The notes cannot be opened.',
      remedy: isMissing
        ? 'Check the path; it is relative to the folder that you are in.'
        : 'Check that it is a file, and that you may read it.',
      where: {file},
      cause,
    });
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new LecternError({
      code: 'notes-encoding',
      message: 'The notes are not text in UTF-8.',
      remedy: 'Save the file anew with the encoding UTF-8.',
      where: {file},
      cause,
    });
  }
}

/** By the byte order mark; Windows' Notepad writes UTF-16 with one. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

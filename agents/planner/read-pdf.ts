/** The text of a PDF, page by page; says why when there is none to be had. */
import {extractText, getDocumentProxy} from 'unpdf';
import {LecternError} from '../../schema/errors.ts';

/** pdf.js then keeps its remarks about fonts and the like to itself. */
const ERRORS_ONLY = 0;

/**
 * The text of all pages, an empty line between two.
 *
 * @param file - for the place in errors
 * @throws LecternError `notes-pdf-broken`, `notes-pdf-encrypted` (needs a password) or
 *   `notes-pdf-scanned` (pages without a single letter)
 */
export async function readPdfText(bytes: Uint8Array, file: string): Promise<string> {
  const pages = await readPages(bytes, file);
  const text = pages
    .map(page => page.trim())
    .filter(page => page !== '')
    .join('\n\n');
  if (/[\p{L}\p{N}]/u.test(text)) return text;
  throw new LecternError({
    code: 'notes-pdf-scanned',
    message: 'The PDF has no text, only pictures; it may be a scan.',
    remedy: 'Run it through text recognition (OCR), or type the notes into a .md file.',
    where: {file},
  });
}

async function readPages(bytes: Uint8Array, file: string): Promise<string[]> {
  try {
    // A copy, since pdf.js takes the memory away from who gave it.
    const document = await getDocumentProxy(new Uint8Array(bytes), {verbosity: ERRORS_ONLY});
    try {
      return (await extractText(document)).text;
    } finally {
      await document.destroy();
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new LecternError({
        code: 'notes-pdf-encrypted',
        message: 'The PDF is locked with a password.',
        remedy: 'Open it with its password, print it to a new PDF, and use that one.',
        where: {file},
        cause,
      });
    }
    throw new LecternError({
      code: 'notes-pdf-broken',
      message: 'The PDF is damaged, or is no PDF.',
      remedy: 'Check that it opens in a viewer, and save it anew from there.',
      where: {file},
      cause,
    });
  }
}

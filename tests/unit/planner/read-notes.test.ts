import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {cutAtParagraph, LONGEST_NOTES, readNotes} from '../../../agents/planner/read-notes.ts';
import {LecternError} from '../../../schema/errors.ts';
import {folderForFile} from '../../temporary-folder.ts';
import {writePdf} from './write-pdf.ts';

const folder = folderForFile();

async function notes(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function failureOf(file: string): Promise<LecternError> {
  const error: unknown = await readNotes(file).catch((reason: unknown) => reason);
  if (!(error instanceof LecternError)) throw new Error(`No LecternError: ${String(error)}`);
  return error;
}

describe('notes', () => {
  it('are read from Markdown and plain text', async () => {
    expect(await readNotes(await notes('a.md', '# Leaves\n\nThey are green.\n'))).toBe(
      '# Leaves\n\nThey are green.',
    );
    expect(await readNotes(await notes('B.TXT', 'Größe 水'))).toBe('Größe 水');
  });

  it('lose the byte order mark and the line ends of Windows', async () => {
    expect(await readNotes(await notes('bom.txt', '\uFEFFone\r\ntwo\r\n'))).toBe('one\ntwo');
  });

  it('may be UTF-16 with a byte order mark', async () => {
    const file = await notes('wide.txt', Buffer.from('\uFEFFone\r\ntwo', 'utf16le'));
    expect(await readNotes(file)).toBe('one\ntwo');
  });

  it('are read from a PDF, page after page', async () => {
    const file = await notes('a.pdf', writePdf(['Leaves are green', 'Roots drink water']));
    expect(await readNotes(file)).toBe('Leaves are green\n\nRoots drink water');
  });

  it('end after the last whole paragraph when they are too long, which is reported', async () => {
    const paragraph = `${'word '.repeat(20).trim()}.`;
    const file = await notes('long.md', `${paragraph}\n\n`.repeat(3000));
    const warnings: string[] = [];
    const text = await readNotes(file, {onWarning: message => warnings.push(message)});
    expect(text.length).toBeLessThanOrEqual(LONGEST_NOTES);
    expect(text.length).toBeGreaterThan(LONGEST_NOTES - paragraph.length - 3);
    expect(text.endsWith(`\n\n${paragraph}`)).toBe(true);
    expect(warnings).toEqual([expect.stringContaining(String(text.length))]);
  });

  it('that fit are not reported', async () => {
    const warnings: string[] = [];
    const file = await notes('full.md', 'x'.repeat(LONGEST_NOTES));
    const text = await readNotes(file, {onWarning: message => warnings.push(message)});
    expect([text.length, warnings]).toEqual([LONGEST_NOTES, []]);
  });
});

describe('notes that cannot be used say what to do', () => {
  it.each([
    ['notes-empty', 'empty.md', ''],
    ['notes-empty', 'blank.txt', '\uFEFF \r\n\t'],
    ['notes-empty', 'empty.pdf', ''],
    ['notes-kind', 'slides.pptx', 'PK'],
    ['notes-kind', 'noending', 'text'],
    ['notes-encoding', 'latin.txt', Buffer.from('Größe', 'latin1')],
    ['notes-pdf-broken', 'broken.pdf', 'This is no PDF.'],
    ['notes-pdf-scanned', 'scanned.pdf', writePdf(['', ''])],
    ['notes-pdf-encrypted', 'locked.pdf', writePdf(['Secret'], {isLocked: true})],
  ])('%s: %s', async (code, name, content) => {
    const file = await notes(name, content);
    const error = await failureOf(file);
    expect(error.code).toBe(code);
    expect(error.where).toEqual({file});
    expect(error.remedy).toMatch(/\w/);
  });

  it('a missing file, and a folder', async () => {
    expect((await failureOf(join(folder, 'nowhere.md'))).code).toBe('notes-missing');
    const folderLikeFile = join(folder, 'folder.md');
    await mkdir(folderLikeFile);
    expect((await failureOf(folderLikeFile)).code).toBe('notes-unreadable');
  });
});

describe('a text cut short', () => {
  it('keeps a paragraph that just fits', () => {
    expect(cutAtParagraph('one two\n\nthree', 7)).toBe('one two');
    expect(cutAtParagraph('one\n\ntwo\n\nthree', 8)).toBe('one\n\ntwo');
  });

  it('ends with a sentence, a word or a whole character where there is no paragraph', () => {
    expect(cutAtParagraph('One is. Two is. Three is.', 18)).toBe('One is. Two is.');
    expect(cutAtParagraph('seven eight nine', 13)).toBe('seven eight');
    expect(cutAtParagraph('aa😀bb', 3)).toBe('aa');
  });
});

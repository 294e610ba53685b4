/** Folders for tests, in the system's folder for such; they go with what they were made for, whether it passes or fails. */
import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, onTestFinished} from 'vitest';

/** A new folder that is gone after the test that asks for it. */
export function folderForTest(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** A new folder that is gone after all tests of the file that asks for it at its top. */
export function folderForFile(): string {
  const folder = newFolder();
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

function newFolder(): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), 'lectern-test-')));
}

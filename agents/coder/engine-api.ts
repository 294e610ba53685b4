/** The sheet of the engine's API as it comes with Lectern, cut to what a section needs. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {selectFromSheet} from './select-from-sheet.ts';

const SHEET = path.resolve(import.meta.dirname, '../prompts/engine-api.md');

/** Reads the sheet once; what comes back gives the parts for some kinds of nodes. */
export function makeApiSheetReader(): (nodes: readonly string[]) => string {
  const sheet = readFileSync(SHEET, 'utf8');
  return nodes => selectFromSheet(sheet, nodes);
}

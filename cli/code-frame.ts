/** The lines of a file around a place, with a mark under the column. */
import {readFileSync} from 'node:fs';
import type {SourcePlace} from '../schema/errors.ts';
import {printable} from '../schema/printable.ts';
import type {Colors} from './command-session.ts';

const LINES_AROUND = 2;
const WIDEST_LINE = 160;

/**
 * Draws the frame.
 *
 * @param length - how many characters the mark is long; 1 unless given.
 * @returns undefined when the place has no line or the file cannot be read.
 */
export function codeFrame(place: SourcePlace, colors: Colors, length = 1): string | undefined {
  const {file, line, column} = place;
  if (line === undefined) return undefined;
  const source = readLines(file);
  const marked = source?.[line - 1];
  if (source === undefined || marked === undefined) return undefined;

  const first = Math.max(1, line - LINES_AROUND);
  const last = Math.min(source.length, line + LINES_AROUND);
  const numberWidth = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = shorten(source[number - 1] ?? '');
    const gutter = `${String(number).padStart(numberWidth)} | `;
    frame.push(
      number === line
        ? `${colors.red('>')} ${gutter}${text}`
        : colors.dim(`  ${gutter}${text}`.trimEnd()),
    );
    if (number === line && column !== undefined && column <= WIDEST_LINE) {
      // Tabs are kept, so that the mark stands below its column.
      const indent = marked.slice(0, column - 1).replace(/[^\t]/g, ' ');
      const room = Math.max(1, Math.min(length, marked.length - column + 1));
      frame.push(`  ${' '.repeat(numberWidth)} | ${indent}${colors.red('^'.repeat(room))}`);
    }
  }
  return frame.map(text => `  ${text}`).join('\n');
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  const line = printable(text.slice(0, WIDEST_LINE + 1), WIDEST_LINE + 1);
  return line.length > WIDEST_LINE ? `${line.slice(0, WIDEST_LINE)}…` : line;
}

/** Sections with more lines than fit beside the stage: they go on in another section. Pure. */
import {shownLength} from '../../../schema/inline-words.ts';
import {MOST_LINES} from '../../../schema/storyboard.ts';
import type {DraftLine} from './compose.ts';

/**
 * Splits lines into sections of about the same length; undefined when every place to
 * split would tear apart a picture that a later block continues.
 */
export function splitLines(lines: readonly DraftLine[]): readonly DraftLine[][] | undefined {
  return splitBefore(lines, new Set());
}

/** @param refused - How many lines at the end are known to have no place to split, so that none is tried twice. */
function splitBefore(
  lines: readonly DraftLine[],
  refused: Set<number>,
): readonly DraftLine[][] | undefined {
  if (standTogether(lines)) return [[...lines]];
  if (refused.has(lines.length)) return undefined;
  const count = Math.ceil(Math.max(lines.length / MOST_LINES, heightOf(lines) / COLUMN.height));
  const wanted = Math.ceil(lines.length / count);
  const places = Array.from({length: MOST_LINES}, (_, index) => index + 1)
    .filter(
      place =>
        lines.length - place >= 1 &&
        (place === 1 || standTogether(lines.slice(0, place))) &&
        mayEndBefore(lines, place),
    )
    .sort((a, b) => penalty(lines, a, wanted) - penalty(lines, b, wanted));
  for (const place of places) {
    const rest = splitBefore(lines.slice(place), refused);
    if (rest !== undefined) return [lines.slice(0, place), ...rest];
  }
  refused.add(lines.length);
  return undefined;
}

/** The column beside the stage in px, with lines in their smallest font, as `engine/frame/lecture-frame.ts` sets them. */
const COLUMN = {height: 750, row: 31, gap: 34, lettersInRow: 30};

/** Whether lines find room beside the stage, as far as their letters tell. */
export function standTogether(lines: readonly DraftLine[]): boolean {
  return lines.length === 1 || (lines.length <= MOST_LINES && heightOf(lines) <= COLUMN.height);
}

function heightOf(lines: readonly DraftLine[]): number {
  const {row, gap, lettersInRow} = COLUMN;
  const rows = lines.map(({words}) => Math.ceil(shownLength(words) / lettersInRow));
  return rows.reduce((sum, count) => sum + count * row + gap, -gap);
}

/** Points under a point stay together where they can. */
function penalty(lines: readonly DraftLine[], place: number, wanted: number): number {
  return Math.abs(place - wanted) + (lines[place]?.words.startsWith(' ') === true ? 1.5 : 0);
}

/** Whether no picture goes on behind a place. */
function mayEndBefore(lines: readonly DraftLine[], place: number): boolean {
  const before = new Set(lines.slice(0, place).flatMap(namesOf));
  return !lines
    .slice(place)
    .flatMap(namesOf)
    .some(name => before.has(name));
}

/** The names that the lecture gives to pictures. */
function namesOf({pictures}: DraftLine): string[] {
  return pictures.flatMap(picture => {
    const info =
      picture.kind === 'block' ? `${picture.node.lang ?? ''} ${picture.node.meta ?? ''}` : '';
    const [, id] = /(?:^|\s)#(\S+)/.exec(info) ?? [];
    return id === undefined ? [] : [id];
  });
}

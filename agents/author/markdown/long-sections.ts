/** Sections with more lines than fit beside the stage: they go on in another section. Pure. */
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
  if (lines.length <= MOST_LINES) return [[...lines]];
  if (refused.has(lines.length)) return undefined;
  const count = Math.ceil(lines.length / MOST_LINES);
  const wanted = Math.ceil(lines.length / count);
  const places = Array.from({length: MOST_LINES}, (_, index) => index + 1)
    .filter(place => lines.length - place >= 1 && mayEndBefore(lines, place))
    .sort((a, b) => penalty(lines, a, wanted) - penalty(lines, b, wanted));
  for (const place of places) {
    const rest = splitBefore(lines.slice(place), refused);
    if (rest !== undefined) return [lines.slice(0, place), ...rest];
  }
  refused.add(lines.length);
  return undefined;
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

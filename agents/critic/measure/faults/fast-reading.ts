/** More letters than can be read while they are there. */
import {type CourseFaultKind, type TimedSighting, nameOf, quoted} from '../fault.ts';
import {beatAt} from '../beat-at.ts';
import {lettersToRead} from '../leaves.ts';
import type {LeafTrack, MeasuredSection} from '../../../../schema/measured-section.ts';

/** Letters a second; subtitles for adults go as fast. */
const FASTEST = 17;
/** So few are grasped at once. */
const AT_A_GLANCE = 12;
/** A look to find it. */
const GRACE_SECONDS = 0.3;

export const fastReading: CourseFaultKind = {
  code: 'fast-reading',
  *follow(section) {
    const single = [...shortLived(section)];
    yield* single;
    const told = new Set(single.map(({beat}) => beat));
    for (const sighting of crammedBeats(section)) if (!told.has(sighting.beat)) yield sighting;
  },
};

/** Texts that are gone before they can be read. */
function* shortLived({tracks, beats}: MeasuredSection): Iterable<TimedSighting> {
  for (const {leaf, spans} of tracks) {
    for (const [index, {text, fromSeconds, toSeconds}] of spans.entries()) {
      const before = spans[index - 1];
      const old = before?.toSeconds === fromSeconds ? before.text : '';
      const letters = lettersToRead(newPart(old, text));
      const seconds = toSeconds - fromSeconds + GRACE_SECONDS;
      if (letters <= AT_A_GLANCE || letters / seconds <= FASTEST) continue;
      yield {
        message: `${quoted(text)} can be read for ${(toSeconds - fromSeconds).toFixed(1)} s only: ${Math.round(letters / seconds)} letters a second.`,
        remedy: `Leave it for ${Math.ceil(letters / 15)} s or longer, or shorten it.`,
        severity: 'warning',
        leaves: [leaf],
        fromSeconds,
        toSeconds,
        beat: beatAt(beats, fromSeconds),
      };
    }
  }
}

/** What has come between the beginning and the end that two texts share. */
function newPart(before: string, text: string): string {
  let start = 0;
  while (start < text.length && before[start] === text[start]) start += 1;
  let end = 0;
  const longest = Math.min(before.length, text.length) - start;
  while (end < longest && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  return text.slice(start, text.length - end);
}

/** Beats whose new texts and line cannot be read in their time. */
function* crammedBeats({tracks, beats, lines}: MeasuredSection): Iterable<TimedSighting> {
  for (const {beat, startSeconds, endSeconds} of beats) {
    const shown = tracks.filter(track => isNewIn(track, startSeconds, endSeconds));
    const letters =
      lettersToRead(lines[beat - 1] ?? '') +
      shown.reduce((sum, {leaf}) => sum + (leaf.isBackground ? 0 : lettersToRead(leaf.text)), 0);
    const seconds = endSeconds - startSeconds;
    const [longest] = [...shown].sort((a, b) => b.leaf.text.length - a.leaf.text.length);
    if (longest === undefined || letters / seconds <= FASTEST) continue;
    yield {
      message: `Beat ${beat} has ${letters.toFixed(0)} letters to read in ${seconds.toFixed(1)} s, such as ${nameOf(longest.leaf)}.`,
      remedy: 'Show less of it, or wait longer at the end of the beat.',
      severity: 'warning',
      leaves: [longest.leaf],
      fromSeconds: startSeconds,
      toSeconds: endSeconds,
      beat,
    };
  }
}

function isNewIn({spans}: LeafTrack, from: number, to: number): boolean {
  const first = spans[0]?.fromSeconds;
  return first !== undefined && first >= from && first < to;
}

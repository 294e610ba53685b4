/**
 * Chooses the frames that tell a video: each beat at rest where the beats are known, and
 * else where the picture has come to rest; then what differs most from those. Pure.
 */

/** Small grey pictures of a video. */
export interface GreyPictures {
  /** When each was seen. */
  readonly seconds: readonly number[];
  readonly pixels: number;
  /** All of them, one after the other. */
  readonly greys: Uint8Array;
}

/** Why a frame was chosen. */
export type StillReason =
  | {readonly kind: 'beat'; readonly section: string; readonly beat: number}
  /** The picture rests here before it changes much. */
  | {readonly kind: 'rest'}
  /** It differs much from all that were chosen. */
  | {readonly kind: 'change'};

/** A frame to be shown. */
export interface ChosenStill {
  readonly seconds: number;
  readonly reason: StillReason;
}

/** A beat at rest, from the start of the video. */
export interface SettledBeat {
  readonly section: string;
  readonly beat: number;
  readonly seconds: number;
}

interface Candidate extends ChosenStill {
  readonly picture: Uint8Array;
}

/** Two greys that differ more are different. */
const ALIKE = 24;
/** Pictures of which a smaller share differs tell the same. */
const LEAST_NOVELTY = 0.004;
/** From one sample to the next less than this share changes where a picture rests. */
const REST = 0.001;

/**
 * Chooses frames.
 *
 * @param most - How many; at least one.
 * @returns In the order of time.
 */
export function chooseStills(
  pictures: GreyPictures,
  beats: readonly SettledBeat[],
  most: number,
): ChosenStill[] {
  const rests = restsIn(pictures);
  const first: Candidate[] =
    beats.length > 0
      ? beats.map(({section, beat, seconds}) => ({
          seconds,
          reason: {kind: 'beat', section, beat},
          picture: pictureAt(pictures, nearest(pictures.seconds, seconds)),
        }))
      : rests;
  const chosen = most >= first.length && beats.length > 0 ? first : mostDifferent(first, [], most);
  const others =
    beats.length > 0
      ? rests
      : pictures.seconds.map((seconds, index): Candidate => ({
          seconds,
          reason: {kind: 'change'},
          picture: pictureAt(pictures, index),
        }));
  return [...chosen, ...mostDifferent(others, chosen, most - chosen.length)]
    .map(({seconds, reason}) => ({seconds, reason}))
    .sort((a, b) => a.seconds - b.seconds);
}

/** Share of pixels that differ, 0 to 1. */
export function difference(one: Uint8Array, other: Uint8Array): number {
  let different = 0;
  for (let index = 0; index < one.length; index++) {
    if (Math.abs((one[index] ?? 0) - (other[index] ?? 0)) > ALIKE) different += 1;
  }
  return one.length === 0 ? 0 : different / one.length;
}

/** The last picture of each rest: what was built up is complete there. */
function restsIn(pictures: GreyPictures): Candidate[] {
  const last = pictures.seconds.length - 1;
  return pictures.seconds.flatMap((seconds, index): Candidate[] => {
    const picture = pictureAt(pictures, index);
    const rested = index === 0 || difference(pictureAt(pictures, index - 1), picture) < REST;
    const changes = index === last || difference(picture, pictureAt(pictures, index + 1)) >= REST;
    return rested && changes ? [{seconds, reason: {kind: 'rest'}, picture}] : [];
  });
}

/** Again and again the one that differs most from those that are there; the latest one first. */
function mostDifferent(
  candidates: readonly Candidate[],
  given: readonly Candidate[],
  most: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  const novelty = candidates.map(({picture}) =>
    Math.min(Infinity, ...given.map(other => difference(picture, other.picture))),
  );
  while (chosen.length < most) {
    let best = -1;
    for (let index = 0; index < candidates.length; index++) {
      if ((novelty[index] ?? 0) >= Math.max(LEAST_NOVELTY, novelty[best] ?? 0)) best = index;
    }
    const candidate = candidates[best];
    if (candidate === undefined) break;
    chosen.push(candidate);
    candidates.forEach(({picture}, index) => {
      novelty[index] = Math.min(novelty[index] ?? 0, difference(picture, candidate.picture));
    });
  }
  return chosen;
}

function pictureAt({greys, pixels}: GreyPictures, index: number): Uint8Array {
  return greys.subarray(index * pixels, (index + 1) * pixels);
}

function nearest(seconds: readonly number[], wanted: number): number {
  let best = 0;
  seconds.forEach((time, index) => {
    if (Math.abs(time - wanted) < Math.abs((seconds[best] ?? 0) - wanted)) best = index;
  });
  return best;
}

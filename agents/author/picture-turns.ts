/**
 * The pictures of a beat that cannot be there together come in turns: what was there leaves, as
 * a teacher would go on. Pure.
 */
import {type PictureLife, fitTogether} from './stage-plan.ts';

/** A picture as a beat brings it. */
export interface ComingPicture {
  /** The place of its block among those of the beat, from 0. */
  readonly block: number;
  readonly life: Pick<PictureLife, 'id' | 'wish' | 'at' | 'clear'>;
  /** Whether it begins a cell, as code does: what it puts out comes behind it. */
  readonly beginsCell: boolean;
}

/**
 * The blocks with which a new turn begins.
 *
 * @param coming - What a beat brings, in order.
 */
export function turnsOf(coming: readonly ComingPicture[]): number[] {
  // What the lecture gives a place stands there.
  if (coming.some(({life}) => life.at !== undefined) || fit(coming)) return [];
  const begins: number[] = [];
  let turn: ComingPicture[] = [];
  for (const picture of coming) {
    const isNextCell = picture.beginsCell && turn.some(({beginsCell}) => !beginsCell);
    if (turn.length > 0 && (isNextCell || !fit([...turn, picture]))) {
      begins.push(picture.block);
      turn = [];
    }
    turn.push(picture);
  }
  return begins;
}

function fit(pictures: readonly ComingPicture[]): boolean {
  return fitTogether(pictures.map(({life}) => ({...life, firstBeat: 1, lastBeat: 1})));
}

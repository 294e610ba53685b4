/** Faint hooks in front of rows that go on with the line above. */
import {Line} from '@motion-canvas/2d';
import type {WrappedCode} from './wrap-code.ts';

/** Where the letters of a block are, in px from its middle. */
export interface LetterPlaces {
  readonly em: () => number;
  /** Where the code begins. */
  readonly left: () => number;
  /** The middle of a row, counting from 1. */
  readonly middle: (row: number) => number;
}

/** Width of a letter, in em. */
const LETTER = 0.6;

/** A hook for each row that goes on. */
export function continuationSigns(
  {rows}: WrappedCode,
  {em, left, middle}: LetterPlaces,
  stroke: string,
): Line[] {
  return rows.flatMap(({continuedAt}, index) => {
    if (continuedAt === undefined) return [];
    const at = (letters: number, heights: number): [number, number] => [
      left() + (continuedAt + letters) * LETTER * em(),
      middle(index + 1) + heights * em(),
    ];
    return new Line({
      points: () => [at(1, -0.4), at(1, 0.05), at(3, 0.05)],
      stroke,
      opacity: 0.7,
      lineWidth: () => em() * 0.08,
      radius: () => em() * 0.15,
      lineCap: 'round',
      endArrow: true,
      arrowSize: () => em() * 0.26,
    });
  });
}

/** What the letters of a text that was laid out really cover: their outlines, not their line boxes. */
import {BBox} from '@motion-canvas/core';
import {type BaseLetters, canvasFont} from './letter-style.ts';
import type {WordsLayout} from './words-layout.ts';

const known = new WeakMap<WordsLayout, readonly BBox[]>();
let measuring: CanvasRenderingContext2D | null = null;

/** The boxes of the letters, a stretch of text each, in px from the middle of the text. */
export function inkOfRuns(layout: WordsLayout, letters: BaseLetters): readonly BBox[] {
  const before = known.get(layout);
  if (before !== undefined) return before;
  measuring ??= document.createElement('canvas').getContext('2d');
  const context = measuring;
  if (context === null) return [];
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.textRendering = 'geometricPrecision';
  const ink = layout.runs.flatMap(({text, style, x, y, direction}) => {
    context.font = canvasFont(letters, style);
    context.direction = direction;
    const drawn = context.measureText(text);
    const width = drawn.actualBoundingBoxLeft + drawn.actualBoundingBoxRight;
    const height = drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent;
    if (!(width > 0 && height > 0)) return [];
    return [
      new BBox(
        x - drawn.actualBoundingBoxLeft - layout.width / 2,
        y - drawn.actualBoundingBoxAscent - layout.height / 2,
        width,
        height,
      ),
    ];
  });
  known.set(layout, ink);
  return ink;
}

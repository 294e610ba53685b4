/** How much room code takes. */
import {CODE_FONT} from '../../fonts.ts';

const MEASURED_AT = 100;

/** How many lines a code has. */
export function lineCount(code: string): number {
  return code.split('\n').length;
}

/** Width of the longest line in em; letters that the font of code lacks may be wider than its own. */
export function widthInEm(code: string): number {
  const context = measuringContext();
  context.font = `${MEASURED_AT}px ${CODE_FONT}`;
  const widths = code.split('\n').map(line => context.measureText(line).width);
  return Math.max(1, ...widths) / MEASURED_AT;
}

let measuring: CanvasRenderingContext2D | undefined;

function measuringContext(): CanvasRenderingContext2D {
  measuring ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (measuring === undefined) throw new Error('This browser has no canvas to measure text with.');
  return measuring;
}

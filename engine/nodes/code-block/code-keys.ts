/** Draws pieces of code, whose digits on keys, such as 1\ufe0f\u20e3, no font has. */
import type {Code, DrawHooks} from '@motion-canvas/2d';
import {partsWithEmoji} from '../words/emoji.ts';
import {keyAround} from '../words/letter-style.ts';

/** The sign and what makes a key of it, as wide as the browser measures them. */
const ON_KEY = '\ufe0f\u20e3';
/** A piece of code that is not selected is this faint. */
const FAINTEST = 0.2;

/**
 * Lets code be drawn as it is, but for keys, which are drawn around their signs.
 *
 * @param fontSize - Size of the letters in px.
 */
export function drawKeysOf(code: Code, fontSize: () => number): void {
  // By its name it would be refused, as projects have to allow what Motion Canvas calls experimental.
  code.drawHooks.context.setter(hooksWithKeys(fontSize));
}

function hooksWithKeys(fontSize: () => number): DrawHooks {
  return {
    token(context, text, position, color, selection) {
      context.fillStyle = color;
      context.strokeStyle = color;
      context.globalAlpha *= FAINTEST + (1 - FAINTEST) * selection;
      let {x} = position;
      for (const {kind, text: part} of piecesOf(text)) {
        if (kind === 'key') x += drawKey(context, part, {x, y: position.y}, fontSize());
        else {
          context.fillText(part, x, position.y);
          x += context.measureText(part).width;
        }
      }
    },
  };
}

/** Keys, and all that is between them in one piece each, so that it is shaped as a whole. */
function piecesOf(text: string): {readonly kind: 'key' | 'others'; text: string}[] {
  const pieces: {kind: 'key' | 'others'; text: string}[] = [];
  for (const part of partsWithEmoji(text)) {
    const last = pieces.at(-1);
    if (part.kind === 'key') pieces.push({kind: 'key', text: part.text});
    else if (last?.kind === 'others') last.text += part.text;
    else pieces.push({kind: 'others', text: part.text});
  }
  return pieces;
}

/** Draws a sign on a key; returns how wide the two are. */
function drawKey(
  context: CanvasRenderingContext2D,
  sign: string,
  {x, y}: {readonly x: number; readonly y: number},
  fontSize: number,
): number {
  const {width} = context.measureText(sign + ON_KEY);
  const {width: signWidth, alphabeticBaseline} = context.measureText(sign);
  const {box, radius, line} = keyAround({fontSize}, signWidth);
  const [left, top, ...size] = box;
  const signX = x + (width - signWidth) / 2;
  context.fillText(sign, signX, y);
  context.lineWidth = line;
  context.beginPath();
  context.roundRect(signX + left, y - alphabeticBaseline + top, ...size, radius);
  context.stroke();
  return width;
}

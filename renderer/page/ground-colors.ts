/** What is really behind the texts of a picture: the same picture without its texts, pixel by pixel. */
import type {Node, Scene2D} from '@motion-canvas/2d';
import {isText} from '../../engine/report/leaf-drawing.ts';
import {visitDrawn} from '../../engine/report/read-leaves.ts';
import type {Box} from '../../schema/layout-report.ts';
import type {Ground} from '../../schema/measured-section.ts';

/** Colours that differ less than this in each channel are one. */
const ALIKE = 16;
/** What fills less of a text's box is an edge, or a line that crosses it. */
const LEAST_SHARE = 0.12;
const MOST_GROUNDS = 4;

/**
 * Draws a scene as it stands, but for its texts.
 *
 * @param root - What holds all that is looked at; its scene is the one that is worked on.
 */
export async function drawWithoutTexts(
  scene: Scene2D,
  root: Node,
  context: CanvasRenderingContext2D,
): Promise<void> {
  const texts: Node[] = [];
  visitDrawn(root, node => {
    if (isText(node)) texts.push(node);
  });
  // Their opacity is often told by a function that must not be lost: they are skipped in drawing.
  for (const text of texts)
    Object.defineProperty(text, 'render', {value: skip, configurable: true});
  try {
    await scene.render(context);
  } finally {
    for (const text of texts) Reflect.deleteProperty(text, 'render');
  }
}

/** The colours in a box of the picture, those that fill most of it first. */
export function colorsIn(box: Box, context: CanvasRenderingContext2D, scale: number): Ground[] {
  const {width, height} = context.canvas;
  const left = Math.max(0, Math.floor(box.x * scale));
  const top = Math.max(0, Math.floor(box.y * scale));
  const right = Math.min(width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale));
  if (right <= left || bottom <= top) return [];
  const {data} = context.getImageData(left, top, right - left, bottom - top);
  const counts = new Map<number, {count: number; red: number; green: number; blue: number}>();
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    const bucket =
      (Math.floor(red / ALIKE) << 8) | (Math.floor(green / ALIKE) << 4) | Math.floor(blue / ALIKE);
    const known = counts.get(bucket);
    if (known === undefined) counts.set(bucket, {count: 1, red, green, blue});
    else {
      known.count += 1;
      known.red += red;
      known.green += green;
      known.blue += blue;
    }
  }
  const pixels = data.length / 4;
  return [...counts.values()]
    .filter(({count}, _, {length}) => count >= LEAST_SHARE * pixels || length === 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_GROUNDS)
    .map(({count, red, green, blue}) => ({
      color: `#${[red, green, blue].map(sum => hex(sum / count)).join('')}`,
      share: Math.round((count / pixels) * 100) / 100,
    }));
}

function skip(): void {
  // Nothing is drawn.
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

/** Colours and sizes in which letters can be read. Pure. */
import {lab, rgb} from 'd3-color';
import type {MeasuredLeaf} from '../../../schema/measured-section.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';
import {contrast} from '../measure/faults/low-contrast.ts';

/** An em in px at 1080p that can be read at 720p too, scripts included, with some room. */
const SMALLEST_GLYPHS = 18.5;
const MOST_LETTER_SIZE = 120;

/** Edits that make letters so large that the smallest glyphs among them can be read at 720p. */
export function legibleSizes(object: string, {fontSize, glyphSize}: MeasuredLeaf): SceneEdit[] {
  if (fontSize === undefined || glyphSize === undefined) return [];
  const factor = Math.min(3, Math.ceil((100 * SMALLEST_GLYPHS) / glyphSize) / 100);
  const px = Math.ceil(fontSize * factor);
  return [
    ...(px <= MOST_LETTER_SIZE ? [{kind: 'text-size', object, px} as const] : []),
    {kind: 'scale', object, factor},
  ];
}

/** The same hue, lighter or darker until it can be read; undefined when nothing does. */
export function legibleColor(color: string, grounds: readonly string[]): string | undefined {
  const start = lab(color);
  for (let step = 0; step <= 100; step += 2) {
    for (const l of [start.l + step, start.l - step]) {
      if (l < 0 || l > 100) continue;
      const candidate = rgb(lab(l, start.a, start.b))
        .clamp()
        .formatHex();
      if (grounds.every(ground => contrast(candidate, ground) >= 4.6)) return candidate;
    }
  }
  return undefined;
}

/** Drawings stand on a ground on which they are seen, in each theme. */
import {describe, expect, it} from 'vitest';
import {type Pixels, edgeColors, groundBehind} from '../../engine/nodes/picture/picture-ground.ts';
import {PALETTES, type ThemeName} from '../../engine/theme/theme.ts';

type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

const BLACK: Pixel = [0, 0, 0, 255];
const WHITE: Pixel = [255, 255, 255, 255];
const RED: Pixel = [220, 60, 50, 255];
const NAVY: Pixel = [0, 0, 128, 255];
const NOTHING: Pixel = [0, 0, 0, 0];
const SIDE = 40;

const {light, dark} = {light: PALETTES.light.ground, dark: PALETTES.dark.ground};
const GREY = '#858a93';

/** A picture of 40 x 40 px. */
function picture(colorAt: (column: number, row: number) => Pixel): Pixels {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    data.set(colorAt(at % SIDE, Math.floor(at / SIDE)), 4 * at);
  }
  return {data, width: SIDE, height: SIDE};
}

/** Lines of one px, of colours in turn. */
const lines = (...colors: Pixel[]) =>
  picture((_, row) =>
    row % 8 === 4 ? (colors[Math.floor(row / 8) % colors.length] ?? NOTHING) : NOTHING,
  );
const disc = (fill: Pixel, outside: Pixel = NOTHING) =>
  picture((column, row) => (Math.hypot(column - 20, row - 20) < 14 ? fill : outside));

describe('the ground of', () => {
  it.each<[string, Pixels, Record<ThemeName, string | undefined>]>([
    ['black lines', lines(BLACK), {dark: light, contrast: light, light: undefined}],
    ['dark blue lines', lines(NAVY), {dark: light, contrast: light, light: undefined}],
    ['white lines', lines(WHITE), {dark: undefined, contrast: undefined, light: dark}],
    ['black and white lines', lines(BLACK, WHITE), {dark: GREY, contrast: GREY, light: GREY}],
    [
      'coloured lines, some black',
      lines(RED, BLACK),
      {dark: light, contrast: light, light: undefined},
    ],
    ['a red disc', disc(RED), {dark: undefined, contrast: undefined, light: undefined}],
    [
      'black on its own white',
      disc(BLACK, WHITE),
      {dark: undefined, contrast: undefined, light: undefined},
    ],
    ['a dark photo', disc(NAVY, BLACK), {dark: undefined, contrast: undefined, light: undefined}],
    ['nothing', picture(() => NOTHING), {dark: undefined, contrast: undefined, light: undefined}],
  ])('%s', (_, pixels, grounds) => {
    const colors = edgeColors(pixels);
    for (const theme of ['dark', 'contrast', 'light'] as const) {
      expect(groundBehind(colors, PALETTES[theme]), theme).toBe(grounds[theme]);
    }
  });

  it('a picture with a soft shadow is not judged by its shadow', () => {
    const shaded = picture((column, row) => {
      const distance = Math.hypot(column - 20, row - 20);
      if (distance < 8) return WHITE;
      return [0, 0, 0, Math.max(90 - 8 * (distance - 8), 0)];
    });
    expect(groundBehind(edgeColors(shaded), PALETTES.dark)).toBeUndefined();
  });
});

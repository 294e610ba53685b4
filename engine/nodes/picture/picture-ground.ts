/**
 * Which pictures need a ground of their own. A drawing with nothing behind it was mostly made for
 * white paper: its black lines would not be seen on a dark theme, nor white ones on the light
 * theme. Pure.
 */
import {type Palette, PALETTES} from '../../theme/theme.ts';

/** Pixels as a canvas gives them: red, green, blue and opacity from 0 to 255, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** How often each colour, as `0xrgb` with four bits a channel, is where the drawing ends. */
export type EdgeColors = ReadonlyMap<number, number>;

/** As a share of the strongest opacity: more is drawn, less lets the ground through. */
const DRAWN = 0.4;
const THROUGH = 0.15;
/** Px from what is drawn to what is not: softened edges lie between. */
const REACH = 2;
/** Least contrast, as WCAG measures it: what is pale on white still shows its hue, what is dark on black does not. */
const SEEN_ON_LIGHT = 1.4;
const SEEN_ON_DARK = 2;
/** Share of the edge that may be lost: a shadow or a dark part of a photo does no harm. */
const TOLERATED = 0.15;
const MIDDLE = '#858a93';

/** The colours where a drawing meets the ground; none in a picture that fills its whole box. */
export function edgeColors({data, width, height}: Pixels): EdgeColors {
  let strongest = 0;
  for (let offset = 3; offset < data.length; offset += 4) {
    strongest = Math.max(strongest, data[offset] ?? 0);
  }
  const opacity = (column: number, row: number): number =>
    data[4 * (row * width + column) + 3] ?? 0;
  const letsThrough = (column: number, row: number): boolean =>
    column >= 0 &&
    row >= 0 &&
    column < width &&
    row < height &&
    opacity(column, row) < THROUGH * strongest;
  const colors = new Map<number, number>();
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (opacity(column, row) < DRAWN * strongest) continue;
      const isEdge =
        letsThrough(column - REACH, row) ||
        letsThrough(column + REACH, row) ||
        letsThrough(column, row - REACH) ||
        letsThrough(column, row + REACH);
      if (!isEdge) continue;
      const color = quantized(data, 4 * (row * width + column));
      colors.set(color, (colors.get(color) ?? 0) + 1);
    }
  }
  return colors;
}

/** Whether nothing is drawn at all. */
export function isTransparent({data}: Pick<Pixels, 'data'>): boolean {
  for (let offset = 3; offset < data.length; offset += 4) if (data[offset] !== 0) return false;
  return true;
}

/** The ground to put behind a drawing as `#rrggbb`; undefined where that of the theme will do. */
export function groundBehind(colors: EdgeColors, palette: Palette): string | undefined {
  if (lostShare(colors, palette.ground) <= TOLERATED) return undefined;
  const grounds = [PALETTES.light.ground, PALETTES.dark.ground, MIDDLE];
  const shares = grounds.map(ground => lostShare(colors, ground));
  const chosen = shares.findIndex(share => share <= TOLERATED);
  return grounds[chosen === -1 ? shares.indexOf(Math.min(...shares)) : chosen];
}

/** Share of the edge that is not told from a ground. */
function lostShare(colors: EdgeColors, ground: string): number {
  const behind = luminance(Number.parseInt(ground.slice(1), 16), 8);
  const leastContrast = behind > 0.5 ? SEEN_ON_LIGHT : SEEN_ON_DARK;
  let lost = 0;
  let all = 0;
  for (const [color, count] of colors) {
    const [dark = 0, light = 0] = [behind, luminance(color, 4)].toSorted((a, b) => a - b);
    all += count;
    if ((light + 0.05) / (dark + 0.05) < leastContrast) lost += count;
  }
  return all === 0 ? 0 : lost / all;
}

function quantized(data: Uint8ClampedArray, offset: number): number {
  const [red = 0, green = 0, blue = 0] = data.subarray(offset, offset + 3);
  return ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
}

/** Relative luminance, 0 to 1, of a colour with some bits a channel. */
function luminance(color: number, bits: number): number {
  const most = 2 ** bits - 1;
  const [red = 0, green = 0, blue = 0] = [2, 1, 0].map(channel => {
    const value = ((color >> (channel * bits)) & most) / most;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

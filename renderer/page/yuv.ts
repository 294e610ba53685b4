/** Colours as video has them: BT.709, limited range, one pair of colour values for four pixels. */

const FULL = 1 << 16;
const RED = 0.2126;
const BLUE = 0.0722;
const GREEN = 1 - RED - BLUE;
const LUMA_RANGE = 219 / 255;
const CHROMA_RANGE = 224 / 255;

const Y_RED = fixed(RED * LUMA_RANGE);
const Y_GREEN = fixed(GREEN * LUMA_RANGE);
const Y_BLUE = fixed(BLUE * LUMA_RANGE);
const U_RED = fixed((-RED / (2 * (1 - BLUE))) * CHROMA_RANGE);
const U_GREEN = fixed((-GREEN / (2 * (1 - BLUE))) * CHROMA_RANGE);
const U_BLUE = -U_RED - U_GREEN;
const V_BLUE = fixed((-BLUE / (2 * (1 - RED))) * CHROMA_RANGE);
const V_GREEN = fixed((-GREEN / (2 * (1 - RED))) * CHROMA_RANGE);
const V_RED = -V_BLUE - V_GREEN;
const Y_OFFSET = 16 * FULL + FULL / 2;
/** Chroma is made of the sum of four pixels, hence the factor 4. */
const CHROMA_OFFSET = 4 * (128 * FULL + FULL / 2);

/**
 * Converts BGRX pixels (blue in the lowest byte) to the three planes of I420.
 *
 * @param yuv - Takes width x height x 1.5 bytes.
 * @param before - The pixels whose conversion stands in `yuv` already: rows that are equal are
 *   left as they are.
 * @returns Whether any pixel differs from those before.
 */
export function convertToYuv(
  bgrx: Uint32Array,
  width: number,
  height: number,
  yuv: Uint8Array,
  before?: Uint32Array,
): boolean {
  const pixels = width * height;
  let u = pixels;
  let v = pixels + pixels / 4;
  let differs = false;
  for (let y = 0; y < height; y += 2) {
    let upper = y * width;
    if (before !== undefined && isEqual(bgrx, before, upper, upper + 2 * width)) {
      u += width / 2;
      v += width / 2;
      continue;
    }
    differs = true;
    let lower = upper + width;
    for (const end = lower; upper < end; upper += 2, lower += 2) {
      const p0 = bgrx[upper] ?? 0;
      const p1 = bgrx[upper + 1] ?? 0;
      const p2 = bgrx[lower] ?? 0;
      const p3 = bgrx[lower + 1] ?? 0;
      let blue = p0 & 255;
      let green = (p0 >> 8) & 255;
      let red = (p0 >> 16) & 255;
      const luma = (Y_RED * red + Y_GREEN * green + Y_BLUE * blue + Y_OFFSET) >> 16;
      yuv[upper] = luma;
      if (p1 === p0 && p2 === p0 && p3 === p0) {
        // Most of a lecture is ground.
        yuv[upper + 1] = luma;
        yuv[lower] = luma;
        yuv[lower + 1] = luma;
        blue <<= 2;
        green <<= 2;
        red <<= 2;
      } else {
        yuv[upper + 1] = lumaOf(p1);
        yuv[lower] = lumaOf(p2);
        yuv[lower + 1] = lumaOf(p3);
        blue += (p1 & 255) + (p2 & 255) + (p3 & 255);
        green += ((p1 >> 8) & 255) + ((p2 >> 8) & 255) + ((p3 >> 8) & 255);
        red += ((p1 >> 16) & 255) + ((p2 >> 16) & 255) + ((p3 >> 16) & 255);
      }
      yuv[u++] = (U_RED * red + U_GREEN * green + U_BLUE * blue + CHROMA_OFFSET) >> 18;
      yuv[v++] = (V_RED * red + V_GREEN * green + V_BLUE * blue + CHROMA_OFFSET) >> 18;
    }
  }
  return differs;
}

function isEqual(one: Uint32Array, other: Uint32Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (one[index] !== other[index]) return false;
  }
  return true;
}

function lumaOf(pixel: number): number {
  return (
    (Y_RED * ((pixel >> 16) & 255) +
      Y_GREEN * ((pixel >> 8) & 255) +
      Y_BLUE * (pixel & 255) +
      Y_OFFSET) >>
    16
  );
}

function fixed(share: number): number {
  return Math.round(share * FULL);
}

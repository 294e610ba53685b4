/** The structural similarity index (SSIM) of two pictures' luma: 1 where they are equal. */

const WINDOW = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Mean over windows of 8x8 px; both planes have one byte a pixel. */
export function structuralSimilarity(
  one: Uint8Array,
  other: Uint8Array,
  width: number,
  height: number,
): number {
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + WINDOW <= height; top += WINDOW) {
    for (let left = 0; left + WINDOW <= width; left += WINDOW) {
      sum += similarityOfWindow(one, other, top * width + left, width);
      windows++;
    }
  }
  return sum / windows;
}

function similarityOfWindow(
  one: Uint8Array,
  other: Uint8Array,
  start: number,
  width: number,
): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < WINDOW; y++) {
    for (let x = 0; x < WINDOW; x++) {
      const index = start + y * width + x;
      const p = one[index] ?? 0;
      const q = other[index] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [a / count, b / count];
  const [varianceA, varianceB] = [aa / count - meanA ** 2, bb / count - meanB ** 2];
  const covariance = ab / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2))
  );
}

import {describe, expect, it} from 'vitest';
import {marksOf, numberedMarks, stepFor} from '../../engine/nodes/number-line/number-marks.ts';

function numbersOf(limits: readonly [number, number], every: number): number[] {
  const step = stepFor(limits);
  return numberedMarks(marksOf(limits, step), step, every);
}

describe('the numbers of a number line', () => {
  it.each<[readonly [number, number], number, number]>([
    [[-1e-6, 1e-6], 2, 8e-7],
    [[-1e-6, 1e-6], 3, 1e-6],
    [[-5, 5], 2, 4],
    [[-7, 8], 3, 5],
    [[-0.3, 0.3], 2, 0.3],
    [[-1e9, 1e9], 2, 8e8],
    [[-37, 45], 2, 40],
  ])('of %j have zero among them where every %d has room', (limits, every, most) => {
    const numbers = numbersOf(limits, every);
    expect(numbers).toContain(0);
    expect(numbers.at(-1)).toBeCloseTo(most, 9);
    const distances = numbers.slice(1).map((value, index) => value - (numbers[index] ?? 0));
    for (const distance of distances) expect(distance / (distances[0] ?? 1)).toBeCloseTo(1, 6);
  });

  it('begin at the least one where no multiples are among the marks', () => {
    expect(numberedMarks([0.5, 1.5, 2.5, 3.5], 1, 2)).toEqual([0.5, 2.5]);
    expect(numbersOf([3, 8], 4)).toEqual([3, 7]);
  });
});

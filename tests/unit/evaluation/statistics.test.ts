import {describe, expect, it} from 'vitest';
import {krippendorffAlpha} from '../../../evaluation/statistics/agreement.ts';
import {comparePairs} from '../../../evaluation/statistics/paired.ts';
import {summarize} from '../../../evaluation/statistics/summary.ts';

describe('a summary', () => {
  it('has mean, median and sample standard deviation', () => {
    expect(summarize([2, 4, 4, 4, 5, 5, 7, 9], 1)).toMatchObject({count: 8, mean: 5, median: 4.5});
    expect(summarize([2, 4, 4, 4, 5, 5, 7, 9], 1)?.standardDeviation).toBeCloseTo(2.13809, 5);
  });

  it('has an interval that is the same for the same seed', () => {
    const values = [80, 60, 100, 80, 40, 100, 60, 80, 80, 100];
    const interval = summarize(values, 7)?.interval95;
    expect(summarize(values, 7)?.interval95).toEqual(interval);
    expect(summarize(values, 8)?.interval95).not.toBeUndefined();
    // The normal interval is 78 ± 12.2; a bootstrap of ten is a little narrower.
    expect(interval?.[0]).toBeGreaterThan(62);
    expect(interval?.[0]).toBeLessThan(70);
    expect(interval?.[1]).toBeGreaterThan(86);
    expect(interval?.[1]).toBeLessThan(92);
  });

  it('says nothing where there is nothing, and little of one', () => {
    expect(summarize([], 1)).toBeNull();
    expect(summarize([50], 1)).toMatchObject({mean: 50, standardDeviation: null, interval95: null});
  });
});

describe('a paired comparison', () => {
  it('gives the exact two-sided p-value of small samples', () => {
    // R: wilcox.test(c(1.83,0.50,1.62,2.48,1.68,1.88,1.55,3.06,1.30),
    //   c(0.878,0.647,0.598,2.05,1.06,1.29,1.06,3.14,1.29), paired = TRUE) has V = 40, p = 0.03906.
    const own = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const other = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const compared = comparePairs(
      own.map((value, index) => [value, other[index] ?? 0]),
      1,
    );
    expect(compared?.wilcoxonW).toBe(40);
    expect(compared?.pValue).toBeCloseTo(0.0390625, 6);
    expect(compared?.rankBiserial).toBeCloseTo((2 * 40) / 45 - 1, 10);
    expect(compared).toMatchObject({wins: 7, losses: 2, ties: 0});
  });

  it('is exact where differences are tied, as those of five questions are', () => {
    // All signs alike is one of 2 * 32 ways: 2 / 32. An approximation says 0.037.
    const same = comparePairs(
      [60, 80, 40, 100, 60].map(value => [value, value - 20] as const),
      1,
    );
    expect(same?.pValue).toBeCloseTo(2 / 32, 12);
    expect(same).toMatchObject({wilcoxonW: 15, rankBiserial: 1, cohenDz: null});
    // Ranks 1.5, 1.5, 3 with the first one negative: 1.5 or less from below, twice, is 6 of 8.
    const mixed = comparePairs(
      [
        [0, 20],
        [40, 20],
        [80, 40],
      ],
      1,
    );
    expect(mixed?.wilcoxonW).toBe(4.5);
    expect(mixed?.pValue).toBeCloseTo(6 / 8, 12);
  });

  it('tells of one topic that changed', () => {
    expect(
      comparePairs(
        [
          [60, 40],
          [80, 80],
        ],
        1,
      ),
    ).toMatchObject({wilcoxonW: 1, pValue: 1, rankBiserial: 1, wins: 1, ties: 1});
  });

  it('takes for the same what differs by rounding alone', () => {
    const thirds = comparePairs(
      [
        [200 / 3, 140 / 3],
        [60, 40],
        [0.1 + 0.2, 0.3],
      ],
      1,
    );
    expect(thirds).toMatchObject({ties: 1, wilcoxonW: 3, pValue: 0.5});
    expect(
      comparePairs(
        [
          [200 / 3, 140 / 3],
          [60, 40],
        ],
        1,
      )?.cohenDz,
    ).toBeNull();
    expect(krippendorffAlpha([[49 / 3, 16.333333333333334], [16.33333333333333]])).toBeNull();
  });

  it('knows that sets which are alike do not differ', () => {
    expect(
      comparePairs(
        [
          [1, 1],
          [2, 2],
        ],
        1,
      ),
    ).toMatchObject({ties: 2, pValue: null, cohenDz: null});
    expect(comparePairs([], 1)).toBeNull();
  });

  it('has the mean difference over its standard deviation as effect size', () => {
    expect(
      comparePairs(
        [
          [3, 1],
          [5, 1],
          [7, 1],
        ],
        1,
      )?.cohenDz,
    ).toBeCloseTo(4 / 2, 10);
  });
});

describe('Krippendorff’s alpha', () => {
  it('gives the value of his own example with missing marks, on an interval scale', () => {
    const units = [
      [1, 1, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [5, 5, 5],
      [1, 1],
      [3],
    ];
    expect(krippendorffAlpha(units)).toBeCloseTo(0.849, 3);
  });

  it.each<[string, number[][], number | null]>([
    [
      'full agreement',
      [
        [1, 1],
        [5, 5],
        [9, 9],
      ],
      1,
    ],
    ['one judge alone', [[1], [5]], null],
    [
      'all marks the same',
      [
        [3, 3],
        [3, 3],
      ],
      null,
    ],
  ])('%s', (_, units, alpha) => {
    expect(krippendorffAlpha(units)).toBe(alpha);
  });

  it('is below zero where judges contradict each other', () => {
    expect(
      krippendorffAlpha([
        [0, 20],
        [20, 0],
      ]),
    ).toBeLessThan(0);
  });
});

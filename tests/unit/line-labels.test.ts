import {BBox, Vector2} from '@motion-canvas/core';
import {describe, expect, it} from 'vitest';
import {type LineLabel, labelInk} from '../../engine/nodes/number-line/line-label-places.ts';
import {placeLineLabels} from '../../engine/nodes/number-line/line-labels.ts';

const bounds = new BBox(-540, -240, 1080, 480);
const label = (x: number, letters: number): LineLabel => ({
  at: new Vector2(x, 27),
  size: new Vector2(letters * 16, 46),
  mayBeBelow: true,
  offset: undefined,
});
const inksOf = (labels: readonly LineLabel[]) => {
  const places = placeLineLabels(labels, {strokes: [], numbers: [], bounds});
  return {
    places,
    inks: labels.map((each, index) => labelInk(each, places[index]?.offset ?? Vector2.zero)),
  };
};
const collisions = (inks: readonly BBox[]): number =>
  inks.flatMap((first, index) => inks.slice(index + 1).filter(other => first.intersects(other)))
    .length;

describe('labels on a line', () => {
  it('stand right above their points where they have room', () => {
    const {places} = inksOf([label(-300, 5), label(0, 5), label(300, 5)]);
    expect(
      places.map(({offset, isCrowded}) => [Math.abs(offset.x), Math.abs(offset.y), isCrowded]),
    ).toEqual([
      [0, 0, false],
      [0, 0, false],
      [0, 0, false],
    ]);
  });

  it.each([
    [
      'a timeline',
      [
        [-492, 9],
        [-288, 16],
        [-240, 14],
        [-54, 21],
        [0, 13],
        [60, 13],
        [168, 8],
        [204, 9],
        [408, 9],
      ],
    ],
    ['a staircase', Array.from({length: 6}, (_, index) => [index * 20, 12])],
    [
      'pairs',
      [
        [-300, 12],
        [-290, 12],
        [0, 12],
        [10, 12],
        [300, 12],
        [310, 12],
      ],
    ],
    [
      'long ones at the ends',
      [
        [-500, 20],
        [500, 20],
        [480, 18],
      ],
    ],
  ] as [string, [number, number][]][])('never lie over each other: %s', (_, given) => {
    const labels = given.map(([x, letters]) => label(x, letters));
    const {places, inks} = inksOf(labels);
    expect(collisions(inks)).toBe(0);
    expect(places.some(({isCrowded}) => isCrowded)).toBe(false);
    for (const ink of inks) {
      expect(ink.left).toBeGreaterThanOrEqual(bounds.left);
      expect(ink.right).toBeLessThanOrEqual(bounds.right);
    }
  });

  it('keep the places that they have while nothing collides', () => {
    const given = [label(0, 10), label(30, 10)];
    const {places} = inksOf(given);
    const later = placeLineLabels(
      given.map((each, index) => ({...each, offset: places[index]?.offset})),
      {strokes: [], numbers: [], bounds},
    );
    expect(later.map(({offset}) => offset.toString())).toEqual(
      places.map(({offset}) => offset.toString()),
    );
  });

  it('are said to be crowded where there is no room for all', () => {
    const {places} = inksOf(Array.from({length: 40}, (_, index) => label(index * 4, 20)));
    expect(places.some(({isCrowded}) => isCrowded)).toBe(true);
  });

  it('are set like flags where many long ones crowd at an end', () => {
    const years = [
      [1789, 24],
      [1791, 18],
      [1792, 26],
      [1793, 21],
      [1794, 19],
      [1799, 16],
      [1804, 24],
      [1805, 24],
      [1812, 16],
      [1815, 8],
    ] as const;
    const low = new BBox(-540, -180, 1080, 360);
    const labels = years.map(([year, letters]) => ({
      ...label(-492 + ((year - 1789) / 26) * 984, 0),
      size: new Vector2(letters * 17, 46),
    }));
    const places = placeLineLabels(labels, {strokes: [], numbers: [], bounds: low});
    const inks = labels.map((each, index) => labelInk(each, places[index]?.offset ?? Vector2.zero));
    expect(places.some(({isCrowded}) => isCrowded)).toBe(false);
    expect(collisions(inks)).toBe(0);
    expect(inks.every(ink => ink.left >= low.left && ink.right <= low.right)).toBe(true);
  });
});

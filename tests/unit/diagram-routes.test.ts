import {Vector2} from '@motion-canvas/core';
import {describe, expect, it} from 'vitest';
import {type DiagramShape, reachAt} from '../../engine/nodes/diagram/outline.ts';
import {type PlacedOutline, routeArrows} from '../../engine/nodes/diagram/routes.ts';

function node(
  x: number,
  y: number,
  width = 100,
  shape: DiagramShape = 'box',
  height = 60,
): PlacedOutline {
  return {shape, size: new Vector2(width, height), centre: new Vector2(x, y)};
}

describe('an outline', () => {
  it.each([
    ['box', 0, 50],
    ['box', 30, 32],
    ['plain', 30, 50],
    ['round', 30, 20],
    ['diamond', 15, 25],
    ['diamond', 30, 0],
  ] as const)('of a %s reaches at %i px from the middle %i px far', (shape, offset, reach) => {
    expect(reachAt({shape, size: new Vector2(100, 60)}, offset)).toBeCloseTo(reach, 6);
    expect(reachAt({shape, size: new Vector2(100, 60)}, -offset)).toBeCloseTo(reach, 6);
  });
});

describe('the way of an arrow', () => {
  it('ends just before the outline of its node, whatever its shape', () => {
    for (const shape of ['box', 'round', 'circle', 'diamond'] as const) {
      const [from, to] = [node(0, 0), node(300, 0, 60, shape)];
      const [way] = routeArrows([from, to], [{from, to, crossings: []}]);
      expect(way?.at(-1)).toMatchObject({x: 300 - 30 - 6, y: 0});
    }
  });

  it('passes a wide node of the rank that it leads into before it turns', () => {
    const [from, to, wide] = [node(0, 0), node(400, 200), node(400, 100, 300)];
    const [way = []] = routeArrows(
      [from, to, wide],
      [{from, to, crossings: [new Vector2(150, 0)]}],
    );
    const leftOfWide = 400 - 150;
    for (const {x, y} of way) if (x > leftOfWide) expect(y).toBe(200);
  });

  it('crosses a rank between straight, where it was given room', () => {
    const [from, to, between] = [node(0, 0), node(600, 0), node(300, 0, 200)];
    const crossings = [new Vector2(300, -90)];
    const [way = []] = routeArrows([from, to, between], [{from, to, crossings}]);
    expect(way).toContainEqual(new Vector2(200, -90));
    expect(way).toContainEqual(new Vector2(400, -90));
  });

  it.each([
    {height: 90, distance: 32},
    // Lower boxes have less of a straight side: 18 px of each corner are round.
    {height: 60, distance: 24},
  ])(
    'runs beside the arrow that leads back, between boxes $height px high',
    ({height, distance}) => {
      const [left, right] = [node(0, 0, 100, 'box', height), node(300, 0, 100, 'box', height)];
      const [there = [], back = []] = routeArrows(
        [left, right],
        [
          {from: left, to: right, crossings: [new Vector2(150, -20)]},
          {from: right, to: left, crossings: [new Vector2(150, 20)]},
        ],
      );
      expect(new Set(there.map(({y}) => y)).size).toBe(1);
      expect((back[0]?.y ?? 0) - (there[0]?.y ?? 0)).toBe(distance);
      expect(back.at(-1)?.x).toBe(50 + 6);
    },
  );

  it('keeps off the labels of other arrows', () => {
    const [left, right] = [node(0, 0), node(400, 0)];
    const label = {centre: new Vector2(200, 0), size: new Vector2(120, 40)};
    const [, plain = []] = routeArrows(
      [left, right],
      [
        {from: left, to: right, crossings: [label.centre], label},
        {from: left, to: right, crossings: [new Vector2(200, 60)]},
      ],
    );
    expect(plain).toContainEqual(new Vector2(140, 60));
    expect(plain).toContainEqual(new Vector2(260, 60));
  });
});

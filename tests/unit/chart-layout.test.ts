import {Vector2} from '@motion-canvas/core';
import {describe, expect, it} from 'vitest';
import {
  type ChartRoom,
  type ChartTexts,
  layOutChart,
} from '../../engine/nodes/chart/chart-layout.ts';

const letters = (count: number) => (fontSize: number) => count * fontSize * 0.55;
const texts = (count: number, value: number, word: number, name = word): ChartTexts => ({
  count,
  valueWidth: letters(value),
  nameWidth: letters(name),
  wordWidth: letters(word),
  nameHeight: (fontSize, breakAt) =>
    Math.ceil(letters(name)(fontSize) / Math.max(breakAt, 1)) * fontSize * 1.35,
});
const room = (more: Partial<ChartRoom> = {}): ChartRoom => ({
  available: new Vector2(1100, 780),
  valueRoom: 56,
  hasNegatives: false,
  ...more,
});

describe('the layout of a chart', () => {
  it.each([
    ['a few bars', texts(4, 3, 5)],
    ['twelve bars with short values', texts(12, 3, 3)],
    ['names in two lines', texts(4, 3, 10, 18)],
  ])('lets them stand: %s', (_, given) => {
    expect(layOutChart(given, room())).toMatchObject({direction: 'up', fits: true});
  });

  it.each([
    ['wide values', texts(12, 9, 3)],
    ['many names', texts(24, 2, 4)],
    ['long names', texts(5, 3, 16, 60)],
  ])('lets them lie: %s', (_, given) => {
    const layout = layOutChart(given, room());
    expect(layout).toMatchObject({direction: 'aside', fits: true});
    expect(layout.height).toBeLessThanOrEqual(780.5);
  });

  it('keeps a direction that is given, and says when nothing fits', () => {
    expect(layOutChart(texts(12, 9, 3), room({direction: 'up'})).fits).toBe(false);
    expect(layOutChart(texts(60, 3, 3), room()).fits).toBe(false);
  });
});

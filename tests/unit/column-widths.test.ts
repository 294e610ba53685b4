import {describe, expect, it} from 'vitest';
import {columnWidths} from '../../engine/nodes/table/column-widths.ts';

const wish = (natural: number, least = 40) => ({natural, least});

describe('widths of columns', () => {
  it('are natural where there is room', () => {
    expect(columnWidths([wish(100), wish(300)], 500)).toEqual([100, 300]);
  });

  it('let the widest give up first', () => {
    const widths = columnWidths([wish(100), wish(900), wish(200)], 800);
    expect(widths.map(Math.round)).toEqual([100, 500, 200]);
  });

  it('never break a word: they are too wide together rather than that', () => {
    expect(columnWidths([wish(300, 250), wish(300, 250)], 400).map(Math.round)).toEqual([250, 250]);
  });
});

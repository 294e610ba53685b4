import {describe, expect, it} from 'vitest';
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  FRAME_MARGIN,
  FRAME_SIZE,
  anchorAt,
  anchorPosition,
  anchorRectangle,
  areaRectangle,
  columnRectangle,
  isAnchor,
  stageRectangle,
} from '../../engine/anchors.ts';

describe('the anchor grid', () => {
  it('fills the stage without gaps, from A1 at the top left to F6 at the bottom right', () => {
    const stage = stageRectangle();
    expect(anchorRectangle('A1')).toMatchObject({x: stage.x, y: stage.y});
    const last = anchorRectangle('F6');
    expect(last.x + last.width).toBeCloseTo(stage.x + stage.width);
    expect(last.y + last.height).toBeCloseTo(stage.y + stage.height);
    expect(areaRectangle('A1', 'F6')).toEqual(stage);
  });

  it('stays inside the margins of the frame and off the lecture lines, in both directions', () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const stage = stageRectangle(direction);
      const column = columnRectangle(direction);
      expect(Math.min(stage.x, column.x)).toBeGreaterThanOrEqual(FRAME_MARGIN);
      expect(Math.max(stage.x + stage.width, column.x + column.width)).toBeLessThanOrEqual(
        FRAME_SIZE.width - FRAME_MARGIN,
      );
      const [left, right] = stage.x < column.x ? [stage, column] : [column, stage];
      expect(left.x + left.width).toBeLessThan(right.x);
    }
  });

  it('counts columns from the left in right-to-left languages too', () => {
    expect(anchorRectangle('A1', 'rtl').x).toBe(FRAME_MARGIN);
    expect(anchorRectangle('A6', 'rtl').x).toBeGreaterThan(anchorRectangle('A1', 'rtl').x);
  });

  it('spans an area over both of its corners', () => {
    const area = areaRectangle('B2', 'D5');
    const cell = anchorRectangle('B2');
    expect(area.width).toBeCloseTo(4 * cell.width);
    expect(area.height).toBeCloseTo(3 * cell.height);
  });

  it('refuses an area with swapped corners and says how to write it', () => {
    expect(() => areaRectangle('D5', 'B2')).toThrow(
      /D5\.\.B2 is empty: name its top left cell first/,
    );
    expect(() => areaRectangle('A5', 'C2')).toThrow(RangeError);
  });

  it('turns positions into names and back', () => {
    for (const row of ANCHOR_ROWS) {
      for (const column of ANCHOR_COLUMNS) {
        const position = anchorPosition(`${row}${column}`);
        expect(anchorAt(position.row, position.column)).toBe(`${row}${column}`);
      }
    }
    expect(() => anchorAt(6, 0)).toThrow(RangeError);
    expect(isAnchor('F6')).toBe(true);
    expect(isAnchor('G2')).toBe(false);
    expect(isAnchor('A7')).toBe(false);
  });
});

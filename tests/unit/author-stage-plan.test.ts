import {describe, expect, it} from 'vitest';
import {type PictureLife, type SizeWish, planStage} from '../../agents/author/stage-plan.ts';

const PLOT: SizeWish = {wide: false, grows: true, columns: 3, rows: 3};
const FORMULA: SizeWish = {wide: false, grows: false, columns: 2, rows: 2};
const LONG_FORMULA: SizeWish = {wide: false, grows: false, columns: 5, rows: 2};
const CELLS: SizeWish = {wide: true, grows: false, columns: 6, rows: 2};
const CODE: SizeWish = {wide: true, grows: false, columns: 6, rows: 3};

function life(
  id: string,
  wish: SizeWish,
  firstBeat: number,
  more: Partial<PictureLife> = {},
): PictureLife {
  return {id, wish, firstBeat, lastBeat: firstBeat, clear: false, ...more};
}

function areas(lives: readonly PictureLife[]) {
  return planStage(lives).map(screen => Object.fromEntries(screen.areas));
}

describe('the plan of a section', () => {
  it('gives a lone picture the whole stage', () => {
    expect(areas([life('plot', PLOT, 1)])).toEqual([{plot: ['A1', 'F6']}]);
  });

  it('puts a short formula beside a plot, and a long one above it', () => {
    expect(areas([life('plot', PLOT, 1), life('formula', FORMULA, 2)])).toEqual([
      {plot: ['A1', 'F4'], formula: ['C5', 'D6']},
    ]);
    expect(areas([life('plot', PLOT, 1), life('formula', LONG_FORMULA, 2)])).toEqual([
      {plot: ['C1', 'F6'], formula: ['A1', 'B6']},
    ]);
  });

  it('stacks what needs the whole width, in the order of the lecture', () => {
    expect(areas([life('cells', CELLS, 1), life('code', CODE, 1)])).toEqual([
      {cells: ['A1', 'B6'], code: ['C1', 'E6']},
    ]);
  });

  it('clears the stage for what no longer fits, and keeps what is still being told', () => {
    const plan = planStage([
      life('plot', PLOT, 1, {lastBeat: 3}),
      life('cells', CELLS, 1),
      life('code', CODE, 3),
    ]);
    expect(plan.map(screen => [screen.firstBeat, [...screen.areas.keys()]])).toEqual([
      [1, ['cells', 'plot']],
      [3, ['code', 'plot']],
    ]);
  });

  it('follows the areas that the lecture gives, and finds room beside them', () => {
    expect(areas([life('plot', PLOT, 1), life('formula', FORMULA, 2, {at: ['B2', 'C3']})])).toEqual(
      [{formula: ['B2', 'C3'], plot: ['A4', 'F6']}],
    );
  });

  it('lays one picture over another only where the lecture gives areas to both', () => {
    expect(
      areas([
        life('plot', PLOT, 1, {at: ['A1', 'F6']}),
        life('formula', FORMULA, 2, {at: ['A1', 'B3']}),
      ]),
    ).toEqual([{plot: ['A1', 'F6'], formula: ['A1', 'B3']}]);
  });

  it('leaves the stage to a formula until a plot comes beside it', () => {
    expect(areas([life('formula', FORMULA, 1), life('plot', PLOT, 2)])).toEqual([
      {formula: ['C1', 'D6']},
      {formula: ['C5', 'D6'], plot: ['A1', 'F4']},
    ]);
  });

  it('rather clears what is finished than squeeze plots into corners', () => {
    const plan = [life('plot', PLOT, 1), life('code', CODE, 2), life('figure', PLOT, 3)];
    expect(areas(plan)).toEqual([{plot: ['A1', 'C6'], code: ['D1', 'F6']}, {figure: ['A1', 'F6']}]);
  });

  it('begins a new screen where the lecture asks for one', () => {
    expect(areas([life('one', FORMULA, 1), life('two', FORMULA, 2, {clear: true})])).toHaveLength(
      2,
    );
  });

  it('never lets two pictures share a cell', () => {
    const wishes = [PLOT, FORMULA, LONG_FORMULA, CELLS, CODE];
    for (const first of wishes) {
      for (const second of wishes) {
        for (const third of wishes) {
          const plan = planStage([life('a', first, 1), life('b', second, 1), life('c', third, 2)]);
          for (const screen of plan) expect(sharedCells([...screen.areas.values()])).toEqual([]);
        }
      }
    }
  });
});

function sharedCells(given: readonly (readonly [string, string])[]): string[] {
  const cells = given.flatMap(([from, to]) => {
    const rows = [...'ABCDEF'].filter(row => row >= from.charAt(0) && row <= to.charAt(0));
    const columns = [...'123456'].filter(
      column => column >= from.charAt(1) && column <= to.charAt(1),
    );
    return rows.flatMap(row => columns.map(column => row + column));
  });
  return cells.filter((cell, index) => cells.indexOf(cell) !== index);
}

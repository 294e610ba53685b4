import {describe, expect, it} from 'vitest';
import {countsFromOne} from '../../../../agents/diagnose/rules/counts-from-one.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  const start = "const table = new Table({rows: [['a', 'b'], ['c', 'd']]});";
  return findBreaches(countsFromOne, sceneWith(start + statements, 'Cells, Table, lecture'));
}

describe('counts-from-one', () => {
  it.each([
    'yield* table.row(0).highlight();',
    'yield* table.cell(1, 0).highlight();',
    'yield* stage.show(table.column(0));',
  ])('finds %s', statements => {
    expect(found(statements).map(({marked}) => marked)).toEqual(['0']);
  });

  it.each([
    'yield* table.row(1).highlight();',
    'yield* new Cells({values: [1]}).cell(0).highlight();',
    'yield* table.row(table.children().length).highlight();',
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {swappedArea} from '../../../../agents/diagnose/rules/swapped-area.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statement: string) {
  return findBreaches(swappedArea, sceneWith(statement));
}

describe('swapped-area', () => {
  it.each([
    ["stage.placeIn(new Words({text: 'a'}), 'D6', 'A1');", "'D6'"],
    ["stage.placeIn(new Words({text: 'a'}), 'A4', 'C2');", "'A4'"],
    ["yield* stage.move(words, 'C1', 'B6');", "'C1'"],
  ])('finds %s', (statement, marked) => {
    expect(found(statement).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "stage.placeIn(new Words({text: 'a'}), 'A1', 'D6');",
    "stage.placeIn(new Words({text: 'a'}), 'B2', 'B2');",
    "yield* stage.move(words, 'C1');",
    "stage.placeIn(words, corner, 'A1');",
  ])('has nothing against %s', statement => {
    expect(found(statement)).toEqual([]);
  });
});

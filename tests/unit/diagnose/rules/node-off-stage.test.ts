import {describe, expect, it} from 'vitest';
import {nodeOffStage} from '../../../../agents/diagnose/rules/node-off-stage.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  return findBreaches(nodeOffStage, sceneWith(statements));
}

describe('node-off-stage', () => {
  it.each([
    [
      "const a = new Words({text: 'a'}); yield* stage.beat(1, function* () { yield* a.become('b'); });",
      'a',
    ],
    [
      "const a = stage.place(new Words({text: 'a'}), 'A1'); yield* stage.beat(1, function* () { yield* stage.clear(a); yield* a.become('b'); });",
      'a',
    ],
    [
      "const a = stage.place(new Words({text: 'a'}), 'A1'); yield* stage.clear(a); yield* stage.emphasise(a);",
      'a',
    ],
  ])('finds %s', (statements, marked) => {
    expect(found(statements).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "const a = new Words({text: 'a'}); yield* stage.show(a); yield* a.become('b');",
    "const a = new Words({text: 'a'}); stage.place(a, 'A1'); yield* a.become('b');",
    "const a = new Words({text: 'a'}); a.text('b');",
    "const a = new Words({text: 'a'}); const all = [a]; yield* a.become('b');",
    "const a = stage.place(new Words({text: 'a'}), 'A1'); yield* stage.clear(a); stage.place(a, 'B1'); yield* a.become('b');",
    "const a = stage.place(new Words({text: 'a'}), 'A1'); yield* stage.hide(a); yield* stage.show(a);",
    "const a = stage.place(new Words({text: 'a'}), 'A1'); if (a.opacity() > 0) { yield* stage.clear(a); } yield* stage.emphasise(a);",
    "yield* stage.beat(1, function* () { const a = new Words({text: 'a'}); a.text('b'); });",
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

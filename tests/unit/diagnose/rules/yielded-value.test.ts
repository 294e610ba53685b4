import {describe, expect, it} from 'vitest';
import {yieldedValue} from '../../../../agents/diagnose/rules/yielded-value.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statement: string): string[] {
  return findBreaches(yieldedValue, sceneWith(statement)).map(({marked}) => marked);
}

describe('yielded-value', () => {
  it.each([
    "yield* stage.place(new Words({text: 'a'}), 'A1');",
    "yield* stage.color('blue');",
    'yield* [stage.show()];',
  ])('finds %s', statement => {
    expect(found(statement)).toHaveLength(1);
  });

  it('lets animations be, and what has no type', () => {
    expect(found('yield* stage.show();')).toEqual([]);
    expect(found('yield* unheardOf();')).toEqual([]);
    expect(found('const later = stage.show();\nyield* later;')).toEqual([]);
  });
});

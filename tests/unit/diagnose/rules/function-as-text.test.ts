import {describe, expect, it} from 'vitest';
import {functionAsText} from '../../../../agents/diagnose/rules/function-as-text.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  return findBreaches(functionAsText, sceneWith(statements));
}

describe('function-as-text', () => {
  it.each([
    ["const a = new Words({text: 'a'}); const text = `width ${a.width}`;", 'a.width'],
    ["const a = new Words({text: 'a'}); const text = 'width ' + a.width;", 'a.width'],
  ])('finds %s', (statements, marked) => {
    expect(found(statements).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "const a = new Words({text: 'a'}); const text = `width ${a.width()}`;",
    'const tex = String.raw`\\\\frac{a}{b}`; const b = `${tex} = ${1 + 2}`;',
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

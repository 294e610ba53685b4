import {describe, expect, it} from 'vitest';
import {angleUnit} from '../../../../agents/diagnose/rules/angle-unit.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

describe('angle-unit', () => {
  it.each([
    ['yield* square.rotateBy(Math.PI / 2);', 'Math.PI / 2'],
    ['yield* square.rotation(-Math.PI, 1);', '-Math.PI'],
    ['const arc = new Circle({startAngle: Math.PI / 3});', 'Math.PI / 3'],
    ['const height = Math.sin(30);', '30'],
    ['const width = 2 * Math.cos(-45);', '-45'],
  ])('finds %s', (statement, marked) => {
    const breaches = findBreaches(angleUnit, sceneWith(statement));
    expect(breaches.map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    'yield* square.rotateBy(90);',
    'yield* square.rotation((angle * 180) / Math.PI, 1);',
    'const height = Math.sin((30 * Math.PI) / 180);',
    'const height = Math.sin(2);',
    'const wave = (x: number) => Math.sin(20 * x);',
    'const circle = Math.PI * 2;',
  ])('has nothing against %s', statement => {
    expect(findBreaches(angleUnit, sceneWith(statement))).toEqual([]);
  });
});

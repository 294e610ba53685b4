import {describe, expect, it} from 'vitest';
import {lostOrder} from '../../../../agents/diagnose/rules/lost-order.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

describe('lost-order', () => {
  it.each([
    'const bars = Object.entries({2024: 5, 2020: 3}).map(([label, value]) => ({label, value}));',
    "new Formula({tex: 'x + 1', colors: {'x + 1': 'blue', 1: 'green'}});",
  ])('finds %s', statements => {
    expect(findBreaches(lostOrder, sceneWith(statements))).toHaveLength(1);
  });

  it.each([
    "new Formula({tex: 'x + 1', colors: {x: 'blue', 1: 'green'}});",
    "new Formula({tex: '89 + 9', colors: {89: 'blue', 9: 'green'}});",
    "new Formula({tex: 'x + 1', colors: [['x', 'blue'], ['1', 'green']]});",
    'const bars = Object.entries({2020: 3, 2024: 5});',
    'const heights = {2024: 5, 2020: 3};',
  ])('has nothing against %s', statements => {
    expect(findBreaches(lostOrder, sceneWith(statements))).toEqual([]);
  });
});

import {expect, it} from 'vitest';
import {nearestName} from '../../schema/nearest-name.ts';

const NAMES = ['plot', 'chart', 'formula', 'table'];

it.each([
  ['plto', 'plot'],
  ['chrat', 'chart'],
  ['formla', 'formula'],
  ['tables', 'table'],
])('%s was meant to be %s: one letter is wrong, or two changed places', (wanted, meant) => {
  expect(nearestName(wanted, NAMES, 0.25)).toBe(meant);
});

it('nothing is near to what shares no letters', () => {
  expect(nearestName('prolog', NAMES, 0.25)).toBeUndefined();
});

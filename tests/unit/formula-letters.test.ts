/** Letters of a formula that are drawn together. */
import {expect, it} from 'vitest';
import {lettersTogether} from '../../engine/nodes/formula/letters-together.ts';

it.each([
  ['abc', ['a', 'b', 'c']],
  ['e\u0301x', ['e\u0301', 'x']],
  ['ល្បឿន', ['ល្បឿន']],
  ['द्रव्यमान a', ['द्रव्यमान', ' ', 'a']],
  ['বল', ['বল']],
  ['விசை', ['விசை']],
  ['ความเร็ว', ['ความเร็ว']],
  ['سرعة', ['سرعة']],
  ['速度', ['速', '度']],
])('%s', (text, expected) => {
  expect(lettersTogether(text).map(({letters}) => letters)).toEqual(expected);
});

/** Names of files from titles. */
import {expect, it} from 'vitest';
import {slugOf} from '../../agents/author/slug.ts';

it.each([
  ['The Chain Rule', 'the-chain-rule'],
  ['Größe & Maß', 'grosse-mass'],
  ['Søren på Ærø', 'soren-pa-aero'],
  ['Łódź, Đà Nẵng', 'lodz-da-nang'],
  ['$x^2$ and more', 'and-more'],
  ['光合作用', 'section'],
])('%s is %s', (title, name) => {
  expect(slugOf(title)).toBe(name);
});

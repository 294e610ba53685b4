/** What is told of letters that no font has. */
import {expect, test} from 'vitest';
import {describeMissing} from '../../../renderer/node/fonts/letters-without-font.ts';

test('names the letters, where they stand, and what to install', () => {
  const source = "lines: [\n  'Cherokee ᏣᎳᎩ and more',\n]";
  expect(describeMissing(['Ꮳ', 'Ꮃ'], source)).toEqual([
    {
      letters: ['Ꮳ', 'Ꮃ'],
      message:
        'No font has the Cherokee letters Ꮳ Ꮃ in “Cherokee ᏣᎳᎩ and more”, so they are not shown as they are meant.',
      remedy:
        'Install a font beside the lecture: npm install @fontsource-variable/noto-sans-cherokee',
    },
  ]);
});

test('tells of each script by itself, and of signs of none', () => {
  const told = describeMissing(['Ꮳ', 'བ', '🫪'], 'x');
  expect(told).toHaveLength(3);
  expect(told[2]?.remedy).toContain('Write them in another way');
});

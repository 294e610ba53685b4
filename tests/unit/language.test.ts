/** How people name a language, and what is made of it. */
import {expect, test} from 'vitest';
import {languageTag} from '../../schema/language.ts';
import {storyboardSchema} from '../../schema/storyboard.ts';

test.each([
  ['en_US', 'en-US'],
  ['zh_CN.UTF-8', 'zh-CN'],
  ['pt-br', 'pt-BR'],
  ['Arabic', 'ar'],
  ['deutsch', 'de'],
  ['English', 'en'],
  ['日本語', 'ja'],
  ['Farsi', 'fa'],
  ['klingonese', undefined],
  ['12', undefined],
])('%s is %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag);
});

test('a lecture takes a language by its name, and refuses what is none', () => {
  const {language} = storyboardSchema.shape;
  expect(language.parse('Hebrew')).toBe('he');
  expect(language.safeParse('Elvish').error?.issues[0]?.message).toContain('“Elvish”');
});

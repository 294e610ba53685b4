import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {helpOfBlock} from '../../cli/block-help.ts';
import {PICTURE_KINDS} from '../../schema/pictures.ts';
import {folderForTest} from '../temporary-folder.ts';

/** An image has no block of its own: Markdown has a way to write it. */
const KINDS = PICTURE_KINDS.filter(kind => kind !== 'image');

it.each(KINDS)('the help of %s has an example that is understood', async kind => {
  const help = helpOfBlock(kind) ?? '';
  const [, example = ''] = /`{4}markdown\n([\s\S]*?)`{4}/.exec(help) ?? [];
  expect(example).toMatch(new RegExp(`^\`\`\`${kind}\\b`));
  const folder = folderForTest();
  const file = path.join(folder, 'lecture.md');
  await writeFile(file, `# Test\n\n## Section\n\n- A line\n\n${example.replace(/^(?=.)/gm, '  ')}`);
  const [section] = (await readLecture(file)).sections;
  expect(section?.beats[0]?.pictures.map(picture => picture.kind)).toEqual([kind]);
});

it('says how images are shown', () => {
  expect(helpOfBlock('image')).toContain('![a leaf](leaf.png)');
});

it('there is none of what is no block', () => {
  expect(helpOfBlock('pie')).toBeUndefined();
});

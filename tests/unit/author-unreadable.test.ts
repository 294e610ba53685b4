import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {folderForTest} from '../temporary-folder.ts';
import {lecture, toldOf} from './told-of-lecture.ts';

describe('a file that is no lecture, or a storyboard with mistakes', () => {
  it.each<[name: string, change: (text: string) => string, told: string]>([
    [
      'keys of a picture beside its content',
      text => text.replace('"content":{"rows":[[1,2]]}', '"rows":[[1,2]],"head":[1,2]'),
      '“rows” and “head” stand beside “content”, which is missing. | Write them under “content”, indented further or in its braces.',
    ],
    [
      'a kind that is misspelt',
      text => text.replace('"table"', '"tabel"'),
      '“kind” is “tabel”, which is not known. | Did you mean “table”?',
    ],
    [
      'a comment',
      text => text.replace('"beats"', '// what comes\n"beats"'),
      'JSON has no comments. | Take this one out.',
    ],
    [
      'a comma too many',
      text => text.replace('"line"', ',"line"'),
      'There is a comma too many here. | Take it out.',
    ],
    [
      'no storyboard',
      () => '[1, 2]',
      'This is no storyboard. | It begins as {"title": "…", "sections": [{"id": "one", "title": "…", "beats": […]}]}.',
    ],
  ])('a storyboard with %s has one message', async (_, change, told) => {
    const picture = {kind: 'table', id: 't', content: {rows: [[1, 2]]}};
    const beats = [{line: 'Look', pictures: [picture]}];
    const text = JSON.stringify({title: 'T', sections: [{id: 'one', title: 'One', beats}]});
    const said = await toldOf(change(text), 'storyboard.json');
    expect(said.map(line => line.replace(/^\d+:\d+ /, ''))).toEqual([told]);
  });

  it('tells the places of a storyboard as well', async () => {
    const text = JSON.stringify(
      {
        title: 'Test',
        sections: [
          {
            id: 'one',
            title: 'One',
            beats: [
              {
                line: 'one',
                pictures: [{kind: 'formula', id: 'law', content: {steps: ['a', '\\foo']}}],
              },
            ],
          },
        ],
      },
      null,
      2,
    );
    expect(await toldOf(text, 'storyboard.json')).toEqual([
      expect.stringMatching(/^17:\d+ The command `\\foo` is not known/),
    ]);
    expect(await toldOf(text.replace('"line"', '"lime"'), 'storyboard.json')).toEqual([
      '9:11 “lime” is not known here. | Did you mean “line”?',
    ]);
    expect(await toldOf('{"title": "Test" "audience"}', 'storyboard.json')).toEqual([
      expect.stringMatching(/^1:\d+ A comma is missing before this\. \| /),
    ]);
  });

  it.each([
    ['an empty file', '', 'lecture-empty'],
    ['a file of white space', '\n \n', 'lecture-empty'],
    ['text that is not in UTF-8', Buffer.from('# Größe\n', 'latin1'), 'lecture-not-text'],
    ['text in UTF-16', Buffer.from('# Size\n', 'utf16le'), 'lecture-not-text'],
    [
      'ten thousand lines',
      lecture(...Array.from({length: 10_000}, (_, index) => `- line ${index}`)),
      'lecture-too-long',
    ],
  ])('refuses %s', async (_, text, code) => {
    await expect(toldOf(text)).rejects.toMatchObject({code});
  });

  it('refuses a file that is not there', async () => {
    await expect(readLecture(path.join(folderForTest(), 'none.md'))).rejects.toMatchObject({
      code: 'lecture-unreadable',
      remedy: 'Name a .md file, a notebook, or a storyboard.json.',
    });
  });
});

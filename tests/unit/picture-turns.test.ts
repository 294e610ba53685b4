/** Which pictures of a beat come only when others have left. */
import {describe, expect, test} from 'vitest';
import {turnsOf} from '../../agents/author/picture-turns.ts';
import type {PictureLife, SizeWish} from '../../agents/author/stage-plan.ts';
import {writeScene} from '../../agents/author/write-scene.ts';
import type {PictureStep} from '../../schema/pictures.ts';

const WISHES: Readonly<Record<string, SizeWish>> = {
  image: {wide: false, grows: true, columns: 3, rows: 3},
  formula: {wide: false, grows: false, columns: 2, rows: 1},
  code: {wide: true, grows: false, columns: 6, rows: 2},
  long: {wide: true, grows: false, columns: 6, rows: 5},
};

function turns(kinds: string, at?: PictureLife['at']): number[] {
  return turnsOf(
    kinds.split(' ').map((kind, block) => ({
      block,
      beginsCell: kind === 'code' || kind === 'long',
      life: {
        id: String(block),
        wish: WISHES[kind] ?? {wide: false, grows: true, columns: 3, rows: 3},
        clear: false,
        at,
      },
    })),
  );
}

describe('the pictures of a beat', () => {
  test.each([
    ['formula image', []],
    ['image image', []],
    ['code code code', []],
    ['image image image image', [2]],
    ['long image', [1]],
    ['code image code image', [2]],
    ['code formula code formula code image', [2, 4]],
  ])('%s: a turn begins at %j', (kinds, begins) => {
    expect(turns(kinds)).toEqual(begins);
  });

  test('stand where the lecture puts them', () => {
    expect(turns('image image image image', ['A1', 'B2'])).toEqual([]);
  });

  test('rest before they leave for the next', async () => {
    const code = (id: string, lines: number): PictureStep => ({
      kind: 'code',
      id,
      content: {language: 'python', code: Array(lines).fill(id).join('\n')},
    });
    const scene = await writeScene(
      {
        id: 's',
        title: 'S',
        beats: [
          {line: 'One', pictures: [code('a', 12), code('b', 12), code('b', 11)]},
          {line: 'Two', pictures: [code('b', 10)]},
        ],
      },
      {title: 'T', language: 'en', theme: 'dark', colors: [], sections: []} as never,
    );
    const played = [...scene.matchAll(/yield\* (stage\.(?:show|rest|clear)\(.*\)|\w+\.edit)/g)];
    expect(played.map(([, call]) => call)).toEqual([
      'stage.show(a)',
      'stage.rest()',
      'stage.clear()',
      'stage.show(b)',
      'b.edit',
      'b.edit',
    ]);
  });
});

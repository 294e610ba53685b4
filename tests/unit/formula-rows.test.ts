/** Where wide formulas are broken, and where their rows begin. */
import {describe, expect, test} from 'vitest';
import {
  type BreakRank,
  type FormulaChunk,
  type RowRoom,
  rowsFor,
} from '../../engine/nodes/formula/formula-rows.ts';

const RANKS: Readonly<Record<string, BreakRank>> = {
  '=': 'relation',
  '≤': 'relation',
  '⟹': 'clause',
  '+': 'sum',
  '-': 'sum',
  '·': 'product',
};

/** Chunks of text, a letter wide each letter. */
function chunksOf(texts: readonly string[]): FormulaChunk[] {
  let left = 0;
  return texts.map(text => {
    const box = {left, right: left + text.length, top: -0.7, bottom: 0.2};
    const rank = RANKS[text.charAt(0)];
    const sign = rank === undefined ? undefined : {left, right: left + 1};
    left += text.length;
    return {box, rank: rank ?? 'relation', sign};
  });
}

/** The rows as text, each behind the place where it begins; undefined where it is not broken. */
function rowsOf(texts: readonly string[], room: Partial<RowRoom>): string[] | undefined {
  const chunks = chunksOf(texts);
  const whole = {width: chunks.at(-1)?.box.right ?? 0, height: 1};
  const rows = rowsFor(chunks, {width: 20, height: 100, leastScale: 0.7, ...room}, whole);
  if (rows === undefined) return undefined;
  const result: string[] = [];
  rows.places.forEach(({row, x}, index) => {
    const begin = Number(((chunks[index]?.box.left ?? 0) + x).toFixed(1));
    result[row] = `${result[row] ?? `${begin}: `}${texts[index] ?? ''}`;
  });
  return result;
}

describe('a wide formula', () => {
  test('stands in one row where it can be read there', () => {
    expect(rowsOf(['aaaaaaaaaa', '=bbbbbbbbbbbb'], {})).toBeUndefined();
  });

  test('is not broken where it has no place to break', () => {
    expect(rowsOf(['a'.repeat(80)], {})).toBeUndefined();
  });

  test('has its relation signs below each other', () => {
    expect(rowsOf(['aaaa', '=bbbbbbbbb', '=ccccccccc', '=ddddddddd'], {})).toEqual([
      '0: aaaa=bbbbbbbbb',
      '4: =ccccccccc',
      '4: =ddddddddd',
    ]);
  });

  test('has as many relation signs in a row as fit where there is no height for more', () => {
    const texts = ['aa', '=bbbb', '=cccc', '=dddd', '=eeee', '=ffff', '=gggg'];
    expect(rowsOf(texts, {height: 3})).toEqual(['0: aa=bbbb=cccc=dddd', '2: =eeee=ffff=gggg']);
  });

  test('is broken at sums behind the relation sign, in rows of about the same width', () => {
    const terms = ['+bbbb', '+cccc', '-dddd', '+eeee', '+ffff'];
    expect(rowsOf(['a', '=aaaa', ...terms], {})).toEqual([
      '0: a=aaaa+bbbb+cccc',
      '2.3: -dddd+eeee+ffff',
    ]);
  });

  test('is broken at products only where a term alone is too wide', () => {
    expect(rowsOf(['a', '=bbbb', '+cccccccccc', '·dddddddddd', '+eeee'], {})).toEqual([
      '0: a=bbbb+cccccccccc',
      '2.3: ·dddddddddd+eeee',
    ]);
  });

  test('whose left side is wide goes on under it', () => {
    expect(rowsOf(['aaaaaaaa', '+aaaaaaaa', '=bbbbbbbbb', '+ccccc'], {})).toEqual([
      '0: aaaaaaaa+aaaaaaaa',
      '1.5: =bbbbbbbbb+ccccc',
    ]);
  });

  test('is broken at implications before it is at relation signs', () => {
    expect(rowsOf(['aaaa', '=bbbb', '⟹cccc', '=dddd', '⟹eeee', '=ffff'], {})).toEqual([
      '0: aaaa=bbbb',
      '1.5: ⟹cccc=dddd',
      '1.5: ⟹eeee=ffff',
    ]);
  });

  test('is as large as its rows allow where nothing fits', () => {
    const rows = rowsOf(['a', `=${'b'.repeat(60)}`, `=${'c'.repeat(60)}`], {});
    expect(rows).toEqual([`0: a=${'b'.repeat(60)}`, `1: =${'c'.repeat(60)}`]);
  });
});

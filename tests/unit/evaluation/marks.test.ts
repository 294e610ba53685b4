import {describe, expect, it} from 'vitest';
import {aestheticsOf, judgementOf} from '../../../evaluation/aesthetics/judge-lecture.ts';
import {DIMENSIONS, type Marks, readMarks, totalOf} from '../../../evaluation/aesthetics/marks.ts';

function marks(score: unknown = 15, evidence: unknown = [{seconds: 3, remark: 'Clear.'}]): Marks {
  return Object.fromEntries(DIMENSIONS.map(each => [each, {score, evidence}])) as unknown as Marks;
}

describe('the marks of a judge', () => {
  it('are five of 20 points, and 100 together', () => {
    expect(totalOf(readMarks(JSON.stringify(marks(20)), 60, false))).toBe(100);
  });

  it.each([
    ['prose', 'A lovely video, nine out of ten!', /no JSON/],
    ['a mark above 20', JSON.stringify(marks(95)), /no mark from 0 to 20/],
    ['a mark in words', JSON.stringify(marks('good')), /number/],
    ['no evidence', JSON.stringify(marks(15, [])), /needs evidence/],
    [
      'a moment after the end',
      JSON.stringify(marks(15, [{seconds: 900, remark: 'x'}])),
      /from 0 to 60/,
    ],
    ['a mark too few', JSON.stringify({...marks(), logicFlow: undefined}), /logicFlow/],
  ])('are refused when they are %s', (_, text, complaint) => {
    expect(() => readMarks(text, 60, false)).toThrow(complaint);
  });

  it('lose remarks on moments that do not exist when nothing better comes', () => {
    const text = JSON.stringify(
      marks(12, [
        {seconds: 900, remark: 'x'},
        {seconds: 5, remark: 'Text over a line.'},
      ]),
    );
    expect(() => readMarks(text, 60, false)).toThrow(/needs evidence/);
    expect(readMarks(text, 60, true).logicFlow.evidence).toEqual([
      {seconds: 5, remark: 'Text over a line.'},
    ]);
  });

  it('are summed up over looks and judges, missing looks left out', () => {
    const look = (repeat: number, score: number) => ({
      kind: 'judged' as const,
      repeat,
      marks: marks(score),
      total: 5 * score,
    });
    const first = judgementOf('a', [look(1, 10), look(2, 14)]);
    const second = judgementOf('b', [
      look(1, 18),
      {kind: 'missing', repeat: 2, reason: 'The reply is not what was asked for.'},
    ]);
    expect(first).toMatchObject({total: 60, dimensions: {logicFlow: 12}});
    expect(first.spread).toBeCloseTo(Math.sqrt(200), 10);
    expect(aestheticsOf([first, second], false)).toMatchObject({total: 75, missing: 1, asked: 4});
    const silent = judgementOf('c', [{kind: 'missing', repeat: 1, reason: 'no'}]);
    expect(silent).toMatchObject({total: null, dimensions: null, spread: null});
    expect(aestheticsOf([silent], false).total).toBeNull();
  });
});

import {describe, expect, it} from 'vitest';
import {compareEvaluations, statisticsOf} from '../../../evaluation/statistics/measures.ts';
import {lectureResult, quizResult} from './lecture-results.ts';

describe('two sets of lectures', () => {
  it('are paired by topic, several on one topic in their order', () => {
    const right = quizResult({video: ['correct', 'correct']});
    const half = quizResult({video: ['correct', 'wrong']});
    const none = quizResult({video: ['wrong', 'wrong']});
    const own = [
      lectureResult({name: 'a', topic: 'circles', teachQuiz: right}),
      lectureResult({name: 'a-2', topic: 'circles', teachQuiz: half}),
      lectureResult({name: 'a-3', topic: 'circles', teachQuiz: half}),
      lectureResult({name: 'b', topic: 'alone', teachQuiz: half}),
    ];
    const other = [
      lectureResult({name: 'x', topic: 'circles', teachQuiz: none}),
      lectureResult({name: 'y', topic: 'circles', teachQuiz: half}),
    ];
    const {measures} = compareEvaluations(
      {name: 'own', lectures: own},
      {name: 'other', lectures: other},
      1,
    );
    const quiz = measures.find(({measure}) => measure === 'teachQuiz');
    expect(quiz?.topics).toEqual([
      {topic: 'circles', own: 100, other: 0},
      {topic: 'circles', own: 50, other: 50},
    ]);
    expect(quiz?.paired).toMatchObject({count: 2, wins: 1, ties: 1, pValue: 1});
  });
});

describe('fields of study', () => {
  it('hold lectures that were evaluated', () => {
    const {fields, missing} = statisticsOf(
      [
        lectureResult({field: 'physics', teachQuiz: quizResult({video: ['correct']})}),
        lectureResult({name: 'broken', failure: 'It is empty.'}),
      ],
      1,
    );
    expect(fields.map(({field, lectures}) => [field, lectures])).toEqual([['physics', 1]]);
    expect(missing.lectures).toBe(1);
  });
});

import {describe, expect, it} from 'vitest';
import {missingParts, nothingAnswered} from '../../../evaluation/missing.ts';
import {lectureResult, quizResult} from './lecture-results.ts';

describe('what is missing', () => {
  it('is told with its lecture and its reason', () => {
    const lectures = [
      lectureResult({name: 'broken', failure: 'It is empty.'}),
      lectureResult({
        name: 'plain',
        teachQuiz: {kind: 'missing', reason: 'There are no questions.'},
      }),
      lectureResult({
        name: 'half',
        teachQuiz: quizResult({video: ['correct', 'missing']}),
        efficiency: {kind: 'missing', reason: 'A video of others has no journal.'},
      }),
    ];
    expect(missingParts(lectures)).toEqual([
      {lecture: 'broken', what: 'all', reason: 'It is empty.'},
      {lecture: 'plain', what: 'TeachQuiz', reason: 'There are no questions.'},
      {lecture: 'half', what: '1 of 2 answers (video)', reason: 'The model server has failed.'},
    ]);
  });
});

describe('an evaluation in which nothing was answered', () => {
  it('is one that had no questions, or no usable reply', () => {
    const noQuestions = lectureResult({teachQuiz: {kind: 'missing', reason: 'No questions.'}});
    const dead = lectureResult({
      teachQuiz: quizResult({
        baseline: ['missing'],
        unlearned: ['missing'],
        video: ['missing'],
      }),
    });
    expect(nothingAnswered([noQuestions, dead])).toBe(true);
    const wrong = lectureResult({teachQuiz: quizResult({video: ['wrong']})});
    expect(nothingAnswered([noQuestions, wrong])).toBe(false);
  });

  it('is not one that asks no model', () => {
    expect(nothingAnswered([lectureResult({})])).toBe(false);
  });
});

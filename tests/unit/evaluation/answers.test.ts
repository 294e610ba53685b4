import {describe, expect, it} from 'vitest';
import type {AskedQuestion} from '../../../evaluation/questions/shuffle-options.ts';
import {
  type Answer,
  type GivenAnswer,
  type Stage,
  countAnswer,
  missingAnswer,
} from '../../../evaluation/teachquiz/answers.ts';
import {repeatResult, scoreOf} from '../../../evaluation/teachquiz/teach-quiz.ts';

/** Shown as A is the question's own C, and so on. */
const asked: AskedQuestion = {
  question: {
    question: 'What does a square keep when it is turned?',
    options: {A: 'Its colour alone', B: 'Its area', C: 'Its corners alone', D: 'Nothing'},
    answer: 'B',
  },
  order: new Map([
    ['A', 'C'],
    ['B', 'A'],
    ['C', 'D'],
    ['D', 'B'],
  ]),
};

function given(more: Partial<GivenAnswer>): GivenAnswer {
  return {
    question: 1,
    evidence: 'sufficient',
    cited: [{seconds: 12, quote: 'a square turns'}],
    choice: 'D',
    reason: '',
    ...more,
  };
}

function counted(stage: Stage, more: Partial<GivenAnswer>): Answer {
  const answer = countAnswer(given(more), asked, {stage, durationSeconds: 60});
  if ('complaint' in answer) throw new Error(answer.complaint);
  return answer;
}

describe('an answer of the pupil', () => {
  it('is right when the option that was shown is the right one, wherever it stood', () => {
    expect(counted('video', {choice: 'D'})).toMatchObject({status: 'correct', choice: 'B'});
    expect(counted('video', {choice: 'b.'})).toMatchObject({status: 'wrong', choice: 'A'});
    expect(counted('video', {}).shown).toBe('CADB');
  });

  it.each(['INSUFFICIENT', 'insufficient', 'Insufficient evidence'])('%s is no guess', choice => {
    expect(counted('video', {choice, evidence: 'insufficient', cited: []})).toMatchObject({
      status: 'insufficient',
      choice: null,
      gate: null,
    });
  });

  it.each<[string, Stage, Partial<GivenAnswer>, string | null]>([
    ['no moment', 'video', {cited: []}, 'no moment of the video is cited'],
    [
      'a moment without a time',
      'video',
      {cited: [{seconds: null, quote: 'x y'}]},
      'no moment of the video is cited',
    ],
    [
      'a moment after the end',
      'video',
      {cited: [{seconds: 75, quote: 'x'}]},
      'no moment of the video is cited',
    ],
    [
      'evidence called insufficient',
      'video',
      {evidence: 'insufficient'},
      'chosen although the evidence was called insufficient',
    ],
    [
      'words that are not in the question',
      'unlearned',
      {cited: [{seconds: null, quote: 'as everybody knows'}]},
      'no words of the question are cited',
    ],
    [
      'one word alone',
      'unlearned',
      {cited: [{seconds: null, quote: 'square'}]},
      'no words of the question are cited',
    ],
    [
      'words of the question',
      'unlearned',
      {cited: [{seconds: null, quote: '“keep when it is turned”'}]},
      null,
    ],
    ['nothing, with all knowledge', 'baseline', {cited: []}, null],
  ])('with %s, in the stage %s, counts by its evidence', (_, stage, more, gate) => {
    const answer = counted(stage, more);
    expect(answer.gate).toBe(gate);
    expect(answer.status).toBe(gate === null ? 'correct' : 'insufficient');
    // What was chosen is kept, though it does not count.
    expect(answer.choice).toBe('B');
  });

  it('is complained of when it is no option', () => {
    const answer = countAnswer(given({choice: 'seven'}), asked, {
      stage: 'video',
      durationSeconds: 60,
    });
    expect(answer).toHaveProperty(
      'complaint',
      expect.stringContaining('neither one of A, B, C, D'),
    );
  });
});

describe('the score', () => {
  const right = counted('video', {});
  const wrong = counted('video', {choice: 'A'});
  const open = counted('video', {choice: 'INSUFFICIENT', evidence: 'insufficient'});
  const missing = missingAnswer(asked, 'The server has failed.');

  it.each<[string, Answer[], number | null]>([
    ['all right', [right, right], 100],
    ['open ones are not right', [right, wrong, open, right], 50],
    ['missing ones are left out', [right, missing, missing, wrong], 50],
    ['all missing', [missing, missing], null],
  ])('%s', (_, answers, score) => {
    expect(scoreOf(answers)).toBe(score);
  });

  it('gains what the third stage has over the second', () => {
    const result = repeatResult(1, {
      baseline: [right, right],
      unlearned: [open, right],
      video: [right, right],
    });
    expect(result.gain).toBe(50);
    expect(repeatResult(1, {baseline: [], unlearned: [missing], video: [right]}).gain).toBeNull();
  });
});

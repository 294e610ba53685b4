import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readQuiz} from '../../../evaluation/questions/draft-quiz.ts';
import {
  type Question,
  findTopic,
  parseQuestions,
  readQuestions,
} from '../../../evaluation/questions/questions.ts';
import {questionText, shuffleOptions} from '../../../evaluation/questions/shuffle-options.ts';

const question: Question = {
  question: 'How many corners has a square?',
  options: {A: 'Three', B: 'Four', C: 'Five', D: 'Six'},
  answer: 'B',
};

describe('questions', () => {
  it('are found by topic, whatever the writing', () => {
    const questions = {"Euler's formula: $e^{iπ}$": [question], Topology: [question]};
    expect(findTopic(questions, [undefined, 'eulers-formula-e-iπ'])).toBe(
      "Euler's formula: $e^{iπ}$",
    );
    expect(findTopic(questions, ['Topology of knots'])).toBeUndefined();
  });

  it.each([
    ['no JSON', '{', /no JSON/],
    ['another shape', '{"Circles": "none"}', /array/],
    [
      'an answer that is no option',
      JSON.stringify({Circles: [{...question, answer: 'E'}]}),
      /none of the options/,
    ],
    ['one option', JSON.stringify({Circles: [{...question, options: {B: 'x'}}]}), /two options/],
  ])('are refused with %s', (_, text, reason) => {
    expect(() => parseQuestions(text, 'q.json')).toThrow(reason);
  });

  it('for the lectures that come along are five each, with four different options', async () => {
    const file = path.resolve(import.meta.dirname, '../../../lectures/questions.json');
    const all = Object.values(await readQuestions(file));
    expect(all).toHaveLength(5);
    for (const {options} of all.flat()) expect(new Set(Object.values(options)).size).toBe(4);
    expect(all.every(questions => questions.length === 5)).toBe(true);
  });
});

describe('shuffled options', () => {
  it('are the same for the same seed, and others for another repeat', () => {
    const many = Array.from({length: 12}, (_, index) => ({...question, question: `${index}?`}));
    const orders = (seed: number, repeat: number) =>
      shuffleOptions(many, seed, repeat).map(({order}) => [...order.values()].join(''));
    expect(orders(1, 1)).toEqual(orders(1, 1));
    expect(orders(1, 1)).not.toEqual(orders(1, 2));
    expect(orders(1, 1)).not.toEqual(orders(2, 1));
    expect(new Set(orders(1, 1)).size).toBeGreaterThan(4);
  });

  it('put the right one at every place about as often', () => {
    const many = Array.from({length: 400}, (_, index) => ({...question, question: `${index}?`}));
    const places = shuffleOptions(many, 3, 1).map(({order}) =>
      [...order.values()].indexOf(question.answer),
    );
    for (const place of [0, 1, 2, 3]) {
      const times = places.filter(each => each === place).length;
      expect(times).toBeGreaterThan(70);
      expect(times).toBeLessThan(130);
    }
  });

  it('are shown with the letters in order', () => {
    const [asked] = shuffleOptions([question], 1, 1);
    const text = asked === undefined ? '' : questionText(asked, 3);
    expect(text.split('\n').map(line => line.trim().slice(0, 2))).toEqual([
      '3.',
      'A.',
      'B.',
      'C.',
      'D.',
    ]);
  });
});

describe('a drafted quiz', () => {
  const quiz = (questions: object[]) => JSON.stringify({questions});

  it('is taken when it has as many different questions as were asked for', () => {
    const other = {...question, question: 'And a triangle?', answer: 'A'};
    expect(readQuiz(quiz([question, other]), 2)).toHaveLength(2);
  });

  it.each([
    ['too few', [question], 2, /2 different questions/],
    ['the same twice', [question, question], 2, /2 different questions/],
    [
      'two options alike',
      [{...question, options: {...question.options, C: 'four'}}],
      1,
      /four different options/,
    ],
    ['an unknown answer', [{...question, answer: 'Z'}], 1, /answer/],
  ])('is refused with %s', (_, questions, count, complaint) => {
    expect(() => readQuiz(quiz(questions), count)).toThrow(complaint);
  });
});

/** Mixes the options of questions, so that no place is the right one more often. Pure. */
import {shuffle} from 'simple-statistics';
import {chanceFor} from '../random.ts';
import type {Question} from './questions.ts';

/** A question as it is asked. */
export interface AskedQuestion {
  readonly question: Question;
  /** Which option of the question stands at each letter that is shown. */
  readonly order: ReadonlyMap<string, string>;
}

/** Mixes the options of a topic's questions. */
export function shuffleOptions(
  questions: readonly Question[],
  seed: number,
  repeat: number,
): AskedQuestion[] {
  return questions.map(question => {
    const letters = Object.keys(question.options).sort();
    const mixed = shuffle(letters, chanceFor(seed, repeat, question.question));
    return {
      question,
      order: new Map(letters.map((shown, index) => [shown, mixed[index] ?? shown])),
    };
  });
}

/** The question in lines, options by the letters that are shown. */
export function questionText({question, order}: AskedQuestion, number: number): string {
  const options = [...order].map(([shown, own]) => `   ${shown}. ${question.options[own] ?? ''}`);
  return [`${number}. ${question.question}`, ...options].join('\n');
}

/** Drafts questions for a topic that has none, from the topic alone: the video is not seen. */
import {z} from 'zod';
import {ask} from '../../agents/model/ask.ts';
import {type Model, textMessage} from '../../agents/model/model.ts';
import {loadPrompt} from '../../agents/model/prompt.ts';
import {readJson, shapeOf} from '../../agents/model/read-reply.ts';
import {UnreadableReply} from '../../agents/model/unreadable-reply.ts';
import type {Question} from './questions.ts';
import {shuffleOptions} from './shuffle-options.ts';

const LETTERS = ['A', 'B', 'C', 'D'] as const;

const optionsSchema = z.strictObject({
  A: z.string(),
  B: z.string(),
  C: z.string(),
  D: z.string(),
});

const quizSchema = z.strictObject({
  questions: z.array(
    z.strictObject({question: z.string(), options: optionsSchema, answer: z.enum(LETTERS)}),
  ),
});

/** What the questions are about. */
export interface QuizBrief {
  readonly topic: string;
  readonly audience?: string | undefined;
  readonly language?: string | undefined;
  readonly count: number;
  /** Of the places of the right options. */
  readonly seed: number;
}

/**
 * Drafts them.
 *
 * @throws ModelError when no reply could be used.
 */
export async function draftQuiz(
  model: Model,
  {topic, audience, language, count, seed}: QuizBrief,
  signal?: AbortSignal,
): Promise<Question[]> {
  const prompt = loadPrompt('examiner');
  const {value} = await ask(
    model,
    {
      step: {role: 'examiner', task: 'quiz'},
      prompt,
      messages: [
        textMessage('system', prompt.fill('system', {})),
        textMessage(
          'user',
          prompt.fill('quiz', {
            count: String(count),
            topic,
            audience: audience ?? '',
            language: language ?? '',
          }),
        ),
      ],
      shape: shapeOf('quiz', quizSchema),
      read: text => readQuiz(text, count),
    },
    signal,
  );
  // Models put the right option first too often.
  return shuffleOptions(value, seed, 1).map(({question, order}) => ({
    question: question.question,
    options: Object.fromEntries(
      [...order].map(([shown, own]) => [shown, question.options[own] ?? '']),
    ),
    answer: [...order].find(([, own]) => own === question.answer)?.[0] ?? question.answer,
  }));
}

/** Reads a quiz, and holds it against what makes questions usable. */
export function readQuiz(text: string, count: number): Question[] {
  const {questions} = readJson(text, quizSchema);
  const complaints = questions.flatMap(({question, options}, index) => {
    const texts = Object.values(options).map(option => option.trim());
    const isUsable =
      question.trim() !== '' &&
      texts.every(option => option !== '') &&
      new Set(texts.map(option => option.toLowerCase())).size === LETTERS.length;
    return isUsable ? [] : [`Question ${index + 1} needs words and four different options.`];
  });
  const different = new Set(questions.map(({question}) => question.trim().toLowerCase())).size;
  if (questions.length !== count || different !== questions.length) {
    complaints.push(`There have to be ${count} different questions.`);
  }
  if (complaints.length > 0) throw new UnreadableReply(complaints.join('\n'));
  return questions;
}

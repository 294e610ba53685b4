/** Multiple-choice questions by topic, in the format of the MMMC benchmark. */
import {readFile} from 'node:fs/promises';
import {z} from 'zod';
import {LecternError} from '../../schema/errors.ts';

/** Schema of {@link Question}. */
export const questionSchema = z
  .object({
    question: z.string().min(1),
    /** Texts by their letters. */
    options: z.record(z.string().regex(/^[A-H]$/), z.string().min(1)),
    /** Letter of the right one. */
    answer: z.string(),
  })
  .refine(({options}) => Object.keys(options).length >= 2, 'A question needs two options or more.')
  .refine(({options, answer}) => answer in options, 'The answer is none of the options.');

const questionsByTopicSchema = z.record(z.string(), z.array(questionSchema).min(1));

/** A question with its options. */
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** Questions by topic. */
export type QuestionsByTopic = Readonly<Record<string, readonly Question[]>>;

/**
 * Reads a file of questions.
 *
 * @throws LecternError `questions-unreadable`.
 */
export async function readQuestions(file: string): Promise<QuestionsByTopic> {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, 'It cannot be read.', cause);
  }
  return parseQuestions(text, file);
}

/** Reads the text of such a file. */
export function parseQuestions(text: string, file: string): QuestionsByTopic {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, `It is no JSON: ${cause instanceof Error ? cause.message : ''}`, cause);
  }
  const result = questionsByTopicSchema.safeParse(value);
  if (!result.success) throw unreadable(file, z.prettifyError(result.error), result.error);
  return result.data;
}

/** The topic of a file that one of these names stands for; letters and digits count, nothing else. */
export function findTopic(
  questions: QuestionsByTopic,
  names: readonly (string | undefined)[],
): string | undefined {
  const topics = new Map(Object.keys(questions).map(topic => [plain(topic), topic]));
  for (const name of names) {
    const topic = name === undefined ? undefined : topics.get(plain(name));
    if (topic !== undefined) return topic;
  }
  return undefined;
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');
}

function unreadable(file: string, reason: string, cause: unknown): LecternError {
  return new LecternError({
    code: 'questions-unreadable',
    message: `${file} holds no questions. ${reason}`,
    remedy:
      'It has to be {"topic": [{"question": …, "options": {"A": …, "B": …}, "answer": "A"}]}; `lectern quiz` writes one.',
    where: {file},
    cause,
  });
}

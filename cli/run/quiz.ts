/** Drafts questions for a lecture and writes them. */
import {existsSync, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {readLecture} from '../../agents/author/index.ts';
import {createCast} from '../../agents/model/model-team.ts';
import {settleModel, settleServer} from '../../agents/model/settings.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {draftQuiz} from '../../evaluation/questions/draft-quiz.ts';
import {readQuestions} from '../../evaluation/questions/questions.ts';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {QuizOptions} from '../commands/quiz.ts';
import {describeSpending} from '../composition.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';

interface Lecture {
  readonly topic: string;
  readonly audience?: string | undefined;
  readonly language?: string | undefined;
  readonly folder: string;
}

const aboutSchema = z.object({
  title: z.string(),
  making: z
    .object({
      topic: z.object({title: z.string(), audience: z.string().optional()}),
    })
    .optional(),
});

/**
 * Drafts questions.
 *
 * @throws LecternError when there is no model, or the topic has questions already.
 */
export async function writeQuiz(
  named: string,
  options: QuizOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const lecture = await lectureNamed(named);
  const {topic, folder} = lecture;
  const output = path.resolve(options.output ?? path.join(folder, 'questions.json'));
  const before = existsSync(output) ? await readQuestions(output) : {};
  if (before[topic] !== undefined && options.force !== true) {
    throw new LecternError({
      code: 'questions-exist',
      message: `${displayPath(output)} has questions for “${topic}” already.`,
      remedy: 'Replace them with --force, or name another file with -o.',
    });
  }
  const server = settleServer(
    process.env,
    'A quiz',
    'write questions.json by hand, as lectures/questions.json shows.',
  );
  const {budget, modelNamed} = createCast(server, {
    journalDir: path.join(path.dirname(output), 'journal'),
    price: options.price,
    onRetry: error => session.note(`${error.message} Asking again.`),
  });
  const questions = await draftQuiz(
    modelNamed(options.model ?? (await settleModel(server, process.env))),
    {
      topic,
      audience: options.audience ?? lecture.audience,
      language: options.language ?? lecture.language,
      count: options.count,
      seed: options.seed,
    },
    session.signal,
  );
  await writeWhole(output, `${JSON.stringify({...before, [topic]: questions}, null, 2)}\n`);
  const {colors} = session;
  return {
    data: {output, topic, questions},
    text: [
      `${colors.green('✔')} ${colors.bold(displayPath(output))}  ${count(questions.length, 'question')} on “${topic}”, ${describeSpending(budget.total)}`,
      ...questions.map(({question}) => `  ${colors.dim('–')} ${question}`),
    ].join('\n'),
  };
}

async function lectureNamed(named: string): Promise<Lecture> {
  const file = path.resolve(named);
  const stats = statSync(file, {throwIfNoEntry: false});
  if (stats?.isDirectory() === true) return lectureOfFolder(file);
  if (stats?.isFile() === true || /\.(?:md|markdown|json)$/i.test(named)) {
    const {title, audience, language} = await readLecture(file, {linesOptional: true});
    return {topic: title, audience, language, folder: path.dirname(file)};
  }
  return {topic: named, folder: process.cwd()};
}

async function lectureOfFolder(folder: string): Promise<Lecture> {
  let about;
  try {
    about = aboutSchema.parse(
      JSON.parse(await readFile(path.join(folder, 'lecture.json'), 'utf8')),
    );
  } catch (cause) {
    throw new LecternError({
      code: 'no-lecture',
      message: `${displayPath(folder)} is no lecture: it has no lecture.json.`,
      remedy: 'Name a folder that `lectern make` has written, or a topic.',
      cause,
    });
  }
  const topic = about.making?.topic;
  return {topic: topic?.title ?? about.title, audience: topic?.audience, folder};
}

/** Evaluates lectures: finds them, sets the models up, shows the progress, writes the report. */
import {existsSync, readdirSync, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import {z} from 'zod';
import type {Model} from '../../agents/model/model.ts';
import {type ModelCast, createCast, replayCast} from '../../agents/model/model-team.ts';
import {ReplyStore} from '../../agents/model/reply-store.ts';
import {settleModel, settleServer} from '../../agents/model/settings.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {evaluateAll} from '../../evaluation/evaluate-all.ts';
import type {EvaluatedLecture, EvaluationPlan} from '../../evaluation/evaluate-lecture.ts';
import {type Subject, findLectures} from '../../evaluation/find-lectures.ts';
import {type QuestionsByTopic, readQuestions} from '../../evaluation/questions/questions.ts';
import {readEvaluationRecording, writeEvaluationRecording} from '../../evaluation/recording.ts';
import {evaluationMarkdown} from '../../evaluation/report/markdown.ts';
import {evaluationPage} from '../../evaluation/report/page.ts';
import {type Evaluation, type LectureResult, readEvaluation} from '../../evaluation/result.ts';
import {
  READINGS,
  compareEvaluations,
  statisticsOf,
  valueOf,
} from '../../evaluation/statistics/measures.ts';
import {setsOf} from '../../evaluation/statistics/sets.ts';
import {renderLecture} from '../../renderer/node/index.ts';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {EvaluateOptions} from '../commands/evaluate.ts';
import {describeSpending} from '../composition.ts';
import {fileNameOf} from '../file-name.ts';
import {RunTable} from '../progress/run-table.ts';
import {MEASURE_WORDS, describeEvaluation} from './describe-evaluation.ts';

type Part = EvaluationPlan['parts'][number];
const PARTS: readonly Part[] = ['teachquiz', 'aesthetics', 'efficiency'];

/** Questions that wait for a reply at the same time: servers ask for patience otherwise. */
const MOST_QUESTIONS = 6;

/** Names of the models, and the way to them. */
interface Cast extends Pick<ModelCast, 'budget' | 'modelNamed'> {
  readonly pupil: string | undefined;
  readonly examiner: string | undefined;
  readonly judges: readonly string[];
}

/**
 * Evaluates.
 *
 * @throws LecternError when there is nothing to evaluate, or no model to ask.
 */
export async function evaluateTarget(
  target: string,
  given: EvaluateOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const options = given.replay === undefined ? given : await asRecorded(given.replay, given);
  const named = PARTS.filter(part => options[part]);
  const parts = named.length === 0 ? PARTS : named;
  const subjects = findLectures(target).slice(0, options.limit);
  const stem = path.parse(path.resolve(target)).name;
  const [first] = subjects;
  const name = options.name ?? (subjects.length === 1 ? first?.title : undefined) ?? stem;
  const folder = path.resolve(options.out ?? path.join('evaluations', fileNameOf(stem) || 'all'));
  const others = await Promise.all(options.compare.map(readEvaluation));
  for (const {name: lecture, isStale} of subjects) {
    if (isStale) session.warn(`${lecture}: scenes were changed after its video was rendered.`);
  }
  const questions = parts.includes('teachquiz') ? await questionsFor(subjects, options) : {};
  const table = new RunTable(session, subjects.length);
  const cast = await castFor(parts, folder, options, line => table.note(line)).catch(
    (error: unknown) => {
      table.end();
      throw error;
    },
  );
  const limit = pLimit(MOST_QUESTIONS);
  const modelNamed = (model: string): Model => {
    const asked = cast.modelNamed(model);
    return {ask: (request, signal) => limit(() => asked.ask(request, signal))};
  };
  const plan: EvaluationPlan = {
    folder,
    parts,
    questions,
    ...(cast.pupil === undefined ? {} : {pupil: modelNamed(cast.pupil)}),
    ...(cast.examiner === undefined ? {} : {examiner: modelNamed(cast.examiner)}),
    judges: cast.judges.map(judge => ({name: judge, model: modelNamed(judge)})),
    blockLists: new Map(
      others
        .flatMap(other => other.lectures)
        .flatMap(({teachQuiz}) => {
          const quiz = valueOf(teachQuiz);
          return quiz?.blockingFailed === null ? [[quiz.topic, quiz.blocked]] : [];
        }),
    ),
    fields: options.fields === undefined ? new Map() : await readFields(options.fields),
    referenceFor: referencesIn(options.reference),
    repeats: options.repeat,
    seed: options.seed,
    stillsTokens: options.stillsTokens,
    price: options.price,
    render: lectureDir => renderedVideo(lectureDir, session.signal),
    inBrowser: pLimit(1),
    signal: session.signal,
  };
  if (options.record !== undefined) {
    await writeEvaluationRecording(path.resolve(options.record), {
      pupil: cast.pupil ?? null,
      judges: [...cast.judges],
      repeats: options.repeat,
      seed: options.seed,
      stillsTokens: options.stillsTokens,
    });
  }
  let evaluated: EvaluatedLecture[];
  try {
    evaluated = await evaluateAll(subjects, plan, options.concurrency, {
      onDoing: (lecture, what) => table.doing(lecture, what),
      onDone({result}) {
        table.tell(describeSpending(cast.budget.total));
        const figures = figuresOf(result);
        table.finish(result.name, {
          failed: result.failure !== null || figures === '',
          words: result.failure ?? (figures || 'nothing that was answered can be used'),
        });
      },
    });
  } finally {
    table.end();
  }
  if (cast.budget.reached !== undefined) {
    session.warn(`The budget of ${cast.budget.reached} is reached; what was not asked is missing.`);
  }
  const evaluation = evaluationOf(name, evaluated, cast, options, others);
  const files = await writeReport(folder, evaluation, evaluated, others);
  return describeEvaluation(evaluation, files, describeSpending(cast.budget.total), session);
}

function evaluationOf(
  name: string,
  evaluated: readonly EvaluatedLecture[],
  {pupil, examiner, judges, budget}: Cast,
  {repeat, seed, stillsTokens, questions, replay}: EvaluateOptions,
  others: readonly Evaluation[],
): Evaluation {
  const lectures = evaluated.map(({result}) => result);
  const {usage, cost, replies} = budget.total;
  return {
    version: 1,
    name,
    settings: {
      pupil: pupil ?? null,
      judges: [...judges],
      examiner: examiner ?? null,
      repeats: repeat,
      seed,
      stillsTokens,
      questions: questions === undefined ? null : path.basename(questions),
      isReplay: replay !== undefined,
    },
    lectures,
    statistics: statisticsOf(lectures, seed),
    comparisons: others.map(other => compareEvaluations({name, lectures}, other, seed)),
    sets: setsOf({name, lectures}, others, seed),
    spent: {tokens: usage.inputTokens + usage.outputTokens, cost: cost ?? null, replies},
  };
}

async function writeReport(
  folder: string,
  evaluation: Evaluation,
  evaluated: readonly EvaluatedLecture[],
  others: readonly Evaluation[],
): Promise<Record<'report' | 'json' | 'markdown', string>> {
  const files = {
    report: path.join(folder, 'report.html'),
    json: path.join(folder, 'evaluation.json'),
    markdown: path.join(folder, 'evaluation.md'),
  };
  const pictures = new Map(evaluated.map(({result, pictures: own}) => [result.name, own]));
  await writeWhole(files.json, `${JSON.stringify(evaluation, null, 2)}\n`);
  await writeWhole(files.markdown, evaluationMarkdown(evaluation));
  await writeWhole(files.report, evaluationPage({evaluation, pictures, others}));
  return files;
}

function figuresOf(lecture: LectureResult): string {
  const rounded = (measure: keyof typeof READINGS): string | undefined => {
    const value = READINGS[measure](lecture);
    return typeof value === 'number' ? `${MEASURE_WORDS[measure]} ${value.toFixed(0)}` : undefined;
  };
  const figures = [rounded('teachQuiz'), rounded('gain'), rounded('aesthetics'), rounded('faults')];
  return figures.filter(figure => figure !== undefined).join(', ');
}

/** What a recording answers to: other numbers would ask for replies that it does not have. */
async function asRecorded(replay: string, options: EvaluateOptions): Promise<EvaluateOptions> {
  const {pupil, judges, repeats, seed, stillsTokens} = await readEvaluationRecording(replay);
  return {
    ...options,
    ...(pupil === null ? {} : {pupil}),
    judge: judges,
    repeat: repeats,
    seed,
    stillsTokens,
  };
}

async function questionsFor(
  subjects: readonly Subject[],
  {questions}: EvaluateOptions,
): Promise<QuestionsByTopic> {
  if (questions !== undefined) return readQuestions(questions);
  const own = subjects.flatMap(({lectureDir}) =>
    lectureDir === undefined ? [] : [path.join(lectureDir, 'questions.json')],
  );
  const files = await Promise.all(own.filter(file => existsSync(file)).map(readQuestions));
  return Object.assign({}, ...files) as QuestionsByTopic;
}

async function castFor(
  parts: readonly Part[],
  folder: string,
  options: EvaluateOptions,
  tell: (line: string) => void,
): Promise<Cast> {
  const {maxTokens, maxCost, price, stallSeconds} = options;
  const common = {limits: {maxTokens, maxCost}, ...(price === undefined ? {} : {price})};
  const names = (preset: string) => {
    const quizzes = parts.includes('teachquiz');
    return {
      pupil: quizzes ? (options.pupil ?? preset) : undefined,
      examiner: quizzes ? preset : undefined,
      judges: parts.includes('aesthetics') ? [...new Set(options.judge ?? [preset])] : [],
    };
  };
  if (options.replay !== undefined) {
    const cast = replayCast({
      ...common,
      recording: path.resolve(options.replay),
      strict: options.strict ?? false,
      onChanged: () => undefined,
    });
    return {...cast, ...names('recorded')};
  }
  const journalDir = path.join(folder, 'journal');
  if (options.fresh === true) await new ReplyStore(journalDir).clear();
  const needsModel = parts.some(part => part !== 'efficiency');
  const server = needsModel
    ? settleServer(
        process.env,
        'An evaluation',
        '`lectern critique` measures the pictures, --efficiency adds up what was spent, `npm run demo:evaluate` shows a recorded one.',
      )
    : {apiKey: '', baseUrl: ''};
  const allNamed = options.pupil !== undefined && options.judge !== undefined;
  const preset = !needsModel
    ? ''
    : (options.model ??
      (allNamed ? options.pupil : undefined) ??
      (await settleModel(server, process.env)));
  const cast = createCast(server, {
    ...common,
    journalDir,
    recordDir: options.record === undefined ? undefined : path.resolve(options.record),
    stallSeconds,
    onRetry: error => tell(`${error.message} Asking again.`),
  });
  return {...cast, ...names(preset)};
}

async function renderedVideo(lectureDir: string, signal: AbortSignal): Promise<string> {
  const output = path.join(lectureDir, 'out', `${path.basename(lectureDir)}.mp4`);
  await renderLecture({lectureDir, output, signal});
  return output;
}

/** The video of a lecture's name in a folder, or the one video for all. */
function referencesIn(named: string | undefined): EvaluationPlan['referenceFor'] {
  if (named === undefined) return () => undefined;
  const place = path.resolve(named);
  const stats = statSync(place, {throwIfNoEntry: false});
  if (stats === undefined) {
    throw new LecternError({
      code: 'file-missing',
      message: `There is no ${named}.`,
      remedy: 'Name a video for --reference, or a folder of videos named like the lectures.',
    });
  }
  if (stats.isFile()) return () => place;
  const files = new Map(readdirSync(place).map(file => [fileNameOf(path.parse(file).name), file]));
  return ({name, topicNames}) => {
    const file = [name, ...topicNames].map(each => files.get(fileNameOf(each))).find(Boolean);
    return file === undefined ? undefined : path.join(place, file);
  };
}

async function readFields(file: string): Promise<Map<string, string>> {
  try {
    const fields = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')));
    return new Map(Object.entries(fields));
  } catch (cause) {
    throw new LecternError({
      code: 'fields-unreadable',
      message: `${file} holds no fields of study.`,
      remedy: 'It has to be {"topic": "field", …}.',
      where: {file},
      cause,
    });
  }
}

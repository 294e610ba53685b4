/** Evaluates one lecture, each part by itself: a part that fails is missing, and the others stand. */
import path from 'node:path';
import type {Model} from '../agents/model/model.ts';
import {isModelFailure} from '../agents/model/model-error.ts';
import type {Price} from '../agents/model/usage.ts';
import {LecternError} from '../schema/errors.ts';
import {type Judge, judgeLecture} from './aesthetics/judge-lecture.ts';
import {type Measurements, measureLecture} from './aesthetics/measurements.ts';
import {type Attempt, attempt} from './attempt.ts';
import {readEfficiency} from './efficiency.ts';
import type {Subject} from './find-lectures.ts';
import {type QuestionsByTopic, findTopic} from './questions/questions.ts';
import type {LectureResult} from './result.ts';
import {type BlockList, askBlockList, bareBlockList} from './teachquiz/block-list.ts';
import {type TeachQuizResult, teachQuiz} from './teachquiz/teach-quiz.ts';
import type {SettledBeat, StillReason} from './video/choose-stills.ts';
import {type LectureLook, lookAtLecture} from './video/look-at-lecture.ts';

/** What an evaluation does, the same for all lectures. */
export interface EvaluationPlan {
  /** Folder of the evaluation. */
  readonly folder: string;
  readonly parts: readonly ('teachquiz' | 'aesthetics' | 'efficiency')[];
  readonly questions: QuestionsByTopic;
  /** Those who are asked; undefined where no part needs them. */
  readonly pupil?: Model | undefined;
  readonly examiner?: Model | undefined;
  readonly judges: readonly Judge[];
  /** What was blocked before, by topic: sets that are compared have to block the same. */
  readonly blockLists: ReadonlyMap<string, BlockList>;
  /** Fields of study by topic, where they are given. */
  readonly fields: ReadonlyMap<string, string>;
  /** The video to compare a lecture with, by its name. */
  readonly referenceFor: (subject: Subject) => string | undefined;
  readonly repeats: number;
  readonly seed: number;
  readonly stillsTokens: number;
  readonly price?: Price | undefined;
  /** Renders a lecture that has no video yet, and says where it is. */
  readonly render: (lectureDir: string) => Promise<string>;
  /** Lets one browser work at a time. */
  readonly inBrowser: <TValue>(work: () => Promise<TValue>) => Promise<TValue>;
  readonly signal?: AbortSignal | undefined;
}

/** The stills with what goes with them, for the report. */
export interface EvaluatedLecture {
  readonly result: LectureResult;
  /** Small pictures as `data:` URLs, in the order of the result's stills. */
  readonly pictures: readonly string[];
}

/**
 * Evaluates a lecture.
 *
 * @param tell - Told what is being done.
 * @throws ModelError when every question to the models would fail; the signal's reason.
 */
export async function evaluateLecture(
  subject: Subject,
  plan: EvaluationPlan,
  tell: (what: string) => void,
): Promise<EvaluatedLecture> {
  const {signal, parts, folder} = plan;
  const video = await rendered(subject, plan, tell);
  const topic = findTopic(plan.questions, subject.topicNames);
  const measured = await measuredOf(subject, plan, tell);
  tell('watching');
  const look = await plan.inBrowser(() =>
    lookAtLecture(video, {
      folder: path.join(folder, 'stills', subject.name),
      stillsTokens: plan.stillsTokens,
      beats: measured.beats,
      signal,
    }),
  );
  tell('asking');
  const [quiz, aesthetics] = await Promise.all([
    parts.includes('teachquiz') ? quizOf(subject, topic, look, plan) : undefined,
    parts.includes('aesthetics') ? aestheticsOf(subject, topic, look, plan) : undefined,
  ]);
  const block = quiz?.kind === 'done' ? quiz.value.blocked : undefined;
  const shown = topic ?? subject.topicNames[0] ?? subject.title;
  return {
    pictures: look.stills.map(({small}) => small),
    result: {
      name: subject.name,
      title: subject.title,
      topic: shown,
      field: plan.fields.get(shown) ?? block?.field ?? 'other',
      videoFile: path.relative(folder, video).split(path.sep).join('/'),
      isOurs: subject.lectureDir !== undefined,
      video: look.video,
      captions: look.captions.length,
      stills: look.stills.map(({seconds, reason}) => ({seconds, reason: reasonText(reason)})),
      failure: null,
      ...(quiz === undefined ? {} : {teachQuiz: quiz}),
      ...(aesthetics === undefined ? {} : {aesthetics}),
      ...(measured.part === undefined ? {} : {measurements: measured.part}),
      ...(parts.includes('efficiency') ? {efficiency: await efficiencyOf(subject, plan)} : {}),
    },
  };
}

/** A lecture of which nothing could be evaluated. */
export function failedLecture(
  {name, title, topicNames, video, lectureDir}: Subject,
  folder: string,
  reason: string,
): EvaluatedLecture {
  return {
    pictures: [],
    result: {
      name,
      title,
      topic: topicNames[0] ?? title,
      field: 'other',
      videoFile: video === undefined ? '' : path.relative(folder, video).split(path.sep).join('/'),
      isOurs: lectureDir !== undefined,
      video: null,
      captions: 0,
      stills: [],
      failure: reason,
    },
  };
}

async function rendered(
  {video, lectureDir, name}: Subject,
  plan: EvaluationPlan,
  tell: (what: string) => void,
): Promise<string> {
  if (video !== undefined) return video;
  if (lectureDir === undefined) throw new Error(`${name} has neither scenes nor a video.`);
  tell('rendering');
  return plan.inBrowser(() => plan.render(lectureDir));
}

/** What is measured in the scenes; a video of others has none. */
async function measuredOf(
  {lectureDir}: Subject,
  {parts, inBrowser, signal}: EvaluationPlan,
  tell: (what: string) => void,
): Promise<{readonly part: Attempt<Measurements> | undefined; readonly beats: SettledBeat[]}> {
  if (lectureDir === undefined) return {part: undefined, beats: []};
  tell('measuring');
  try {
    const {measurements, beats} = await inBrowser(() => measureLecture(lectureDir, signal));
    const wanted = parts.includes('aesthetics');
    return {part: wanted ? {kind: 'done', value: measurements} : undefined, beats};
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof LecternError)) throw error;
    return {part: {kind: 'missing', reason: reasonOf(error)}, beats: []};
  }
}

async function quizOf(
  {name, title}: Subject,
  topic: string | undefined,
  look: LectureLook,
  {pupil, examiner, questions, blockLists, ...plan}: EvaluationPlan,
): Promise<Attempt<TeachQuizResult>> {
  const asked = topic === undefined ? undefined : questions[topic];
  if (topic === undefined || asked === undefined || pupil === undefined || examiner === undefined) {
    return {
      kind: 'missing',
      reason: `There are no questions for “${title}”; \`lectern quiz\` drafts some.`,
    };
  }
  const {repeats, seed, signal} = plan;
  const known = blockLists.get(topic);
  const blocking: Attempt<BlockList> =
    known === undefined
      ? await attempt(askBlockList(examiner, name, topic, asked, signal))
      : {kind: 'done', value: known};
  return {
    kind: 'done',
    value: await teachQuiz(
      pupil,
      {
        lecture: name,
        topic,
        questions: asked,
        look,
        seed,
        repeats,
        blocked: blocking.kind === 'done' ? blocking.value : bareBlockList(topic),
        blockingFailed: blocking.kind === 'done' ? null : blocking.reason,
      },
      signal,
    ),
  };
}

async function aestheticsOf(
  subject: Subject,
  topic: string | undefined,
  look: LectureLook,
  {judges, referenceFor, inBrowser, folder, stillsTokens, repeats, signal}: EvaluationPlan,
): Promise<NonNullable<LectureResult['aesthetics']>> {
  const {name, title} = subject;
  const file = referenceFor(subject);
  let reference: LectureLook | undefined;
  try {
    if (file !== undefined) {
      reference = await inBrowser(() =>
        lookAtLecture(file, {
          folder: path.join(folder, 'stills', `${name}.reference`),
          stillsTokens,
          beats: [],
          signal,
        }),
      );
    }
  } catch (error) {
    signal?.throwIfAborted();
    // Marks without the reference would not be marks of the same scale.
    if (!(error instanceof LecternError)) throw error;
    return {kind: 'missing', reason: `Its reference video: ${reasonOf(error)}`};
  }
  const input = {lecture: name, topic: topic ?? title, look, reference, repeats};
  return {kind: 'done', value: await judgeLecture(judges, input, signal)};
}

async function efficiencyOf(
  {lectureDir}: Subject,
  {price}: EvaluationPlan,
): Promise<NonNullable<LectureResult['efficiency']>> {
  if (lectureDir === undefined) {
    return {kind: 'missing', reason: 'A video of others has no journal.'};
  }
  return {kind: 'done', value: await readEfficiency(lectureDir, price)};
}

function reasonText(reason: StillReason): string {
  switch (reason.kind) {
    case 'beat':
      return `${reason.section}, beat ${reason.beat}`;
    case 'rest':
      return 'at rest';
    case 'change':
      return 'large change';
  }
}

/** Why a lecture failed, for those failures that concern it alone. */
export function failureOfLecture(error: unknown): string | undefined {
  if (isModelFailure(error) && error.isHopeless) return undefined;
  return reasonOf(error);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof LecternError && error.remedy !== undefined
    ? `${error.message} ${error.remedy}`
    : error.message;
}

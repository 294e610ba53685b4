/** Composes a lecture with the agents, from a topic or from what a lecture file leaves open: sets the agents up, tells how far they are, sums up what they did. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {makeApiSheetReader} from '../../agents/coder/engine-api.ts';
import {chooseWorkedScenes, readWorkedScenes} from '../../agents/coder/worked-scenes.ts';
import type {CodedSection} from '../../agents/coder/code-section.ts';
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {Spending} from '../../agents/model/budget.ts';
import {type ModelTeam, createTeam, replayTeam} from '../../agents/model/model-team.ts';
import {ReplyStore} from '../../agents/model/reply-store.ts';
import {settleModels} from '../../agents/model/settings.ts';
import {AssetBook} from '../../agents/planner/choose-assets.ts';
import {readNotes} from '../../agents/planner/read-notes.ts';
import {agentStages, dataUrlOf} from '../../pipeline/agent-stages.ts';
import {type ComposedLecture, composeLecture} from '../../pipeline/compose-lecture.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {PACKAGE_ROOT} from '../../renderer/node/package-root.ts';
import type {SharedBrowser} from '../../renderer/node/shared-browser.ts';
import {LecternError} from '../../schema/errors.ts';
import type {Topic} from '../../schema/plan.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {type Recording, recordingSchema} from '../../schema/recording.ts';
import type {CommandSession} from '../command-session.ts';
import type {MakeOptions} from '../commands/make.ts';
import {describeSpending} from '../composition.ts';
import {count} from '../format.ts';

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

/** What a lecture is composed from: a topic, or a lecture file with sections that are open. */
export type ComposeSource =
  | {
      readonly kind: 'topic';
      /** Undefined where a recording tells it. */
      readonly title: string | undefined;
    }
  | {readonly kind: 'lecture'; readonly file: string; readonly lecture: Storyboard};

/** A lecture with what its making has cost. */
export interface Composition {
  readonly composed: ComposedLecture<CodedSection>;
  readonly team: ModelTeam;
  /** Which limit of the budget was reached. */
  readonly limit: string | undefined;
  /** Seconds by stage. */
  readonly seconds: Readonly<Record<'plan' | 'write' | 'review', number>>;
}

/**
 * Writes the scenes of a lecture.
 *
 * @param folderOf - The folder of the lecture, from its title.
 * @throws LecternError when there is no model to ask, or nothing came of it.
 */
export async function compose(
  source: ComposeSource,
  folderOf: (title: string) => string,
  options: MakeOptions,
  session: CommandSession,
  browser: SharedBrowser,
  signal: AbortSignal,
): Promise<Composition> {
  const recording = options.replay === undefined ? undefined : await readRecording(options.replay);
  const topic = await topicOf(source, options, recording, words => session.warn(words));
  const lectureDir = path.resolve(folderOf(topic.title));
  const criticRounds = options.critic ? (options.criticRounds ?? recording?.criticRounds ?? 2) : 0;
  const team = await teamFor(topic, criticRounds, lectureDir, options, session);
  const api = makeApiSheetReader();
  const scenes = readWorkedScenes(PACKAGE_ROOT);
  const book = new AssetBook();
  const clock = new StageClock();

  const stages = agentStages({
    topic,
    picture: await pictureOf(options.image),
    team,
    lectureDir,
    packageRoot: PACKAGE_ROOT,
    theme: options.theme,
    ...(source.kind === 'lecture'
      ? {lecture: source.lecture, sourceDir: path.dirname(path.resolve(source.file))}
      : {}),
    diagnostician: new Diagnostician(),
    findIcons: concepts => findIcons(concepts, book),
    apiFor: api,
    examplesFor: nodes => chooseWorkedScenes(nodes, scenes).map(({source}) => source),
    browser,
    autofix: options.autofix,
    planner: options.planner || source.kind === 'lecture',
    onTrouble: words => session.warn(words),
  });
  const tell = (who: string, what: string): void => {
    const spent = describeSpending(team.budget.total);
    session.note(
      `${session.noteColors.cyan(who.padEnd(8))} ${what} ${session.noteColors.dim(spent)}`,
    );
  };
  const composed = await composeLecture(
    stages,
    {
      onOutline: outline =>
        tell('planner', `outline: ${count(outline.sections.length, 'section')}`),
      onPlan(plan) {
        clock.end('plan');
        const lines = plan.sections.reduce((sum, {beats}) => sum + beats.length, 0);
        tell('planner', `storyboard: ${count(lines, 'line')}`);
      },
      onScene(section, scene, done, all) {
        if (done === all) clock.end('write');
        const how =
          scene.origin === 'author'
            ? 'left to the offline author'
            : scene.firstTry
              ? 'right at once'
              : 'mended';
        tell('coder', `[${done}/${all}] ${section}: ${how}`);
      },
      onReview: (section, round, outcome) =>
        tell('critic', `round ${round}, ${section}: ${outcome.replaceAll('-', ' ')}`),
    },
    {criticRounds, signal},
  );
  clock.end('review');
  const limit = team.budget.reached;
  if (limit !== undefined) {
    session.warn(`The budget of ${limit} is reached; the lecture is finished with what there is.`);
  }
  return {composed, team, limit, seconds: clock.seconds};
}

async function topicOf(
  source: ComposeSource,
  {minutes, notes, ...options}: MakeOptions,
  recording: Recording | undefined,
  warn: (words: string) => void,
): Promise<Topic> {
  if (source.kind === 'topic' && source.title === undefined && recording !== undefined) {
    return recording.topic;
  }
  const isLecture = source.kind === 'lecture';
  const audience = options.audience ?? (isLecture ? source.lecture.audience : undefined);
  const language = isLecture ? source.lecture.language : options.language;
  return {
    title: isLecture ? source.lecture.title : (source.title ?? ''),
    ...(audience === undefined ? {} : {audience}),
    ...(language === undefined ? {} : {language}),
    ...(minutes === undefined ? {} : {minutes}),
    ...(notes === undefined ? {} : {notes: await readNotes(notes, {onWarning: warn})}),
  };
}

async function teamFor(
  topic: Topic,
  criticRounds: number,
  lectureDir: string,
  options: MakeOptions,
  session: CommandSession,
): Promise<ModelTeam> {
  const {maxTokens, maxCost, maxMinutes, price} = options;
  const common = {
    limits: {maxTokens, maxCost, maxMinutes},
    ...(price === undefined ? {} : {price}),
    onSpent: (_total: Spending) => undefined,
  };
  if (options.replay !== undefined) {
    const changed = new Set<string>();
    return replayTeam({
      ...common,
      recording: path.resolve(options.replay),
      strict: options.strict ?? false,
      onChanged(request, recordedPrompt) {
        const words = `The prompt ${request.prompt} asks otherwise than when this was recorded (${recordedPrompt}).`;
        if (!changed.has(words)) session.warn(words);
        changed.add(words);
      },
    });
  }
  const settings = await settleModels(process.env, {
    ...(options.model === undefined ? {} : {all: options.model}),
    ...(options.plannerModel === undefined ? {} : {planner: options.plannerModel}),
    ...(options.coderModel === undefined ? {} : {coder: options.coderModel}),
    ...(options.criticModel === undefined ? {} : {critic: options.criticModel}),
  });
  const journalDir = path.join(lectureDir, 'journal');
  if (options.fresh === true) await new ReplyStore(journalDir).clear();
  if (options.record !== undefined) {
    const recording: Recording = {topic, models: {...settings.models}, criticRounds};
    await writeWhole(
      path.join(options.record, 'recording.json'),
      `${JSON.stringify(recording, null, 2)}\n`,
    );
  }
  return createTeam(settings, {
    ...common,
    journalDir,
    recordDir: options.record === undefined ? undefined : path.resolve(options.record),
    stallSeconds: options.stallSeconds,
    onRetry: (error, pauseMs) =>
      session.note(`${error.message} Asking again in ${Math.ceil(pauseMs / 1000)} s.`),
  });
}

async function readRecording(folder: string): Promise<Recording> {
  const file = path.join(folder, 'recording.json');
  try {
    return recordingSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new LecternError({
      code: 'recording-unreadable',
      message: `${folder} holds no recording.`,
      remedy: 'Name a folder that --record has written.',
      where: {file},
      cause,
    });
  }
}

async function pictureOf(
  file: string | undefined,
): Promise<{name: string; dataUrl: string} | undefined> {
  if (file === undefined) return undefined;
  const mediaType = PICTURE_TYPES[path.extname(file).toLowerCase()];
  if (mediaType === undefined) {
    throw new LecternError({
      code: 'picture-kind',
      message: `${file} is no picture that models can see.`,
      remedy: 'Give a PNG, JPEG, WebP or GIF.',
    });
  }
  return {name: path.basename(file), dataUrl: await dataUrlOf(file, mediaType)};
}

async function findIcons(
  concepts: readonly string[],
  book: AssetBook,
): Promise<ReadonlyMap<string, string>> {
  const icons = new Map<string, string>();
  for (const concept of concepts) {
    const icon = await book.iconFor(concept);
    if (icon !== undefined) icons.set(concept, icon);
  }
  return icons;
}

/** Tells how long the stages took, which follow each other. */
class StageClock {
  public readonly seconds = {plan: 0, write: 0, review: 0};
  private last = performance.now();

  public end(stage: keyof StageClock['seconds']): void {
    const now = performance.now();
    this.seconds[stage] += (now - this.last) / 1000;
    this.last = now;
  }
}

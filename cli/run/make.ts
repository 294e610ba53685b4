/** Makes a lecture's video: hands the stages to the pipeline, shows the progress, says what came of it. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import {describeEdit} from '../../agents/critic/describe-edit.ts';
import {
  LectureFileError,
  type LectureRemark,
  type ReadOptions,
  readLecture,
  writeLectureFolder,
} from '../../agents/author/index.ts';
import {
  type LectureStages,
  type MadeLecture,
  type WrittenLecture,
  makeLecture,
} from '../../pipeline/make-lecture.ts';
import type {RenderEvent, RenderedLecture} from '../../renderer/node/index.ts';
import {PACKAGE_ROOT} from '../../renderer/node/package-root.ts';
import {SharedBrowser} from '../../renderer/node/shared-browser.ts';
import {LecternError} from '../../schema/errors.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {MakeOptions} from '../commands/make.ts';
import {compositionData, describeComposition} from '../composition.ts';
import {displayPath} from '../display-path.ts';
import {fileNameOf} from '../file-name.ts';
import {MistakesError, mistakeOf, printMistakes} from '../mistakes.ts';
import {openSectionsOf} from '../../agents/planner/open-sections.ts';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import type {Composition} from './compose.ts';
import {refuseReaching} from './refuse-reaching.ts';
import {noteRun} from './note-run.ts';
import {withProgress} from '../progress/with-progress.ts';
import {describeVideo, noteProblems, secondsSinceStart, videoData} from '../video.ts';

/** Where the folders of lectures are, from the current folder. */
const HOME = 'scenes-generated';

/** Options that only matter where models are asked. */
const MODEL_OPTIONS = [
  'model',
  'plannerModel',
  'coderModel',
  'criticModel',
  'criticRounds',
  'record',
  'replay',
] as const satisfies (keyof MakeOptions)[];

/**
 * Makes the video of a lecture.
 *
 * @param source - A lecture in Markdown, a storyboard, or a topic; undefined with a recording.
 * @throws MistakesError when the lecture or a scene has mistakes; LecternError otherwise.
 */
export async function makeVideo(
  source: string | undefined,
  options: MakeOptions,
  session: CommandSession,
): Promise<CommandResult> {
  return SharedBrowser.use(session.signal, browser => makeWith(browser, source, options, session));
}

async function makeWith(
  browser: SharedBrowser,
  source: string | undefined,
  options: MakeOptions,
  session: CommandSession,
): Promise<CommandResult> {
  if (source === undefined && options.replay === undefined) {
    throw new LecternError({
      code: 'nothing-to-make',
      message: 'Neither a lecture nor a topic is named.',
      remedy: 'lectern make lecture.md, or lectern make "Why is the sky blue?"',
    });
  }
  let composition: Composition | undefined;
  const remarks: LectureRemark[] = [];
  let lineOf: LineOf | undefined;
  const author = async (signal: AbortSignal | undefined): Promise<WrittenLecture> => {
    const file = source !== undefined && isLectureFile(source) ? path.resolve(source) : undefined;
    const lecture =
      file === undefined
        ? undefined
        : await readLectureFile(file, options, remarks, found => (lineOf = found));
    tellRemarks(remarks, session);
    const folderOf = (title: string): string =>
      options.out ??
      (file === undefined
        ? path.join(HOME, fileNameOf(title) || 'lecture')
        : defaultFolder(file, title));
    if (
      file !== undefined &&
      lecture !== undefined &&
      !hasWorkForAgents(lecture, options, session)
    ) {
      return writeScenes(lecture, {
        file,
        folder: folderOf(lecture.title),
        isTrusted: options.trust === true,
        session,
        browser,
        signal,
      });
    }
    const {compose} = await import('./compose.ts');
    composition = await compose(
      file === undefined || lecture === undefined
        ? {kind: 'topic', title: source}
        : {kind: 'lecture', file, lecture},
      folderOf,
      options,
      session,
      browser,
      signal ?? session.signal,
    );
    return composition.composed.written;
  };
  const made = await withProgress(session, (onEvent, progress) =>
    makeLecture(
      createStages(author, options, browser, onEvent),
      {
        onWritten: ({scenes}) => progress.begin(scenes.map(({section}) => section)),
        onDiagnosed: ({section}) => progress.advance(section, 'diagnose', 1),
      },
      session.signal,
    ),
  );
  noteKeptFiles(made.lecture, session);
  if (made.kind === 'mistakes') {
    throw new MistakesError('scene-mistakes', made.diagnostics.map(mistakeOf));
  }
  noteProblems(made.video.problems, session, ({section, beat, letters}) => {
    const index = made.lecture.scenes.findIndex(scene => scene.section === section);
    const line = index < 0 ? undefined : lineOf?.(index + 1, beat, letters);
    return line === undefined ? undefined : `${displayPath(path.resolve(source ?? ''))}:${line}`;
  });
  await noteRun(made.lecture.lectureDir, options, composition !== undefined);
  return describeLecture(made, remarks, composition, session);
}

/** Whether the argument names a file; whatever does not is a topic. */
function isLectureFile(source: string): boolean {
  return /\.(?:md|markdown|qmd|rmd|ipynb|json)$/i.test(source) || existsSync(source);
}

/** The stages; compiler and renderer are loaded when they are come to, not for a lecture with mistakes. */
function createStages(
  author: LectureStages<RenderedLecture>['author'],
  options: MakeOptions,
  browser: SharedBrowser,
  onEvent: (event: RenderEvent) => void,
): LectureStages<RenderedLecture> {
  return {
    author,
    async *diagnose(scenes) {
      const {Diagnostician} = await import('../../agents/diagnose/diagnose.ts');
      for (const {scene, found} of new Diagnostician().diagnoseEach(scenes)) {
        const isTrusted = ({reachesOutside}: Diagnostic): boolean =>
          options.trust === true && reachesOutside === true;
        yield {scene, found: found.filter(diagnostic => !isTrusted(diagnostic))};
      }
    },
    async render({lectureDir}, signal) {
      if (options.trust !== true) await refuseReaching(lectureDir);
      const {renderLecture} = await import('../../renderer/node/index.ts');
      return renderLecture({
        lectureDir,
        output: path.join(lectureDir, 'out', `${path.basename(lectureDir)}.mp4`),
        size: options.resolution,
        framesPerSecond: options.fps,
        concurrency: options.concurrency,
        quality: options.quality,
        constantFrameRate: options.constantFrameRate,
        browser,
        signal,
        onEvent,
      });
    },
  };
}

type LineOf = Parameters<NonNullable<ReadOptions['locate']>>[0];

async function readLectureFile(
  file: string,
  {agents = false, theme}: MakeOptions,
  remarks: LectureRemark[],
  locate: (lineOf: LineOf) => void,
): Promise<Storyboard> {
  const lecture = await readLecture(file, {
    linesOptional: agents,
    locate,
    tell: remark => remarks.push(remark),
  }).catch((error: unknown) => {
    if (error instanceof LectureFileError) {
      throw new MistakesError(error.code, error.problems, error);
    }
    throw error;
  });
  return theme === undefined ? lecture : {...lecture, theme};
}

/** Tells what was made of what, and what is not shown as it was written. */
function tellRemarks(remarks: readonly LectureRemark[], session: CommandSession): void {
  for (const {kind, message} of remarks) if (kind === 'note') session.note(message);
  const warnings = remarks.filter(({kind}) => kind === 'warning');
  if (warnings.length === 0) return;
  session.note(
    printMistakes(
      warnings.map(warning => ({...warning, severity: 'warning'})),
      session.noteColors,
    ),
  );
}

function hasWorkForAgents(
  lecture: Storyboard,
  {agents = false, ...options}: MakeOptions,
  session: CommandSession,
): boolean {
  if (!agents) {
    const idle = MODEL_OPTIONS.filter(name => options[name] !== undefined);
    if (idle.length > 0) session.warn('Models are asked for a lecture file only with --agents.');
    return false;
  }
  const isOpen = openSectionsOf(lecture) !== undefined;
  if (!isOpen) session.note('Every section has its pictures: nothing is left to the agents.');
  return isOpen;
}

/** Writes the scenes; those whose pictures have faults are mended first, as far as that goes without a model. */
async function writeScenes(
  lecture: Storyboard,
  {
    file,
    folder,
    isTrusted,
    session,
    browser,
    signal,
  }: {
    readonly file: string;
    readonly folder: string;
    readonly isTrusted: boolean;
    readonly session: CommandSession;
    readonly browser: SharedBrowser;
    readonly signal: AbortSignal | undefined;
  },
): Promise<WrittenLecture> {
  const lectureDir = path.resolve(folder);
  const options = {packageRoot: PACKAGE_ROOT, sourceDir: path.dirname(file), signal};
  const written = await writeLectureFolder(lecture, lectureDir, options);
  // Files that were there before may be anybody's, and layouts are measured by playing them.
  if (!isTrusted) await refuseReaching(lectureDir);
  const [{settleLayouts}, {Diagnostician}] = await Promise.all([
    import('../../pipeline/settle-layouts.ts'),
    import('../../agents/diagnose/diagnose.ts'),
  ]);
  const settled = await settleLayouts({
    lectureDir,
    scenes: written.scenes.filter(scene => !written.kept.includes(scene.file)),
    diagnostician: new Diagnostician(),
    browser,
    signal,
  });
  for (const [section, {edits}] of settled) {
    if (edits.length === 0) continue;
    session.note(`Mended the layout of ${section}: ${edits.map(describeEdit).join(', ')}.`);
  }
  const mended = [...settled].filter(([, {edits}]) => edits.length > 0);
  const {scenes, kept} =
    mended.length === 0
      ? written
      : await writeLectureFolder(lecture, lectureDir, {
          ...options,
          scenes: new Map(mended.map(([section, {text}]) => [section, text])),
        });
  return {lectureDir, title: lecture.title, scenes, keptFiles: kept};
}

/** The folder of a lecture: that of its storyboard, or one named after its file. */
function defaultFolder(source: string, title: string): string {
  const folder = path.dirname(source);
  const {name, ext} = path.parse(source);
  if (ext !== '.json') return path.join(HOME, fileNameOf(name) || 'lecture');
  if (existsSync(path.join(folder, 'project.ts'))) return folder;
  return path.join(HOME, fileNameOf(name === 'storyboard' ? title : name) || 'lecture');
}

function noteKeptFiles({keptFiles}: WrittenLecture, session: CommandSession): void {
  for (const file of keptFiles) {
    session.note(`Kept ${displayPath(file)}, which was edited by hand.`);
  }
}

function describeLecture(
  {lecture, video}: MadeLecture<RenderedLecture> & {kind: 'made'},
  remarks: readonly LectureRemark[],
  composition: Composition | undefined,
  session: CommandSession,
): CommandResult {
  const tookSeconds = secondsSinceStart();
  const {lectureDir, title, keptFiles} = lecture;
  return {
    data: {
      lectureDir,
      title,
      keptFiles,
      remarks: remarks.map(({kind, message, remedy, where}) => ({kind, message, remedy, where})),
      ...videoData(video, tookSeconds),
      ...(composition === undefined ? {} : {composition: compositionData(composition)}),
    },
    text: [
      describeVideo(video, tookSeconds, session),
      ...(composition === undefined ? [] : [describeComposition(composition, session)]),
    ].join('\n'),
  };
}

/**
 * The whole way of a lecture: written as scenes, diagnosed, rendered. The stages
 * are handed in, so that each can be another one: an author that is a model, a
 * renderer that is none.
 */
import {setImmediate} from 'node:timers/promises';
import type {Diagnostic} from '../schema/diagnostic.ts';

/** A scene of a lecture, as it lies in its folder. */
export interface LectureScene {
  /** Name of the section: the scene's file without `.tsx`. */
  readonly section: string;
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** A lecture whose scenes are written. */
export interface WrittenLecture {
  /** Absolute path of its folder. */
  readonly lectureDir: string;
  readonly title: string;
  /** In the order of the lecture. */
  readonly scenes: readonly LectureScene[];
  /** Files that somebody has edited by hand, which were left as they are. */
  readonly keptFiles: readonly string[];
}

/** What is wrong with a scene. */
export interface SceneDiagnosis {
  readonly scene: LectureScene;
  readonly found: readonly Diagnostic[];
}

/** The stages of the way; each gets the signal that stops it. */
export interface LectureStages<TVideo> {
  /** Writes the scenes of the lecture into its folder. */
  author(signal: AbortSignal | undefined): Promise<WrittenLecture>;
  /** Says what is wrong with the scenes, one whenever it is asked for the next. */
  diagnose(scenes: readonly LectureScene[]): AsyncIterable<SceneDiagnosis>;
  /** Renders the scenes and joins the sections. */
  render(lecture: WrittenLecture, signal: AbortSignal | undefined): Promise<TVideo>;
}

/** What is told on the way, besides what the stages tell themselves. */
export interface LectureObserver {
  /** The scenes are written. */
  onWritten?(lecture: WrittenLecture): void;
  /** A scene was diagnosed. */
  onDiagnosed?(scene: LectureScene, diagnostics: readonly Diagnostic[]): void;
}

/** What came of it. */
export type MadeLecture<TVideo> =
  | {readonly kind: 'made'; readonly lecture: WrittenLecture; readonly video: TVideo}
  /** Nothing was rendered, since scenes have mistakes. */
  | {
      readonly kind: 'mistakes';
      readonly lecture: WrittenLecture;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Goes the whole way.
 *
 * @throws What the stages throw; the signal's reason when it is aborted.
 */
export async function makeLecture<TVideo>(
  stages: LectureStages<TVideo>,
  observer: LectureObserver = {},
  signal?: AbortSignal,
): Promise<MadeLecture<TVideo>> {
  const lecture = await stages.author(signal);
  observer.onWritten?.(lecture);

  const diagnostics: Diagnostic[] = [];
  for await (const {scene, found} of stages.diagnose(lecture.scenes)) {
    diagnostics.push(...found);
    observer.onDiagnosed?.(scene, found);
    // Diagnosis is busy work: let timers, the display and Ctrl-C have their turn.
    await setImmediate();
    signal?.throwIfAborted();
  }
  if (diagnostics.some(({severity}) => severity === 'error')) {
    return {kind: 'mistakes', lecture, diagnostics};
  }
  return {kind: 'made', lecture, video: await stages.render(lecture, signal)};
}

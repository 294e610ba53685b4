/** What a section notes about itself while it runs: its beats in time, and what went wrong on the stage. */
import {type Scene, useLogger, useScene} from '@motion-canvas/core';
import type {BeatLayout, TracedObject} from '../../schema/layout-report.ts';
import type {BeatTimes, LayoutProblem} from '../../schema/section-record.ts';

/** The notes of one run of a section. */
export interface LectureRecord {
  /** Title of the section, and its lines: all that is written around the stage. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly beats: BeatTimes[];
  readonly problems: LayoutProblem[];
  /** What stood on the stage when each beat had settled. */
  readonly layouts: BeatLayout<TracedObject>[];
  /** The beat being played. */
  currentBeat: number | undefined;
}

const records = new WeakMap<Scene, LectureRecord>();

/** The notes of a section's last run; undefined before it ran, or when the scene is no lecture. */
export function lectureRecordOf(scene: Scene): LectureRecord | undefined {
  return records.get(scene);
}

/** Starts the notes of the running section afresh. */
export function openLectureRecord(title: string, lines: readonly string[]): LectureRecord {
  const record: LectureRecord = {
    title,
    lines,
    beats: [],
    problems: [],
    layouts: [],
    currentBeat: undefined,
  };
  records.set(useScene(), record);
  return record;
}

/**
 * Notes a problem of the running section, and shows it in the editor's console.
 *
 * @param letters - Letters that it is about, by which its place in the lecture is found.
 */
export function reportProblem(
  code: LayoutProblem['code'],
  message: string,
  letters?: readonly string[],
): void {
  const record = records.get(useScene());
  const {currentBeat: beat} = record ?? {};
  record?.problems.push({code, message, beat, ...(letters === undefined ? {} : {letters})});
  useLogger().warn({message, remarks: code});
}

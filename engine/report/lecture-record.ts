/** What a section notes about itself while it runs: its beats in time, and what went wrong on the stage. */
import {type Scene, useLogger, useScene} from '@motion-canvas/core';

/** When a beat was played, in seconds from the start of its section. */
export interface BeatRecord {
  /** Number of the beat, from 1. */
  readonly beat: number;
  readonly startSeconds: number;
  /** Its animation is over and its picture at rest. */
  readonly settledSeconds: number;
  readonly endSeconds: number;
}

/** Something on the stage that a viewer could not read or see. */
export interface StageProblem {
  readonly code: 'does-not-fit' | 'no-room-for-label' | 'lines-overflow';
  /** What is wrong, with names and sizes. */
  readonly message: string;
  /** The beat in which it was noticed; undefined before the first. */
  readonly beat: number | undefined;
}

/** The notes of one run of a section. */
export interface LectureRecord {
  readonly beats: BeatRecord[];
  readonly problems: StageProblem[];
  /** The beat being played. */
  currentBeat: number | undefined;
}

const records = new WeakMap<Scene, LectureRecord>();

/** The notes of a section's last run; undefined before it ran, or when the scene is no lecture. */
export function lectureRecordOf(scene: Scene): LectureRecord | undefined {
  return records.get(scene);
}

/** Starts the notes of the running section afresh. */
export function openLectureRecord(): LectureRecord {
  const record: LectureRecord = {beats: [], problems: [], currentBeat: undefined};
  records.set(useScene(), record);
  return record;
}

/** Notes a problem of the running section, and shows it in the editor's console. */
export function reportProblem(code: StageProblem['code'], message: string): void {
  const record = records.get(useScene());
  record?.problems.push({code, message, beat: record.currentBeat});
  useLogger().warn({message, remarks: code});
}

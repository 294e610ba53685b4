/** Notes how long a run took and what was switched off, for `lectern evaluate --efficiency`. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {writeWhole} from '../../agents/write-whole.ts';
import {type MakingRun, makingRunsSchema} from '../../schema/making-run.ts';
import type {MakeOptions} from '../commands/make.ts';
import {secondsSinceStart} from '../video.ts';

/** The parts that can be switched off. */
const PARTS = ['critic', 'autofix', 'planner'] as const;

/**
 * Adds this run to the runs of a lecture.
 *
 * @param hadAgents - Whether models were asked: only then a part can have been off.
 */
export async function noteRun(
  lectureDir: string,
  options: MakeOptions,
  hadAgents: boolean,
): Promise<void> {
  const file = path.join(lectureDir, 'out/runs.json');
  const run: MakingRun = {
    seconds: Math.round(secondsSinceStart() * 10) / 10,
    without: hadAgents ? PARTS.filter(part => !options[part]) : [],
  };
  const before = options.fresh === true ? [] : await readRuns(file);
  await writeWhole(file, `${JSON.stringify([...before, run], null, 2)}\n`);
}

async function readRuns(file: string): Promise<MakingRun[]> {
  try {
    return makingRunsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return [];
  }
}

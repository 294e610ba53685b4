/** How long is waited for what ought to be there at once. */
import {availableParallelism, loadavg} from 'node:os';
import type {Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';

const VARIABLE = 'LECTERN_LONGEST_WAIT';
const USUAL_SECONDS = 15;
/** A machine that is busy with other things is given more time, up to so many times as much. */
const MOST_PATIENCE = 4;
/** The page knows better what it waits for: it is to speak first. */
const SILENCE_PER_WAIT = 1.4;

/**
 * How long a page may say nothing.
 *
 * @param patience - How many times as long as usual, as the machine has other things to do.
 * @throws LecternError `longest-wait` when the variable is no number of seconds.
 */
export function longestSilenceMs(patience = patienceNow()): number {
  return 1000 * SILENCE_PER_WAIT * longestWaitSeconds(patience);
}

/** Has a page wait as long as was asked for. Throws likewise. */
export async function tellLongestWait(page: Page): Promise<void> {
  const seconds = longestWaitSeconds(patienceNow());
  if (seconds === USUAL_SECONDS) return;
  await page.evaluateOnNewDocument(given => {
    Reflect.set(globalThis, 'lecternLongestWaitSeconds', given);
  }, seconds);
}

function longestWaitSeconds(patience: number): number {
  return givenSeconds() ?? Math.round(USUAL_SECONDS * patience);
}

function patienceNow(): number {
  return patienceUnder(loadavg()[0] ?? 0, availableParallelism());
}

/**
 * How many times as long work takes on a busy machine, at least once; Windows tells no load.
 *
 * @param load - How many processes want to run.
 * @param cores - How many can.
 */
export function patienceUnder(load: number, cores: number): number {
  return Math.min(MOST_PATIENCE, Math.max(1, load / cores));
}

/** What a slow machine needs. */
export const MORE_PATIENCE = `If the machine is only slow, ${VARIABLE}=120 lets it have so many seconds.`;

function givenSeconds(): number | undefined {
  const given = process.env[VARIABLE];
  if (given === undefined || given === '') return undefined;
  const seconds = Number(given);
  if (seconds > 0) return seconds;
  throw new LecternError({
    code: 'longest-wait',
    message: `${VARIABLE} is “${given}”, which is no number of seconds.`,
    remedy: `Set it to a number such as 120, or unset it for the usual ${USUAL_SECONDS}.`,
  });
}

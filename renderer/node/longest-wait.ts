/** How long is waited for what ought to be there at once. */
import type {Page} from 'puppeteer';
import {LecternError} from '../../schema/errors.ts';

const VARIABLE = 'LECTERN_LONGEST_WAIT';
const USUAL_SECONDS = 15;
/** The page knows better what it waits for: it is to speak first. */
const SILENCE_PER_WAIT = 1.4;

/**
 * How long a page may say nothing.
 *
 * @throws LecternError `longest-wait` when the variable is no number of seconds.
 */
export function longestSilenceMs(): number {
  return 1000 * SILENCE_PER_WAIT * (givenSeconds() ?? USUAL_SECONDS);
}

/** Has a page wait as long as was asked for. Throws likewise. */
export async function tellLongestWait(page: Page): Promise<void> {
  const seconds = givenSeconds();
  if (seconds === undefined) return;
  await page.evaluateOnNewDocument(given => {
    Reflect.set(globalThis, 'lecternLongestWaitSeconds', given);
  }, seconds);
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

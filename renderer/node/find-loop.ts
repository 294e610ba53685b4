/**
 * The place of a loop that never ends. A page that is caught in one can be asked nothing any more,
 * so the same is played once again, on a page that is debugged from the start.
 */
import type {Page} from 'puppeteer';
import type {SourcePlace} from '../../schema/errors.ts';
import type {LifeSign, Question, SectionRequest} from '../protocol.ts';
import {loadLecture} from './load-lecture.ts';
import {tellLongestWait} from './longest-wait.ts';
import {PageDebugger} from './page-debugger.ts';
import type {PageServer} from './page-server.ts';
import {placeInLecture} from './source-places.ts';

const CHECK_MS = 200;
/** A page in a loop halts at once; one on a busy machine in this time. */
const LONGEST_HALT_MS = 2000;

/** What a page computes. */
export interface FoundLoop {
  readonly where: SourcePlace;
  /** What it plays; undefined while it is loaded. */
  readonly playing: LifeSign | undefined;
}

/**
 * Looks for a loop that never ends.
 *
 * @param page - A new one; whoever asks closes it.
 * @param request - What was played; undefined while the lecture was loaded.
 * @param silenceMs - How long it says nothing once it is in the loop.
 * @param longestMs - How long is looked for it.
 * @returns undefined when it is not found.
 */
export async function findLoop(
  page: Page,
  {vite, address, lectureDir}: PageServer,
  request: SectionRequest | undefined,
  silenceMs: number,
  longestMs: number,
): Promise<FoundLoop | undefined> {
  let lastSign = Date.now();
  await tellLongestWait(page);
  const debugging = await PageDebugger.of(page);
  const play = async (): Promise<void> => {
    await loadLecture(page, address);
    lastSign = Date.now();
    if (request === undefined) return;
    const question: Question = {method: 'rehearse', parameters: [request]};
    await page.evaluate(text => globalThis.lecternHost?.ask(text, []), JSON.stringify(question));
  };
  const goesOn = untilEndOf(play());
  const hear = async (): Promise<void> => {
    while (goesOn()) {
      // The page may be gone, or not there yet: then there are no signs.
      const signs = await page
        .evaluate(() => globalThis.lecternHost?.newSigns() ?? [])
        .catch(() => []);
      if (signs.length > 0) lastSign = Date.now();
      await pause();
    }
  };
  void hear();
  const end = Date.now() + longestMs;
  while (goesOn() && Date.now() < end) {
    await pause();
    if (Date.now() - lastSign < silenceMs) continue;
    const halted = await debugging.halt(LONGEST_HALT_MS);
    if (halted === undefined) continue;
    const where = placeInLecture(vite, lectureDir, halted.stack);
    const {playing} = halted;
    if (where !== undefined) return {where: {...where, beat: playing?.beat}, playing};
    // It was not in the loop yet.
    await debugging.resume();
  }
  return undefined;
}

/** Whether something has not ended yet. */
function untilEndOf(work: Promise<void>): () => boolean {
  let goesOn = true;
  const end = () => {
    goesOn = false;
  };
  work.then(end, end);
  return () => goesOn;
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, CHECK_MS));
}

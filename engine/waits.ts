/** Waiting for what a page loads: with an end, and by name. */

declare global {
  /** How long is waited where it is to be otherwise than a quarter of a minute. */
  var lecternLongestWaitSeconds: number | undefined;
}

/** What comes from this machine is there at once; also where that is busy, it comes within this time. */
const LONGEST_WAIT_SECONDS = 15;

/** Something did not come in time. */
export class WaitError extends Error {}

/**
 * Waits for something, but not for ever. Seconds in which the page computes, or is not given any
 * time, count as one.
 *
 * @param name - Says on a timeout what is waited for.
 * @param longestSeconds - A quarter of a minute unless given.
 * @param eachSecond - Is called while it is waited.
 * @throws WaitError with what `name` says, and whatever the work throws.
 */
export async function withinLimit<TValue>(
  work: Promise<TValue>,
  name: () => string,
  longestSeconds = globalThis.lecternLongestWaitSeconds ?? LONGEST_WAIT_SECONDS,
  eachSecond?: () => void,
): Promise<TValue> {
  let timer: ReturnType<typeof setInterval> | undefined;
  const limit = new Promise<never>((_, reject) => {
    let seconds = 0;
    timer = setInterval(() => {
      eachSecond?.();
      if (++seconds < longestSeconds) return;
      reject(new WaitError(`${name()} has not come within ${longestSeconds} s.`));
    }, 1000);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearInterval(timer);
  }
}

/** Waiting for what may take its time, such as a slow disk. */
import {withinLimit} from '../../engine/waits.ts';
import {tellOfWait} from './life-signs.ts';

const LONGEST_SECONDS = 45;

/**
 * Waits for three quarters of a minute at most.
 *
 * @param name - Says on a timeout what is waited for.
 * @throws WaitError with what `name` says, and whatever the work throws.
 */
export function waitPatiently<TValue>(work: Promise<TValue>, name: () => string): Promise<TValue> {
  return withinLimit(work, name, LONGEST_SECONDS, tellOfWait);
}

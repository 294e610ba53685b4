/** Questions to models whose failure is a result, not an end. */
import {isModelFailure} from '../agents/model/model-error.ts';

/** A value, or why there is none. */
export type Attempt<TValue> =
  | {readonly kind: 'done'; readonly value: TValue}
  | {readonly kind: 'missing'; readonly reason: string};

/**
 * Waits for what a model is asked.
 *
 * @throws ModelError when every question would fail like this one; the signal's reason.
 */
export async function attempt<TValue>(work: Promise<TValue>): Promise<Attempt<TValue>> {
  try {
    return {kind: 'done', value: await work};
  } catch (error) {
    if (!isModelFailure(error) || error.isHopeless) throw error;
    return {kind: 'missing', reason: error.message};
  }
}

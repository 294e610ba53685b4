/**
 * What a scene waits for: Motion Canvas collects the promises of nodes that load something, and
 * waits for all of them without an end.
 */
import {Node} from '@motion-canvas/2d';
import {DependencyContext} from '@motion-canvas/core';
import {WaitError, withinLimit} from '../../engine/waits.ts';
import {tellOfWait} from './life-signs.ts';
import type {Complaint} from './section-error.ts';

/** A promise that Motion Canvas has collected. */
interface CollectedPromise {
  /** Where it was collected. */
  readonly stack?: string | undefined;
  /** The node that it is for. */
  readonly owner?: unknown;
}

const COLLECTED = 'promises';

/** Forgets what scenes before have waited for: what has failed once would fail for all that come. */
export function forgetWaits(): void {
  Reflect.set(DependencyContext, COLLECTED, []);
}

/**
 * Waits for a step of a scene, but not for ever.
 *
 * @param tell - Makes an error of what is waited for in vain.
 * @throws What `tell` makes, and whatever the step throws.
 */
export async function stepWithinLimit<TResult>(
  step: Promise<TResult>,
  tell: (complaint: Complaint) => Error,
): Promise<TResult> {
  try {
    return await withinLimit(step, () => nameOf(collected()), undefined, tellOfWait);
  } catch (error) {
    if (!(error instanceof WaitError)) throw error;
    const awaited = collected();
    if (awaited === undefined) throw tell(yieldedInVain(error.message));
    const {stack, owner} = awaited;
    throw tell({
      message: error.message,
      stack,
      inspect: owner instanceof Node ? owner.key : undefined,
      remarks: 'Nothing else can be drawn before it is there: see whether it can be read at all.',
    });
  }
}

function yieldedInVain(message: string): Complaint {
  return {
    message,
    isStanding: true,
    remarks: 'Yield only promises that are resolved: look for one that nobody resolves.',
  };
}

function collected(): CollectedPromise | undefined {
  return (Reflect.get(DependencyContext, COLLECTED) as readonly CollectedPromise[])[0];
}

function nameOf(awaited: CollectedPromise | undefined): string {
  const owner = awaited?.owner;
  if (owner === undefined || owner === null) return 'What the scene waits for';
  const source = sourceOf(owner);
  const kind = owner.constructor.name;
  return source === undefined
    ? `What a node “${kind}” waits for`
    : `${source}, which a node “${kind}” shows,`;
}

/** The file that a picture or a video of Motion Canvas shows. */
function sourceOf(owner: object): string | undefined {
  const signal: unknown = Reflect.get(owner, 'src');
  if (typeof signal !== 'function') return undefined;
  const source: unknown = Reflect.apply(signal, owner, []);
  if (typeof source !== 'string' || source.startsWith('data:')) return undefined;
  const [path = ''] = source.split(/[?#]/);
  return `The file “${path.slice(path.lastIndexOf('/') + 1)}”`;
}

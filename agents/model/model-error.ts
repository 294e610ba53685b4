/** Why a model gave no usable reply. */
import {LecternError} from '../../schema/errors.ts';

/**
 * The kinds of failure; each has a handling of its own.
 *
 * - `no-key`, `key-refused`: nothing more is asked; the user has to act.
 * - `unknown-model`, `bad-request`: likewise.
 * - `unreachable`, `rate-limited`, `server-error`, `stalled`, `broken-off`: asked again by the
 *   client, then given up.
 * - `empty`, `cut-off`, `wrong-shape`: asked again with a word about it, then given up.
 * - `refusal`: not asked again; the section does without.
 * - `context-overflow`: asked with less, then given up.
 * - `no-vision`: the Critic says that it cannot judge.
 * - `budget`: nothing more is asked; the lecture is finished with what there is.
 * - `not-recorded`: a replay has no reply to this step.
 */
export type ModelFailure =
  | 'no-key'
  | 'key-refused'
  | 'unknown-model'
  | 'bad-request'
  | 'unreachable'
  | 'rate-limited'
  | 'server-error'
  | 'stalled'
  | 'broken-off'
  | 'empty'
  | 'cut-off'
  | 'wrong-shape'
  | 'refusal'
  | 'context-overflow'
  | 'no-vision'
  | 'budget'
  | 'not-recorded';

/** Failures that no other question to the same server can mend. */
const HOPELESS: readonly ModelFailure[] = ['no-key', 'key-refused', 'unknown-model'];

/** No usable reply. */
export class ModelError extends LecternError {
  public readonly failure: ModelFailure;
  /** How long the server wants to be left alone. */
  public readonly retryAfterMs: number | undefined;

  public constructor(
    failure: ModelFailure,
    details: {
      readonly message: string;
      readonly remedy?: string | undefined;
      readonly cause?: unknown;
      readonly retryAfterMs?: number | undefined;
    },
  ) {
    super({code: `model-${failure}`, ...details});
    this.name = 'ModelError';
    this.failure = failure;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether the whole run has to end, since every question would fail like this one. */
  public get isHopeless(): boolean {
    return HOPELESS.includes(this.failure);
  }
}

/** Whether an error is a failure of these kinds. */
export function isModelFailure(
  error: unknown,
  ...failures: readonly ModelFailure[]
): error is ModelError {
  return error instanceof ModelError && (failures.length === 0 || failures.includes(error.failure));
}

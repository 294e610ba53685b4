/** Draws what is killed and when, from a seed. Pure. */
import {createHash} from 'node:crypto';

/** When a command is killed. */
export type Instant =
  /** After so many milliseconds. */
  | {readonly kind: 'time'; readonly atMs: number}
  /** In the middle of the deed of this number, from 1, that changes something in a folder. */
  | {readonly kind: 'write'; readonly index: number};

/** How long a command takes when nothing disturbs it, and how often it changes something in a folder. */
export interface Extent {
  readonly durationMs: number;
  readonly writes: number;
}

/** What a seed stands for: the same at each time. */
export interface DrawnKill<TChoice> {
  readonly choice: TChoice;
  /** The instant, in a run of this extent. */
  readonly instantIn: (extent: Extent) => Instant;
}

/** Draws one of some choices, and an instant: half of them in time, half of them at what is written. */
export function drawKill<TChoice>(seed: number, choices: readonly TChoice[]): DrawnKill<TChoice> {
  const bytes = createHash('sha256').update(`kill ${seed}`).digest();
  const choice = choices[bytes.readUInt32BE(0) % choices.length];
  if (choice === undefined) throw new RangeError('There is nothing to choose from.');
  const part = bytes.readUInt32BE(4) / 2 ** 32;
  const isInTime = bytes.readUInt8(8) % 2 === 0;
  return {
    choice,
    instantIn: ({durationMs, writes}) =>
      isInTime
        ? {kind: 'time', atMs: Math.round(part * durationMs)}
        : {kind: 'write', index: 1 + Math.floor(part * writes)},
  };
}

/** Such as “after 1200 ms”. */
export function describeInstant(instant: Instant, {durationMs, writes}: Extent): string {
  return instant.kind === 'time'
    ? `after ${instant.atMs} of ${Math.round(durationMs)} ms`
    : `at its deed ${instant.index} of ${writes} in folders`;
}

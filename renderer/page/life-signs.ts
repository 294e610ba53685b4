/** Tells Node that a section goes on: also while it is played without a pause, in which Node could ask. */
import type {LifeSign} from '../protocol.ts';
import {tellAlive} from './channel.ts';

const INTERVAL_MS = 1000;

/** The signs of one run of a section. */
export class LifeSigns {
  private last = performance.now();
  private seconds = 0;

  /** @param beat - The one that is being played. */
  public constructor(
    private readonly section: string,
    private readonly beat: () => number | undefined,
  ) {
    globalThis.lecternPlaying = () => this.sign;
    tellAlive({section, seconds: 0, beat: undefined});
  }

  /** Gives a sign, where the last one is a while ago. */
  public give(seconds: number): void {
    this.seconds = seconds;
    const now = performance.now();
    if (now - this.last < INTERVAL_MS) return;
    this.last = now;
    tellAlive(this.sign);
  }

  private get sign(): LifeSign {
    return {section: this.section, seconds: this.seconds, beat: this.beat()};
  }
}

/** Tells that the page waits for something that has an end. */
export function tellOfWait(): void {
  const playing = globalThis.lecternPlaying?.();
  if (playing !== undefined) tellAlive(playing);
}

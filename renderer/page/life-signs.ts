/** Tells Node that a section goes on: also while it is played without a pause, in which Node could ask. */
import {tellAlive} from './channel.ts';

const INTERVAL_MS = 1000;

/** The signs of one run of a section. */
export class LifeSigns {
  private last = performance.now();

  public constructor(private readonly section: string) {
    tellAlive({section, seconds: 0, beat: undefined});
  }

  /** Gives a sign, where the last one is a while ago. */
  public give(seconds: number, beat: number | undefined): void {
    const now = performance.now();
    if (now - this.last < INTERVAL_MS) return;
    this.last = now;
    tellAlive({section: this.section, seconds, beat});
  }
}

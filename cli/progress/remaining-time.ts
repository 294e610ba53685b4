/** How long something still takes, judged by how long it took so far. */

/** Less than this much done says too little. */
const LEAST_SHARE = 0.02;

/** Measures the way of one section from 0 to 1. */
export class RemainingTime {
  private readonly startedMs: number;

  /** @param now - Tells the time in ms. */
  public constructor(private readonly now: () => number = () => performance.now()) {
    this.startedMs = now();
  }

  /** Seconds since the start. */
  public get elapsedSeconds(): number {
    return (this.now() - this.startedMs) / 1000;
  }

  /** Whole seconds still to go, or undefined while that cannot be told. */
  public remainingSeconds(share: number): number | undefined {
    if (share < LEAST_SHARE) return undefined;
    return Math.round((this.elapsedSeconds * (1 - share)) / share);
  }
}

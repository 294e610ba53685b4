/** Tells Node how far a section is, some times a second. */

const INTERVAL_MS = 250;

/** The progress of one section. */
export class ProgressReport {
  private lastReport = Number.NEGATIVE_INFINITY;

  public constructor(
    private readonly section: string,
    private readonly frames: number,
  ) {
    this.drawn(0);
  }

  /** Notes how many frames are done. */
  public drawn(frame: number): void {
    const now = performance.now();
    if (frame < this.frames && now - this.lastReport < INTERVAL_MS) return;
    this.lastReport = now;
    void globalThis.lecternReport?.({section: this.section, frame, frames: this.frames});
  }
}

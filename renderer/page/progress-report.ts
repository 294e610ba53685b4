/** Tells Node how far a section is, some times a second. */
import {tellProgress} from './channel.ts';

const INTERVAL_MS = 250;

/** The progress of one section. */
export class ProgressReport {
  private lastReport = Number.NEGATIVE_INFINITY;
  private share: number | undefined;

  public constructor(private readonly section: string) {
    this.tell(0);
  }

  /**
   * Notes how many frames are done.
   *
   * @param frames - How many there will be, as far as that is known.
   */
  public drawn(frame: number, frames: number | undefined): void {
    // What was expected may have been too little; nobody wants to see a bar go back.
    if (frames !== undefined) this.share = Math.max(this.share ?? 0, frame / Math.max(1, frames));
    if (this.share === 1 || performance.now() - this.lastReport >= INTERVAL_MS) this.tell(frame);
  }

  private tell(frame: number): void {
    this.lastReport = performance.now();
    tellProgress({section: this.section, frame, share: this.share});
  }
}

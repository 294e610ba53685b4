/** What Node and the page that watches videos say to each other. All of it is plain data. */

/** What a video is. */
export interface VideoFacts {
  readonly durationSeconds: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** In the words of mediabunny, such as `avc`. */
  readonly codec: string;
}

/** Small grey pictures of a video at regular times. */
export interface VideoSurvey {
  readonly facts: VideoFacts;
  readonly widthPx: number;
  readonly heightPx: number;
  /** When each was seen, from the start. */
  readonly seconds: readonly number[];
  /** All of them, one byte a pixel, row by row, one after the other, as base64. */
  readonly greys: string;
}

/** A frame as pictures. */
export interface Snapshot {
  readonly seconds: number;
  /** For a model, as a `data:` URL. */
  readonly large: string;
  /** For a report, as a `data:` URL. */
  readonly small: string;
}

/** What the page answers. */
export type WatcherAnswer<TValue> =
  | {readonly kind: 'done'; readonly value: TValue}
  | {readonly kind: 'failed'; readonly reason: string};

/** What the page can be asked; it stands under the global name `lecternWatcher`. */
export interface Watcher {
  /**
   * Looks through the whole video.
   *
   * @param mostSamples - How many small pictures there are at the most.
   */
  survey(stepSeconds: number, mostSamples: number): Promise<WatcherAnswer<VideoSurvey>>;
  /** Draws the frames that are shown at these times, in order. */
  snapshots(
    seconds: readonly number[],
    largeWidthPx: number,
    smallWidthPx: number,
  ): Promise<WatcherAnswer<readonly Snapshot[]>>;
}

declare global {
  // A global of the page; in Node it is only named inside functions that run there.
  var lecternWatcher: Watcher | undefined;
}

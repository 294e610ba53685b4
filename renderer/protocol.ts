/** What Node and the page say to each other, typed on both sides. All of it is plain data. */

import type {BeatLayout, TracedObject} from '../schema/layout-report.ts';
import type {MeasuredSection, TracedLeaf} from '../schema/measured-section.ts';
import type {BeatTimes, LayoutProblem} from '../schema/section-record.ts';

/** Size of a frame in px; both are even, which H.264 asks for. */
export interface FrameSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A video codec, in the words of mediabunny: H.264, VP9 or AV1. */
export type VideoCodec = 'avc' | 'vp9' | 'av1';

/** How good a video is to be, against how fast it is made. */
export type VideoQualityName = 'draft' | 'good' | 'best';

/** A container for video. */
export type VideoContainer = 'mp4' | 'webm';

/** What the page has to draw. */
export interface SectionRequest {
  /** Name of the section: its scene file without `.tsx`. */
  readonly section: string;
  readonly size: FrameSize;
  readonly framesPerSecond: number;
}

/** Asks for a section as WebM, which the browser encodes. */
export interface VideoRequest extends SectionRequest {
  readonly codec: VideoCodec;
  readonly quality: VideoQualityName;
  /** How many frames a picture that stands still may last before it is written again. */
  readonly repeatAfterFrames: number;
  /** Where the file's bytes are sent to. */
  readonly uploadPath: string;
}

/** Asks for a section as encoded pictures, which go to Node as they come. */
export interface PicturesRequest extends SectionRequest {
  readonly quality: VideoQualityName;
  /** How many frames a picture that stands still may last before it is written again. */
  readonly repeatAfterFrames: number;
  /** Where they are sent to, packed. */
  readonly uploadPath: string;
}

/** An encoded picture. */
export interface EncodedPicture {
  /** Number of the frame at which it appears; it stands until the next one. */
  readonly frame: number;
  /** Whether it can be decoded without any other. */
  readonly isKey: boolean;
  /** H.264 in Annex B format. */
  readonly data: Uint8Array;
}

/** Encoders work on blocks of so many px, to the right and down. */
export const BLOCK_PX = 16;

/** How many blocks a picture has, from left to right and from top to bottom. */
export function blocksOf({widthPx, heightPx}: FrameSize): {
  readonly columns: number;
  readonly rows: number;
} {
  return {columns: Math.ceil(widthPx / BLOCK_PX), rows: Math.ceil(heightPx / BLOCK_PX)};
}

/** Asks for a section as the frames of an animated GIF, without header and trailer. */
export interface GifRequest extends SectionRequest {
  readonly uploadPath: string;
}

/** Asks for a PNG picture of one frame. */
export interface StillRequest {
  /** Number of the frame in its section, from 0. */
  readonly frame: number;
  readonly uploadPath: string;
}

/** Asks for PNG pictures of a section. */
export interface StillsRequest extends SectionRequest {
  readonly stills: readonly StillRequest[];
  /** Draws the anchor grid over them. */
  readonly grid: boolean;
}

/** What a run of a section tells. */
export interface SectionSurvey {
  readonly frames: number;
  readonly durationSeconds: number;
  /** Empty where the scene is no lecture of ours. */
  readonly beats: readonly BeatTimes[];
  readonly problems: readonly LayoutProblem[];
}

/** The same with what stood on the stage when each beat had settled. */
export interface SectionRehearsal extends SectionSurvey {
  readonly layouts: readonly BeatLayout<TracedObject>[];
}

/** Why the page could not do what it was asked. */
export interface PageFailure {
  /** Whose fault: what the scene does, the encoder, or the way of the bytes to Node. */
  readonly origin: 'scene' | 'encoder' | 'upload';
  readonly message: string;
  /** Explanation that Motion Canvas gives beside the message, as HTML. */
  readonly remarks?: string | undefined;
  /** Stack in terms of the URLs that the page loaded. */
  readonly stack?: string | undefined;
  readonly section: string;
  readonly beat?: number | undefined;
  /** Whether it is where the functions of the scene stand that wait to go on, which the page cannot tell. */
  readonly isStanding?: boolean | undefined;
}

/** An answer of the page. */
export type PageAnswer<TValue> =
  | {readonly kind: 'done'; readonly value: TValue}
  | {readonly kind: 'failed'; readonly failure: PageFailure};

/** What a lecture's project says. */
export interface LectureDescription {
  readonly title: string;
  /** Names of the sections in order. */
  readonly sections: readonly string[];
}

/** What a lecture's page can be asked, by name. */
export interface LecturePlayer {
  /** The first codec of a list that the browser can encode at a size; undefined when none. */
  chooseCodec(
    candidates: readonly VideoCodec[],
    size: FrameSize,
    framesPerSecond: number,
  ): Promise<VideoCodec | undefined>;
  /** Plays a section without drawing. */
  survey(request: SectionRequest): Promise<PageAnswer<SectionRehearsal>>;
  /** Plays a section and reads what is drawn where, moment by moment. */
  measure(request: MeasureRequest): Promise<PageAnswer<MeasuredSection<TracedLeaf>>>;
  /** Plays a section, and draws a few frames of each beat that are thrown away. */
  rehearse(request: SectionRequest): Promise<PageAnswer<SectionRehearsal>>;
  renderVideo(request: VideoRequest): Promise<PageAnswer<SectionSurvey>>;
  renderPictures(request: PicturesRequest): Promise<PageAnswer<SectionSurvey>>;
  renderGif(request: GifRequest): Promise<PageAnswer<SectionSurvey>>;
  renderStills(request: StillsRequest): Promise<PageAnswer<null>>;
}

/** How a section is to be measured. */
export interface MeasureRequest extends SectionRequest {
  /** Whether the pictures at rest are handed over too. */
  readonly keepsStills: boolean;
  /** Whether they are for a model: with the anchor grid over them, as PNG; otherwise as WebP. */
  readonly drawsGrid?: boolean | undefined;
}

/** A question to a lecture's page, as it travels. */
export interface Question {
  readonly method: keyof LecturePlayer;
  readonly parameters: readonly unknown[];
}

/** What a lecture's page tells once. */
export type PageLoaded =
  | {readonly kind: 'ready'; readonly lecture: LectureDescription}
  | {readonly kind: 'failed'; readonly message: string; readonly stack?: string | undefined};

/** What it tells while it works. */
export interface PageProgress {
  readonly section: string;
  /** Frames drawn so far. */
  readonly frame: number;
  /** Of all of its frames, 0 to 1, as far as that is known. */
  readonly share?: number | undefined;
}

/** What it tells while it plays a section. */
export interface LifeSign {
  readonly section: string;
  /** How much of the section was played. */
  readonly seconds: number;
  readonly beat?: number | undefined;
}

/** What the lecture's frame tells the page around it; `text` is JSON. */
export type FromFrame =
  | {readonly kind: 'loaded' | 'progress' | 'alive'; readonly text: string}
  | {readonly kind: 'answer'; readonly number: number; readonly text: string}
  | {
      readonly kind: 'upload';
      readonly number: number;
      readonly path: string;
      readonly position: number;
      readonly bytes: ArrayBuffer;
    };

/** What the page around a lecture's frame tells it. */
export type ToFrame =
  | {readonly kind: 'ask'; readonly number: number; readonly text: string}
  | {readonly kind: 'uploaded'; readonly number: number; readonly failure?: string | undefined};

/**
 * What is asked for behind the address of a page that is to be alone in its process: so it may share memory with
 * its workers, also in a browser that was not told to allow it. It takes a process anew.
 */
export const ALONE = 'alone';

/** With this the frame hands over its port. */
export const HELLO = 'lectern';

/** In characters: room for a section that was measured, with all of its stills. */
export const LONGEST_ANSWER = 2 ** 27;
/** In characters. */
export const LONGEST_SIGN = 2 ** 10;
/** In bytes: room for the largest still. */
export const LONGEST_UPLOAD_BYTES = 2 ** 28;

/** What Node can ask of the page around a lecture; it stands under the global name `lecternHost`. */
export interface LectureHost {
  /** Resolves with {@link PageLoaded} as JSON. */
  loaded(): Promise<string>;
  /** Resolves, when there is something new, with the latest {@link PageProgress} and {@link LifeSign} as JSON. */
  newSigns(): Promise<readonly string[]>;
  /**
   * Asks the lecture.
   *
   * @param text - A {@link Question} as JSON.
   * @param uploadPaths - Where what it sends may go.
   * @returns A {@link PageAnswer} as JSON, unread.
   */
  ask(text: string, uploadPaths: readonly string[]): Promise<string>;
}

/** The path under which bytes are taken; a token follows. */
export const UPLOAD_PATH = '/upload/';

declare global {
  // A global of the page; in Node it is only named inside functions that run there.
  var lecternHost: LectureHost | undefined;
  /** What is being played: of use to whoever halts the page. */
  var lecternPlaying: (() => LifeSign) | undefined;
  /** What has come from the lecture's frame before the page around it had all of its code. */
  var lecternMail: {readonly messages: readonly MessageEvent[]; readonly loads: number} | undefined;
}

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

/** Asks for a section as a video file that the browser encodes. */
export interface VideoRequest extends SectionRequest {
  readonly codec: VideoCodec;
  readonly container: VideoContainer;
  readonly quality: VideoQualityName;
  /** How many frames a picture that stands still may last before it is written again. */
  readonly repeatAfterFrames: number;
  /** Where the file's bytes are sent to. */
  readonly uploadPath: string;
}

/**
 * Asks for a section's pictures. They lie in a file of the page's private file system, which
 * both sides have open; at its end stands {@link PictureFile.name}.
 * Sending them over a socket costs many times what writing and reading costs.
 */
export interface PicturesRequest extends SectionRequest {
  readonly file: PictureFile;
}

/** The file that pictures go through. */
export interface PictureFile {
  /** Nobody can guess it; ASCII. */
  readonly name: string;
  /** How much room it has for pictures; at least for one. */
  readonly bytes: number;
}

/** A picture that waits in the file: a byte for each of its blocks, then what has changed of its planes. */
export interface PictureInFile {
  /** Where it begins. */
  readonly at: number;
  /** Number of the frame at which it appears; it stands until the next one. */
  readonly frame: number;
  /** What differs from the picture before. */
  readonly rows: Rows;
}

/** Rows of a picture, from the first to the one before `behind`; both even. */
export interface Rows {
  readonly first: number;
  readonly behind: number;
}

/** How many bytes a picture has as I420. */
export function pictureBytes({widthPx, heightPx}: FrameSize): number {
  return (widthPx * heightPx * 3) / 2;
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

/** How many blocks a picture has; each has a byte in the file, 1 where it has changed. */
export function blockCount(size: FrameSize): number {
  const {columns, rows} = blocksOf(size);
  return columns * rows;
}

/** How many bytes a picture takes in the file of which some rows have changed. */
export function bytesInFile(size: FrameSize, rows: Rows): number {
  const planes = planesOf(size, rows).reduce((sum, {start, end}) => sum + end - start, 0);
  return blockCount(size) + planes;
}

/** Where some rows of a picture stand in its three I420 planes. */
export function planesOf(
  {widthPx, heightPx}: FrameSize,
  {first, behind}: Rows,
): readonly {readonly start: number; readonly end: number}[] {
  const pixels = widthPx * heightPx;
  const chroma = (plane: number, row: number) => pixels + (plane * pixels + row * widthPx) / 4;
  return [
    {start: first * widthPx, end: behind * widthPx},
    {start: chroma(0, first), end: chroma(0, behind)},
    {start: chroma(1, first), end: chroma(1, behind)},
  ];
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

/** What a run of a section without drawing tells. */
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

/** What the page can be asked; it stands under the global name `lecternPage`. */
export interface LecternPage {
  readonly lecture: LectureDescription;
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
  /** Hands each picture that differs from the one before to `lecternPictures`. */
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

/** What the page tells once, through the global function `lecternLoaded`. */
export type PageLoaded =
  | {readonly kind: 'ready'}
  | {readonly kind: 'failed'; readonly message: string; readonly stack?: string | undefined};

/** What the page tells while it works, through the global function `lecternReport`. */
export interface PageProgress {
  readonly section: string;
  /** Frames drawn so far. */
  readonly frame: number;
  readonly frames: number;
}

/** How the page hands progress to Node. */
export type ReportProgress = (progress: PageProgress) => Promise<void>;

/** How the page hands pictures to Node: their room is free again when it answers. */
export type TakePictures = (file: string, pictures: readonly PictureInFile[]) => Promise<void>;

/** The path under which the page is served. */
export const PAGE_PATH = '/lectern/render';

/** The path under which bytes are taken; a token follows. */
export const UPLOAD_PATH = '/lectern/upload/';

declare global {
  // A global of the page; in Node it is only named inside functions that run there.
  var lecternPage: LecternPage | undefined;
  var lecternReport: ReportProgress | undefined;
  var lecternPictures: TakePictures | undefined;
}

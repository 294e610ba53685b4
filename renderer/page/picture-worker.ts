/**
 * Takes pictures from the page, converts them for video and writes them to the file that Node
 * reads; a worker, so that the page draws the next one meanwhile. A picture that is equal to the
 * one before is left out.
 */
import {type FrameSize, type PictureFile, type PictureInSlot, pictureBytes} from '../protocol.ts';
import {convertToYuv} from './yuv.ts';

/** What the page sends first. */
export interface OpenPictures {
  readonly kind: 'open';
  readonly size: FrameSize;
  readonly file: PictureFile;
}

/** What the page sends for each picture; the worker closes it. */
export interface WritePicture extends PictureInSlot {
  readonly kind: 'picture';
  readonly picture: VideoFrame;
}

/** What the page sends last. */
export interface ClosePictures {
  readonly kind: 'close';
}

/** What the worker answers, one answer for each message. */
export type PictureAnswer =
  | {readonly kind: 'ready'}
  | {readonly kind: 'written' | 'unchanged'; readonly picture: PictureInSlot}
  | {readonly kind: 'failed'; readonly message: string};

interface OpenFile {
  write(bytes: Uint8Array<ArrayBuffer>, options: {at: number}): number;
  truncate(size: number): void;
  close(): void;
}

/** A file's handle with what only workers have. */
interface FileHandle extends FileSystemFileHandle {
  createSyncAccessHandle?(): Promise<OpenFile>;
}

/** The picture that is there, and the one that is read into. */
class PictureWriter {
  private pixels: Uint32Array<ArrayBuffer>;
  private pixelsBefore: Uint32Array<ArrayBuffer>;
  private readonly yuv: Uint8Array<ArrayBuffer>;
  private isFirst = true;

  public constructor(
    private readonly size: FrameSize,
    private readonly name: string,
    private readonly file: OpenFile,
  ) {
    const count = size.widthPx * size.heightPx;
    this.pixels = new Uint32Array(count);
    this.pixelsBefore = new Uint32Array(count);
    this.yuv = new Uint8Array(pictureBytes(size));
  }

  /** Whether the picture differs from the one before; then it is in its slot. */
  public async write({picture, slot}: WritePicture): Promise<boolean> {
    try {
      await picture.copyTo(this.pixels, {format: 'BGRX'});
    } finally {
      picture.close();
    }
    const {widthPx, heightPx} = this.size;
    const before = this.isFirst ? undefined : this.pixelsBefore;
    if (!convertToYuv(this.pixels, widthPx, heightPx, this.yuv, before)) return false;
    this.isFirst = false;
    this.file.write(this.yuv, {at: slot * this.yuv.length});
    [this.pixels, this.pixelsBefore] = [this.pixelsBefore, this.pixels];
    return true;
  }

  /** Removes the file: Node has read it. */
  public async close(): Promise<void> {
    this.file.close();
    await (await navigator.storage.getDirectory()).removeEntry(this.name);
  }
}

let writer: PictureWriter | undefined;
let before: Promise<void> = Promise.resolve();

self.onmessage = ({data}: MessageEvent<OpenPictures | WritePicture | ClosePictures>) => {
  before = before.then(async () => {
    try {
      self.postMessage(await answerTo(data));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      self.postMessage({kind: 'failed', message} satisfies PictureAnswer);
    }
  });
};

async function answerTo(
  message: OpenPictures | WritePicture | ClosePictures,
): Promise<PictureAnswer> {
  if (message.kind === 'open') {
    writer = new PictureWriter(message.size, message.file.name, await openFile(message));
    return {kind: 'ready'};
  }
  if (message.kind === 'close') {
    await writer?.close();
    writer = undefined;
    return {kind: 'ready'};
  }
  if (writer === undefined) throw new Error('No file is open for pictures.');
  const {slot, frame} = message;
  const isNew = await writer.write(message);
  return {kind: isNew ? 'written' : 'unchanged', picture: {slot, frame}};
}

/** Opens the file at its full length, its name at the end, by which Node finds it. */
async function openFile({size, file: {name, slots}}: OpenPictures): Promise<OpenFile> {
  const root = await navigator.storage.getDirectory();
  const handle: FileHandle = await root.getFileHandle(name, {create: true});
  if (handle.createSyncAccessHandle === undefined) throw new Error('This browser is too old.');
  const file = await handle.createSyncAccessHandle();
  const bytes = slots * pictureBytes(size);
  const mark = new TextEncoder().encode(name);
  file.truncate(bytes + mark.length);
  file.write(mark, {at: bytes});
  return file;
}

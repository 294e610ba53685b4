/**
 * Converts pictures for video and writes what has changed in them to the file that Node reads; a
 * worker, so that the page draws the next one meanwhile. A picture that is equal to the one before
 * is left out.
 */
import {type FrameSize, type PictureFile, type PictureInFile, planesOf} from '../protocol.ts';
import type {Area} from './area.ts';
import {type Convert, PictureMemory, fetchConverterCode} from './yuv/picture-memory.ts';

/** What the page sends first. */
export interface OpenPictures {
  readonly kind: 'open';
  readonly size: FrameSize;
  readonly file: PictureFile;
  readonly memory: WebAssembly.Memory;
  /** How many pictures have room in that memory. */
  readonly slots: number;
}

/** What the page sends for each picture. */
export interface WritePicture {
  readonly kind: 'picture';
  /** The slot in memory that holds pixels of it, which can be written on again afterwards. */
  readonly pixels: number;
  /** Which pixels; the others are as in the picture before. */
  readonly area: Area;
  /** Where it may begin in the file. */
  readonly at: number;
  readonly frame: number;
}

/** What the page sends last. */
export interface ClosePictures {
  readonly kind: 'close';
}

/** What the worker answers, one answer for each message. */
export type PictureAnswer =
  | {readonly kind: 'ready'}
  | {readonly kind: 'written'; readonly pixels: number; readonly picture: PictureInFile}
  | {readonly kind: 'unchanged'; readonly pixels: number; readonly at: number}
  | {readonly kind: 'failed'; readonly message: string};

interface OpenFile {
  write(bytes: Uint8Array, options: {at: number}): number;
  truncate(size: number): void;
  close(): void;
}

/** A file's handle with what only workers have. */
interface FileHandle extends FileSystemFileHandle {
  createSyncAccessHandle?(): Promise<OpenFile>;
}

/** Converts what has changed from picture to picture. */
class PictureWriter {
  private constructor(
    private readonly size: FrameSize,
    private readonly name: string,
    private readonly file: OpenFile,
    private readonly memory: PictureMemory,
    private readonly convert: Convert,
  ) {}

  public static async open(message: OpenPictures): Promise<PictureWriter> {
    const {size, file, slots} = message;
    const memory = new PictureMemory(size, slots, message.memory);
    const [opened, convert] = await Promise.all([
      openFile(message),
      fetchConverterCode().then(code => memory.converter(code)),
    ]);
    return new PictureWriter(size, file.name, opened, memory, convert);
  }

  /** Writes the rows that differ from the picture before. */
  public write({pixels, area, at, frame}: WritePicture): PictureAnswer {
    const rows = this.convert(pixels, area, frame === 0);
    if (rows === undefined) return {kind: 'unchanged', pixels, at};
    const {yuv, changed} = this.memory;
    let position = at;
    const planes = planesOf(this.size, rows).map(({start, end}) => yuv.subarray(start, end));
    for (const part of [changed, ...planes]) {
      this.file.write(part, {at: position});
      position += part.length;
    }
    return {kind: 'written', pixels, picture: {at, frame, rows}};
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
    writer = await PictureWriter.open(message);
    return {kind: 'ready'};
  }
  if (message.kind === 'close') {
    await writer?.close();
    writer = undefined;
    return {kind: 'ready'};
  }
  if (writer === undefined) throw new Error('No file is open for pictures.');
  return writer.write(message);
}

/** Opens the file at its full length, its name at the end, by which Node finds it. */
async function openFile({file: {name, bytes}}: OpenPictures): Promise<OpenFile> {
  const root = await navigator.storage.getDirectory();
  const handle: FileHandle = await root.getFileHandle(name, {create: true});
  if (handle.createSyncAccessHandle === undefined) throw new Error('This browser is too old.');
  const file = await handle.createSyncAccessHandle();
  const mark = new TextEncoder().encode(name);
  file.truncate(bytes + mark.length);
  file.write(mark, {at: bytes});
  return file;
}

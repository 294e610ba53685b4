/** Takes the pictures that pages write into their private file systems. */
import {randomUUID} from 'node:crypto';
import {readSync} from 'node:fs';
import {type FileHandle, open, readdir, stat, statfs} from 'node:fs/promises';
import path from 'node:path';
import {LecternError} from '../../schema/errors.ts';
import {
  type FrameSize,
  type PictureFile,
  type PictureInFile,
  blockCount,
  bytesInFile,
  pictureBytes,
  planesOf,
} from '../protocol.ts';

/** Enough that page and encoder rarely wait for each other: a hundred pictures of a lecture. */
const FILE_BYTES = 96 * 2 ** 20;
/** Of the largest pictures there is room for so many. */
const LARGE_PICTURES = 8;
/** One that is drawn, one on its way and one that is encoded. */
const FEWEST_PICTURES = 3;
/** A browser fills only a part of what is free, and there are two files at times. */
const SHARE_OF_FREE = 1 / 8;

/** A picture that a page has drawn. */
export interface TakenPicture {
  /** I420 planes; the next picture is put together in them. */
  readonly yuv: Buffer;
  /** A byte for each of its blocks, 1 where it differs from the picture before. */
  readonly changed: Buffer;
  /** Number of the frame at which it appears. */
  readonly frame: number;
}

/** What is done with a picture. */
export type TakePicture = (picture: TakenPicture) => Promise<void>;

interface Intake {
  readonly size: FrameSize;
  readonly file: PictureFile;
  readonly take: TakePicture;
  readonly yuv: Buffer;
  readonly changed: Buffer;
  handle?: Promise<FileHandle>;
  /** Ends when nothing of it is being taken; never rejects. */
  delivery: Promise<void>;
  isClosed: boolean;
  failure?: Error;
}

/** The pictures of all pages of one browser. */
export class PictureIntake {
  private readonly intakes = new Map<string, Intake>();

  /** @param profileDir - Of the browser: private file systems lie in it. */
  public constructor(private readonly profileDir: string) {}

  /**
   * Runs an action that lets a page hand over the pictures of one section.
   *
   * @param action - Gets the file that the page has to create.
   * @throws What taking a picture threw, also where the page gave another reason; else what the
   *   action threw; LecternError `disk-full`.
   */
  public async receive<TResult>(
    size: FrameSize,
    take: TakePicture,
    action: (file: PictureFile) => Promise<TResult>,
  ): Promise<TResult> {
    const name = randomUUID();
    const file = {name, bytes: await this.roomFor(size)};
    const intake: Intake = {
      size,
      file,
      take,
      yuv: Buffer.alloc(pictureBytes(size)),
      changed: Buffer.alloc(blockCount(size)),
      delivery: Promise.resolve(),
      isClosed: false,
    };
    this.intakes.set(name, intake);
    try {
      const result = await action(file);
      if (intake.failure !== undefined) throw intake.failure;
      return result;
    } catch (error) {
      throw intake.failure ?? error;
    } finally {
      this.intakes.delete(name);
      intake.isClosed = true;
      // A page that died may have left a picture half taken.
      await intake.delivery;
      await (await intake.handle?.catch(() => undefined))?.close();
    }
  }

  /** Answers a page that says which pictures wait. */
  public readonly deliver = async (
    name: string,
    pictures: readonly PictureInFile[],
  ): Promise<void> => {
    const intake = this.intakes.get(name);
    if (intake === undefined) throw new Error('Nobody waits for these pictures.');
    const delivery = this.takeAll(name, intake, pictures);
    intake.delivery = delivery.catch(() => undefined);
    await delivery;
  };

  private async takeAll(
    name: string,
    intake: Intake,
    pictures: readonly PictureInFile[],
  ): Promise<void> {
    try {
      intake.handle ??= this.find(intake.file).then(file => open(file));
      const handle = await intake.handle;
      const {yuv, changed, size} = intake;
      for (const {at, frame, rows} of pictures) {
        if (intake.isClosed) return;
        let position = at;
        const planes = planesOf(size, rows).map(({start, end}) => yuv.subarray(start, end));
        for (const part of [changed, ...planes]) {
          readFully(handle, part, position);
          position += part.length;
        }
        await intake.take({yuv, changed, frame});
      }
    } catch (error) {
      intake.failure ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  private async roomFor(size: FrameSize): Promise<number> {
    const {bavail, bsize} = await statfs(this.profileDir);
    const room = roomForPictures(size, bavail * bsize);
    if (room.bytes < room.fewestBytes) {
      throw new LecternError({
        code: 'disk-full',
        message: `The pictures of a section find no room on their way to the encoder: ${megabytes(bavail * bsize)} MB are free in ${path.dirname(this.profileDir)}, and ${megabytes(room.fewestBytes / SHARE_OF_FREE)} MB are needed.`,
        remedy: 'Free some space, or name a folder that has some in TMPDIR.',
      });
    }
    return room.bytes;
  }

  /** Browsers name these files as they like; ours has its own name at its end. */
  private async find({name, bytes: length}: PictureFile): Promise<string> {
    const entries = await readdir(this.profileDir, {recursive: true, withFileTypes: true});
    for (const entry of entries) {
      if (!entry.isFile() || !entry.parentPath.includes('File System')) continue;
      const file = path.join(entry.parentPath, entry.name);
      const found = await stat(file).catch(() => undefined);
      if (found?.size === length + name.length && (await endOf(file, length)) === name) return file;
    }
    throw new Error('The browser keeps its files at an unknown place.');
  }
}

/**
 * How long the file is to be that a section's pictures go through, and how long it has to be.
 *
 * @param freeBytes - Of the disk that it lies on.
 */
export function roomForPictures(
  size: FrameSize,
  freeBytes: number,
): {readonly bytes: number; readonly fewestBytes: number} {
  const whole = bytesInFile(size, {first: 0, behind: size.heightPx});
  const wanted = Math.max(FILE_BYTES, LARGE_PICTURES * whole);
  const bytes = Math.min(wanted, Math.floor(freeBytes * SHARE_OF_FREE));
  return {bytes, fewestBytes: FEWEST_PICTURES * whole};
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** The system has it in memory: that is read sooner than a thread is asked to do it. */
function readFully(handle: FileHandle, into: Buffer, position: number): void {
  if (readSync(handle.fd, into, 0, into.length, position) !== into.length) {
    throw new Error('A picture is not there in full.');
  }
}

async function endOf(file: string, position: number): Promise<string> {
  const handle = await open(file);
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(64), 0, 64, position);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The page's side of the way of pictures to Node: room for them, the worker, and deliveries. */
import {type FrameSize, type PictureFile, type PictureInFile, bytesInFile} from '../protocol.ts';
import type {ClosePictures, OpenPictures, PictureAnswer, WritePicture} from './picture-worker.ts';
import {type Area, alignToBlocks} from './area.ts';
import {FileRing} from './file-ring.ts';
import {SectionError} from './section-error.ts';
import {PictureMemory} from './yuv/picture-memory.ts';

/** One picture is read while another is converted. */
const PIXEL_SLOTS = 2;

/** Memory for pictures of one size, for one section after the other: browsers free it late. */
let shared: {readonly size: FrameSize; readonly memory: PictureMemory} | undefined;

function memoryFor(size: FrameSize): PictureMemory {
  if (shared?.size.widthPx !== size.widthPx || shared.size.heightPx !== size.heightPx) {
    shared = {size, memory: new PictureMemory(size, PIXEL_SLOTS)};
  }
  return shared.memory;
}

/** Sends the pictures of one section; the page's next may follow when all of them are converted. */
export class PictureSender {
  private readonly worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
    type: 'module',
  });
  private readonly memory: PictureMemory;
  private readonly freePixels = Array.from({length: PIXEL_SLOTS}, (_, slot) => slot);
  private readonly room: FileRing;
  private written: PictureInFile[] = [];
  private isDelivering = false;
  private failure: SectionError | undefined;
  private isOpen = false;
  private wake: () => void = () => undefined;

  /**
   * @param deliver - Gets pictures that are in the file, in order, one call at a time; their room
   *   is free when it is done.
   */
  public constructor(
    private readonly section: string,
    private readonly size: FrameSize,
    private readonly file: PictureFile,
    private readonly deliver: (pictures: readonly PictureInFile[]) => Promise<void>,
  ) {
    this.memory = memoryFor(size);
    this.room = new FileRing(file.bytes);
    this.worker.onmessage = ({data}: MessageEvent<PictureAnswer>) => this.take(data);
    this.worker.onerror = event => this.fail(event.message);
  }

  /** Opens the file; nothing can be sent before. */
  public async open(): Promise<void> {
    const {
      size,
      file,
      memory: {memory},
    } = this;
    this.post({kind: 'open', size, file, memory, slots: PIXEL_SLOTS});
    await this.until(() => this.isOpen);
  }

  /**
   * Takes the picture that is on a canvas, which can then be drawn on again. Waits while there
   * is no room for it.
   *
   * @param part - What may differ from the picture before; that of frame 0, the first, is taken as
   *   a whole.
   */
  public async send(canvas: HTMLCanvasElement, frame: number, part: Area): Promise<void> {
    const area = frame === 0 ? this.memory.whole : alignToBlocks(part, this.size);
    const bytes = bytesInFile(this.size, {first: area.top, behind: area.bottom});
    await this.until(() => this.freePixels.length > 0 && this.room.hasRoomFor(bytes));
    const at = this.room.take(bytes);
    const pixels = this.freePixels.pop() ?? 0;
    await this.memory.read(canvas, pixels, area);
    this.post({kind: 'picture', pixels, area, at, frame});
    await this.hearOut();
  }

  /** Waits until the memory for pixels is free. */
  public convertAll(): Promise<void> {
    return this.until(() => this.freePixels.length === PIXEL_SLOTS);
  }

  /** Waits until Node has everything. */
  public async finish(): Promise<void> {
    await this.until(() => this.room.isEmpty);
    this.isOpen = false;
    this.post({kind: 'close'});
    await this.until(() => this.isOpen);
  }

  /** Ends the worker, whatever it is doing. */
  public close(): void {
    this.worker.terminate();
  }

  private post(message: OpenPictures | WritePicture | ClosePictures): void {
    this.worker.postMessage(message);
  }

  private take(answer: PictureAnswer): void {
    if (answer.kind === 'failed') {
      this.fail(answer.message);
    } else if (answer.kind === 'ready') {
      this.isOpen = true;
    } else {
      this.freePixels.push(answer.pixels);
      if (answer.kind === 'unchanged') {
        this.room.giveBack(answer.at);
      } else {
        this.written.push(answer.picture);
        void this.deliverAll();
      }
    }
    this.wake();
  }

  /** Delivers what has piled up in one call: each costs a way to Node and back. */
  private async deliverAll(): Promise<void> {
    if (this.isDelivering) return;
    this.isDelivering = true;
    try {
      while (this.written.length > 0) {
        const pictures = this.written;
        this.written = [];
        await this.deliver(pictures);
        for (const {at} of pictures) this.room.giveBack(at);
        this.wake();
      }
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    } finally {
      this.isDelivering = false;
    }
  }

  private fail(message: string): void {
    this.failure ??= new SectionError(this.section, {message}, undefined, 'encoder');
    this.wake();
  }

  /** Lets messages in: a scene that is drawn quickly would keep them waiting. */
  private hearOut(): Promise<void> {
    return new Promise(resolve => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }

  private async until(isTrue: () => boolean): Promise<void> {
    while (this.failure === undefined && !isTrue()) {
      await new Promise<void>(resolve => (this.wake = resolve));
    }
    if (this.failure !== undefined) throw this.failure;
  }
}

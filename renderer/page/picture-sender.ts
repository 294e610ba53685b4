/** The page's side of encoding: room for pictures, the worker, and deliveries to Node. */
import type {EncodedPicture, FrameSize} from '../protocol.ts';
import {type Area, alignToBlocks} from './area.ts';
import {
  PictureConverter,
  type ReadPicture,
  fetchConverterCode,
} from './encoder/picture-converter.ts';
import type {EncodingOptions} from './encoder/picture-encoder.ts';
import {PictureMemory} from './encoder/picture-memory.ts';
import {waitPatiently} from './patient-wait.ts';
import type {PictureAnswer, PictureMessage} from './picture-worker.ts';
import {SectionError} from './section-error.ts';

/** Enough that the page draws on while one that takes long is encoded. */
const SLOTS = 4;

/** Each delivery costs a way to Node and back: so many pictures go together. */
const TOGETHER = 32;

/** Worker and memory for pictures of one size, for one video after the other. */
interface Workplace {
  readonly worker: Worker;
  readonly memory: PictureMemory;
  readonly converter: Promise<PictureConverter>;
}

const channel = new MessageChannel();

let workplace: Workplace | undefined;

function workplaceFor(size: FrameSize): Workplace {
  const standing = workplace?.memory.size;
  if (workplace !== undefined) {
    if (standing?.widthPx === size.widthPx && standing.heightPx === size.heightPx) return workplace;
    workplace.worker.terminate();
  }
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {type: 'module'});
  const memory = new PictureMemory(size, SLOTS);
  const converter = fetchConverterCode().then(code => PictureConverter.start(memory, code));
  return (workplace = {worker, memory, converter});
}

/** Sends the pictures of one section; the page's next may follow when all of them are encoded. */
export class PictureSender {
  private readonly worker: Worker;
  private readonly memory: PictureMemory;
  private converter: PictureConverter | undefined;
  /** Those that nobody has converted, as far as is known here, in order. */
  private readonly sent: ReadPicture[] = [];
  private readonly free = Array.from({length: SLOTS}, (_, slot) => slot);
  private waiting: EncodedPicture[] = [];
  private isDelivering = false;
  private isClosed = false;
  private failure: SectionError | undefined;
  private wake: () => void = () => undefined;

  /**
   * Opens a video.
   *
   * @param deliver - Gets encoded pictures in order, one call at a time.
   */
  public constructor(
    private readonly section: string,
    private readonly size: FrameSize,
    options: EncodingOptions,
    private readonly deliver: (pictures: readonly EncodedPicture[]) => Promise<void>,
  ) {
    const {worker, memory, converter} = workplaceFor(size);
    this.worker = worker;
    this.memory = memory;
    worker.onmessage = ({data}: MessageEvent<PictureAnswer>) => this.take(data);
    worker.onerror = event => this.fail(event.message);
    // What is sent waits for it; the page draws meanwhile.
    this.post({kind: 'open', size, options, memory: memory.memory, slots: SLOTS});
    converter.then(
      started => (this.converter = started),
      (error: unknown) => this.fail(messageOf(error)),
    );
  }

  /**
   * Takes the picture that is on a canvas, which can then be drawn on again. Waits while there
   * is no room for it.
   *
   * @param part - What may differ from the picture before; that of frame 0, the first, is taken as
   *   a whole.
   */
  public async send(canvas: HTMLCanvasElement, frame: number, part: Area): Promise<void> {
    const isFirst = frame === 0;
    const area = isFirst ? this.memory.whole : alignToBlocks(part, this.size);
    while (this.free.length === 0 && this.convertOne()) await this.hearOut();
    await this.until(() => this.free.length > 0);
    const slot = this.free.pop() ?? 0;
    await this.memory.read(canvas, slot, area);
    this.post({kind: 'picture', slot, area, frame});
    this.sent.push({slot, area, isFirst});
    await this.hearOut();
  }

  /**
   * Closes the video, and waits until all of it is encoded.
   *
   * @param frames - How many it has.
   */
  public async close(frames: number): Promise<void> {
    this.post({kind: 'close', frames});
    await this.until(() => this.isClosed);
  }

  /** Waits until Node has everything. */
  public deliverAll(): Promise<void> {
    return this.until(() => this.waiting.length === 0 && !this.isDelivering);
  }

  /** Ends the worker, whatever it is doing. */
  public abandon(): void {
    this.worker.terminate();
    if (workplace?.worker === this.worker) workplace = undefined;
  }

  /**
   * Converts a picture that the worker has not come to, instead of waiting for it.
   *
   * @returns Whether there was one.
   */
  private convertOne(): boolean {
    while (this.sent[0] !== undefined && this.converter?.isConverted(this.sent[0].slot) === true) {
      this.sent.shift();
    }
    return this.sent[0] !== undefined && this.converter?.convert(this.sent[0]) === true;
  }

  private post(message: PictureMessage): void {
    this.worker.postMessage(message);
  }

  private take(answer: PictureAnswer): void {
    if (answer.kind === 'failed') {
      this.fail(answer.message);
    } else {
      if (answer.kind === 'added') this.release(answer.slot);
      else this.isClosed = true;
      this.waiting.push(...answer.encoded);
      void this.deliverWaiting();
    }
    this.wake();
  }

  private release(slot: number): void {
    if (this.sent[0]?.slot === slot) this.sent.shift();
    this.free.push(slot);
  }

  /** Delivers what has piled up, when that is enough to be worth it. */
  private async deliverWaiting(): Promise<void> {
    if (this.isDelivering) return;
    this.isDelivering = true;
    try {
      while (this.waiting.length >= (this.isClosed ? 1 : TOGETHER)) {
        const pictures = this.waiting;
        this.waiting = [];
        await this.deliver(pictures);
      }
    } catch (error) {
      this.fail(messageOf(error));
    } finally {
      this.isDelivering = false;
      this.wake();
    }
  }

  private fail(message: string): void {
    this.failure ??= new SectionError(this.section, {message}, undefined, 'encoder');
    this.wake();
  }

  /** Lets messages in: a scene that is drawn quickly would keep them waiting. */
  private hearOut(): Promise<void> {
    return new Promise(resolve => {
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  }

  private async until(isTrue: () => boolean): Promise<void> {
    while (this.failure === undefined && !isTrue()) {
      const sign = new Promise<void>(resolve => (this.wake = resolve));
      await waitPatiently(sign, () => 'The encoder').catch((error: unknown) =>
        this.fail(messageOf(error)),
      );
    }
    if (this.failure !== undefined) throw this.failure;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The page that Node speaks to. The lecture is in a frame of another origin, and all that comes from there
 * comes through one port, as text and bytes that are bounded here and read by Node as what they are: somebody
 * else's.
 */
import {
  type FromFrame,
  HELLO,
  LONGEST_ANSWER,
  LONGEST_SIGN,
  LONGEST_UPLOAD_BYTES,
  type LectureHost,
  type ToFrame,
} from '../protocol.ts';

/** Disks may be slow, but a scene that sends more than is taken for so long is not waited for. */
const MOST_WAITING_BYTES = 2 * LONGEST_UPLOAD_BYTES;

/** What Node has asked, until it is answered. */
interface Question {
  readonly number: number;
  readonly uploadPaths: readonly string[];
  readonly settle: (text: string) => void;
  readonly fail: (error: Error) => void;
}

class Host implements LectureHost {
  private port: MessagePort | undefined;
  private left = false;
  private question: Question | undefined;
  private asked = 0;
  private waitingBytes = 0;
  private uploads: Promise<void> = Promise.resolve();
  private signs = new Map<string, string>();
  private wake: () => void = () => undefined;
  private settleLoaded: (text: string) => void = () => undefined;
  private readonly whenLoaded = new Promise<string>(resolve => (this.settleLoaded = resolve));

  /** Takes the first port that the frame sends. */
  public take(port: MessagePort): void {
    if (this.port !== undefined) return;
    this.port = port;
    port.onmessage = ({data}: MessageEvent<unknown>) => this.hear(data);
  }

  /** Ends what is waited for: the lecture is not there any more. */
  public leave(): void {
    const message = 'A scene has left the page of its lecture, or loaded it anew.';
    this.settleLoaded(JSON.stringify({kind: 'failed', message}));
    const failure = {origin: 'scene', message, section: ''};
    this.question?.settle(JSON.stringify({kind: 'failed', failure}));
    this.question = undefined;
    this.left = true;
  }

  public loaded(): Promise<string> {
    return this.whenLoaded;
  }

  public async newSigns(): Promise<readonly string[]> {
    if (this.signs.size === 0) await new Promise<void>(resolve => (this.wake = resolve));
    const signs = [...this.signs.values()];
    this.signs = new Map();
    return signs;
  }

  public ask(text: string, uploadPaths: readonly string[]): Promise<string> {
    const number = ++this.asked;
    return new Promise((settle, fail) => {
      this.question?.fail(new Error('Something else was asked.'));
      this.question = {number, uploadPaths, settle, fail};
      if (this.left) this.leave();
      else this.post({kind: 'ask', number, text});
    });
  }

  private post(message: ToFrame): void {
    this.port?.postMessage(message);
  }

  private hear(data: unknown): void {
    if (typeof data !== 'object' || data === null) return;
    const {kind, text, number} = data as {kind?: unknown; text?: unknown; number?: unknown};
    if (kind === 'upload') {
      this.takeUpload(data);
    } else if (typeof text !== 'string') {
      return;
    } else if (kind === 'loaded' && text.length <= LONGEST_ANSWER) {
      this.settleLoaded(text);
    } else if ((kind === 'progress' || kind === 'alive') && text.length <= LONGEST_SIGN) {
      this.signs.set(kind, text);
      this.wake();
    } else if (kind === 'answer' && number === this.question?.number) {
      this.answer(text);
    }
  }

  /** What was sent before it has to be taken first. */
  private answer(text: string): void {
    const {question} = this;
    this.question = undefined;
    void this.uploads.then(() => {
      if (text.length <= LONGEST_ANSWER) question?.settle(text);
      else question?.fail(new Error(`The page answers with ${text.length} characters.`));
    });
  }

  private takeUpload({
    number,
    path,
    position,
    bytes,
  }: Partial<Extract<FromFrame, {kind: 'upload'}>>): void {
    if (typeof number !== 'number' || !(bytes instanceof ArrayBuffer)) return;
    const {question} = this;
    const isExpected =
      typeof path === 'string' &&
      question?.uploadPaths.includes(path) === true &&
      typeof position === 'number' &&
      Number.isSafeInteger(position);
    this.waitingBytes += bytes.byteLength;
    if (
      !isExpected ||
      bytes.byteLength > LONGEST_UPLOAD_BYTES ||
      this.waitingBytes > MOST_WAITING_BYTES
    ) {
      this.waitingBytes -= bytes.byteLength;
      this.post({kind: 'uploaded', number, failure: 'Nobody waits for this.'});
      return;
    }
    this.uploads = this.uploads.then(async () => {
      const failure = await send(`${path}?position=${position}`, bytes);
      this.waitingBytes -= bytes.byteLength;
      this.post({kind: 'uploaded', number, failure});
    });
  }
}

/** @returns Why Node did not take it; undefined when it did. */
async function send(path: string, body: ArrayBuffer): Promise<string | undefined> {
  try {
    const answer = await fetch(path, {method: 'POST', body});
    return answer.ok ? undefined : `Node took no more bytes: ${await answer.text()}`;
  } catch (error) {
    return String(error);
  }
}

/** Pictures are encoded in memory that is shared with workers. */
if ('SharedArrayBuffer' in globalThis || crossOriginIsolated) openFrame(new Host());

function openFrame(host: Host): void {
  globalThis.lecternHost = host;
  const frame = document.querySelector('iframe');
  frame?.addEventListener('load', () => {
    // The first load is that of the lecture, which may be over or still to come.
    if (++loads > 1) host.leave();
  });
  let loads = globalThis.lecternMail?.loads ?? 0;
  const take = ({source, data, ports: [port]}: MessageEvent<unknown>): void => {
    if (source === frame?.contentWindow && data === HELLO && port !== undefined) host.take(port);
  };
  addEventListener('message', take);
  globalThis.lecternMail?.messages.forEach(take);
}

/** The lecture's way to Node: a port to the page around it, through which go text and bytes. */
import type {FromFrame, LifeSign, PageProgress, ToFrame} from '../protocol.ts';

let port: MessagePort | undefined;
let sent = 0;
const uploads = new Map<number, (failure: string | undefined) => void>();

/**
 * Opens the way.
 *
 * @param answer - Answers what Node asks; both are JSON. Must not throw.
 */
export function openChannel(opened: MessagePort, answer: (text: string) => Promise<string>): void {
  port = opened;
  opened.onmessage = ({data}: MessageEvent<ToFrame>) => {
    if (data.kind === 'uploaded') {
      uploads.get(data.number)?.(data.failure);
      return;
    }
    const {number} = data;
    void answer(data.text).then(text => post({kind: 'answer', number, text}));
  };
}

/** Says that the lecture is loaded. */
export function tellLoaded(lecture: unknown): void {
  post({kind: 'loaded', text: JSON.stringify({kind: 'ready', lecture})});
}

/** Says how far a section is. */
export function tellProgress(progress: PageProgress): void {
  post({kind: 'progress', text: JSON.stringify(progress)});
}

/** Says that a section goes on. */
export function tellAlive(sign: LifeSign): void {
  post({kind: 'alive', text: JSON.stringify(sign)});
}

/**
 * Sends bytes that belong at an offset of the file behind an upload path; the buffer is gone afterwards.
 *
 * @returns Why Node does not take them; undefined when it does.
 */
export function sendBytes(
  path: string,
  bytes: ArrayBuffer,
  position: number,
): Promise<string | undefined> {
  const number = ++sent;
  return new Promise(resolve => {
    uploads.set(number, failure => {
      uploads.delete(number);
      resolve(failure);
    });
    post({kind: 'upload', number, path, position, bytes}, [bytes]);
  });
}

function post(message: FromFrame, moved: Transferable[] = []): void {
  port?.postMessage(message, moved);
}

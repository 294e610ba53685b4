/** What pages send to Node, over a real connection. */
import {readFile} from 'node:fs/promises';
import {type RequestListener, createServer, request} from 'node:http';
import path from 'node:path';
import {buffer} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {receiveFiles} from '../../renderer/node/receive-files.ts';
import {type TakeBody, Uploads} from '../../renderer/node/uploads.ts';
import {folderForTest} from '../temporary-folder.ts';

/** Runs an action with a server that answers with a listener; the action gets the server's port. */
async function served<TResult>(
  listener: RequestListener,
  action: (port: number) => Promise<TResult>,
): Promise<TResult> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    return await action(typeof address === 'object' ? (address?.port ?? 0) : 0);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Sends half of what it announces, dies, and fails as a page that waits does. */
async function die(port: number, sentTo: string): Promise<never> {
  const half = request({port, path: sentTo, method: 'POST', headers: {'content-length': 100}});
  half.on('error', () => undefined);
  await new Promise(resolve => half.write(new Uint8Array(50), resolve));
  await new Promise(resolve => setTimeout(resolve, 50));
  half.destroy();
  await new Promise(resolve => setTimeout(resolve, 50));
  throw new Error('The page has crashed.');
}

/** Sends bytes. */
const send = (port: number, sentTo: string, bytes: Uint8Array<ArrayBuffer>) =>
  fetch(`http://127.0.0.1:${port}${sentTo}`, {method: 'POST', body: bytes});

test('what is sent is taken, and the page is told what went wrong with it', async () => {
  const uploads = new Uploads();
  await served(uploads.handle, async port => {
    const taken: Buffer[] = [];
    const take: TakeBody = async body => void taken.push(await buffer(body));
    const bytes = Uint8Array.of(1, 2, 3);
    const answer = await uploads.receive([take], ([sentTo = '']) => send(port, sentTo, bytes));
    expect(answer.status).toBe(204);
    expect(taken).toEqual([Buffer.from(bytes)]);

    let status = 0;
    const refuse = () => Promise.reject(new Error('The disk is full.'));
    const refused = uploads.receive([take, refuse], async ([, sentTo = '']) => {
      ({status} = await send(port, sentTo, bytes));
      throw new Error('The page gives up.');
    });
    await expect(refused).rejects.toThrow('The disk is full.');
    expect(status).toBe(507);
    expect((await send(port, '/lectern/upload/guessed', bytes)).status).toBe(404);
  });
});

test('files are written at the places that are named, and nobody sends to them afterwards', async () => {
  const folder = folderForTest();
  const files = ['one', 'two'].map(name => path.join(folder, name));
  const uploads = new Uploads();
  await served(uploads.handle, async port => {
    let paths: readonly string[] = [];
    await receiveFiles(uploads, files, async uploadPaths => {
      paths = uploadPaths;
      const [one = '', two = ''] = uploadPaths;
      await send(port, `${one}?position=2`, Uint8Array.of(3, 4));
      await send(port, one, Uint8Array.of(1, 2));
      await send(port, two, Uint8Array.of(9));
    });
    expect(await Promise.all(files.map(file => readFile(file)))).toEqual([
      Buffer.of(1, 2, 3, 4),
      Buffer.of(9),
    ]);
    expect((await send(port, paths[0] ?? '', Uint8Array.of(7))).status).toBe(404);
  });
});

test('a page that dies while it sends is what fails, so that another can take its place', async () => {
  const folder = folderForTest();
  const uploads = new Uploads();
  await served(uploads.handle, async port => {
    const take: TakeBody = async body => {
      await buffer(body);
    };
    const died = uploads.receive([take], ([sentTo = '']) => die(port, sentTo));
    await expect(died).rejects.toThrow('The page has crashed.');
    const file = path.join(folder, 'file');
    const half = receiveFiles(uploads, [file], ([sentTo = '']) => die(port, sentTo));
    await expect(half).rejects.toThrow('The page has crashed.');
  });
});

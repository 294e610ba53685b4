/** What pages send to Node, over a real connection. */
import {mkdtemp, rm} from 'node:fs/promises';
import {type RequestListener, createServer, request} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {PictureIntake} from '../../renderer/node/picture-intake.ts';
import {Uploads} from '../../renderer/node/uploads.ts';
import {packPictures} from '../../renderer/picture-packets.ts';

const PICTURES = [{frame: 3, isKey: true, data: Uint8Array.of(1, 2, 3)}];

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

test('pictures are taken, and the page is told what went wrong with them', async () => {
  const intake = new PictureIntake();
  const send = (port: number, sentTo: string) =>
    fetch(`http://127.0.0.1:${port}${sentTo}`, {method: 'POST', body: packPictures(PICTURES)});
  await served(intake.handle, async port => {
    const taken: unknown[] = [];
    const take = (pictures: readonly unknown[]) => {
      taken.push(...pictures);
      return Promise.resolve();
    };
    expect((await intake.receive(take, sentTo => send(port, sentTo))).status).toBe(204);
    expect(taken).toMatchObject([{frame: 3, isKey: true}]);

    let status = 0;
    const refuse = () => Promise.reject(new Error('The disk is full.'));
    const refused = intake.receive(refuse, async sentTo => {
      ({status} = await send(port, sentTo));
    });
    await expect(refused).rejects.toThrow('The disk is full.');
    expect(status).toBe(507);
    expect((await send(port, '/lectern/pictures/guessed')).status).toBe(404);
  });
});

test('a page that dies while it sends is what fails, so that another can take its place', async () => {
  const intake = new PictureIntake();
  await served(intake.handle, async port => {
    const died = intake.receive(
      () => Promise.resolve(),
      sentTo => die(port, sentTo),
    );
    await expect(died).rejects.toThrow('The page has crashed.');
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-requests-'));
  const uploads = new Uploads();
  await served(uploads.handle, async port => {
    const died = uploads.receive([path.join(folder, 'file')], ([sentTo = '']) => die(port, sentTo));
    await expect(died).rejects.toThrow('The page has crashed.');
  });
  await rm(folder, {recursive: true});
});

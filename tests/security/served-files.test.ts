/** What a lecture's site serves: its own modules and pictures, and nothing else of the disk. No browser is needed to ask. */
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {BrowserNetwork} from '../../renderer/node/network/browser-network.ts';
import {type PageServer, servePages} from '../../renderer/node/page-server.ts';

/** Stands in files outside of the lecture, and must come out nowhere. */
const CANARY = 'canary-7391';

let root: string;
let lecture: string;
let network: BrowserNetwork;
let pages: PageServer | undefined;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lectern-security-'));
  lecture = path.join(root, 'lecture');
  await mkdir(path.join(lecture, 'scenes'), {recursive: true});
  await mkdir(path.join(lecture, '.private'));
  await mkdir(path.join(root, 'outside'));
  for (const name of ['secret.ts', 'secret.css', 'secret.json', 'secret.meta']) {
    await writeFile(path.join(root, 'outside', name), `export default '${CANARY}';`);
  }
  await writeFile(path.join(root, 'outside/secret.txt'), CANARY);
  await writeFile(path.join(root, 'outside/secret.svg'), `<svg><!--${CANARY}--></svg>`);
  await writeFile(path.join(lecture, '.private/secret.ts'), `export default '${CANARY}';`);
  await writeFile(path.join(lecture, 'scenes/own.txt'), 'what is mine');
  await writeFile(path.join(lecture, 'scenes/own.svg'), '<svg/>');
  await writeFile(path.join(lecture, 'scenes/own.ts'), 'export const own = 1;');
  await symlink(path.join(root, 'outside/secret.ts'), path.join(lecture, 'scenes/link.ts'));
  await symlink(path.join(root, 'outside/secret.svg'), path.join(lecture, 'scenes/link.svg'));
  await symlink(path.join(root, 'outside'), path.join(lecture, 'scenes/folder'));
  const project = `import {lectureProject} from 'lectern';
import scene from './scenes/01-scene?scene';
export default lectureProject({title: 'Test', scenes: [scene]});
`;
  await writeFile(path.join(lecture, 'project.ts'), project);
  network = await BrowserNetwork.open();
});
afterAll(async () => {
  await pages?.close();
  await network.close();
  await rm(root, {recursive: true, force: true});
});

/** Asks as the browser does: for whole addresses, of a proxy. */
async function ask(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const [host = '', port = ''] = network.address.split(':');
  return new Promise<{status: number; body: string}>((resolve, reject) => {
    const {host: site} = new URL(address);
    request({host, port, path: address, method, headers: {host: site, ...headers}}, response => {
      text(response).then(body => resolve({status: response.statusCode ?? 0, body}), reject);
    })
      .on('error', reject)
      .end();
  });
}

/** The origin of the lecture, whose only scene has some code. */
async function originWith(code: string): Promise<string> {
  const scene = `${code}
import {makeScene2D} from '@motion-canvas/2d';
export default makeScene2D(function* () {});
`;
  await writeFile(path.join(lecture, 'scenes/01-scene.tsx'), scene);
  await pages?.close();
  pages = await servePages(lecture);
  pages.serveTo(network);
  const {body} = await ask(pages.address);
  return / src="(http:\/\/[\w.-]+)\//.exec(body)?.[1] ?? '';
}

/** What the browser gets of the scene's module. */
async function moduleOfScene(origin: string) {
  // The page names the modules of the lecture: finding them reads them all.
  await ask(`${origin}/`);
  return ask(`${origin}/@fs${lecture}/scenes/01-scene.tsx`);
}

describe('a scene imports', () => {
  test.each([
    ['its own files', "import {own} from './own'; console.log(own);"],
    ['text of its own', "import own from './own.txt?raw'; console.log(own);"],
    ['its own pictures', "import own from './own.svg'; console.log(own);"],
    ['lectern', "import {Words} from 'lectern'; console.log(Words);"],
    ['Motion Canvas', "import {tween} from '@motion-canvas/core'; console.log(tween);"],
  ])('%s', async (_name, code) => {
    const {status, body} = await moduleOfScene(await originWith(code));
    expect(body).toContain('makeScene2D');
    expect(status).toBe(200);
  });

  test.each([
    ['a file beside its folder', "'../../outside/secret'"],
    ['one as text', "'../../outside/secret.txt?raw'"],
    ['one as an address', "'../../outside/secret.txt?url'"],
    ['one inline', "'../../outside/secret.svg?inline'"],
    ['one as a worker', "'../../outside/secret?worker'"],
    ['a picture', "'../../outside/secret.svg'"],
    ['data', "'../../outside/secret.json'"],
    ['what the editor remembers', "'../../outside/secret.meta'"],
    ['a style sheet', "'../../outside/secret.css'"],
    ['a link to a file', "'./link'"],
    ['a link to a picture', "'./link.svg'"],
    ['through a linked folder', "'./folder/secret'"],
    ['through a linked folder, as text', "'./folder/secret.txt?raw'"],
    ['what is hidden', "'../.private/secret'"],
    ['an absolute path', 'ROOT/outside/secret.ts'],
    ['an absolute path of the server', '/@fsROOT/outside/secret.ts'],
    ['an address of a file', 'file://ROOT/outside/secret.ts'],
    ['an address elsewhere', "'http://127.0.0.1:9/secret.js'"],
    ['data in an address', `'data:text/javascript,export default 1'`],
    ['Node', "'node:fs'"],
    ['a package that is no lecture’s', "'vite'"],
    ['a package by its path', "'/node_modules/vite/package.json'"],
    ['the server’s own modules', "'/@id/vite'"],
  ])('not %s', async (_name, specifier) => {
    const source = specifier.startsWith("'") ? specifier : `'${specifier.replace('ROOT', root)}'`;
    for (const code of [
      `import secret from ${source}; console.log(secret);`,
      `console.log(() => import(${source}));`,
      `export * from ${source};`,
    ]) {
      const {status, body} = await moduleOfScene(await originWith(code));
      expect(body).not.toContain(CANARY);
      expect(status).toBe(500);
      expect(body).toMatch(/cannot be imported/);
    }
  });

  test.each([
    ['a pattern', "console.log(import.meta.glob('../../outside/*', {eager: true}));"],
    ['a picture that only looks like an import', "import x from '../../outside/secret.svg';"],
    ['a source map elsewhere', '//# sourceMappingURL=../../outside/secret.json'],
    ['a worker elsewhere', "new Worker(new URL('../../outside/secret.ts', import.meta.url));"],
  ])('nothing by %s', async (_name, code) => {
    const origin = await originWith(code);
    const {body} = await moduleOfScene(origin);
    expect(body).not.toContain(CANARY);
    const wrapper = await ask(`${origin}/@fs${lecture}/scenes/01-scene.tsx?scene`);
    expect(wrapper.body).not.toContain(CANARY);
  });
});

describe('the site has', () => {
  test.each([
    '/@fsLECTURE/../outside/secret.txt',
    '/@fsLECTURE/%2e%2e/outside/secret.svg',
    '/@fsROOT/outside/secret.svg',
    '/@fsROOT/outside/secret.txt?raw',
    '/@fsROOT/outside/secret.ts?import&raw',
    '/@fsROOT/outside/secret.svg?.svg?.wasm?init',
    '/@fsROOT/outside/secret.ts?scene',
    '/@fsLECTURE/scenes/link.svg',
    '/@fsLECTURE/scenes/link.ts',
    '/@fsLECTURE/.private/secret.ts',
    '/@fsLECTURE/scenes/own.txt',
    '/package.json',
    '/cli/main.ts',
    '/@vite/client',
    '/@id/vite',
    '/__open-in-editor?file=package.json',
    '/upload/1',
    '/assets',
    '/%',
    '/@fs/%00',
    '//127.0.0.1/',
  ])('no %s', async address => {
    const origin = await originWith('');
    await moduleOfScene(origin);
    const asked = address.replace('LECTURE', lecture).replace('ROOT', root);
    const {status, body} = await ask(origin + asked);
    expect(body).not.toContain(CANARY);
    expect(status).toBe(404);
  });

  test('its pictures and its modules', async () => {
    const origin = await originWith("import own from './own.svg'; console.log(own);");
    await moduleOfScene(origin);
    expect(await ask(`${origin}/@fs${lecture}/scenes/own.svg`)).toEqual({
      status: 200,
      body: '<svg/>',
    });
    expect(await ask(`${origin}/page.js`)).toMatchObject({status: 200});
  });

  test('no workers that outlive its page', async () => {
    const origin = await originWith('');
    for (const kind of ['serviceworker', 'sharedworker']) {
      const {status} = await ask(`${origin}/page.js`, {'sec-fetch-dest': kind});
      expect(status).toBe(404);
    }
  });

  test('no place to send to: only the page around it has one', async () => {
    const origin = await originWith('');
    const {status} = await ask(`${origin}/upload/1`, {origin}, 'POST');
    expect(status).toBe(404);
    const own = pages?.address ?? '';
    expect((await ask(`${own}upload/1`, {origin}, 'POST')).status).toBe(404);
  });
});

test('every answer of the site says what its code may reach', async () => {
  const origin = await originWith('');
  const [host = '', port = ''] = network.address.split(':');
  for (const file of ['/', '/entry.js', '/page.js', '/nothing', `/@fs${lecture}/project.ts`]) {
    const policy = await new Promise<unknown>((resolve, reject) => {
      request({host, port, path: origin + file}, response => {
        response.resume();
        resolve(response.headers['content-security-policy']);
      })
        .on('error', reject)
        .end();
    });
    expect(policy).toMatch(/default-src 'none'.*connect-src 'self' data: blob:;/);
  }
});

describe('the browser’s network', () => {
  test.each(['http://127.0.0.1:9/', 'http://localhost/', 'http://example.com/', '/'])(
    'has no %s',
    async address => {
      const [host = '', port = ''] = network.address.split(':');
      const status = await new Promise((resolve, reject) => {
        request({host, port, path: address}, response => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
      expect(status).toBe(403);
    },
  );

  test('has no tunnels', async () => {
    const [host = '', port = ''] = network.address.split(':');
    const ended = new Promise((resolve, reject) => {
      request({host, port, path: '127.0.0.1:9', method: 'CONNECT'})
        .on('connect', () => reject(new Error('It was opened.')))
        .on('error', resolve)
        .end();
    });
    await expect(ended).resolves.toBeInstanceOf(Error);
  });
});

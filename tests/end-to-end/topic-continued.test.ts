import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {type ModelServer, startModelServer} from '../model-server/model-server.ts';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern, startLectern} from './lectern.ts';
import {HALF_DONE, SMALL, TOPIC, answer, environment} from './round-things.ts';

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('lectern make goes on', () => {
  it('from where it was killed, and pays for nothing twice', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    server = await startModelServer(async (request, index) => {
      // The fifth question is never answered to the run that is killed.
      if (index === 4) await held;
      return answer(request);
    });
    const cwd = folderForTest();
    const args = ['make', TOPIC, '--out', 'circle', '--critic-rounds', '0', ...SMALL];
    const first = startLectern(args, {cwd, env: environment(server.baseUrl)});
    await expect.poll(() => server?.requests.length, {timeout: 90_000}).toBe(5);
    first.process.kill('SIGKILL');
    await first.outcome;
    release();

    const {code} = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(code).toBe(0);
    const asked = server.requests.map(({body}) => JSON.stringify(body.messages));
    expect(asked).toHaveLength(6);
    // Only the question that had no answer was asked again.
    expect(new Set(asked).size).toBe(5);

    const third = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(third.code).toBe(0);
    expect(server.requests).toHaveLength(6);
  });

  it('from a lecture file, filling in what it leaves open and nothing else', async () => {
    server = await startModelServer(answer);
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'round.md'), HALF_DONE);
    const args = ['make', 'round.md', '--agents', '--critic-rounds', '0', '--json', ...SMALL];
    const {code, json} = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(code).toBe(0);
    expect(json()).toMatchObject({composition: {sections: 2, firstTry: 1, mended: 1}});
    const asked = server.requests.map(({body}) => JSON.stringify(body.messages));
    expect(asked.some(text => text.includes('Plan a lecture about'))).toBe(false);
    expect(asked[0]).toContain('copy them exactly: section 2: “It is $2 \\\\pi r$ long”');
    const scenes = path.join(cwd, 'scenes-generated/round/scenes');
    expect((await readdir(scenes)).filter(name => name.endsWith('.tsx'))).toEqual([
      '01-one-distance.tsx',
      '02-all-the-way-round.tsx',
      '03-by-hand.tsx',
    ]);
    expect(await readFile(path.join(scenes, '03-by-hand.tsx'), 'utf8')).toContain('\\pi r^2');
    expect(await readFile(path.join(scenes, '01-one-distance.tsx'), 'utf8')).toContain("'round'");
  });
});

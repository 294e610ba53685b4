import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {
  type ModelServer,
  type ServerReply,
  type ServerRequest,
  startModelServer,
} from '../model-server/model-server.ts';
import {folderForTest} from '../temporary-folder.ts';
import {descendantsOf, isAlive, runLectern, startLectern} from './lectern.ts';
import {SMALL, environment} from './round-things.ts';

const SCENE = `import {Words, lecture} from 'lectern';

export default lecture({title: 'One distance', lines: ['All points are away']}, function* (stage) {
  const word = stage.place(new Words({text: 'round'}), 'C3');

  yield* stage.beat(1, function* () {
    yield* stage.show(word);
  });
});`;

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** One prompt for a whole lecture; a topic that the server refuses. */
function answer({body}: ServerRequest): ServerReply {
  const said = JSON.stringify(body.messages);
  if (said.includes('about “Squares”')) {
    return {kind: 'status', status: 400, error: {message: 'We know no squares.'}};
  }
  return {kind: 'text', text: `\`\`\`tsx\n${SCENE}\n\`\`\``};
}

describe('lectern make --topics', () => {
  it('makes all that can be made, without parts that are switched off, and goes on from there', async () => {
    server = await startModelServer(answer);
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'topics.txt'), 'Squares\nCircles\nTriangles\n');
    const args = [
      ...['make', '--topics', 'topics.txt', '--limit', '2', '--out', 'many', '--json'],
      ...['--no-planner', '--no-critic', '--no-autofix', ...SMALL],
    ];
    const env = environment(server.baseUrl);
    const {code, stderr, json} = await runLectern(args, {cwd, env});
    expect(code).toBe(1);
    expect(json()).toMatchObject({
      ok: false,
      made: 1,
      failed: 1,
      topics: [
        {
          topic: 'Squares',
          state: 'failed',
          reason: expect.stringContaining('no squares') as string,
        },
        {topic: 'Circles', state: 'made', reason: null, tokens: 120},
      ],
    });
    expect(stderr).toContain('[2/2]');
    // One prompt, and nobody who looks.
    expect(
      server.requests.filter(({body}) => JSON.stringify(body).includes('“Circles”')),
    ).toHaveLength(1);
    const runs: unknown = JSON.parse(
      await readFile(path.join(cwd, 'many/circles/out/runs.json'), 'utf8'),
    );
    expect(runs).toMatchObject([{without: ['critic', 'autofix', 'planner']}]);

    const asked = server.requests.length;
    const again = await runLectern(args, {cwd, env});
    expect(again.json()).toMatchObject({made: 1, failed: 1});
    // Only the one that failed was tried again.
    expect(server.requests.length - asked).toBe(1);
  });

  it('takes the lectures along that it is making when it is killed', async () => {
    server = await startModelServer(() => ({kind: 'stall', text: 'Let me think'}));
    const {requests, baseUrl} = server;
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'topics.txt'), 'Circles\nTriangles\n');
    const batch = startLectern(['make', '--topics', 'topics.txt', '--out', 'many'], {
      cwd,
      env: environment(baseUrl),
    });
    await vi.waitFor(() => expect(requests.length).toBeGreaterThan(0), 30_000);
    const makes = descendantsOf(batch.process.pid ?? 0);
    expect(makes.length).toBeGreaterThan(0);
    batch.process.kill('SIGKILL');
    await vi.waitFor(() => expect(makes.filter(isAlive)).toEqual([]), 20_000);
  });

  it.each([
    ['a topic beside it', ['make', 'Circles', '--topics', 'topics.txt'], 'two-sources'],
    ['a file without topics', ['make', '--topics', 'none.txt'], 'topics-unreadable'],
  ])('refuses %s', async (_, args, errorCode) => {
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'topics.txt'), 'Squares\n');
    await writeFile(path.join(cwd, 'none.txt'), '# nothing\n');
    const {code, json} = await runLectern([...args, '--json'], {cwd});
    expect(code).toBe(1);
    expect(json()).toMatchObject({error: {code: errorCode}});
  });
});

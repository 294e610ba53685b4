import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {z} from 'zod';
import {type ModelServer, startModelServer} from '../model-server/model-server.ts';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from './lectern.ts';
import {KEY, SMALL, TOPIC, answer, environment} from './round-things.ts';

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function textsIn(dir: string): Promise<string> {
  const names = await readdir(dir, {recursive: true, withFileTypes: true});
  const files = names.filter(entry => entry.isFile() && !/\.(?:mp4|png)$/.test(entry.name));
  const texts = await Promise.all(
    files.map(entry => readFile(path.join(entry.parentPath, entry.name), 'utf8')),
  );
  return texts.join('\n');
}

describe('lectern make "a topic"', () => {
  it('says in three lines what to do without a key', async () => {
    const cwd = folderForTest();
    const {code, stderr} = await runLectern(['make', TOPIC], {
      cwd,
      env: {OPENAI_API_KEY: '', OPENAI_BASE_URL: ''},
    });
    expect(code).toBe(1);
    expect(stderr).toContain('OPENAI_API_KEY');
    expect(stderr).toContain('Ollama');
    expect(stderr).toContain('Markdown');
    expect(stderr.trim().split('\n')).toHaveLength(4);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('makes a lecture with planner, coder and critic, and makes it again from a recording', async () => {
    server = await startModelServer(answer);
    const cwd = folderForTest();
    const args = ['make', TOPIC, '--out', 'circle', '--record', 'recording', '--json', ...SMALL];
    const {code, stderr, json} = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(stderr).toContain('outline: 2 sections');
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      ok: true,
      title: 'Round things',
      composition: {sections: 2, firstTry: 1, mended: 1, leftToAuthor: 0, rounds: {passed: 2}},
    });
    // Two of the planner, two scenes, one mended, two looks.
    expect(server.requests).toHaveLength(7);
    expect(await textsIn(cwd)).not.toContain(KEY);
    expect(stderr).not.toContain(KEY);

    await server.close();
    const replay = [
      'make',
      '--replay',
      'recording',
      '--strict',
      '--out',
      'again',
      '--json',
      ...SMALL,
    ];
    const again = await runLectern(replay, {cwd, env: {OPENAI_API_KEY: '', OPENAI_BASE_URL: ''}});
    expect(again.stderr).not.toContain('asks otherwise');
    expect(again.code).toBe(0);
    for (const file of [
      'lecture.json',
      'scenes/01-one-distance.tsx',
      'scenes/02-all-the-way-round.tsx',
    ]) {
      expect(await readFile(path.join(cwd, 'again', file), 'utf8')).toBe(
        await readFile(path.join(cwd, 'circle', file), 'utf8'),
      );
    }
  });

  it('finishes with what there is when the budget is reached', async () => {
    server = await startModelServer(answer);
    const cwd = folderForTest();
    const args = ['make', TOPIC, '--out', 'circle', '--max-tokens', '3000', '--json', ...SMALL];
    const {code, stderr, json} = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('budget of 3000 tokens is reached');
    const {composition} = z
      .object({composition: z.object({leftToAuthor: z.number(), budgetReached: z.string()})})
      .parse(json());
    expect(composition.leftToAuthor).toBeGreaterThan(0);
    expect(composition.budgetReached).toBe('3000 tokens');
  });
});

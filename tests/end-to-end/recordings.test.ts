import {readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from './lectern.ts';

const RECORDINGS = fileURLToPath(new URL('../recordings/', import.meta.url));
const names = readdirSync(RECORDINGS, {withFileTypes: true}).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
);

describe('a recorded topic', () => {
  it.each(names)('%s becomes a whole lecture without a model', async name => {
    const cwd = folderForTest();
    const recording = path.join(RECORDINGS, name);
    const args = ['make', '--replay', recording, '--out', 'lecture', '--json'];
    const {code, json, stderr} = await runLectern(
      [...args, '--resolution', '320x180', '--fps', '2'],
      {
        cwd,
        env: {OPENAI_API_KEY: '', OPENAI_BASE_URL: ''},
      },
    );
    expect(stderr).toContain('critic');
    expect(code).toBe(0);
    const {composition} = z
      .object({
        composition: z.object({
          sections: z.number(),
          leftToAuthor: z.number(),
          budgetReached: z.null(),
        }),
      })
      .parse(json());
    expect(composition.sections).toBe(3);
    expect(composition.leftToAuthor).toBe(0);
  });
});

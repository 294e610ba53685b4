/** What the editor's server gives out and does, whoever asks: scenes run in the same page. */
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type Logger, createLogger} from 'vite';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Editor, openEditor} from '../../renderer/node/editor/open-editor.ts';
import {TWO_BEATS, type TemporaryLecture, writeLecture} from '../browser/renderer-fixtures.ts';

const CANARY = 'canary-7391';

let outside: string;
let lecture: TemporaryLecture;
let editor: Editor;
const told: string[] = [];
beforeAll(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'lectern-security-'));
  await writeFile(path.join(outside, 'secret.ts'), `export default '${CANARY}';`);
  lecture = await writeLecture({'01-beats': TWO_BEATS});
  await symlink(path.join(outside, 'secret.ts'), path.join(lecture.lectureDir, 'scenes/link.ts'));
  const logger: Logger = {...createLogger('silent'), info: message => void told.push(message)};
  editor = await openEditor({lectureDir: lecture.lectureDir, logger});
});
afterAll(async () => {
  await editor.close();
  await lecture.remove();
  await rm(outside, {recursive: true, force: true});
});

test.each([
  '@fsOUTSIDE/secret.ts',
  '@fsOUTSIDE/secret.ts?import&raw',
  '@fsOUTSIDE/secret.ts?raw',
  '@fsOUTSIDE/secret.ts?url',
  '@fsOUTSIDE/secret.ts?import&inline',
  '@fsOUTSIDE/secret.ts?.svg?.wasm?init',
  '@fsLECTURE/scenes/link.ts',
  '@fsLECTURE/scenes/link.ts?raw',
  '@fsLECTURE/../secret.ts',
  'package.json',
  'package.json?import&raw',
  'cli/main.ts?raw',
  '%',
])('it has no %s', async address => {
  const asked = address.replace('OUTSIDE', outside).replace('LECTURE', lecture.lectureDir);
  const answer = await fetch(editor.url + asked);
  expect(await answer.text()).not.toContain(CANARY);
  expect(answer.status).toBe(404);
});

test('it has the scenes, with a policy that names no other server', async () => {
  const answer = await fetch(`${editor.url}@fs${lecture.lectureDir}/scenes/01-beats.tsx`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toMatch(
    /default-src 'self' data: blob:;.*connect-src 'self' ws:\/\/127\.0\.0\.1:\d+ data: blob:;/,
  );
});

test('it starts no program: where somebody wants to look is told', async () => {
  told.length = 0;
  const scene = path.join(lecture.lectureDir, 'scenes/01-beats.tsx');
  for (const file of [`${scene}:3:5`, path.join(outside, 'secret.ts:1:1')]) {
    const answer = await fetch(`${editor.url}__open-in-editor?file=${encodeURIComponent(file)}`);
    expect(answer.status).toBe(204);
  }
  expect(told).toEqual([`${scene}:3:5`]);
});

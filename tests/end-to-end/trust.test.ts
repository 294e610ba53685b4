import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {sceneText, writeLecture} from './lecture-files.ts';
import {runLectern} from './lectern.ts';

const SMALL = ['--resolution', '320x180', '--fps', '5', '--quality', 'draft'];
const NO_BROWSER = {LECTERN_BROWSER: '/nowhere/browser'};

/** A scene and a helper in JavaScript, both of which reach outside where they are never played. */
async function writeReaching(): Promise<string> {
  const lecture = await writeLecture({
    '01-reaching': sceneText().replace(
      'export default',
      "import {ask} from '../ask.js';\nexport const never = () => [ask, localStorage];\nexport default",
    ),
  });
  await writeFile(path.join(lecture, 'ask.js'), "export const ask = () => fetch('/x');\n");
  return lecture;
}

describe('lectures that reach outside', () => {
  it('are refused with all places before a browser starts', async () => {
    const lecture = await writeReaching();
    const {code, stderr} = await runLectern(['render', lecture, ...SMALL], {
      cwd: lecture,
      env: NO_BROWSER,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('ask.js:1:26 error forbidden-global');
    expect(stderr).toContain("> 1 | export const ask = () => fetch('/x');");
    expect(stderr).toContain('scenes/01-reaching.tsx:4:34 error forbidden-global');
    expect(stderr).toContain('add --trust');
    expect(stderr).toContain('2 mistakes.');
  });

  it('are rendered with --trust', async () => {
    const lecture = await writeReaching();
    const {code, stderr} = await runLectern(['render', lecture, '--trust', ...SMALL], {
      cwd: lecture,
    });
    expect(code, stderr).toBe(0);
  });

  it('are not those that only speak of it', async () => {
    const lecture = await writeLecture({'01-open': sceneText('An open window', 'fetch')});
    const {code, stderr} = await runLectern(['render', lecture, ...SMALL], {cwd: lecture});
    expect(code, stderr).toBe(0);
  });
});

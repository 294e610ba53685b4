import {chmod, readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {ALL_FORMATS, FilePathSource, Input} from 'mediabunny';
import {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {findInstalledBrowser} from '../../scripts/installed-browser.mjs';
import {sceneText, writeLecture} from './lecture-files.ts';
import {descendantsOf, isAlive, runLectern, startLectern} from './lectern.ts';

const videoSchema = z.object({
  ok: z.literal(true),
  command: z.literal('render'),
  output: z.string(),
  durationSeconds: z.number(),
  bytes: z.number(),
  sections: z.array(z.object({section: z.string(), reused: z.boolean()})),
});

const SMALL = ['--resolution', '320x180', '--fps', '10'];

async function openVideo(file: string) {
  const input = new Input({source: new FilePathSource(file), formats: ALL_FORMATS});
  const track = await input.getPrimaryVideoTrack();
  return {
    widthPx: await track?.getDisplayWidth(),
    heightPx: await track?.getDisplayHeight(),
    durationSeconds: await input.computeDuration(),
  };
}

describe('lectern render', () => {
  it('makes a video that is as long and large as it says', async () => {
    const lecture = await writeLecture();
    const {code, json, stderr} = await runLectern(['render', lecture, '--json', ...SMALL], {
      cwd: lecture,
    });
    expect(code, stderr).toBe(0);
    const report = videoSchema.parse(json());
    expect(report.output).toBe(path.join(lecture, 'out/hello.mp4'));
    expect((await readFile(report.output)).byteLength).toBe(report.bytes);
    const video = await openVideo(report.output);
    expect(video).toMatchObject({widthPx: 320, heightPx: 180});
    expect(video.durationSeconds).toBeCloseTo(report.durationSeconds, 1);
    expect(stderr).toContain('[2/2] 02-second: ');
  });

  it('renders again only what was edited', async () => {
    const lecture = await writeLecture();
    const args = ['render', lecture, '--json', ...SMALL];
    await runLectern(args, {cwd: lecture});
    await writeFile(path.join(lecture, 'scenes/02-second.tsx'), sceneText('Edited'));
    const report = videoSchema.parse((await runLectern(args, {cwd: lecture})).json());
    expect(report.sections).toMatchObject([
      {section: '01-first', reused: true},
      {section: '02-second', reused: false},
    ]);
  });

  it('makes one still where one is asked for', async () => {
    const lecture = await writeLecture();
    const still = path.join(lecture, 'still.png');
    const args = [
      'render',
      '.',
      '--section',
      '2',
      '--format',
      'png',
      '--at',
      '2',
      '-o',
      'still.png',
    ];
    const {code, stdout} = await runLectern([...args, '--resolution', '320x180'], {cwd: lecture});
    expect([code, stdout]).toEqual([0, '✔ 1 still\n  still.png\n']);
    expect(PNG.sync.read(await readFile(still))).toMatchObject({width: 320, height: 180});
  });

  it('says where a scene fails, and leaves no video behind', async () => {
    const failing = sceneText().replace(
      'yield* stage.show(word);',
      "throw new Error('The chalk broke.');",
    );
    const lecture = await writeLecture({'01-first': sceneText(), '02-failing': failing});
    const {code, stderr} = await runLectern(['render', '.', ...SMALL], {cwd: lecture});
    expect(code).toBe(1);
    expect(stderr).toContain('The chalk broke.');
    expect(stderr).toContain('scenes/02-failing.tsx:12');
    expect(stderr).toContain('(beat 2)');
    expect(stderr).toContain('> 12 |');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(lecture, {recursive: true})).not.toContainEqual(
      expect.stringMatching(/^out\/|partial/),
    );
  });

  it('stops on Ctrl-C with nothing left running or half-written, and goes on from there', async () => {
    const names = ['01-first', '02-second', '03-third', '04-fourth', '05-fifth', '06-last'];
    const lecture = await writeLecture(Object.fromEntries(names.map(name => [name, sceneText()])));
    const command = startLectern(['render', lecture, '--concurrency', '1'], {cwd: lecture});
    await command.says('stderr', /01-first: [\d.]+ s of video/);
    const started = descendantsOf(command.process.pid ?? 0);
    expect(started.length).toBeGreaterThan(0);
    command.process.kill('SIGINT');
    const {code, stdout, stderr} = await command.outcome;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('Stopped.');
    await expect.poll(() => started.filter(isAlive), {timeout: 5_000}).toEqual([]);
    const files = await readdir(lecture, {recursive: true});
    expect(files.filter(file => /^out\/.+|partial/.test(file))).toEqual([]);

    const again = await runLectern(['render', lecture, '--json'], {cwd: lecture});
    const {sections} = videoSchema.parse(again.json());
    expect(sections.at(0)).toEqual({section: '01-first', reused: true});
    expect(sections.at(-1)).toEqual({section: '06-last', reused: false});
  });

  it('works in a browser that lets only pages of their own process share memory', async () => {
    const lecture = await writeLecture({'01-only': sceneText()});
    const {path: browser = ''} = (await findInstalledBrowser()) ?? {};
    const strict = path.join(lecture, 'strict-browser');
    await writeFile(
      strict,
      `#!/bin/sh
for flag; do
  shift
  set -- "$@" "$(echo "$flag" | sed s/,SharedArrayBuffer//)"
done
echo "$*" > '${lecture}/flags'
exec '${browser}' "$@"
`,
    );
    await chmod(strict, 0o755);
    const {code, stderr} = await runLectern(['render', lecture, ...SMALL], {
      cwd: lecture,
      env: {LECTERN_BROWSER: strict},
    });
    expect(code, stderr).toBe(0);
    expect(await readFile(path.join(lecture, 'flags'), 'utf8')).not.toContain('SharedArrayBuffer');
    expect(await openVideo(path.join(lecture, 'out/hello.mp4'))).toMatchObject({widthPx: 320});
  });

  it('passes over a browser that does not start', async () => {
    const lecture = await writeLecture({'01-only': sceneText()});
    const broken = path.join(lecture, 'broken-browser');
    await writeFile(broken, '#!/bin/sh\necho "It lacks a library." >&2\nexit 1\n');
    await chmod(broken, 0o755);
    const env = {PUPPETEER_EXECUTABLE_PATH: broken};
    const {code, stderr} = await runLectern(['render', lecture, ...SMALL], {cwd: lecture, env});
    expect(code, stderr).toBe(0);
    const named = await runLectern(['render', lecture, ...SMALL], {
      cwd: lecture,
      env: {LECTERN_BROWSER: broken},
    });
    expect(named.code).toBe(1);
    expect(named.stderr).toContain(`The browser ${broken} does not start: It lacks a library.`);
  });

  it('says how to get a browser where there is none', async () => {
    const lecture = await writeLecture();
    const {code, stderr} = await runLectern(['render', lecture], {
      cwd: lecture,
      env: {LECTERN_BROWSER: '/nowhere/chrome'},
    });
    expect(code).toBe(1);
    expect(stderr).toContain('LECTERN_BROWSER names /nowhere/chrome');
  });
});

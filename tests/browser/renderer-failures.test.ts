/** What happens when a rendering cannot go on: an error that says where, and nothing left behind. */
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync} from 'node:fs';
import {rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {type RenderLectureOptions, renderLecture} from '../../renderer/node/index.ts';
import {LecternError} from '../../schema/errors.ts';
import {browserProcesses} from './browser-processes.ts';
import {
  COLOURS,
  THROWS,
  TWO_BEATS,
  type TemporaryLecture,
  writeLecture,
} from './renderer-fixtures.ts';

const SMALL = {widthPx: 480, heightPx: 270};

let lecture: TemporaryLecture | undefined;
afterEach(() => lecture?.remove());

describe('an error in a scene', () => {
  test('comes back with file, line, column and beat', async () => {
    const error = await failureOf({'01-fails': THROWS});
    expect(error).toMatchObject({
      code: 'scene-error',
      message: 'The pieces do not fit.',
      where: {line: 11, column: 13, beat: 2},
    });
    expect(error.where?.file).toMatch(/scenes\/01-fails\.tsx$/);
  });

  test('in a part that runs beside others still names file and beat', async () => {
    const source = THROWS.replace(
      "'lectern';",
      "'lectern';\nimport {all, waitFor} from '@motion-canvas/core';",
    )
      .replace('throw', 'yield* all(waitFor(1), (function* () { yield* waitFor(0.2); throw')
      .replace("fit.');", "fit.'); })());");
    const error = await failureOf({'01-fails': source});
    expect(error).toMatchObject({code: 'scene-error', where: {line: 12, beat: 2}});
  });

  test('that Motion Canvas only logs is a failure too', async () => {
    const source = COLOURS.replace(
      'view.add(dot);',
      "useLogger().error('A node has no place.');",
    ).replace('waitFor}', 'useLogger, waitFor}');
    expect(await failureOf({'01-logs': source})).toMatchObject({
      code: 'scene-error',
      message: 'A node has no place.',
    });
  });

  test('of syntax is found before anything is drawn', async () => {
    const source = TWO_BEATS.replace("'A1', 'C6');", "'A1', 'C6';");
    const error = await failureOf({'01-broken': source});
    expect(error).toMatchObject({code: 'scene-error', where: {line: 6}});
    expect(error.where?.file).toMatch(/01-broken\.tsx$/);
  });

  test('of an import that leads nowhere names the file', async () => {
    const source = `import {gone} from './gone.ts';\n${TWO_BEATS.replace("'one'", 'gone')}`;
    const error = await failureOf({'01-imports': source});
    expect(error).toMatchObject({code: 'scene-error', where: {line: 1}});
    expect(error.message).toContain('./gone.ts');
  });
});

test('a beat without an end is told of long before half an hour of it is drawn', async () => {
  const source = THROWS.replace(
    "throw new Error('The pieces do not fit.');",
    'for (;;) yield* first.opacity(1.5 - first.opacity(), 1);',
  );
  const error = await failureOf({'01-endless': source}, {framesPerSecond: 2});
  expect(error).toMatchObject({code: 'scene-error', where: {line: 11, column: 16, beat: 2}});
  expect(error.message).toContain('does not end within 30 minutes');
  expect(error.remedy).toContain('Give the loop an end');
});

test('sections behind one that fails are not drawn any more', async () => {
  lecture = await writeLecture({'01-fails': THROWS, '02-beats': TWO_BEATS, '03-beats': TWO_BEATS});
  const finished: string[] = [];
  const rendering = renderLecture({
    ...lecture,
    output: path.join(lecture.outputDir, 'video.mp4'),
    size: SMALL,
    concurrency: 1,
    onEvent: event => {
      if (event.kind === 'section') finished.push(event.section.section);
    },
  });
  await expect(rendering).rejects.toMatchObject({code: 'scene-error', where: {line: 11}});
  expect(finished).toEqual([]);
  expect(readdirSync(path.join(lecture.lectureDir, '.cache/sections'))).toEqual([]);
});

test('a section that is not there is named with those that are', async () => {
  const error = await failureOf({'01-colours': COLOURS}, {sections: ['7']});
  expect(error).toMatchObject({code: 'section-missing', remedy: 'It has: 1 01-colours.'});
});

test('a folder without a project is no lecture', async () => {
  lecture = await writeLecture({});
  await rm(path.join(lecture.lectureDir, 'project.ts'));
  const output = path.join(lecture.outputDir, 'video.mp4');
  await expect(renderLecture({...lecture, output})).rejects.toMatchObject({
    code: 'lecture-missing',
  });
});

test('an output that cannot be written is refused before anything is drawn', async () => {
  lecture = await writeLecture({'01-colours': COLOURS});
  await writeFile(lecture.outputDir, 'a file where a folder should be');
  const output = path.join(lecture.outputDir, 'video.mp4');
  await expect(renderLecture({...lecture, output, size: SMALL})).rejects.toMatchObject({
    code: 'cannot-write',
  });
  expect(existsSync(path.join(lecture.lectureDir, '.cache'))).toBe(false);
});

test('an abort ends the browser, leaves no partial file, and keeps finished sections', async () => {
  lecture = await writeLecture({
    '01-colours': COLOURS,
    '02-beats': TWO_BEATS,
    '03-beats': TWO_BEATS,
    '04-beats': TWO_BEATS,
  });
  const output = path.join(lecture.outputDir, 'video.mp4');
  const before = browserProcesses();
  const controller = new AbortController();
  const rendering = renderLecture({
    ...lecture,
    output,
    concurrency: 1,
    signal: controller.signal,
    onEvent: event => {
      if (event.kind === 'section') controller.abort(new Error('enough'));
    },
  });
  await expect(rendering).rejects.toThrow('enough');

  expect(browserProcesses()).toEqual(before);
  expect(existsSync(output)).toBe(false);
  const kept = readdirSync(path.join(lecture.lectureDir, '.cache/sections'));
  expect(kept).toContainEqual(expect.stringMatching(/^01-colours\.\w+\.mp4$/));
  expect(kept).not.toContainEqual(expect.stringMatching(/^04-beats/));
  expect(kept.filter(name => name.includes('partial'))).toEqual([]);
});

test('a scene reaches no server but its own', async () => {
  const requests: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    requests.push(request.url);
    response.end();
  });
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const tells = `const url = 'http://127.0.0.1:${port}/';
globalThis.fetch(url).catch(() => undefined);
new globalThis.Image().src = url;
globalThis.navigator.sendBeacon(url);`;
  lecture = await writeLecture({'01-tells': `${COLOURS}\n${tells}\n`});
  const output = path.join(lecture.outputDir, 'video.mp4');
  await renderLecture({...lecture, output, size: SMALL});
  elsewhere.close();
  expect(requests).toEqual([]);
});

test('a browser that dies is a typed failure, and leaves no partial file', async () => {
  lecture = await writeLecture({'01-colours': COLOURS.replace('x(700, 0.5)', 'x(700, 20)')});
  const output = path.join(lecture.outputDir, 'video.mp4');
  const rendering = renderLecture({
    ...lecture,
    output,
    onEvent: event => {
      if (event.kind !== 'frames' || event.frame === 0) return;
      // With all that belongs to it: what was started may be a script that starts the browser.
      for (const browser of browserProcesses()) process.kill(-browser, 'SIGKILL');
    },
  });
  await expect(rendering).rejects.toMatchObject({code: 'page-crashed'});

  expect(existsSync(output)).toBe(false);
  expect(readdirSync(path.join(lecture.lectureDir, '.cache/sections'))).toEqual([]);
});

test('a page that dies is replaced, and its section is drawn again', async () => {
  lecture = await writeLecture({'01-colours': COLOURS, '02-again': COLOURS});
  const output = path.join(lecture.outputDir, 'video.mp4');
  let deaths = 0;
  const rendered = await renderLecture({
    ...lecture,
    output,
    size: SMALL,
    onEvent: event => {
      if (event.kind !== 'frames' || event.section !== '02-again' || deaths > 0) return;
      for (const renderer of browserProcesses().flatMap(renderersOf)) {
        deaths++;
        process.kill(renderer, 'SIGKILL');
      }
    },
  });
  expect(deaths).toBeGreaterThan(0);
  expect(rendered.sections.map(({frames}) => frames)).toEqual([30, 30]);
  expect(profilesOf(process.pid)).toEqual([]);
});

test('what a killed process left is removed by the next one', async () => {
  const nobody = spawnSync(process.execPath, ['--version']).pid;
  const left = mkdtempSync(path.join(tmpdir(), `lectern-browser-${nobody}-`));
  lecture = await writeLecture({'01-colours': COLOURS});
  await renderLecture({...lecture, output: path.join(lecture.outputDir, 'a.mp4'), size: SMALL});
  expect(existsSync(left)).toBe(false);
});

function profilesOf(processId: number): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith(`lectern-browser-${processId}-`));
}

/** The processes in which a browser's pages run. */
function renderersOf(browser: number): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], {encoding: 'utf8'})
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  const isBelow = (processId: string | undefined): boolean => {
    const parent = all.find(([id]) => id === processId)?.[1];
    return parent === String(browser) || (parent !== undefined && isBelow(parent));
  };
  return all
    .filter(([id, , ...words]) => words.includes('--type=renderer') && isBelow(id))
    .map(([id]) => Number(id));
}

async function failureOf(
  scenes: Readonly<Record<string, string>>,
  options: Partial<RenderLectureOptions> = {},
): Promise<LecternError> {
  lecture = await writeLecture(scenes);
  const output = path.join(lecture.outputDir, 'video.mp4');
  const error: unknown = await renderLecture({...lecture, output, size: SMALL, ...options}).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(existsSync(output)).toBe(false);
  if (!(error instanceof LecternError))
    throw new Error('The rendering did not fail.', {cause: error});
  return error;
}

/** Scenes that never go on: they are given up in time, with the place at which they stand. */
import path from 'node:path';
import {afterEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import {renderLecture} from '../../renderer/node/index.ts';
import {LecternError} from '../../schema/errors.ts';
import {browserProcesses} from './browser-processes.ts';
import {THROWS, type TemporaryLecture, writeLecture} from './renderer-fixtures.ts';

const SMALL = {widthPx: 480, heightPx: 270};

let lecture: TemporaryLecture | undefined;
afterEach(() => lecture?.remove());

describe('what never comes to an end, within the longest wait,', () => {
  const ENDLESS = 'let turn = 1;\n      while (turn > 0) turn = (turn % 7) + 1;';
  const failureSoon = async (source: string): Promise<LecternError> => {
    const before = browserProcesses();
    vi.stubEnv('LECTERN_LONGEST_WAIT', '5');
    onTestFinished(() => void vi.unstubAllEnvs());
    lecture = await writeLecture({'01-stays': source});
    const output = path.join(lecture.outputDir, 'video.mp4');
    const error: unknown = await renderLecture({...lecture, output, size: SMALL}).catch(
      (reason: unknown) => reason,
    );
    expect(browserProcesses()).toEqual(before);
    if (!(error instanceof LecternError)) {
      throw new Error('The rendering did not fail.', {cause: error});
    }
    expect(error.where?.file).toMatch(/scenes\/01-stays\.tsx$/);
    return error;
  };
  const instead = (code: string) =>
    THROWS.replace("throw new Error('The pieces do not fit.');", code);

  test('is a promise that nobody resolves: its line is told', async () => {
    const error = await failureSoon(instead('yield new Promise(() => undefined);'));
    expect(error).toMatchObject({code: 'scene-error', where: {line: 11, column: 7, beat: 2}});
    expect(error.message).toContain('has not come within 5 s');
    expect(error.remedy).toContain('look for one that nobody resolves');
  });

  test('is a promise behind a generator: the line is that of its `yield`', async () => {
    const source = `function* later() {\n  yield new Promise(() => undefined);\n}\n${instead('yield* later();')}`;
    expect(await failureSoon(source)).toMatchObject({where: {line: 2, column: 3, beat: 2}});
  });

  test('is a file that a node shows: file and node are told', async () => {
    const slow = `import {Img} from '@motion-canvas/2d';
import {DependencyContext} from '@motion-canvas/core';

class Slow extends Img {
  protected override image(): HTMLImageElement {
    DependencyContext.collectPromise(new Promise(() => undefined));
    return document.createElement('img');
  }
}
`;
    const shown = "yield* stage.show(stage.place(new Slow({src: '/pictures/slow.png'}), 'D2'));";
    const error = await failureSoon(slow + instead(shown));
    expect(error).toMatchObject({code: 'scene-error', where: {line: 6, beat: 2}});
    expect(error.message).toContain('“slow.png”, which a node “Slow” shows, has not come');
    expect(error.remedy).toContain('see whether it can be read');
  });

  test('is a loop in which no frame passes: its line is found', async () => {
    const error = await failureSoon(instead(ENDLESS));
    expect(error).toMatchObject({code: 'page-stuck', where: {line: 12, beat: 2}});
    expect(error.message).toContain('“01-stays” has computed for 7 s');
    expect(error.remedy).toContain('Look there');
  });

  test('is such a loop outside of the section', async () => {
    const error = await failureSoon(`${ENDLESS}\n${THROWS}`);
    expect(error).toMatchObject({code: 'page-stuck', where: {line: 2}});
    expect(error.message).toContain('while it was loaded');
  });
});

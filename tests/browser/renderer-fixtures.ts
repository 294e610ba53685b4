/** Small lectures for the renderer's tests, written to a temporary folder outside of the repository. */
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** A lecture in a folder of its own. */
export interface TemporaryLecture {
  /** Folder of the lecture. */
  readonly lectureDir: string;
  /** A place for what is made from it. */
  readonly outputDir: string;
  remove(): Promise<void>;
}

/** Four quarters of known colours on which a dot travels, one second. */
export const COLOURS = `\
import {Circle, Rect, makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const dot = new Circle({size: 200, fill: '#ffffff', position: [-700, 0]});
  view.add(
    <>
      <Rect position={[-480, -270]} size={[960, 540]} fill={'#d02020'} />
      <Rect position={[480, -270]} size={[960, 540]} fill={'#20c040'} />
      <Rect position={[-480, 270]} size={[960, 540]} fill={'#2030d0'} />
      <Rect position={[480, 270]} size={[960, 540]} fill={'#6cb6ff'} />
    </>,
  );
  view.add(dot);
  yield* dot.x(700, 0.5);
  yield* waitFor(0.5);
});
`;

/** So many things that move that drawing is ahead of encoding, one second. */
export const MANY = `\
import {Rect, makeScene2D} from '@motion-canvas/2d';
import {createSignal, linear, range} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.fill('#14202c');
  view.add(range(60).map(index => new Rect({
    size: 150,
    radius: 20,
    lineWidth: 6,
    stroke: '#e5a84b',
    x: -840 + 185 * (index % 10),
    y: () => -440 + 175 * Math.floor(index / 10) + 40 * Math.sin(6 * time() + index),
    rotation: () => 90 * time() + 9 * index,
  })));
  yield* time(1, 1, linear);
});
`;

/** A section of our own kind with two beats. */
export const TWO_BEATS = `\
import {Words, lecture} from 'lectern';

export default lecture(
  {title: 'Two beats', lines: ['First', 'Second'], accent: 'orange'},
  function* (stage) {
    const first = stage.placeIn(new Words({text: 'one'}), 'A1', 'C6');
    yield* stage.beat(1, function* () {
      yield* stage.show(first);
    });
    yield* stage.beat(2, function* () {
      yield* stage.hide(first);
    });
  },
);
`;

/** Throws in its second beat, in line 11. */
export const THROWS = `\
import {Words, lecture} from 'lectern';

export default lecture(
  {title: 'Fails', lines: ['First', 'Second'], accent: 'orange'},
  function* (stage) {
    const first = stage.placeIn(new Words({text: 'one'}), 'A1', 'C6');
    yield* stage.beat(1, function* () {
      yield* stage.show(first);
    });
    yield* stage.beat(2, function* () {
      throw new Error('The pieces do not fit.');
    });
  },
);
`;

/**
 * Writes a lecture.
 *
 * @param scenes - Sources by name of the section, in order.
 */
export async function writeLecture(
  scenes: Readonly<Record<string, string>>,
): Promise<TemporaryLecture> {
  const root = await mkdtemp(path.join(tmpdir(), 'lectern-renderer-test-'));
  const lectureDir = path.join(root, 'lecture');
  await mkdir(path.join(lectureDir, 'scenes'), {recursive: true});
  const names = Object.keys(scenes);
  for (const [name, source] of Object.entries(scenes)) {
    await writeFile(path.join(lectureDir, `scenes/${name}.tsx`), source);
  }
  const imports = names.map((name, index) => `import s${index} from './scenes/${name}?scene';`);
  const list = names.map((_, index) => `s${index}`).join(', ');
  await writeFile(
    path.join(lectureDir, 'project.ts'),
    `import {lectureProject} from 'lectern';
${imports.join('\n')}
export default lectureProject({title: 'Test', theme: 'light', scenes: [${list}]});
`,
  );
  return {
    lectureDir,
    outputDir: path.join(root, 'out'),
    remove: () => rm(root, {recursive: true, force: true}),
  };
}

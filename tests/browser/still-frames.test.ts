/** No frame that looks otherwise than the one before is ever left out. */
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {writeLecture} from './renderer-fixtures.ts';
import {playTwice} from './still-frames.ts';

const LECTURES = [
  'binary-search',
  'derivative',
  'photosynthesis',
  'pythagoras',
  'supply-and-demand',
];

describe('of the lectures that come with Lectern', () => {
  test.each(LECTURES)('%s no changed frame is skipped, and still ones are', async lecture => {
    for (const played of await playTwice(path.resolve('scenes-generated', lecture))) {
      expect(played).toMatchObject({wrong: []});
      expect(played.drawn).toBeLessThan(0.8 * played.frames);
    }
  });
});

const IMPORTS = `\
import {Circle, Code, Gradient, Img, Layout, Line, Node, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {all, createEffect, createRef, createSignal, delay, loop, slideTransition, spawn, useScene, useTime, waitFor} from '@motion-canvas/core';
`;

/** Scenes by what could be missed in them; all of them stand still at the end. */
const SCENES: Readonly<Record<string, string>> = {
  'computed values and nested signals': `
    const value = createSignal(0);
    const double = createSignal(() => 2 * value());
    view.add(<Txt text={() => double().toFixed(0)} fill={'white'} fontSize={300} x={() => 10 * value()} />);
    yield* value(9, 1);
    yield* waitFor(1);`,
  'children that come, go and change their order': `
    const one = new Circle({size: 400, fill: 'red'});
    const two = new Rect({size: 400, x: 100, fill: 'blue'});
    view.add(one);
    yield* waitFor(0.3);
    view.add(two);
    yield* waitFor(0.3);
    one.zIndex(1);
    yield* waitFor(0.3);
    two.remove();
    yield* waitFor(0.3);
    view.fill('green');
    yield* waitFor(1);`,
  'layout, filters, shadows, clips and caches': `
    const gap = createSignal(10);
    const blur = createSignal(0);
    view.add(
      <Layout layout gap={gap} cache filters={[]} shadowColor={'white'} shadowBlur={blur}>
        <Rect size={300} fill={'orange'} clip><Circle size={() => 100 + 20 * blur()} fill={'blue'} /></Rect>
        <Rect size={300} fill={new Gradient({to: [300, 0], stops: [{offset: 0, color: 'red'}, {offset: 1, color: 'blue'}]})} />
      </Layout>,
    );
    yield* gap(300, 0.5);
    yield* waitFor(0.5);
    yield* blur(20, 0.5);
    yield* waitFor(1);`,
  'code and lines that are drawn': `
    const code = createRef<Code>();
    const line = createRef<Line>();
    view.add(<Code ref={code} code={'let a = 1;'} fill={'white'} y={-200} />);
    view.add(<Line ref={line} points={[[-500, 0], [0, 200], [500, 0]]} stroke={'white'} lineWidth={20} end={0} endArrow />);
    yield* all(code().code('let a = 2;\\nlet b = 3;', 0.6), line().end(1, 0.8));
    yield* waitFor(1);`,
  'threads in the background': `
    const spot = new Circle({size: 200, fill: 'white'});
    view.add(spot);
    spawn(function* () {
      yield* waitFor(0.7);
      yield* spot.x(400, 0.4);
    });
    yield* delay(1.5, spot.fill('red', 0.3));
    yield* waitFor(1);`,
  'a picture that arrives late': `
    const image = createRef<Img>();
    const drawn = document.createElement('canvas');
    drawn.width = drawn.height = 64;
    drawn.getContext('2d')!.fillRect(0, 0, 64, 32);
    view.add(<Img ref={image} src={drawn.toDataURL()} size={600} />);
    yield* waitFor(0.5);
    drawn.getContext('2d')!.fillRect(0, 0, 32, 64);
    image().src(drawn.toDataURL());
    yield* waitFor(1);`,
  'a transition of the whole scene': `
    view.add(<Rect size={800} fill={'orange'} />);
    yield* slideTransition(undefined, 0.6);
    yield* waitFor(1);`,
};

/** Drawing that no signal tells of. */
const OWN_DRAWING: Readonly<Record<string, string>> = {
  'an own field': 'this.step',
  'the time of the scene': 'useScene().playback.time * 100',
  'the number of the frame': 'useScene().playback.frame * 10',
};

test('whatever else changes in a scene, no changed frame is skipped', async () => {
  const sources: Record<string, string> = {};
  Object.values(SCENES).forEach((body, index) => {
    sources[`1${index}`] = `${IMPORTS}export default makeScene2D(function* (view) {${body}\n});\n`;
  });
  Object.values(OWN_DRAWING).forEach((expression, index) => {
    sources[`2${index}`] = `${IMPORTS}
class Own extends Node {
  public step = 0;
  protected override draw(context: CanvasRenderingContext2D) {
    context.fillStyle = 'white';
    context.fillRect(${expression}, 0, 300, 300);
  }
}
export default makeScene2D(function* (view) {
  const own = new Own({});
  view.add(own);
  for (let step = 0; step < 8; step++) {
    own.step = 80 * step;
    yield* waitFor(0.2);
  }
});
`;
  });
  const lecture = await writeLecture(sources);
  try {
    const played = await playTwice(lecture.lectureDir);
    const names = [...Object.keys(SCENES), ...Object.keys(OWN_DRAWING)];
    expect(played.map(({wrong}, index) => [names[index], wrong])).toEqual(
      names.map(name => [name, []]),
    );
    played.slice(0, Object.keys(SCENES).length).forEach(({frames, drawn}, index) => {
      expect([names[index], drawn < frames]).toEqual([names[index], true]);
    });
  } finally {
    await lecture.remove();
  }
});

test.each([
  'Math.random()',
  'Math.sin(Date.now())',
  'Math.sin(performance.now())',
  'new Date().getTime() % 7',
])('where a node draws with %s, every frame is drawn', async expression => {
  const lecture = await writeLecture({
    clock: `${IMPORTS}
export default makeScene2D(function* (view) {
  const rect = new Rect({size: 300, fill: 'white'});
  const shape = rect as unknown as {getPath: () => Path2D};
  const getPath = shape.getPath.bind(rect);
  shape.getPath = () => {
    void (${expression});
    return getPath();
  };
  view.add(rect);
  yield* waitFor(1);
});
`,
  });
  try {
    const [played] = await playTwice(lecture.lectureDir);
    expect(played).toMatchObject({frames: 10, drawn: 10});
  } finally {
    await lecture.remove();
  }
});

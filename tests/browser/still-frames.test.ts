/** Nothing that looks otherwise than in the frame before is ever left out. */
import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {writeLecture} from './renderer-fixtures.ts';
import {type PlayedTwice, playTwice} from './still-frames.ts';

const LECTURES = [
  'binary-search',
  'derivative',
  'photosynthesis',
  'pythagoras',
  'supply-and-demand',
];

describe('of the lectures that come with Lectern', () => {
  test.each(LECTURES)('%s nothing that changes is skipped, and what stands is', async lecture => {
    const dir = path.resolve('scenes-generated', lecture);
    for (const played of await playTwice(dir, {scale: 0.25})) {
      expect(played).toMatchObject({wrong: []});
      expect(played.drawn).toBeLessThan(0.8 * played.frames);
      expect(played.share).toBeLessThan(0.6);
    }
  });
});

const IMPORTS = `\
import {Camera, Circle, Code, CubicBezier, Gradient, Grid, Img, Layout, Line, Node, Path, Polygon, Ray, Rect, Spline, SVG, Txt, makeScene2D} from '@motion-canvas/2d';
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
  'all of the picture, and then nothing': `
    const all = new Rect({width: 1900, height: 1000, fill: 'teal'});
    view.add(all);
    yield* all.x(400, 1);
    yield* waitFor(2);
    yield* all.x(0, 1);
    yield* waitFor(2);`,
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
  'small things that move over others': `
    view.add(<Rect width={900} height={500} fill={'navy'} stroke={'orange'} lineWidth={12} radius={80} />);
    view.add(<Txt text={'standing still'} fill={'white'} fontSize={90} y={-120} />);
    const spot = new Circle({size: 120, x: -500, y: -60, fill: 'red', stroke: 'white', lineWidth: 30});
    const label = new Txt({text: 'fjord', fontStyle: 'italic', fontSize: 120, fill: 'white', x: 300, y: 150});
    view.add([spot, label]);
    yield* spot.x(500, 1);
    yield* label.x(-300, 0.5);
    yield* all(spot.y(300, 0.5), label.opacity(0.2, 0.5));
    spot.position([-800, -400]);
    yield* waitFor(0.3);
    spot.remove();
    yield* waitFor(0.3);
    label.text('fjords and more');
    yield* label.opacity(1, 0.5);
    yield* waitFor(0.5);`,
  'groups that turn with what they hold, and what is in them alone': `
    const tip = new Rect({size: 60, x: 150, fill: 'orange'});
    const group = new Node({x: -400, children: [new Rect({size: 200, fill: 'blue'}), tip]});
    view.add([new Rect({width: 700, height: 60, x: -200, fill: 'green'}), group]);
    yield* group.rotation(90, 0.5);
    yield* tip.y(200, 0.5);
    yield* all(group.x(0, 0.5), tip.scale(2, 0.5));
    yield* group.opacity(0.5, 0.4);
    yield* tip.fill('red', 0.4);
    yield* group.opacity(1, 0.4);
    yield* tip.fill('white', 0.4);
    view.add(tip);
    yield* tip.position([600, 300], 0.4);
    group.moveToTop();
    yield* waitFor(0.5);`,
  'pointed lines, arrows, dashes and curves': `
    view.add(<Grid size={[1600, 800]} spacing={100} stroke={'gray'} lineWidth={2} />);
    const sharp = new Line({points: [[-700, 200], [-640, -200], [-580, 200]], stroke: 'white', lineWidth: 40});
    const arrow = new Line({points: [[-300, 0], [0, 0]], stroke: 'red', lineWidth: 10, startArrow: true, endArrow: true, arrowSize: 60});
    const dash = new Line({points: [[-300, 200], [300, 260]], stroke: 'orange', lineWidth: 30, lineDash: [60, 40], lineCap: 'square'});
    const wave = new Spline({points: [[100, -200], [300, -400], [500, 100], [700, -200]], stroke: 'blue', lineWidth: 20, end: 0.1});
    const bend = new CubicBezier({p0: [100, 300], p1: [300, 0], p2: [500, 600], p3: [700, 300], stroke: 'green', lineWidth: 16});
    const ray = new Ray({from: [-500, -400], to: [-100, -300], stroke: 'yellow', lineWidth: 14, endArrow: true});
    view.add([sharp, arrow, dash, wave, bend, ray]);
    yield* sharp.points([[-700, 200], [-650, -200], [-600, 200]], 0.5);
    yield* arrow.points([[-300, 0], [200, -100]], 0.5);
    yield* dash.lineDashOffset(100, 0.5);
    yield* wave.end(1, 0.5);
    yield* bend.p1([300, 200], 0.5);
    yield* ray.to([-100, -200], 0.5);
    yield* waitFor(0.5);`,
  'shadows, blurs and clips of small things': `
    view.add(<Rect width={1800} height={80} fill={'orange'} />);
    const far = new Rect({size: 160, x: -500, fill: 'blue', shadowColor: 'white', shadowOffset: [90, 60], shadowBlur: 30});
    const dim = new Rect({size: 400, x: 0, fill: 'red'});
    const inner = new Circle({size: 400, fill: 'green'});
    const frame = new Rect({size: 220, x: 500, clip: true, children: [inner]});
    view.add([far, dim, frame]);
    yield* far.shadowOffset([-90, -60], 0.5);
    yield* dim.filters.blur(120, 0.5);
    yield* inner.x(200, 0.5);
    yield* frame.clip(false, 0.2);
    yield* dim.filters.blur(0, 0.5);
    yield* waitFor(0.5);`,
  'layouts that are pushed about, and words that wrap': `
    const wide = createSignal(100);
    const words = createSignal('one');
    view.add(
      <Layout layout direction={'column'} gap={20} x={-400} width={500}>
        <Rect width={wide} height={80} fill={'red'} />
        <Txt text={words} fill={'white'} fontSize={60} textWrap />
        <Rect size={80} fill={'blue'} />
      </Layout>,
    );
    view.add(<Txt text={() => words().toUpperCase()} fill={'white'} x={400} y={-300} fontSize={40} />);
    yield* wide(400, 0.5);
    words('one and two and three and four');
    yield* waitFor(0.5);
    words('one');
    yield* waitFor(0.5);`,
  'cameras and blending': `
    const camera = createRef<Camera>();
    const spot = new Circle({size: 100, fill: 'white'});
    view.add(<Camera ref={camera}><Rect size={300} fill={'blue'} />{spot}</Camera>);
    yield* camera().centerOn([200, 0], 0.5);
    yield* spot.x(300, 0.5);
    camera().remove();
    const hole = new Rect({size: 100, fill: 'white', compositeOperation: 'destination-out'});
    view.add(<Node cache><Rect size={400} fill={'green'} />{hole}</Node>);
    yield* hole.x(150, 0.5);
    const tint = new Rect({size: 100, x: -500, fill: 'red', compositeOperation: 'multiply'});
    view.add(tint);
    yield* tint.x(0, 0.5);
    yield* waitFor(0.5);`,
  'what comes into a group and paints outside of it': `
    const spot = new Rect({size: 60, fill: 'red'});
    const group = new Node({x: -700, children: [spot]});
    view.add([new Rect({width: 1800, height: 100, fill: 'gray'}), group]);
    yield* spot.x(50, 0.3);
    const camera = new Camera({});
    camera.scene().add(new Rect({size: 200, x: 300, fill: 'blue'}));
    group.add(camera);
    yield* spot.x(0, 0.3);
    camera.remove();
    yield* spot.x(50, 0.3);
    const tint = new Circle({size: 60, y: 100, fill: 'green', compositeOperation: 'source-in'});
    group.add(tint);
    yield* spot.x(0, 0.3);
    tint.remove();
    yield* waitFor(1);`,
  'drawings and shapes': `
    view.add(<Rect width={1800} height={100} fill={'gray'} />);
    const drawing = new SVG({svg: '<svg viewBox="0 0 10 10"><path d="M0 0L10 5L0 10Z" fill="red"/></svg>', size: 200, x: -500});
    const path = new Path({data: 'M-80 -80 L80 0 L-80 80 Z', fill: 'blue', stroke: 'white', lineWidth: 20});
    const six = new Polygon({sides: 6, size: 200, x: 500, stroke: 'green', lineWidth: 24});
    const slice = new Circle({size: 200, y: 300, startAngle: 0, endAngle: 90, closed: true, fill: 'orange'});
    view.add([drawing, path, six, slice]);
    yield* drawing.y(-200, 0.5);
    yield* path.rotation(120, 0.5);
    yield* six.sides(3, 0.5);
    yield* slice.endAngle(300, 0.5);
    yield* all(path.end(0.3, 0.5), six.end(0.3, 0.5));
    yield* waitFor(0.5);`,
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

/** Methods that a class has of its own, each with what it does besides. */
const OWN_METHODS: Readonly<Record<string, string>> = {
  transformContext: 'context.translate(this.step, 0)',
  applyStyle: 'context.globalAlpha = this.step / 600',
  drawRipple: 'context.fillRect(this.step, 100, 80, 80)',
  drawChildren: 'context.fillRect(this.step, 100, 80, 80)',
};

/** Ways to be called when a scene is drawn. */
const HOOKS: Readonly<Record<string, string>> = {
  'before it': 'scene.lifecycleEvents.onBeforeRender.subscribe(draw)',
  'when it begins': 'scene.lifecycleEvents.onBeginRender.subscribe(draw)',
  'when it ends': 'scene.lifecycleEvents.onFinishRender.subscribe(draw)',
  'after it': 'scene.lifecycleEvents.onAfterRender.subscribe(draw)',
  'at each of these': 'scene.onRenderLifecycle.subscribe(([, context]) => draw(context))',
};

/** What gives another number each time. */
const CLOCKS = [
  'Math.random()',
  'Math.sin(Date.now())',
  'Math.sin(performance.now())',
  'new Date().getTime() % 7',
];

const sceneOf = (body: string) => `export default makeScene2D(function* (view) {${body}\n});\n`;

const withOwnDrawing = (expression: string) => `
class Own extends Node {
  public step = 0;
  protected override draw(context: CanvasRenderingContext2D) {
    context.fillStyle = 'white';
    context.fillRect(${expression}, 0, 300, 300);
  }
}
${sceneOf(`
  const spot = new Rect({size: 60, fill: 'red'});
  const group = new Node({x: -800, children: [spot]});
  view.add([new Rect({width: 1800, height: 100, fill: 'gray'}), group]);
  yield* spot.x(50, 0.3);
  const own = new Own({});
  group.add(own);
  for (let step = 0; step < 8; step++) {
    own.step = 80 * step;
    yield* waitFor(0.2);
  }`)}`;

const withOwnMethod = ([method, action]: readonly [string, string]) => `
class Own extends Rect {
  public step = 0;
  protected override ${method}(context: CanvasRenderingContext2D) {
    super.${method}(context);
    ${action};
  }
}
${sceneOf(`
  const own = new Own({fill: 'white', size: 200});
  view.add(own);
  for (let step = 0; step < 8; step++) {
    own.step = 80 * step;
    yield* waitFor(0.2);
  }`)}`;

const withHook = (subscribe: string) =>
  sceneOf(`
  const scene = useScene();
  const spot = new Rect({size: 60, fill: 'red'});
  view.add([new Rect({x: -700, width: 200, height: 200, fill: 'gray'}), spot]);
  yield* spot.x(50, 0.4);
  let step = 0;
  const draw = (context: CanvasRenderingContext2D) => {
    context.fillStyle = 'orange';
    context.fillRect(10 * step, 10 * step, 40, 30);
  };
  const unsubscribe = ${subscribe};
  for (step = 0; step < 6; step++) yield* waitFor(0.1);
  yield* spot.x(0, 0.3);
  unsubscribe();
  yield* waitFor(0.5);`);

const withClock = (expression: string) =>
  sceneOf(`
  const rect = new Rect({size: 300, fill: 'white'});
  const shape = rect as unknown as {getPath: () => Path2D};
  const getPath = shape.getPath.bind(rect);
  shape.getPath = () => {
    void (${expression});
    return getPath();
  };
  view.add(rect);
  yield* waitFor(1);`);

const SHORT_AFTER_LONG = sceneOf(`
  const camera = createRef<Camera>();
  view.add(<Camera ref={camera}><Rect size={300} fill={'blue'} /></Camera>);
  yield* camera().zoom(2, 6);
  yield* waitFor(2);
  for (let step = 0; step < 3; step++) {
    camera().zoom(1 + step / 3);
    yield* waitFor(1);
  }`);

describe('in a scene', () => {
  /** Of all of them, by kind and then in order: one page plays them all. */
  let playedOf: Readonly<Record<string, readonly PlayedTwice[]>>;

  beforeAll(async () => {
    playedOf = await playAll({
      scenes: Object.values(SCENES).map(sceneOf),
      ownDrawing: Object.values(OWN_DRAWING).map(withOwnDrawing),
      ownMethods: Object.entries(OWN_METHODS).map(withOwnMethod),
      hooks: Object.values(HOOKS).map(withHook),
      clocks: CLOCKS.map(withClock),
      shortAfterLong: [SHORT_AFTER_LONG],
    });
  });

  test.each(numbered(Object.keys(SCENES)))(
    'nothing of %s is skipped, and what stands is',
    (_name, index) => {
      const played = playedOf.scenes?.[index];
      expect(played?.wrong).toEqual([]);
      expect(played?.drawn).toBeLessThan(played?.frames ?? 0);
    },
  );

  test('what moves for a moment is not drawn on because something has moved for long before', () => {
    const played = playedOf.shortAfterLong?.[0];
    expect(played?.wrong).toEqual([]);
    expect(played?.frames).toBe(110);
    // 60 that move, a quarter of that in vain, and three more.
    expect(played?.drawn).toBeLessThan(82);
  });

  test.each(numbered(Object.keys(OWN_DRAWING)))(
    'nothing that is drawn by %s is skipped',
    (_name, index) => {
      expect(playedOf.ownDrawing?.[index]?.wrong).toEqual([]);
    },
  );

  test.each(numbered(Object.keys(OWN_METHODS)))(
    'no change of the fields of a class with its own %s is skipped',
    (_name, index) => {
      expect(playedOf.ownMethods?.[index]?.wrong).toEqual([]);
    },
  );

  test.each(numbered(Object.keys(HOOKS)))(
    'what is drawn %s is neither skipped nor cut off',
    (_name, index) => {
      const played = playedOf.hooks?.[index];
      expect(played?.wrong).toEqual([]);
      expect(played?.drawn).toBeLessThan(played?.frames ?? 0);
    },
  );

  test.each(numbered(CLOCKS))('every frame is drawn where a node draws with %s', (_name, index) => {
    expect(playedOf.clocks?.[index]).toMatchObject({frames: 10, drawn: 10});
  });
});

function numbered(names: readonly string[]): (readonly [name: string, index: number])[] {
  return names.map((name, index) => [name, index]);
}

/** Plays scenes of several kinds as the sections of one lecture. */
async function playAll(
  bodies: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, PlayedTwice[]>> {
  const scenes = Object.entries(bodies).flatMap(([kind, sources]) =>
    sources.map((source, index) => [`${kind}-${index}`, `${IMPORTS}${source}`] as const),
  );
  const lecture = await writeLecture(Object.fromEntries(scenes));
  try {
    const played = await playTwice(lecture.lectureDir, {scale: 0.25});
    return Object.fromEntries(
      Object.keys(bodies).map(kind => [
        kind,
        played.filter(({section}) => section.startsWith(`${kind}-`)),
      ]),
    );
  } finally {
    await lecture.remove();
  }
}

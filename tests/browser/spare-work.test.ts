/** Work that Motion Canvas is spared changes nothing of what it draws, and is spared indeed. */
import path from 'node:path';
import {expect, test} from 'vitest';
import {connectBrowser} from './pages.ts';
import {runInPage} from './code-page.ts';
import {writeLecture} from './renderer-fixtures.ts';

/** What of a lecture's nodes, each looked at several times. */
interface Compared {
  /** How many did not ask for layout. */
  readonly known: number;
  readonly measured: number;
  /** Those of another size than the browser's. */
  readonly wrong: readonly string[];
}

/** Plays all sections of a lecture, and asks the browser for the size of everything at some frames. */
async function compare(lectureDir: string): Promise<Compared> {
  const browser = await connectBrowser();
  const source = `\
import {Layout} from '@motion-canvas/2d';
import project from ${JSON.stringify(`/@fs${path.join(lectureDir, 'project.ts')}`)};
import {SectionPlayer} from '/renderer/page/section-player.ts';
import {inScene} from '/renderer/page/in-scene.ts';
const compared = {known: 0, measured: 0, wrong: []};
let isAsked = false;
const ask = Layout.prototype.getComputedLayout;
Layout.prototype.getComputedLayout = function () {
  isAsked = true;
  return ask.call(this);
};
function compare(node, place) {
  if (node instanceof Layout) {
    isAsked = false;
    // A signal that is there answers from before; this one is made for the purpose.
    const told = Layout.prototype.computedSize.call(node);
    if (isAsked) {
      compared.measured++;
    } else {
      compared.known++;
      node.requestLayoutUpdate();
      const found = node.getComputedLayout().size;
      if (told.x !== found.x || told.y !== found.y) {
        compared.wrong.push(place + ' ' + node.constructor.name + ': ' + [told.x, told.y, found.x, found.y]);
      }
    }
  }
  for (const child of node.children()) compare(child, place);
}
export default async () => {
  for (const {name} of project.scenes) {
    const request = {section: name, size: {widthPx: 192, heightPx: 108}, framesPerSecond: 5};
    const player = new SectionPlayer(project, request, 0.1);
    for await (const {frame, scene} of player.step()) {
      if (frame % 7 === 0) inScene(scene, () => compare(scene.getView(), name + ' at ' + frame));
    }
    player.dispose();
  }
  return compared;
};
`;
  try {
    return await runInPage({browser, lectureDir, source});
  } finally {
    await browser.disconnect();
  }
}

test.each(['derivative', 'photosynthesis', 'pythagoras'])('in %s', async lecture => {
  const {known, measured, wrong} = await compare(path.resolve('scenes-generated', lecture));
  expect(wrong).toEqual([]);
  expect(known).toBeGreaterThan(0);
  expect(measured).toBeGreaterThan(0);
});

test('where sizes are no whole numbers, limited, shares, or given by what is inside', async () => {
  const lecture = await writeLecture({
    sizes: `\
import {Circle, Img, Layout, Line, Node, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {createSignal, linear, range, waitFor} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.add(range(60).map(index => new Circle({width: () => (1 + time()) * index ** 2.7 / 17, height: () => 1000 / (index + time())})));
  view.add(new Line({points: () => [[0, 0], [100 * Math.PI * time(), 1 / 3], [7, 1e4 / 7]]}));
  const box = new Rect({size: 99.9, minWidth: 200, padding: 5});
  const image = new Img({src: document.createElement('canvas').toDataURL(), width: 123.4});
  view.add([
    box,
    new Rect({size: [300.55, 20], padding: [30, 4]}),
    new Rect({width: '33%', height: 7}),
    new Rect({width: 100, ratio: 3}),
    new Rect({width: -5, height: 30}),
    new Rect({height: 30.02}),
    new Layout({children: [new Rect({size: 50})]}),
    image,
    new Txt({text: 'some words', fontSize: 51.3}),
    new Node({children: [new Rect({layout: true, gap: 3, children: [new Rect({width: 10.3, height: '50%'}), new Txt({text: 'a'})]})]}),
  ]);
  yield image.toPromise();
  const changing = new Layout({layout: true, children: [new Rect({size: 77.7})]});
  view.add(changing);
  yield* time(3, 3, linear);
  box.minWidth(null).padding(0);
  changing.layout(false);
  yield* waitFor(2);
});
`,
  });
  try {
    const {known, measured, wrong} = await compare(lecture.lectureDir);
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThan(0);
    expect(measured).toBeGreaterThan(0);
  } finally {
    await lecture.remove();
  }
});

test('texts that change in one frame are laid out at once', async () => {
  const lecture = await writeLecture({
    counting: `\
import {Layout, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {createSignal, linear, range} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.add(range(6).map(index => new Txt({text: () => (time() * 10 ** index).toFixed(index), y: 100 * index, fill: 'white'})));
  view.add(new Layout({layout: true, x: 500, children: [new Rect({size: () => 10 + 9 * time(), fill: 'red'})]}));
  yield* time(9, 2, linear);
});
`,
  });
  const source = `\
import {Layout} from '@motion-canvas/2d';
import project from ${JSON.stringify(`/@fs${path.join(lecture.lectureDir, 'project.ts')}`)};
import {SectionPlayer} from '/renderer/page/section-player.ts';
let log = [];
for (const [name, entry] of [['updateLayout', 'changed'], ['getComputedLayout', 'asked']]) {
  const method = Layout.prototype[name];
  Layout.prototype[name] = function () {
    log.push(entry);
    return method.call(this);
  };
}
export default async () => {
  const request = {section: 'counting', size: {widthPx: 480, heightPx: 270}, framesPerSecond: 10};
  const player = new SectionPlayer(project, request, 0.25);
  const context = document.createElement('canvas').getContext('2d');
  Object.assign(context.canvas, {width: 480, height: 270});
  const layouts = [];
  for await (const _ of player.drawChanges(context)) {
    layouts.push(log.filter((entry, index) => entry === 'asked' && log[index - 1] === 'changed').length);
    log = [];
  }
  player.dispose();
  return layouts;
};
`;
  const browser = await connectBrowser();
  try {
    const layouts = await runInPage<number[]>({
      browser,
      lectureDir: lecture.lectureDir,
      source,
    });
    expect(layouts.length).toBeGreaterThan(15);
    // In the first frame nodes become known.
    expect(Math.max(...layouts.slice(1))).toBe(1);
  } finally {
    await browser.disconnect();
    await lecture.remove();
  }
});

/** Plays a section twice, with Motion Canvas as it comes, and as it is spared work. */
async function picturesThatDiffer(lectureDir: string, section: string): Promise<Differences> {
  const source = `\
import {Layout, Node, Txt} from '@motion-canvas/2d';
import {TxtLeaf} from '@motion-canvas/2d/lib/components/TxtLeaf';
import project from ${JSON.stringify(`/@fs${path.join(lectureDir, 'project.ts')}`)};
import {SectionPlayer} from '/renderer/page/section-player.ts';
const methods = [
  [Node.prototype, 'setupDrawFromCache'],
  [Node.prototype, 'fullCacheBBox'],
  [Layout.prototype, 'computedSize'],
  [Txt.prototype, 'parseChildren'],
  [TxtLeaf.prototype, 'draw'],
];
const plain = methods.map(([owner, name]) => owner[name]);
const size = {widthPx: 480, heightPx: 270};
async function* play(choose) {
  const player = new SectionPlayer(project, {section: ${JSON.stringify(section)}, size, framesPerSecond: 10}, 0.25);
  const spared = methods.map(([owner, name]) => owner[name]);
  if (spared.some((method, index) => method === plain[index])) throw new Error('Nothing is spared.');
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  Object.assign(context.canvas, {width: size.widthPx, height: size.heightPx});
  try {
    methods.forEach(([owner, name], index) => (owner[name] = choose(plain, spared)[index]));
    for await (const frame of player.draw(context, 40)) {
      yield context.getImageData(0, 0, size.widthPx, size.heightPx).data;
    }
  } finally {
    methods.forEach(([owner, name], index) => (owner[name] = spared[index]));
    player.dispose();
  }
}
export default async () => {
  const expected = await Array.fromAsync(play(plain => plain));
  const found = await Array.fromAsync(play((_, spared) => spared));
  const same = (one, other) => one.every((value, index) => value === other[index]);
  const frames = [...expected.keys()];
  return {
    frames: frames.length,
    wrong: frames.filter(frame => !same(expected[frame], found[frame])),
    moving: frames.filter(frame => frame > 0 && !same(expected[frame], expected[frame - 1])).length,
  };
};
`;
  const browser = await connectBrowser();
  try {
    return await runInPage({browser, lectureDir, source});
  } finally {
    await browser.disconnect();
  }
}

/** Between two plays of a section. */
interface Differences {
  readonly frames: number;
  /** Those that are not the same in both. */
  readonly wrong: readonly number[];
  /** How many are not the same as the one before. */
  readonly moving: number;
}

const AWKWARD_TEXTS = `\
import {Layout, Node, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {all, createSignal, delay, linear, waitFor} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const time = createSignal(0);
  const words = 'Some words that are too long for a single line of the box they are in';
  const step = createSignal(0);
  const stepping = new Txt({text: () => 'step ' + step(), fontSize: 60, fill: 'cyan', position: [-600, 450]});
  const counting = new Txt({text: () => (10 * time()).toFixed(1), fontSize: 80, fill: 'white', y: -450});
  const replaced = new Txt({text: () => 'at ' + Math.floor(4 * time()), fontSize: 70, fill: 'lime', position: [-600, -450]});
  const changed = new Txt({text: 'before', fontSize: 51.3, fill: 'orange', position: [600, -450]});
  const styled = new Txt({text: 'styled', fontSize: 60, fill: 'pink', stroke: 'red', lineWidth: () => 6 * time(), strokeFirst: true, letterSpacing: () => 9 * time(), position: [-600, -300]});
  view.add([
    counting, stepping, replaced, changed, styled,
    new Txt({text: words, textWrap: true, width: () => 400 + 300 * time(), fontSize: 44, fill: 'white', position: [-500, 100]}),
    new Txt({text: () => 'two\\n  lines ' + time().toFixed(2), textWrap: 'pre', fontSize: 44, fill: 'white', position: [0, 300], textAlign: 'center'}),
    new Txt({fill: 'white', fontSize: 50, position: [500, -200], children: ['plain ', Txt.b({text: 'bold '}), Txt.i({text: () => 'and ' + Math.floor(5 * time()), fill: 'yellow'})] as never}),
    new Txt({text: 'مرحبا abc', textDirection: 'rtl', fontSize: 50, fill: 'white', position: [500, 0], rotation: () => 40 * time()}),
    new Layout({layout: true, direction: 'column', gap: () => 40 * time(), position: [500, 250], children: [
      new Txt({text: 'first', fill: 'white'}), new Rect({height: () => 60 * time(), width: 90, fill: 'teal'}), new Txt({text: () => 'n'.repeat(1 + Math.floor(6 * time())), fill: 'white', fontSize: () => 30 + 20 * time()}),
    ]}),
    new Node({opacity: 0.5, scale: () => 1 + time(), children: [new Txt({text: () => 'seen through ' + time().toFixed(1), fill: 'white'})]}),
  ]);
  yield* all(time(1, 2, linear), changed.text('and after', 1.5));
  replaced.text('given');
  styled.textWrap(true).width(100);
  yield* waitFor(0.3);
  step(1);
  yield* all(time(0, 1.5, linear), counting.text('no number', 1), stepping.text('no step', 1), delay(0.5, () => step(2)));
  yield* waitFor(0.2);
});
`;

const FILTERS = `\
import {Circle, Filter, Node, Rect, Txt, blur, brightness, contrast, grayscale, hue, invert, makeScene2D, saturate, sepia} from '@motion-canvas/2d';
import {createSignal, linear, waitFor} from '@motion-canvas/core';

export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.fill('#345');
  const filters = [
    [blur(() => 40 * time())], [blur(8), blur(() => 20 * time())], [invert(time)], [sepia(time)], [grayscale(time), blur(5)],
    [brightness(() => 1 + 2 * time())], [contrast(() => 1 + 3 * time())], [saturate(() => 4 * time())], [hue(() => 300 * time())],
  ];
  view.add(filters.map((each, index) => new Rect({
    filters: each, fill: '#c86b85', stroke: 'white', lineWidth: 8, size: [140, 180], position: [-900 + 220 * index, -300],
    shadowColor: 'black', shadowBlur: () => 60 * time(), shadowOffset: [index * 9, 20], rotation: () => 30 * time() * index,
    children: [new Txt({text: 'in it', fill: 'gold', x: 60})],
  })));
  view.add([
    new Circle({size: 300, x: -960, y: 200, fill: 'teal', filters: [blur(() => 50 * time())]}),
    new Node({opacity: 0.7, scale: () => 0.5 + time(), rotation: 20, children: [
      new Circle({size: 160, y: 200, fill: 'orange', filters: [blur(() => 30 * time())]}),
      new Circle({size: 90, y: 250, x: 90, fill: 'white', filters: [blur(3)], compositeOperation: 'destination-in'}),
    ]}),
    new Rect({size: 120, x: 200, y: 300, fill: 'white', filters: [blur(4), blur(() => 40 * time())]}),
    new Circle({size: 200, x: 500, y: 260, fill: 'red', filters: [blur(20)], compositeOperation: 'lighter'}),
    new Rect({size: 200, x: 700, y: 200, fill: 'white', filters: [brightness(0.5)], compositeOperation: 'destination-over'}),
  ]);
  yield* time(1, 3, linear);
  yield* waitFor(0.5);
});
`;

test.each([
  ['texts that change', AWKWARD_TEXTS],
  ['filters', FILTERS],
])('%s are drawn as Motion Canvas draws them', async (_, scene) => {
  const lecture = await writeLecture({spared: scene});
  try {
    const {frames, wrong, moving} = await picturesThatDiffer(lecture.lectureDir, 'spared');
    expect(wrong).toEqual([]);
    expect(frames).toBe(40);
    expect(moving).toBeGreaterThan(20);
  } finally {
    await lecture.remove();
  }
});

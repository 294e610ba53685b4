/** Sizes that are told without the browser's layout are those that it would find, and it lays out once a frame. */
import path from 'node:path';
import puppeteer from 'puppeteer';
import {expect, inject, test} from 'vitest';
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
  const browser = await puppeteer.connect({browserWSEndpoint: inject('browserEndpoint')});
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
  const browser = await puppeteer.connect({browserWSEndpoint: inject('browserEndpoint')});
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

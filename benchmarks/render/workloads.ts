/** What the renderer is measured on: scenes of one kind each, written to temporary folders. */
import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {PACKAGE_ROOT} from '../../renderer/node/index.ts';

/** A lecture to render. */
export interface Workload {
  readonly name: string;
  readonly lectureDir: string;
}

const IMPORTS = `\
import {Circle, Gradient, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {createSignal, linear, range, waitFor} from '@motion-canvas/core';
import {Formula, Words, lecture} from 'lectern';
`;

const TITLE_CARD = `${IMPORTS}
export default lecture({title: 'A title card', lines: ['What this lecture is about']}, function* (stage) {
  const words = stage.placeIn(new Words({text: 'Ten minutes on one idea'}), 'B2', 'E5');
  yield* stage.beat(1, function* () {
    yield* stage.show(words);
    yield* waitFor(8);
  });
});
`;

const TEXT_HEAVY = `${IMPORTS}
export default makeScene2D(function* (view) {
  const lines = range(16).map(row =>
    new Txt({text: \`Line \${row + 1}: the quick brown fox jumps over the lazy dog, again and again\`, fontSize: 42,
      fill: '#e8e8e8', y: -500 + row * 66, opacity: 0}));
  view.fill('#14181f');
  view.add(lines);
  for (const line of lines) {
    yield* line.opacity(1, 0.4);
    yield* waitFor(0.4);
  }
});
`;

const FORMULA_HEAVY = `${IMPORTS}
const STEPS = [
  'x^2 + 6x + 5 = 0', 'x^2 + 6x + 9 = 4', '(x + 3)^2 = 4', 'x + 3 = \\\\pm 2',
  'x = -3 \\\\pm \\\\sqrt{\\\\frac{36}{4} - 5}', '\\\\int_0^1 x^2 \\\\, dx = \\\\frac{1}{3}',
];
export default lecture({title: 'Formulas', lines: ['Step by step']}, function* (stage) {
  const formula = stage.placeIn(new Formula({tex: STEPS[0]!}), 'B1', 'E6');
  yield* stage.beat(1, function* () {
    yield* stage.show(formula);
    for (const step of STEPS.slice(1)) {
      yield* formula.become(step);
      yield* waitFor(1);
    }
  });
});
`;

const PLOT_IN_MOTION = `${IMPORTS}
import {Line} from '@motion-canvas/2d';
export default makeScene2D(function* (view) {
  const phase = createSignal(0);
  view.fill('#14181f');
  view.add(range(9).map(index => new Line({points: [[-800, -400 + 100 * index], [800, -400 + 100 * index]], stroke: '#2b3340', lineWidth: 2})));
  for (const color of ['#5fb3b3', '#e5a84b', '#c86b85']) {
    const factor = 1 + view.children().length % 3;
    view.add(new Line({stroke: color, lineWidth: 6, points: () => range(200).map(x =>
      [-800 + 8 * x, 250 * Math.sin(x / 20 / factor + factor * phase())] as [number, number])}));
  }
  yield* phase(12, 10, linear);
});
`;

const EVERYTHING_MOVING = `${IMPORTS}
const COLORS = ['#e5a84b', '#5fb3b3', '#c86b85', '#88a0e8'];
export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.fill('#14202c');
  for (const row of range(4)) for (const column of range(8)) {
    const phase = row * 0.7 + column * 0.4;
    view.add(new Rect({
      x: () => -840 + column * 240 + 60 * Math.cos(time() + phase),
      y: () => -400 + row * 266 + 60 * Math.sin(1.3 * time() + phase),
      rotation: () => 60 * time() + 20 * phase,
      size: 120, radius: 18, fill: COLORS[(row + column) % 4]!,
    }));
  }
  for (const row of range(5)) {
    view.add(new Txt({text: \`Line \${row + 1} of a text that wanders\`, fontSize: 52, fill: 'white',
      x: () => 300 * Math.sin(time() + row), y: () => -400 + row * 200 + 30 * Math.cos(time() * 1.7 + row)}));
  }
  yield* time(12, 12, linear);
});
`;

/** What grows and shrinks, lines whose points move, and a number that counts. */
const SIZES_IN_MOTION = `${IMPORTS}
import {Line} from '@motion-canvas/2d';
const COLORS = ['#e5a84b', '#5fb3b3', '#c86b85', '#88a0e8'];
export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.fill('#14202c');
  for (const row of range(6)) for (const column of range(12)) {
    view.add(new Circle({
      x: -880 + column * 160,
      y: -440 + row * 110,
      size: () => 60 + 40 * Math.sin(2 * time() + row * 0.7 + column * 0.4),
      fill: COLORS[(row + column) % 4]!,
    }));
  }
  for (const bar of range(20)) {
    view.add(new Rect({x: -850 + bar * 90, y: 380, width: 60, height: () => 100 + 80 * Math.sin(1.4 * time() + bar), fill: COLORS[bar % 4]!}));
  }
  for (const line of range(6)) {
    view.add(new Line({stroke: 'white', lineWidth: 4, points: () => range(40).map(index =>
      [-900 + index * 46, 150 + 20 * line + 60 * Math.sin(2 * time() + index / 4 + line)] as [number, number])}));
  }
  view.add(new Txt({text: () => time().toFixed(2), fontSize: 90, fill: 'white', y: -500}));
  yield* time(12, 12, linear);
});
`;

/** Numbers that count, labelled boxes in groups that turn and fade, blurred shapes. */
const TEXTS_AND_EFFECTS = `${IMPORTS}
import {Node, blur} from '@motion-canvas/2d';
const COLORS = ['#e5a84b', '#5fb3b3', '#c86b85', '#88a0e8'];
export default makeScene2D(function* (view) {
  const time = createSignal(0);
  view.fill('#14202c');
  for (const row of range(6)) for (const column of range(4)) {
    view.add(new Txt({text: () => (time() * (row + 1) + column).toFixed(2), fontSize: 48, fill: 'white', position: [-800 + column * 190, -400 + row * 110]}));
  }
  for (const group of range(3)) {
    view.add(new Node({x: 120 + 320 * group, y: -260, opacity: () => 0.6 + 0.4 * Math.sin(time() + group), rotation: () => 12 * Math.sin(time() + group),
      children: range(20).map(box => new Rect({size: 56, position: [(box % 4) * 70 - 105, Math.floor(box / 4) * 70 - 140], fill: COLORS[box % 4]!,
        children: [new Txt({text: String(box), fontSize: 28})]}))}));
  }
  for (const circle of range(4)) {
    view.add(new Circle({size: 130, position: [-60 + 260 * circle, 330], fill: COLORS[circle]!, filters: [blur(() => 8 + 7 * Math.sin(time() + circle))]}));
  }
  yield* time(8, 8, linear);
});
`;

/** Of plain Motion Canvas, in likeness to the demo lecture: as many sections, about as long. */
function plainSection(title: string, lines: readonly string[]): string {
  return `${IMPORTS}
import {Line} from '@motion-canvas/2d';
import {all} from '@motion-canvas/core';
const LINES = ${JSON.stringify(lines)};
export default makeScene2D(function* (view) {
  view.fill('#0d1117');
  view.add(new Txt({text: ${JSON.stringify(title)}, fontSize: 54, fontWeight: 700, fill: 'white', position: [-560, -420]}));
  const lines = LINES.map((text, row) =>
    new Txt({text, fontSize: 34, fill: '#8b949e', x: -560, y: -250 + row * 110, opacity: 0}));
  const triangle = new Line({points: [[-100, 300], [600, 300], [-100, -200]], closed: true,
    stroke: '#6cb6ff', fill: '#6cb6ff33', lineWidth: 5, end: 0, x: 200});
  const dot = new Circle({size: 40, fill: '#f0a848', position: [100, 300], opacity: 0});
  view.add([...lines, triangle, dot]);
  for (const [step, line] of lines.entries()) {
    yield* line.opacity(1, 0.4);
    if (step === 0) yield* triangle.end(1, 1.4);
    if (step === 1) yield* all(dot.opacity(1, 0.4), dot.x(800, 1.4));
    if (step === 2) yield* all(triangle.scale(1.1, 1), dot.y(330, 1));
    if (step === 3) yield* dot.position([100, -200], 1.2);
    yield* waitFor(2.8);
    line.fill('#c9d1d9');
  }
});
`;
}

const PLAIN_LECTURE = [
  plainSection('A right triangle', [
    'A right triangle has two short sides',
    'The long side lies across the right angle',
    'Longer legs make a longer hypotenuse',
    'Is there a law that ties the three together?',
  ]),
  plainSection('Same pieces, two ways', [
    'Four triangles fill a square, but for a hole',
    'The hole is a square on the long side',
    'Moved together, they leave two smaller holes',
    'What is left over is as large both times',
  ]),
  plainSection('Count it both ways', [
    'The square has sides as long as both legs',
    'Its area is the pieces and the hole',
    'Take the four triangles away on both sides',
    'The squares on the legs make up the third',
  ]),
  plainSection('A ladder against a wall', [
    'A ladder of five metres stands at a wall',
    'Its foot is three metres away from it',
    'The square on the ladder is twenty-five',
    'So it reaches four metres up the wall',
  ]),
];

/** Workloads of one scene each. */
const SCENES: Readonly<Record<string, string>> = {
  'title-card': TITLE_CARD,
  'text-heavy': TEXT_HEAVY,
  'formula-heavy': FORMULA_HEAVY,
  'plot-in-motion': PLOT_IN_MOTION,
  'everything-moving': EVERYTHING_MOVING,
  'sizes-in-motion': SIZES_IN_MOTION,
  'texts-and-effects': TEXTS_AND_EFFECTS,
};

/** How many sections lectures of these lengths have: one takes about 18 s. */
const SECTIONS = {'three-minutes': 10, 'ten-minutes': 36, 'one-hour': 206} as const;

/** Those of many sections. */
export const LONG: ReadonlySet<string> = new Set(Object.keys(SECTIONS));

/** Those of plain Motion Canvas: its relatives can render them, too. */
export const PLAIN: ReadonlySet<string> = new Set(['plain-lecture', 'everything-moving']);

/** Those that would make every run far longer. */
export const ON_REQUEST: ReadonlySet<string> = new Set(['one-hour']);

/** The names of all workloads. */
export const WORKLOADS = ['lecture', ...Object.keys(SCENES), 'plain-lecture', ...LONG];

/** Writes all workloads below a temporary folder, runs an action, and removes them. */
export async function withWorkloads<TResult>(
  action: (workloads: readonly Workload[]) => Promise<TResult>,
): Promise<TResult> {
  const cache = path.join(PACKAGE_ROOT, '.cache');
  await mkdir(cache, {recursive: true});
  const root = await mkdtemp(path.join(cache, 'bench-render-'));
  try {
    const workloads: Workload[] = [];
    const demo = path.join(root, 'lecture');
    await cp(path.join(PACKAGE_ROOT, 'scenes-generated/pythagoras'), demo, {
      recursive: true,
      filter: file => !/\.cache|\bout\b/.test(file),
    });
    workloads.push({name: 'lecture', lectureDir: demo});
    for (const [name, source] of Object.entries(SCENES)) {
      workloads.push(await writeWorkload(root, name, [source]));
    }
    workloads.push(await writeWorkload(root, 'plain-lecture', PLAIN_LECTURE));
    const sections = await shippedScenes();
    for (const [name, length] of Object.entries(SECTIONS)) {
      const long = Array.from({length}, (_, index) => sections[index % sections.length] ?? '');
      workloads.push(await writeWorkload(root, name, long));
    }
    return await action(workloads);
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}

async function writeWorkload(
  root: string,
  name: string,
  scenes: readonly string[],
): Promise<Workload> {
  const lectureDir = path.join(root, name);
  await mkdir(path.join(lectureDir, 'scenes'), {recursive: true});
  const imports: string[] = [];
  for (const [index, source] of scenes.entries()) {
    const scene = `${String(index + 1).padStart(2, '0')}-section`;
    await writeFile(path.join(lectureDir, 'scenes', `${scene}.tsx`), source);
    imports.push(`import s${index} from './scenes/${scene}?scene';`);
  }
  const list = scenes.map((_, index) => `s${index}`).join(', ');
  await writeFile(
    path.join(lectureDir, 'project.ts'),
    `import {lectureProject} from 'lectern';\n${imports.join('\n')}\nexport default lectureProject({title: '${name}', language: 'en', theme: 'dark', scenes: [${list}]});\n`,
  );
  return {name, lectureDir};
}

async function shippedScenes(): Promise<string[]> {
  const root = path.join(PACKAGE_ROOT, 'scenes-generated');
  const sources: string[] = [];
  for (const lecture of (await readdir(root)).sort()) {
    const folder = path.join(root, lecture, 'scenes');
    const files = await readdir(folder).catch(() => []);
    for (const file of files.filter(name => name.endsWith('.tsx')).sort()) {
      sources.push(await readFile(path.join(folder, file), 'utf8'));
    }
  }
  return sources;
}

/** Where elements lie: what a drawing shows where nothing says so, and what is told of elements beyond it. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {readLecture} from '../../agents/author/index.ts';
import {writeScene} from '../../agents/author/write-scene.ts';
import {folderForFile} from '../temporary-folder.ts';

const folder = folderForFile();

async function lectureOf(...blocks: readonly string[]): Promise<{scene: string; told: string[]}> {
  const file = path.join(folder, 'lecture.md');
  const beats = blocks.map((block, index) => {
    const [kind = '', ...lines] = block.split('\n');
    const [name = '', ...options] = kind.split(' ');
    return `- Line ${index}\n\`\`\`${[name, '#p', ...options].join(' ')}\n${lines.join('\n')}\n\`\`\`\n`;
  });
  writeFileSync(file, `---\ntitle: T\nlanguage: en\n---\n\n## S\n\n${beats.join('')}`);
  const told: string[] = [];
  const storyboard = await readLecture(file, {
    tell: ({kind, message, remedy}) => {
      if (kind === 'warning') told.push(`${message} | ${remedy}`);
    },
  });
  const [section] = storyboard.sections;
  return {scene: section === undefined ? '' : await writeScene(section, storyboard), told};
}

describe('a drawing that is given no range shows all that is drawn', () => {
  it.each([
    ['plot\ndraw:\n  f: x^2', '{x: [0, 10]}'],
    ['plot\ndraw:\n  f: x^2\n  a: {point: [-2, 4]}', '{x: [-2, 10]}'],
    ['plot\ndraw:\n  d: {scatter: [[120, 3], [180, 5]]}', '{x: [115, 185]}'],
    [
      'plot\ndraw:\n  f: {curve: [3cos t, sin t], t: [0, 2pi]}',
      '{x: [-3.5, 3.5], equalUnits: true}',
    ],
    ['plot\ndraw:\n  f: {curve: √x, domain: [0, 4]}', '{x: [0, 4.5]}'],
    ['geometry\ndraw:\n  t: {polygon: [[0, 0], [4, 0], [0, 3]]}', '{x: [0, 4], y: [0, 3]}'],
    [
      'geometry\ndraw:\n  c: {circle: [0, 0], radius: 2, arc: [90, 450]}',
      '{x: [-2, 2], y: [-2, 2]}',
    ],
    [
      'geometry\ndraw:\n  c: {circle: [0, 0], radius: 2, arc: [270, 90]}',
      '{x: [0, 2], y: [-2, 2]}',
    ],
    ['numberline\ndraw:\n  a: {point: 7}', '{range: [0, 10]}'],
    [
      'numberline\ndraw:\n  a: {point: 1789, label: R}\n  b: {point: 1848}',
      '{range: [1785, 1855]}',
    ],
    ['numberline\ndraw:\n  a: {interval: [-1, 2.5]}\n  b: {interval: [3, 4]}', '{range: [-2, 5]}'],
    ['transform\ndraw:\n  v: {vector: [1, 2]}', 'new PlaneTransform({})'],
    ['transform\ndraw:\n  v: {vector: [1, 6]}', '{extent: 7}'],
    ['transform\ndraw:\n  v: {vector: [2, 2]}\napply: [[3, 1], [0, 1]]', '{extent: 9}'],
  ])('%s', async (block, range) => {
    const {scene, told} = await lectureOf(block);
    expect(scene).toContain(range);
    expect(told).toEqual([]);
  });

  it.each([
    ['plot\nx: [0, 3]\ndraw:\n  f: {curve: a x^2, a: 1}', 'plot\nmove:\n  f: {a: 5}', 'y: [0, 50]'],
    ['plot\nx: [0, 3]\ndraw:\n  f: x', 'plot\nmove:\n  f: x - 8', 'y: [-9, 4]'],
    [
      'plot\nx: [0, 4]\ndraw:\n  f: x^2\n  a: {point: 1, on: f}',
      'plot\nmove:\n  f: -x',
      'y: [-6, 18]',
    ],
    [
      'geometry\ndraw:\n  c: {circle: [0, 0], radius: 1}',
      'geometry\nmove:\n  c: {radius: 3}',
      '{x: [-3, 3], y: [-3, 3]}',
    ],
    [
      'geometry\ndraw:\n  t: {polygon: [[0, 0], [4, 0], [0, 3]]}',
      'geometry\nmove:\n  t: {by: [5, 2]}',
      '{x: [0, 9], y: [0, 5]}',
    ],
    [
      'geometry\ndraw:\n  t: {segment: [[0, 0], [4, 0]]}',
      'geometry\nmove:\n  t: {turn: 90, about: [0, 0]}',
      '{x: [0, 4], y: [0, 4]}',
    ],
    [
      'geometry\ndraw:\n  t: {segment: [[0, 0], [4, 0]]}',
      'geometry\nmove:\n  t: {to: [1, 2]}',
      '{x: [0, 5], y: [0, 2]}',
    ],
    ['numberline\ndraw:\n  a: {point: 2}', 'numberline\nmove: {a: 14}', '{range: [0, 16]}'],
  ])('and all that is moved: %s, %s', async (first, second, range) => {
    const {scene, told} = await lectureOf(first, second);
    expect(scene).toContain(range);
    expect(told).toEqual([]);
  });
});

describe('a plot of round shapes', () => {
  it.each([
    ['draw:\n  c: {circle: [0, 0], radius: 1}', true],
    ['draw:\n  c: {curve: r = 1 + cos θ}', true],
    ['x: [-4, 4]\ny: [-3, 3]\ndraw:\n  a: {angle: [[0, 0], [1, 0], [1, 1]]}', true],
    ['draw:\n  c: {curve: [3t, 5t - t^2], t: [0, 5]}', false],
    ['x: [0, 100]\ny: [0, 2]\ndraw:\n  c: {circle: [50, 1], radius: 1}', false],
  ])('has equal units where they fit: %s', async (block, equal) => {
    expect((await lectureOf(`plot\n${block}`)).scene.includes('equalUnits: true')).toBe(equal);
  });
});

describe('a shape', () => {
  const shapes =
    'geometry\ndraw:\n  c: {circle: [0, 0], radius: 1}\n  t: {polygon: [[0, 0], [2, 0], [0, 2]]}\n  P: {point: [1, 1]}';

  it('moves in two ways at once where they go together, and to a point that stands alone', async () => {
    const {scene} = await lectureOf(
      shapes,
      'geometry\nmove:\n  c: {radius: 2, to: [3, 1]}\n  t: {turn: 90, by: [2, 1]}\n  P: [4, 4]',
    );
    expect(scene).toContain('Figure({x: [-1, 5], y: [-1, 4]})');
    const calls = [
      'c.resize(2)',
      'c.slideTo([3, 1])',
      't.rotateBy(90)',
      't.slideBy([2, 1])',
      'pPoint.slideTo([4, 4])',
    ];
    for (const call of calls) expect(scene).toContain(call);
  });

  it('goes to a point, and what lies on a curve to a number', async () => {
    await expect(lectureOf(shapes, 'geometry\nmove: {P: 3}')).rejects.toThrow(
      '“P” lies in the plane, and cannot be moved to one number.',
    );
    const onCurve =
      'plot\ndraw:\n  f: x\n  P: {point: 1, on: f}\n  v: {vertical: 2}\n  t: {tangent: f, at: 1}';
    for (const name of ['P', 'v', 't']) {
      await expect(lectureOf(onCurve, `plot\nmove: {${name}: [1, 2]}`)).rejects.toThrow(
        `“${name}” lies at one number, and cannot be moved to a point.`,
      );
    }
  });

  it('goes on to where a tangent is said to be', async () => {
    const {scene} = await lectureOf(
      'plot\ndraw:\n  f: x^2\n  t: {tangent: f, at: 1}',
      'plot\nmove: {t: {at: 2}}',
    );
    expect(scene).toContain('t.slideTo(2)');
  });

  it('is not moved in two ways of which one would be lost', async () => {
    const moves = 'geometry\nmove:\n  t: {by: [1, 1], to: [2, 2]}';
    await expect(lectureOf(shapes, moves)).rejects.toThrow('ways that do not go together');
  });

  it('has the ends of an area where earlier moves brought them', async () => {
    const {scene} = await lectureOf(
      'plot\nx: [0, 9]\ndraw:\n  f: x\n  a: {area: f, from: 0, to: 2}',
      'plot\nmove: [{a: {from: 1}}, {a: {to: 5}}]',
    );
    expect(scene).toContain('a.slideTo([1, 2])');
    expect(scene).toContain('a.slideTo([1, 5])');
  });
});

describe('formulas of several blocks', () => {
  it('stay, while the last of them becomes another', async () => {
    const {scene} = await lectureOf('formula\na = b\n= c', 'formula become\nx = y', 'formula\n= z');
    expect(scene).toContain("new Derivation({steps: ['a = b', '= c', '= z'], align: 'equals'})");
    expect(scene).toContain("p.step(2).become('x = y')");
    expect(scene).toContain('stage.show(p.step(3))');
  });
});

describe('a mark in code', () => {
  it('goes where its line goes', async () => {
    const {scene} = await lectureOf(
      'code python\na = 1\nb = 2\nc = 3'.replace('python', 'highlight=3'),
      'code\na = 1\nb = 2',
    );
    expect(scene).toContain('p.clearHighlight()');
  });
});

describe('an element beyond the range that was given is told', () => {
  const PLOT = 'plot\nx: [0, 5]\ny: [0, 6]\ndraw:\n  f: 2x\n';
  const WITHIN = 'within the plot, which shows x from 0 to 5 and y from 0 to 6.';

  it.each([
    ['a: {point: [3.3, 7.6]}', 'y: [0, 9]'],
    ['a: {point: 4, on: f}', 'y: [0, 9]'],
    ['a: {segment: [[1, 1], [6, 8]]}', 'x: [0, 6.5] and y: [0, 9]'],
    ['a: {circle: [1, 1], radius: 2}', 'x: [-1.5, 5] and y: [-2, 6]'],
    ['a: {scatter: [[1, 2], [6, 3]]}', 'x: [0, 6.5]'],
    ['a: {words: far, at: [7, 3]}', 'x: [0, 8]'],
    ['a: {vertical: 9}', 'x: [0, 10]'],
    ['a: {horizontal: -3}', 'y: [-4, 6]'],
    ['a: {tangent: f, at: 8}', 'x: [0, 9]'],
    ['a: {area: f, from: 2, to: 7}', 'x: [0, 8]'],
    ['a: {secant: f, from: 1, to: 7}', 'x: [0, 8]'],
  ])('%s', async (element, remedy) => {
    const {told} = await lectureOf(`${PLOT}  ${element}`);
    expect(told).toEqual([
      `“a” does not lie ${WITHIN} | Write ${remedy} in its first block, or draw it elsewhere.`,
    ]);
  });

  it.each([
    'a: {point: [5, 6]}',
    'a: {words: beside, at: [5.8, 3]}',
    'a: {curve: [t, 3t], t: [0, 5]}',
  ])('but not %s', async element => {
    expect((await lectureOf(`${PLOT}  ${element}`)).told).toEqual([]);
  });

  it('several of them at once, and those of a number line and of a plane', async () => {
    const several = await lectureOf(
      `${PLOT}  a: {point: [1, 7]}\n  b: {point: [2, 8]}\n  c: {point: [9, 1]}`,
    );
    expect(several.told).toEqual([
      `“a”, “b” and “c” do not lie ${WITHIN} | Write x: [0, 10] and y: [0, 9] in its first block, or draw them elsewhere.`,
    ]);
    const line = await lectureOf('numberline\nrange: [0, 6]\ndraw:\n  j: {jump: [2, 7]}');
    expect(line.told).toEqual([
      '“j” does not lie within the number line, which shows 0 to 6. | Write range: [0, 8] in its first block, or draw it elsewhere.',
    ]);
    const plane = await lectureOf('transform\nextent: 3\ndraw:\n  v: {vector: [5, 2]}');
    expect(plane.told).toEqual([
      '“v” does not lie within the plane, which shows x from -3 to 3 and y from -3 to 3. | Write extent: 6 in its first block, or draw it elsewhere.',
    ]);
  });

  it('where a later block moves it, at the move', async () => {
    const {told} = await lectureOf(`${PLOT}  a: {point: 1, on: f}`, 'plot\nmove: {a: 4}');
    expect(told[0]).toContain('“a” does not lie within the plot');
  });
});

describe('graphs, data and vectors that are given no colours', () => {
  it('have the accent, then colours that nothing else in the picture has', async () => {
    const {scene} = await lectureOf(
      'plot\ndraw:\n  f: x\n  g: 2x\n  h: {curve: 3x, color: green}\n  d: {scatter: [[1, 2]]}\n  a: {point: 1, on: g}',
    );
    expect(scene).toContain('const f = p.curve(x => x);');
    expect(scene).toContain("const g = p.curve(x => 2 * x, {color: 'blue'});");
    expect(scene).toContain("const d = p.scatter([[1, 2]], {color: 'violet'});");
    expect(scene).toContain('const a = p.point(1, {on: g});');
  });

  it('leave the accent to one that names its colour', async () => {
    const {scene} = await lectureOf('plot\ndraw:\n  f: {curve: x, color: orange}\n  g: 2x');
    expect(scene).toContain("const g = p.curve(x => 2 * x, {color: 'blue'});");
  });

  it('differ from the unit vectors of a plane', async () => {
    const {scene} = await lectureOf(
      'transform\ndraw:\n  v: {vector: [1, 2]}\n  w: {vector: [2, 1]}\n  u: {vector: [1, 1]}',
    );
    expect(scene).toContain("const w = p.vector([2, 1], {color: 'blue'});");
    expect(scene).toContain("const u = p.vector([1, 1], {color: 'violet'});");
  });
});

import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {writeScene} from '../../agents/author/write-scene.ts';
import {folderForTest} from '../temporary-folder.ts';

async function sceneOf(
  plot: string,
  more = '',
  language = 'en',
): Promise<{scene: string; told: string[]}> {
  const indented = (text: string): string => text.replace(/^/gm, '  ');
  const second = more === '' ? '' : `\n- Two\n\n${indented(`\`\`\`plot #p\n${more}\n\`\`\``)}\n`;
  const file = path.join(folderForTest(), 'lecture.md');
  writeFileSync(
    file,
    `---\ntitle: T\nlanguage: ${language}\n---\n\n## S\n\n- One\n\n${indented(`\`\`\`plot #p\n${plot}\n\`\`\``)}\n${second}`,
  );
  const told: string[] = [];
  try {
    const storyboard = await readLecture(file, {
      tell: ({kind, message}) => {
        if (kind === 'warning') told.push(message);
      },
    });
    const [section] = storyboard.sections;
    return {scene: section === undefined ? '' : await writeScene(section, storyboard), told};
  } catch (error) {
    if (!(error instanceof LectureFileError)) throw error;
    return {scene: '', told: error.problems.map(({message}) => message)};
  }
}

describe('a curve of a lecture', () => {
  it.each([
    [
      'a vertical line',
      'f: {curve: x = 3, color: green}',
      "p.verticalLine(3, {color: 'green', dashed: false})",
    ],
    ['a horizontal one', 'f: {curve: y = 3}', 'p.curve(() => 3)'],
    ['an expression alone', 'f: x(x-3)^2', 'p.curve(x => x * (x - 3) ** 2)'],
    ['signs of YAML', 'f: {curve: |x| - \\frac{1}{2}}', 'p.curve(x => Math.abs(x) - 1 / 2)'],
    ['a letter with a value', 'f: {curve: a x^2, a: 3}', 'p.curve(x => 3 * x ** 2)'],
    [
      'a path',
      'f: {curve: [cos t, sin t], t: [0, 2pi]}',
      'p.parametric(t => [Math.cos(t), Math.sin(t)], [0, 2 * Math.PI])',
    ],
    [
      'pieces',
      'f: {curve: {x^2 if x < 1, 2 otherwise}, color: blue}',
      "p.curve(x => (x < 1 ? x ** 2 : 2), {breaks: [1], color: 'blue'})",
    ],
    [
      'a list of pieces',
      'f:\n    curve:\n      - x if |x| < 2\n      - 2 otherwise',
      'p.curve(x => (Math.abs(x) < 2 ? x : 2), {breaks: [-2, 2]})',
    ],
    [
      'a domain that is open',
      'f: {curve: √x, domain: 0 < x <= 4}',
      'p.curve(x => (0 < x && x <= 4 ? Math.sqrt(x) : NaN), {breaks: [0, 4]})',
    ],
  ])('may be %s', async (_, element, code) => {
    const {scene, told} = await sceneOf(`x: [-3, 5]\ndraw:\n  ${element}`);
    expect(told).toEqual([]);
    expect(
      scene
        .replace(/\s+/g, ' ')
        .replace(/,? ([)}])/g, '$1')
        .replace(/([({]) /g, '$1'),
    ).toContain(code.replace(/,? ([)}])/g, '$1'));
  });

  it('may be an equation on a line of its own, and the derivative of another', async () => {
    const lines = await sceneOf("x: [0, 16]\ny = 1.2*x - 0.1*x^2\nx = 3\nf(x) = |x|\ng(x) = f'(x)");
    expect(lines.told).toEqual([]);
    expect(lines.scene).toContain('.curve(x => 1.2 * x - 0.1 * x ** 2,');
    expect(lines.scene).toContain('.verticalLine(3,');
    expect(lines.scene).toContain('.curve(x => f.slopeAt(x),');
    const {scene} = await sceneOf("x: [0, 4]\ndraw:\n  f: {curve: x^2}\n  g: {curve: f'(x)}");
    expect(scene).toContain('p.curve(x => f.slopeAt(x), ');
  });

  it('moves with its letters', async () => {
    const {scene} = await sceneOf(
      'x: [0, 4]\ndraw:\n  f: {curve: a x, a: 1}\n  v: {curve: x = 1}',
      'move: {f: {a: 2}, v: 3}',
    );
    expect(scene).toContain('f.become(x => 2 * x)');
    expect(scene).toContain('v.slideTo(3)');
  });

  it('has decimal commas where its language has them', async () => {
    expect((await sceneOf('draw:\n  f: {curve: 1,5x}', '', 'de')).scene).toContain('x => 1.5 * x');
    expect((await sceneOf('draw:\n  f: {curve: 1,5x}')).told).toEqual([
      expect.stringContaining('decimal comma'),
    ]);
  });

  it.each([
    ['f: {curve: 1/2x}', '“1/2x” is read as (1/2)·x.'],
    [
      'f: {curve: ln(-1 - x^2)}',
      'Nothing of “ln(-1 - x^2)” can be seen: it has no value where x is from 0 to 5.',
    ],
    [
      'f: {curve: x + 20}',
      'Nothing of “x + 20” can be seen: its values go from 20 to 25, and the plot shows y from 0 to 9.',
    ],
    [
      'f: {curve: x = 7}',
      '“f” does not lie within the plot, which shows x from 0 to 5 and y from 0 to 9.',
    ],
    ['f: {curve: x, a: 3}', '“x” cannot be read: “a: 3” stands beside it, and no a is in it.'],
    [
      'f: {curve: [t, t^2]}',
      '“[t, t^2]” cannot be read: it is a path, and nothing says from where to where t runs.',
    ],
    ['f: {curve: x, colour: blue}', '“colour” is not known of a curve.'],
  ])('%s is told', async (element, message) => {
    expect((await sceneOf(`x: [0, 5]\ny: [0, 9]\ndraw:\n  ${element}`)).told).toEqual([message]);
  });

  it('is followed by others only if it is a function', async () => {
    const {told} = await sceneOf('draw:\n  f: {curve: x = 3}\n  a: {area: f, from: 0, to: 1}');
    expect(told).toEqual(['“f” is a vertical line, not a curve.']);
  });
});

it('a curve by a name that no program may have is drawn', async () => {
  const {scene, told} = await sceneOf('x: [0, 5]\ndraw:\n  x²: {curve: x^2}\n  ½: {curve: x/2}');
  expect(told).toEqual([]);
  expect(scene).toContain('const x = ');
  expect(scene).toContain('const part = ');
});

describe('a curve that moves', () => {
  it('cannot become what is made of itself', async () => {
    const {told} = await sceneOf('draw:\n  f: x^2', 'move:\n  f: {curve: f(x - 2) + 1}');
    expect(told).toEqual(['“f” cannot become “f(x - 2) + 1”, which is made of “f” itself.']);
  });

  it('becomes what stands alone at its name', async () => {
    const {scene} = await sceneOf('draw:\n  f: x^2', 'move:\n  f: 2x');
    expect(scene).toContain('f.become(x => 2 * x)');
  });
});

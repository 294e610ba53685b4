import {existsSync} from 'node:fs';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from './lectern.ts';

const madeSchema = z.object({
  ok: z.literal(true),
  command: z.literal('make'),
  lectureDir: z.string(),
  output: z.string(),
  keptFiles: z.array(z.string()),
  sections: z.array(z.object({section: z.string(), reused: z.boolean()})),
  problems: z.array(z.unknown()),
});

const failedSchema = z.object({
  ok: z.literal(false),
  command: z.literal('make'),
  error: z.object({
    code: z.string(),
    mistakes: z.array(
      z.object({where: z.object({file: z.string(), line: z.number()}), message: z.string()}),
    ),
  }),
});

const SMALL = ['--resolution', '320x180', '--fps', '10'];

/** A lecture of one section, with some lines in place of the formula block. */
const lecture = (block: string) => `---
title: One formula
---

## The only section

- It has one line

${block}
`;

const formula = '  ```formula\n  a^2 + b^2 = c^2\n  ```';

describe('lectern new', () => {
  it('writes a lecture that can be made, and never over another', async () => {
    const cwd = folderForTest();
    const first = await runLectern(['new', 'Étude №1: the start'], {cwd});
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(await readdir(cwd)).toEqual(['étude-1-the-start.md']);
    const starter = path.join(cwd, 'étude-1-the-start.md');
    expect(await readFile(starter, 'utf8')).toContain('title: "Étude №1: the start"');

    await writeFile(starter, 'mine');
    const second = await runLectern(['new', 'Étude №1: the start'], {cwd});
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('is there already');
    expect(await readFile(starter, 'utf8')).toBe('mine');
  });
});

describe('lectern make', () => {
  it('mends pictures that stand in each other’s way, and knows them the next time', async () => {
    const cwd = folderForTest();
    const crowded = lecture(
      `${formula.replace('formula', 'formula at=B1..C3')}

- And a second one

${formula.replace('formula', 'formula at=B1..C3').replace('c^2', 'd^2')}`,
    );
    await writeFile(path.join(cwd, 'crowded.md'), crowded);
    const first = await runLectern(['make', 'crowded.md', ...SMALL], {cwd});
    expect(first.stderr).toMatch(/Mended the layout of 01-the-only-section: formula/);
    const scene = path.join(cwd, 'scenes-generated/crowded/scenes/01-the-only-section.tsx');
    const text = await readFile(scene, 'utf8');
    expect(text.match(/'B1',\s*'C3'/g)).toHaveLength(1);

    const second = await runLectern(['make', 'crowded.md', '--json', ...SMALL], {cwd});
    expect(madeSchema.parse(second.json())).toMatchObject({
      keptFiles: [],
      sections: [{reused: true}],
    });
    expect(await readFile(scene, 'utf8')).toBe(text);
  });

  it('makes a video, keeps what was edited by hand, and renders only that again', async () => {
    const cwd = folderForTest();
    await runLectern(['new', 'start'], {cwd});
    const args = ['make', 'start.md', '--json', ...SMALL];
    const first = await runLectern(args, {cwd});
    expect(first.code, first.stderr).toBe(0);
    const made = madeSchema.parse(first.json());
    expect(made.output).toBe(path.join(cwd, 'scenes-generated/start/out/start.mp4'));
    expect(made).toMatchObject({keptFiles: [], problems: []});

    const scene = path.join(made.lectureDir, 'scenes/01-a-formula.tsx');
    const edited = (await readFile(scene, 'utf8')).replace("title: 'A formula'", "title: 'Mine'");
    await writeFile(scene, edited);
    const second = await runLectern(args, {cwd});
    expect(madeSchema.parse(second.json())).toMatchObject({
      keptFiles: [scene],
      sections: [
        {section: '01-a-formula', reused: false},
        {section: '02-a-curve', reused: true},
      ],
    });
    expect(second.stderr).toContain(
      'Kept scenes-generated/start/scenes/01-a-formula.tsx, which was edited by hand.',
    );
    expect(await readFile(scene, 'utf8')).toBe(edited);
  });

  it('makes a lecture of a deck as it is, and says what it made of what', async () => {
    const cwd = folderForTest();
    await writeFile(
      path.join(cwd, 'deck.md'),
      '---\nmarp: true\npaginate: true\n---\n\n# Waves\n\n---\n\n## Sound\n\n$$v = f \\lambda$$\n\n> It needs a medium.\n\n![](gone.png)\n\n<!-- Play a tone. -->\n',
    );
    const made = await runLectern(['make', 'deck.md', '--json', ...SMALL], {cwd});
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('deck.md read as Marp: 2 slides -> 1 section');
    expect(made.stderr).toMatch(/deck\.md:16:1 warning\s+The image gone\.png is missing/);
    expect(made.json()).toMatchObject({
      title: 'Waves',
      sections: [{section: '01-sound'}],
      problems: [],
      remarks: [{kind: 'note'}, {kind: 'warning', where: {line: 16}}],
    });
  });

  it('makes a lecture of a notebook', async () => {
    const cwd = folderForTest();
    const cells = [
      {cell_type: 'markdown', metadata: {}, source: ['# Heat\n', '\n', 'It flows.']},
      {
        cell_type: 'code',
        metadata: {},
        execution_count: 1,
        source: ['1 + 1'],
        outputs: [{output_type: 'execute_result', data: {'text/plain': ['2']}, metadata: {}}],
      },
    ];
    await writeFile(
      path.join(cwd, 'heat.ipynb'),
      JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata: {}, cells}),
    );
    const made = await runLectern(['make', 'heat.ipynb', '--json', ...SMALL], {cwd});
    expect(made.code, made.stderr).toBe(0);
    expect(made.json()).toMatchObject({title: 'Heat', sections: [{section: '01-heat'}]});
  });

  it('takes the storyboard of a lecture as well', async () => {
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'one.md'), lecture(formula));
    const fromMarkdown = await runLectern(['make', 'one.md', '--json', ...SMALL], {cwd});
    const {lectureDir} = madeSchema.parse(fromMarkdown.json());
    const storyboard = path.join(lectureDir, 'storyboard.json');
    const made = await runLectern(['make', storyboard, '--json', ...SMALL], {cwd});
    expect(madeSchema.parse(made.json())).toMatchObject({lectureDir, sections: [{reused: true}]});
  });

  it.each([
    ['an unknown block', '  ```formla\n  x\n  ```', 9],
    ['malformed TeX', '  ```formula\n  \\frac{1\n  ```', 10],
    ['an unknown icon', '  ```icon\n  name: lucide:leav\n  ```', 10],
    [
      'an unknown function in a plot',
      '  ```plot\n  x: [0, 1]\n  y: [0, 1]\n  draw:\n    f: {curve: sinus(x)}\n  ```',
      13,
    ],
  ])('tells of %s with file and line, and writes nothing', async (_, block, line) => {
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'one.md'), lecture(block));
    const {code, stdout, stderr} = await runLectern(['make', 'one.md'], {cwd});
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`one.md:${line}`);
    expect(stderr).toContain(`> ${String(line).padStart(2)} |`);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(path.join(cwd, 'scenes-generated'))).toBe(false);
  });

  it('tells machines of all mistakes at once', async () => {
    const cwd = folderForTest();
    const twice = `${lecture('  ```formla\n  x\n  ```')}\n- And another\n\n  \`\`\`plto\n  x\n  \`\`\`\n`;
    await writeFile(path.join(cwd, 'one.md'), twice);
    const {code, json} = await runLectern(['make', 'one.md', '--json'], {cwd});
    expect(code).toBe(1);
    const {error} = failedSchema.parse(json());
    expect(error.mistakes.map(({where}) => where.line)).toEqual([9, 15]);
  });

  it('renders nothing while a scene that was edited by hand does not compile', async () => {
    const cwd = folderForTest();
    await writeFile(path.join(cwd, 'one.md'), lecture(formula));
    const first = await runLectern(['make', 'one.md', '--json', ...SMALL], {cwd});
    const {lectureDir, output} = madeSchema.parse(first.json());
    const before = await readFile(output);
    const scene = path.join(lectureDir, 'scenes/01-the-only-section.tsx');
    await writeFile(scene, (await readFile(scene, 'utf8')).replace('stage.beat(1', 'stage.beat(2'));
    const {code, stderr} = await runLectern(['make', 'one.md', ...SMALL], {cwd});
    expect(code).toBe(1);
    expect(stderr).toContain('There is no beat 2: this section has 1 line.');
    expect((await readFile(output)).equals(before)).toBe(true);
  });
});

import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const {blue, green, orange} = PALETTES.dark;

function scene(imports: string, lines: number, body: string): string {
  return `
    import {${imports}, lecture} from 'lectern';
    export default lecture(
      {title: 'Nodes', lines: ${JSON.stringify(Array.from({length: lines}, (_, index) => `line ${index + 1}`))}, accent: 'orange'},
      function* (stage) {${body}},
    );`;
}

/** How many points of a still have exactly this colour. */
function ink(still: PNG | undefined, colour: string): number {
  if (still === undefined) throw new Error('There is no such still.');
  let count = 0;
  for (let offset = 0; offset < still.data.length; offset += 4) {
    if (`#${still.data.toString('hex', offset, offset + 3)}` === colour) count += 1;
  }
  return count;
}

/** Where the points of a colour begin and end, in px at 1080p. */
function extent(still: PNG | undefined, colour: string): {top: number; bottom: number} {
  if (still === undefined) throw new Error('There is no such still.');
  let [top, bottom] = [Infinity, -Infinity];
  for (let offset = 0; offset < still.data.length; offset += 4) {
    if (`#${still.data.toString('hex', offset, offset + 3)}` !== colour) continue;
    const y = (Math.floor(offset / 4 / still.width) / still.height) * 1080;
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return {top, bottom};
}

describe('an array', () => {
  it('keeps two pointers at one box apart', async () => {
    const {stills, errors, problems} = await renderScene(
      scene(
        'Cells',
        2,
        `
        const list = stage.placeIn(new Cells({values: [1, 2, 3], border: 'muted'}), 'B1', 'C6');
        const low = list.pointer('low', 0, {color: 'blue'});
        const high = list.pointer('low', 2, {color: 'green'});
        yield* stage.beat(1, function* () { yield* stage.show(list, low, high); });
        yield* stage.beat(2, function* () { yield* high.pointAt(0); });
        `,
      ),
      {widthPx: 1920},
    );
    expect([errors, problems]).toEqual([[], []]);
    const [apart, together] = stills;
    expect(extent(apart, blue).top).toBeCloseTo(extent(apart, green).top, -1);
    expect(extent(together, green).top).toBeGreaterThan(extent(together, blue).bottom);
  });

  it('says which indices there are', async () => {
    const {errors} = await renderScene(
      scene('Cells', 1, `stage.place(new Cells({values: [1, 2]}), 'A1').cell(2); yield;`),
    );
    expect(errors).toContain('There is no box 2: indices go from 0 to 1.');
  });
});

describe('a table', () => {
  it('breaks long words of a cell, and tints the row that is highlighted', async () => {
    const {stills, problems} = await renderScene(
      scene(
        'Table',
        1,
        `
        const table = stage.placeIn(
          new Table({head: ['short', 'long'], rows: [[1, '${'many words '.repeat(12)}'], [2, 'few']]}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(table);
          yield* table.row(2).highlight('green');
        });
        `,
      ),
    );
    expect(problems).toEqual([]);
    expect(ink(stills[0], green)).toBeGreaterThan(20);
  });
});

describe('a bar chart', () => {
  it('lets bars grow to other values, and negative ones downwards', async () => {
    const {stills, errors} = await renderScene(
      scene(
        'BarChart',
        2,
        `
        const chart = stage.placeIn(
          new BarChart({bars: [{label: 'a', value: 1, color: 'blue'}, {label: 'b', value: -4, color: 'green'}], max: 4}), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(chart); });
        yield* stage.beat(2, function* () { yield* chart.change([4, -4]); });
        `,
      ),
      {widthPx: 1920},
    );
    expect(errors).toEqual([]);
    const [before, after] = stills.map(still => extent(still, blue));
    expect(after?.top).toBeLessThan((before?.top ?? 0) - 50);
    expect(extent(stills[0], green).top).toBeGreaterThan((before?.bottom ?? 0) - 10);
  });
});

describe('code', () => {
  it('is shown as it is typed, without ligatures', async () => {
    const drawn = async (code: string): Promise<number> => {
      const {stills} = await renderScene(
        scene(
          'CodeBlock',
          1,
          `
          const code = stage.placeIn(new CodeBlock({language: 'text', code: ${JSON.stringify(code)}}), 'A1', 'F6');
          yield* stage.beat(1, function* () { yield* stage.show(code); });
          `,
        ),
        {widthPx: 1920},
      );
      return ink(stills[0], PALETTES.dark.text);
    };
    // A ligature of “===” has three bars; the signs apart have six.
    const [apart, together] = [await drawn('= = ='), await drawn('===')];
    expect(together).toBeGreaterThan(0.9 * apart);
  });

  it('marks the line that it is told to', async () => {
    const {stills} = await renderScene(
      scene(
        'CodeBlock',
        2,
        `
        const code = stage.placeIn(new CodeBlock({language: 'python', code: 'a = 1\\nb = 2\\nc = 3'}), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(code); yield* code.highlight(1); });
        yield* stage.beat(2, function* () { yield* code.highlight(3); });
        `,
      ),
      {widthPx: 1920},
    );
    const marks = stills.map(still => barAt(still, orange));
    expect((marks[1] ?? 0) - (marks[0] ?? 0)).toBeCloseTo(2 * 48, -1);
  });
});

describe('icons and pictures', () => {
  it('are there at the first frame, in the colours they should have', async () => {
    const bands = path.resolve(import.meta.dirname, '../fixtures/lectures/bands.png');
    const {stills, errors} = await renderScene(
      scene(
        'Icon, Picture',
        1,
        `
        const leaf = stage.placeIn(new Icon({name: 'lucide:leaf', color: 'green'}), 'A1', 'B2');
        const picture = stage.placeIn(new Picture({source: bands, alt: 'Bands of colour'}), 'C1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(leaf, picture); });
        `,
      ).replace('\n', "\nimport bands from './bands.png';\n"),
      {files: {'bands.png': readFileSync(bands)}},
    );
    expect(errors).toEqual([]);
    expect(ink(stills[0], green)).toBeGreaterThan(100);
    const [still] = stills;
    if (still === undefined) throw new Error('There is no still.');
    // In the middle of the picture the bands are between blue and orange.
    expect(pixelAt(still, 1260, 730)).not.toBe(PALETTES.dark.ground);
  });

  it('are told when nothing of them is seen', async () => {
    const {problems} = await renderScene(
      scene(
        'Picture',
        1,
        `
        const picture = stage.placeIn(new Picture({source: empty, alt: 'void'}), 'C1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(picture); });
        `,
      ).replace('\n', "\nimport empty from './empty.svg';\n"),
      {
        files: {
          'empty.svg':
            '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><g transform="scale(2)"/></svg>',
        },
      },
    );
    expect(problems.map(({code}) => code)).toEqual(['nothing-to-see']);
  });

  it('are told when they are unknown', async () => {
    const {errors} = await renderScene(
      scene('Icon', 1, `stage.place(new Icon({name: 'lucide:leef'}), 'A1'); yield;`),
    );
    expect(errors.join('\n')).toMatch(/There is no icon “lucide:leef”/);
  });
});

describe('a diagram', () => {
  it('stands where it has room, arrows ending at its nodes, and dims what is not meant', async () => {
    const {stills, errors, problems} = await renderScene(
      scene(
        'Diagram',
        2,
        `
        const diagram = stage.placeIn(
          new Diagram({
            nodes: [{id: 'first', color: 'blue'}, {id: 'second', color: 'green'}],
            edges: [{from: 'first', to: 'second'}, {from: 'second', to: 'first'}, {from: 'first', to: 'first'}],
          }), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(diagram); });
        yield* stage.beat(2, function* () { yield* diagram.highlight('second'); });
        `,
      ),
    );
    expect([errors, problems]).toEqual([[], []]);
    expect(ink(stills[0], blue)).toBeGreaterThan(100);
    expect(ink(stills[1], blue)).toBe(0);
    expect(ink(stills[1], green)).toBeGreaterThan(100);
  });
});

describe('a quotation', () => {
  it('is broken at words, smaller where it is long, with who said it below', async () => {
    const {errors, problems, stills} = await renderScene(
      scene(
        'Quote',
        1,
        `
        const quote = stage.placeIn(
          new Quote({text: 'It is a long sentence about nearly nothing. '.repeat(7).trim(), by: 'Nobody'}),
          'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(quote); });
        `,
      ),
    );
    expect([errors, problems]).toEqual([[], []]);
    expect(stills[0]).toBeDefined();
    if (stills[0] !== undefined) expect(inkedRows(stills[0])).toBeGreaterThan(5);
  });
});

/** How many rows of words stand in the right half of a still. */
function inkedRows(still: PNG): number {
  let rows = 0;
  let wasInked = false;
  for (let y = 0; y < still.height; y += 1) {
    let isInked = false;
    for (let x = still.width / 2; x < still.width; x += 1) {
      isInked ||= (still.data[4 * (y * still.width + x)] ?? 0) > 150;
    }
    if (isInked && !wasInked) rows += 1;
    wasInked = isInked;
  }
  return rows;
}

/** The middle of the mark at the left of a code block, in px at 1080p. */
function barAt(still: PNG, colour: string): number {
  const rows: number[] = [];
  for (let y = 200; y < 1000; y += 1) {
    for (let x = 680; x < 1400; x += 1) {
      const offset = 4 * (y * still.width + x);
      if (`#${still.data.toString('hex', offset, offset + 3)}` === colour) {
        rows.push(y);
        break;
      }
    }
  }
  return rows.reduce((sum, row) => sum + row, 0) / rows.length;
}

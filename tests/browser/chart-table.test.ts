import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {reportingScene, reportsOf} from './figure-scene.ts';
import {pixelAt, renderScene} from './render-scene.ts';

describe('charts, tables, boxes and number lines', () => {
  it('a bar tells the value that it changes to, and stays within its chart', async () => {
    const scene = await renderScene(
      reportingScene(`
        const chart = stage.placeIn(new BarChart({bars: [{label: 'one', value: 1}, {label: 'two', value: 2}]}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(chart);
          yield* chart.change([1.5, 9], 0.3);
          report(chart.bar('one').readingText());
          report(chart.bar('two').localBox().top >= chart.localBox().top - 1);
          yield* chart.change([-4, 9], 0.3);
          const label = chart.bar('one').localBox();
          report(label.bottom <= chart.localBox().bottom);
        });`),
    );
    const [text, ...inside] = reportsOf(scene);
    expect(text).toContain('1.5');
    expect(inside).toEqual([true, true]);
  });

  it('a chart that knows its greatest and its least value keeps its scale', async () => {
    const scene = await renderScene(
      reportingScene(`
        const chart = stage.placeIn(new BarChart({bars: [{label: 'one', value: 2}, {label: 'two', value: 3}], max: 6, min: -4}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(chart);
          const height = () => chart.bar('two').children().flatMap(child => (child instanceof Rect ? child.height() : []))[0] ?? 0;
          const before = height();
          yield* chart.change([4, 6], 0.3);
          const twice = height();
          yield* chart.change([-4, 6], 0.3);
          report([twice / before, height() / twice].map(ratio => Math.round(100 * ratio) / 100));
        });`),
    );
    expect(reportsOf(scene)).toEqual([[2, 1]]);
  });

  it('rows of a table stay hidden and tinted when it moves, and its numbers are grouped, but not years', async () => {
    const scene = await renderScene(
      reportingScene(`
        const table = stage.placeIn(new Table({head: ['n', 'steps'], rows: [[20000, 4], [2025, 7]], revealed: 'head'}), 'A1', 'F6');
        const row = table.row(2);
        yield* stage.beat(1, function* () {
          yield* stage.show(table);
          yield* row.highlight('orange');
          yield* stage.move(table, 'A1', 'C3');
          report(table.cell(1, 1).opacity());
          report(table.cell(2, 1).tint());
          report([table.cell(1, 1).text(), table.cell(2, 1).text()]);
        });`),
    );
    expect(reportsOf(scene)).toEqual([0, 1, ['20,000', '2025']]);
  });

  it('what is read in tables, boxes and marks has no signs of Markdown, but stars of code', async () => {
    const scene = await renderScene(
      reportingScene(`
        const table = stage.placeIn(new Table({head: ['**n**', 'a*b'], rows: [['*one*', 2]]}), 'A1', 'B6');
        const cells = stage.placeIn(new Cells({values: ['**x**', 'y']}), 'C1', 'D6');
        yield* stage.beat(1, function* () {
          yield* stage.show(table, cells);
          report([table.readingText(), cells.readingText()]);
        });`),
    );
    expect(reportsOf(scene)).toEqual([['n a*b one 2', '**x** y']]);
  });

  it('bars are found by label and by place, and cells and words can become others', async () => {
    const scene = await renderScene(
      reportingScene(`
        const chart = stage.placeIn(new BarChart({bars: [{label: 'one', value: 1}, {label: 'two', value: 2}]}), 'A1', 'B6');
        const table = stage.placeIn(new Table({rows: [['a', 'b']]}), 'C1', 'D6');
        const words = stage.placeIn(new Words({text: 'before'}), 'E1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(chart, table, words);
          yield* table.cell(1, 2).become(7, 0.2);
          yield* words.become('after', 0.2);
          report([chart.bar(1) === chart.bar('two'), table.cell(1, 2).text(), words.text(), words.opacity()]);
        });`),
    );
    expect(reportsOf(scene)).toEqual([[true, '7', 'after', 1]]);
  });

  it('a box keeps a longer text inside its border', async () => {
    const scene = await renderScene(
      reportingScene(`
        const cells = stage.placeIn(new Cells({values: [1, 2, 3]}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(cells);
          yield* cells.setValue(1, 'a very long word', 0.2);
          const cell = cells.cell(1);
          const [, words] = cell.children();
          report(cell.wordsSize().x > cell.width());
          report(cell.wordsSize().x * words.scale().x <= cell.width());
        });`),
    );
    expect(reportsOf(scene)).toEqual([true, true]);
  });

  it('a stack grows upwards, and its top is taken away', async () => {
    const scene = await renderScene(
      reportingScene(`
        const stack = stage.placeIn(new Cells({values: [3], direction: 'up', capacity: 3}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(stack);
          const bottom = stack.cell(0).position();
          yield* stack.push(8, 0.2);
          report(stack.readingText());
          report(stack.cell(1).position().y < bottom.y && stack.cell(1).position().x === bottom.x);
          report(stack.cell(0).position().equals(bottom));
          yield* stack.pop(0.2);
          report(stack.readingText());
        });`),
    );
    expect(reportsOf(scene)).toEqual(['3 8', true, true, '3']);
  });

  it('a queue gives away its head, the others move up, and pointers stay at their places', async () => {
    const scene = await renderScene(
      reportingScene(`
        const queue = stage.placeIn(new Cells({values: ['A', 'B'], capacity: 4}), 'A1', 'F6');
        const head = queue.pointer('head', 0);
        yield* stage.beat(1, function* () {
          yield* stage.show(queue, head);
          const first = queue.cell(0).position();
          yield* all(queue.push('C', 0.2));
          yield* queue.shift(0.2);
          report(queue.readingText());
          report(queue.cell(0).position().equals(first) && head.position().x === first.x);
        });`),
    );
    expect(reportsOf(scene)).toEqual(['B C', true]);
  });

  it('an array without room makes some when a box is pushed, and stays in its area', async () => {
    const scene = await renderScene(
      reportingScene(`
        const list = stage.placeIn(new Cells({values: [1, 2, 3, 4, 5, 6]}), 'B1', 'C4');
        yield* stage.beat(1, function* () {
          yield* stage.show(list);
          for (const value of [7, 8, 9]) yield* list.push(value, 0.1);
          report(list.width() <= 780);
          const [first, last] = [list.cell(0), list.cell(8)];
          report(round([first.width() - last.width()]));
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([true, [0]]);
  });

  it('says that nothing is left to take away', async () => {
    const scene = await renderScene(
      reportingScene(`
        const stack = stage.placeIn(new Cells({values: []}), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stack.pop(); });`),
    );
    expect(scene.errors.join()).toMatch(/no box left to take away/);
  });

  it.each([
    [
      'many values',
      "Array.from({length: 12}, (_, index) => ({label: 'M' + index, value: 4000 + index / 10}))",
      "' mm'",
      'A1',
      'F6',
    ],
    [
      'long names',
      "['Gross domestic product per person', 'Life expectancy at birth of women', 'Renewable'].map((label, index) => ({label, value: index - 1}))",
      "' %'",
      'A1',
      'F6',
    ],
    [
      'little room',
      'Array.from({length: 11}, (_, index) => ({label: (1 + index / 2).toFixed(1), value: 16.7}))',
      "' %'",
      'A1',
      'F4',
    ],
  ])('names and values of bars do not touch: %s', async (_, bars, unit, from, to) => {
    const scene = await renderScene(
      reportingScene(`
        const chart = stage.placeIn(new BarChart({bars: ${bars}, unit: ${unit}}), '${from}', '${to}');
        yield* stage.beat(1, function* () {
          yield* stage.show(chart);
          report(touching(wordsIn(chart)));
          report(chart.smallestText() >= 27.5);
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[], true]);
  });

  it('tells with sizes and a remedy of more bars than can be read', async () => {
    const scene = await renderScene(
      reportingScene(`
        stage.placeIn(new BarChart({bars: Array.from({length: 60}, (_, index) => ({label: 'name ' + index, value: index}))}), 'A1', 'F6');
        yield* stage.beat(1, function* () {});`),
    );
    expect(scene.problems.map(({code}) => code)).toContain('does-not-fit');
    expect(scene.problems[0]?.message).toMatch(/28 px is the least.*fewer bars/);
  });

  it.each([
    [
      'fourteen columns',
      "{head: ['month', ...'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '), 'year'], rows: [['rain in mm', ...Array.from({length: 12}, (_, index) => 50 + index), 750]]}",
    ],
    [
      'twenty rows',
      '{rows: Array.from({length: 20}, (_, index) => [index, index ** 2, index ** 3])}',
    ],
    [
      'long texts',
      "{rows: Array.from({length: 5}, (_, index) => ['term ' + index, 'a sentence about it that is much too long to stand on the stage in one single line of its own'])}",
    ],
    [
      'a formula',
      "{rows: [['$x_{1,2} = \\\\frac{-b \\\\pm \\\\sqrt{b^2 - 4ac}}{2a}$', 'the roots of any quadratic equation, be they real numbers or not, with all their signs']]}",
    ],
  ])('the cells of a table do not touch, in letters that can be read: %s', async (_, props) => {
    const scene = await renderScene(
      reportingScene(`
        const table = stage.placeIn(new Table(${props}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(table);
          report(touching(wordsIn(table)));
          report(table.smallestText() >= 27.5);
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[], true]);
  });

  it('long values of an array break within their boxes, and its pointers make way for each other', async () => {
    const scene = await renderScene(
      reportingScene(`
        const list = stage.placeIn(new Cells({values: ['fig', 'plum cake with a lot of cream', 'pear', 'apple']}), 'A1', 'F6');
        const pointers = [list.pointer('the first of all', 0), list.pointer('the second of all', 1), list.pointer('mid', 1)];
        yield* stage.beat(1, function* () {
          yield* stage.show(list, ...pointers);
          const out = [0, 1, 2, 3].filter(index => {
            const [, words] = list.cell(index).children() as [unknown, Words];
            const {x, y} = words.size();
            return x > list.cell(index).width() || y > list.cell(index).height();
          });
          report(out);
          report(touching(pointers.flatMap(wordsIn)));
          report(list.smallestText() >= 27.5);
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[], [], true]);
  });

  it('nine labels on a number line stand off each other, off the numbers and off the leaders of others', async () => {
    const scene = await renderScene(
      reportingScene(`
        const line = stage.placeIn(new NumberLine({range: [1957, 1975], step: 2}), 'B1', 'E6');
        const events = [[1957.8, 'Sputnik 1'], [1961.3, 'Gagarin in orbit'], [1962.1, 'Glenn in orbit'], [1965.2, 'Leonov walks in space'],
          [1966.1, 'Luna 9 lands'], [1967.1, 'Apollo 1 fire'], [1968.95, 'Apollo 8'], [1969.55, 'Apollo 11'], [1972.95, 'Apollo 17']] as const;
        const points = events.map(([year, label]) => line.point(year, {label}));
        yield* stage.beat(1, function* () {
          yield* stage.show(line, ...points);
          report(touching(wordsIn(line)));
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[]]);
  });

  it('dots lie over intervals, jumps end before dots, and intervals without an end reach to that of the line', async () => {
    const scene = await renderScene(
      reportingScene(
        `
        const line = stage.placeIn(new NumberLine({range: [0, 10]}), 'C1', 'D6');
        const point = line.point(2, {color: '#ff0000'});
        const interval = line.interval(2, 5, {color: '#00ff00', open: 'right'});
        const endless = line.interval(7, Infinity, {color: '#0000ff'});
        const jump = line.jump(8, 2, {color: '#ffffff'});
        const at = (value: number, above = 0) => {
          const {x, y} = line.toPx(value).sub([0, above]).transformAsPoint(line.localToWorld());
          return [Math.round(x), Math.round(y)];
        };
        yield* stage.beat(1, function* () {
          yield* stage.show(line, point, interval, endless, jump);
          report([at(2), at(2, 11), at(2, 16), at(2.1, 24), at(5), at(5, 12), at(10.25)]);
        });
        yield* stage.beat(2, function* () {
          yield* all(
            interval.slideTo({from: 3, to: 6, open: 'left'}, 0.5),
            endless.slideTo({to: 9}, 0.5),
            jump.slideTo({to: 4}, 0.5),
            point.recolor('#ffff00'),
          );
          report([at(2), at(3), at(6), at(9), at(10.25), at(2.1, 24), at(4.1, 24)]);
        });`,
        2,
      ),
      {widthPx: 1920},
    );
    const colours = reportsOf(scene).map((places, beat) =>
      (places as [number, number][]).map(([x, y]) => {
        const still = scene.stills[beat];
        return still === undefined ? '' : pixelAt(still, x, y);
      }),
    );
    const {ground} = PALETTES.dark;
    expect(colours[0]).toEqual([
      '#ff0000',
      '#ff0000',
      ground,
      '#ffffff',
      ground,
      '#00ff00',
      '#0000ff',
    ]);
    expect(colours[1]?.slice(0, 4)).toEqual(['#ffff00', ground, '#00ff00', '#0000ff']);
    expect(colours[1]?.[4]).not.toBe('#0000ff');
    expect(colours[1]?.slice(5)).toEqual([ground, '#ffffff']);
  });

  it('labels on a number line make way for each other, and for arcs that come later', async () => {
    const scene = await renderScene(
      reportingScene(`
        const line = stage.placeIn(new NumberLine({range: [0, 10]}), 'C1', 'E6');
        const first = line.point(4, {label: 'fourteen'});
        const second = line.point(4.5, {label: 'fifteen'});
        const jump = line.jump(1, 4, {label: 'by three'});
        yield* stage.beat(1, function* () {
          yield* stage.show(line, first, second);
          const [a, b] = [first.standingLabel(), second.standingLabel()];
          report(a.intersects(b));
          yield* stage.show(jump);
          const crossed = [first, second].some(mark =>
            jump.stroke().some(point => mark.standingLabel().includes(point)));
          report(crossed);
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([false, false]);
  });

  it.each([
    ['{range: [5, 2]}', /is empty/],
    ['{range: [0, 10], step: 0}', /cannot have marks every 0/],
    ['{range: [0, 1000], step: 0.1}', /cannot have marks every 0.1/],
  ])('a number line says what is wrong with %s', async (props, message) => {
    const scene = await renderScene(
      reportingScene(`
        const line = stage.placeIn(new NumberLine(${props}), 'A1', 'F6');
        yield* stage.beat(1, function* () {
          yield* stage.show(line);
        });`),
    );
    expect(scene.errors.join()).toMatch(message);
  });
});

import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {FIXES} from '../../../agents/fix/fixes.ts';
import {mendScene} from '../../../agents/fix/mend-scene.ts';

const diagnostician = new Diagnostician();
const file = '/lecture/scenes/01-scene.tsx';

/** A scene whose one beat holds a statement; what the statement needs is there. */
function sceneWith(statement: string): string {
  return `import {all} from '@motion-canvas/core';
import {Cells, Figure, Formula, Words, lecture} from 'lectern';

export default lecture({title: 'T', lines: ['one']}, function* (stage) {
  const words = stage.place(new Words({text: 'w'}), 'A1');
  const formula = stage.place(new Formula({tex: 'x'}), 'B1');
  const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 4]}), 'C1', 'F6');
  const point = figure.point([1, 1]);
  const cells = stage.placeIn(new Cells({values: [1, 2]}), 'A2', 'B6');
  const parts = [words, formula];

  yield* stage.beat(1, function* () {
    yield* all(stage.show(figure, cells, point));
    ${statement}
  });
});
`;
}

/** Fix, what a model wrote, and what it becomes. */
const TABLE: [fix: string, broken: string, mended: string][] = [
  [
    'anchor-from-text',
    'for (const row of [1, 2]) stage.place(words, `A${row}`);',
    'stage.place(words, `A${row}` as Anchor);',
  ],
  [
    'fill-option',
    "figure.circle([1, 1], 1, {fill: 'blue'});",
    "figure.circle([1, 1], 1, {color: 'blue', filled: true});",
  ],
  [
    'fill-option',
    "figure.circle([1, 1], 1, {color: 'blue', fill: 'none'});",
    "figure.circle([1, 1], 1, {color: 'blue', filled: false});",
  ],
  [
    'range-option',
    'new Plot({xMin: 0, xMax: 4}).curve(x => x, {from: 1, to: 3});',
    'new Plot({x: [0, 4]}).curve(x => x, {domain: [1, 3]});',
  ],
  [
    'declared-type',
    'const dot = (color: string) => figure.point([1, 1], {color}); dot("blue");',
    'const dot = (color: Color) =>',
  ],
  [
    'options-for-value',
    "yield* cells.highlight(1, {shade: 'blue'});",
    "cells.highlight(1, 'blue');",
  ],
  [
    'words-as-node',
    "yield* stage.show('hello');",
    "yield* stage.show(new Words({text: 'hello'}));",
  ],
  ['words-as-node', "yield* stage.transform(words, 'hello');", "yield* words.become('hello');"],
  [
    'idiom',
    "yield* new Table({rows: [['a']]}).setCell(1, 1, 'b');",
    "yield* new Table({rows: [['a']]}).cell(1, 1).become('b');",
  ],
  [
    'idiom',
    "const steps = stage.place(new Derivation({steps: ['a', 'b', 'c']}), 'A3'); yield* steps.next(); yield* steps.next();",
    'yield* stage.show(steps.step(2)); yield* stage.show(steps.step(3));',
  ],
  ['likeliest-icon', "new Icon({name: 'leaf'});", "new Icon({name: 'lucide:leaf'});"],
  [
    'likeliest-icon',
    "new Icon({name: 'lucide:people-holding-hands'});",
    "new Icon({name: 'fluent-emoji-flat:",
  ],
  ['syntax', 'yield* stage.show(words;', 'yield* stage.show(words);'],
  ['syntax', 'yield* stage.show(words));', 'yield* stage.show(words);'],
  ['syntax', 'yield* stage.show(words,, formula);', 'yield* stage.show(words, formula);'],
  ['syntax', 'yield* cells.dim([0, 1);', 'yield* cells.dim([0, 1]);'],
  ['syntax', "yield* words.become('b);", "yield* words.become('b');"],
  ['syntax', 'yield* formula.become(String.raw`x^2);', 'yield* formula.become(String.raw`x^2`);'],
  ['syntax', "const n = 2; yield* words.become(f'{n} apples');", 'words.become(`${n} apples`);'],
  ['syntax', 'const square = {x: 1 y: 2}; figure.point([square.x, 1]);', '{x: 1, y: 2}'],
  [
    'played-instead-of-awaited',
    'await Promise.all([stage.show(words), stage.show(formula)]);',
    'yield* all(stage.show(words), stage.show(formula));',
  ],
  [
    'played-instead-of-awaited',
    'await new Promise(done => setTimeout(done, 500));',
    'yield* waitFor(0.5);',
  ],
  [
    'declared-first',
    'yield* stage.show(late);\n    const late = figure.point([2, 2]);',
    'const late = figure.point([2, 2]);\n    yield* stage.show(late);',
  ],
  [
    'changing-variable',
    'const label = 1;\n    label = 2;\n    yield* words.become(String(label));',
    'let label = 1;',
  ],
  ['needless-type-argument', "stage.place(new Words<string>({text: 'a'}), 'A4');", 'new Words({'],
  ['signal-assignment', 'words.opacity = 0.5;', 'words.opacity(0.5);'],
  ['other-language', 'figure.point([1, 1], {color: None});', '{color: undefined}'],
  ['other-language', 'yield* words.opacity(len(parts), 1);', 'words.opacity(parts.length, 1);'],
  ['other-language', "yield* stage.label(words, 'a', {side: UP});", "{side: 'above'}"],
  ['other-language', 'figure.point([PI, 1]);', 'figure.point([Math.PI, 1]);'],
  [
    'indexed-part',
    "const proof = stage.place(new Derivation({steps: ['a', 'b']}), 'A3'); yield* stage.show(proof[1]);",
    'stage.show(proof.step(2));',
  ],
  ['indexed-part', 'yield* stage.emphasise(cells[1]);', 'stage.emphasise(cells.cell(1));'],
  ['anchor-from-pixels', 'stage.place(words, [0, 0]);', "stage.place(words, 'C2');"],
  ['anchor-from-pixels', 'stage.place(words, [1400, 900]);', "stage.place(words, 'F4');"],
  ['anchor-from-pixels', 'stage.place(words, 1400, 900);', "stage.place(words, 'F4');"],
  ['anchor-from-pixels', 'stage.place(words, {x: 1400, y: 900});', "stage.place(words, 'F4');"],
  [
    'area-from-object',
    "stage.placeIn(words, {from: 'A1', to: 'B2'});",
    "stage.placeIn(words, 'A1', 'B2');",
  ],
  ['area-from-object', "stage.placeIn(words, ['A1', 'B2']);", "stage.placeIn(words, 'A1', 'B2');"],
  ['left-out-statement', "document.title = 'a';\n    yield* stage.show(words);", 'show(words)'],
  [
    'left-out-statement',
    'figure.point([window.innerWidth / 960, 1]);',
    'figure.point([1920 / 960, 1]);',
  ],
  ['unwrapped-call', 'yield* words.animate.opacity(0.5, 1);', 'yield* words.opacity(0.5, 1);'],
  ['unwrapped-call', 'yield* this.stage.show(words);', 'yield* stage.show(words);'],
  [
    'bounded-loop',
    'while (true) {\n      yield* stage.emphasise(words);\n    }',
    'for (let turn = 0; turn < 3; turn++) {',
  ],
  ['bounded-loop', 'yield* loop(() => stage.emphasise(words));', 'yield* loop(3, () =>'],
  ['tex-signs', 'yield* formula.become(String.raw`\\frac{1}{2`);', '\\frac{1}{2}`'],
  ['tex-signs', "yield* formula.become('x_1 + x_{');", "yield* formula.become('x_1 + x');"],
  ['tex-signs', "yield* formula.become('{a} + b}');", "yield* formula.become('{a} + b');"],
  [
    'likeliest-variable',
    'const wanted = figure.point([2, 2]);\n    yield* stage.show(wantedPoint);',
    'stage.show(wanted);',
  ],
  [
    'option-from-value',
    'const plot = new Plot({x: [0, 4]}); const secant = plot.secant(plot.curve(x => x), {from: 1, to: 2}); yield* secant.slideTo(3, 1);',
    'secant.slideTo({to: 3}, 1);',
  ],
  [
    'untyped-list',
    'const dots = [];\n    for (const x of [1, 2]) dots.push(figure.point([x, 1]));\n    yield* all(...[0, 1].map(index => stage.show(dots[index])));',
    'const dots: FigurePoint[] = [];',
  ],
  [
    'undeclared-loop',
    'for (part of parts) yield* stage.emphasise(part);',
    'for (const part of parts)',
  ],
  [
    'one-call-each',
    "yield* stage.emphasise(formula.part('x', 'y'));",
    "stage.emphasise(formula.part('x'), formula.part('y'));",
  ],
  ['listed-arguments', 'figure.circle([1, 1], [1]);', 'figure.circle([1, 1], 1);'],
  ['other-language', 'figure.point([1, sqrt(2)]);', 'figure.point([1, Math.sqrt(2)]);'],
  [
    'nearest-member',
    "new Diagram({nodes: [{name: 'a'}, {name: 'b'}], edges: [{from: 'a', to: 'b'}]});",
    "{id: 'a', label: 'a'}",
  ],
  [
    'part-by-name',
    "const d = stage.placeIn(new Diagram({nodes: [{id: 'a', label: 'a'}, {id: 'b', label: 'b'}], edges: [{from: 'a', to: 'b'}]}), 'A3', 'B4'); yield* stage.emphasise(d.edge('a->b'));",
    "d.edge('a', 'b')",
  ],
  [
    'played-instead-of-awaited',
    'yield new Promise(done => setTimeout(done, 500));',
    'yield* waitFor(0.5);',
  ],
  ['angle-unit', 'yield* words.rotation(Math.PI / 2, 1);', 'yield* words.rotation(90, 1);'],
  [
    'angle-unit',
    'figure.point([Math.cos(60), 1]);',
    'figure.point([Math.cos((60 * Math.PI) / 180), 1]);',
  ],
  [
    'generator-function',
    'parts.forEach(part => {\n      yield* stage.emphasise(part);\n    });',
    'yield* all(...parts.map(',
  ],
  ['idiom', 'yield* stage.play(words.fadeIn());', 'yield* stage.show(words);'],
  [
    'idiom',
    'const plot = new Plot({x: [0, 4]}); const curve = plot.curve(x => x); curve.point(1, {color: "blue"});',
    'plot.point(1, {on: curve, color:',
  ],
  ['call-or-value', 'const wide = words.width > 100;', 'const wide = words.width() > 100;'],
  ['malformed-formula', "yield* formula.become('x^{2');", "yield* formula.become('x^{2}');"],
  ['theme-color', "const RED = 'red'; figure.point([1, 1], {color: RED});", "const RED = 'pink';"],
  [
    'counts-from-one',
    "const t = stage.placeIn(new Table({rows: [['a', 'b']]}), 'A3', 'B4'); yield* t.cell(0, 1).highlight();",
    'yield* t.cell(1, 2).highlight();',
  ],
  ['absent-option', 'new Cells({values: [1], border: false});', 'new Cells({values: [1]});'],
  [
    'literal-name',
    "figure.point([1, 1], {side: 'top'});",
    "figure.point([1, 1], {side: 'above'});",
  ],
  ['anchor-name', "stage.place(words, 'b2');", "stage.place(words, 'B2');"],
  ['anchor-name', "stage.place(words, 'G9');", "stage.place(words, 'F6');"],
  ['anchor-name', "stage.place(words, '3C');", "stage.place(words, 'C3');"],
  ['area-call', "stage.place(words, 'A1', 'B2');", "stage.placeIn(words, 'A1', 'B2');"],
  ['area-call', "stage.placeIn(words, 'A1');", "stage.place(words, 'A1');"],
  ['theme-color', "yield* point.recolor('red');", "yield* point.recolor('pink');"],
  ['theme-color', "yield* point.recolor('rgb(255, 128, 0)');", "yield* point.recolor('#ff8000');"],
  ['theme-color', "stage.color('fff');", "stage.color('#ffffff');"],
  ['theme-color', "stage.color('purple');", "stage.color('violet');"],
  ['other-animation', "yield* stage.place(words, 'A3');", "stage.place(words, 'A3');"],
  ['other-animation', 'yield* cells.cell(1);', 'yield* stage.show(cells.cell(1));'],
  ['other-animation', "yield* words.text('b');", "yield* words.text('b', 0.6);"],
  ['other-animation', "yield* stage.color('blue');", "stage.color('blue');"],
  ['other-animation', 'yield* point.moveTo([3, 3], 1);', 'yield* point.slideTo([3, 3], 1);'],
  ['other-receiver', 'yield* words.fadeIn();', 'yield* stage.show(words);'],
  ['other-receiver', 'yield* words.fadeIn(1);', 'yield* stage.show(words);'],
  ['other-receiver', 'yield* show(words);', 'yield* stage.show(words);'],
  ['other-receiver', "yield* stage.recolor(point, 'blue');", "yield* point.recolor('blue');"],
  ['free-function', 'yield* stage.wait(1);', 'yield* waitFor(1);'],
  ['free-function', 'yield* stage.all(stage.show(words));', 'yield* all(stage.show(words));'],
  ['compilers-own', 'yield* stage.emphasize(words);', 'yield* stage.emphasise(words);'],
  [
    'compilers-own',
    "stage.place(Words({text: 'a'}), 'A4');",
    "stage.place(new Words({ text: 'a' }), 'A4');",
  ],
  [
    'nearest-member',
    "stage.place(new Words({content: 'a'}), 'A4');",
    "stage.place(new Words({text: 'a'}), 'A4');",
  ],
  ['nearest-member', "yield* formula.morphTo('y');", "yield* formula.become('y');"],
  ['nearest-member', 'yield* cells.mark(0);', 'yield* cells.highlight(0);'],
  [
    'literal-kind',
    "stage.place(new Words({text: 7}), 'A4');",
    "stage.place(new Words({text: '7'}), 'A4');",
  ],
  [
    'literal-kind',
    "stage.place(new Words({text: 'a', fontSize: '32px'}), 'A4');",
    "stage.place(new Words({text: 'a', fontSize: 32}), 'A4');",
  ],
  [
    'literal-types',
    "const dots = ['#ff0000', '#00ff00'].map(color => figure.point([1, 1], {color}));\n    yield* stage.show(...dots);",
    "['#ff0000', '#00ff00'] as const).map",
  ],
  [
    'literal-types',
    'const corners = [[0, 0], [1, 0], [0, 1]];\n    yield* stage.show(figure.polygon(corners));',
    '[0, 1]] as const;',
  ],
  [
    'literal-types',
    "const style = {color: 'blue'};\n    yield* stage.show(figure.point([1, 1], style));",
    "{color: 'blue'} as const",
  ],
  [
    'listed-arguments',
    'yield* stage.show([words, formula]);',
    'yield* stage.show(words, formula);',
  ],
  ['listed-arguments', 'yield* stage.show(parts);', 'yield* stage.show(...parts);'],
  ['listed-arguments', 'figure.point(1, 2);', 'figure.point([1, 2]);'],
  [
    'listed-arguments',
    "figure.circle(1, 2, 1, {color: 'blue'});",
    "figure.circle([1, 2], 1, {color: 'blue'});",
  ],
  ['listed-arguments', 'figure.point(1, 2, {label: 4});', "figure.point([1, 2], {label: '4'});"],
  [
    'call-or-value',
    'yield* point.slideTo([point.at[0], 2]);',
    'yield* point.slideTo([point.at()[0], 2]);',
  ],
  ['surely-there', 'yield* stage.show(parts.at(-1));', 'yield* stage.show(parts.at(-1)!);'],
  [
    'parameter-type',
    'function twice(n) { return n * 2; }\n    yield* point.slideTo([twice(1), 2]);',
    'function twice(n: number)',
  ],
  [
    'unknown-option',
    "stage.place(new Words({text: 'a', phosphorescence: 3}), 'A4');",
    "stage.place(new Words({text: 'a'}), 'A4');",
  ],
  ['needless-argument', 'yield* stage.show(words, 0.5);', 'yield* stage.show(words);'],
  ['unplayed-animation', 'stage.show(words);', 'yield* stage.show(words);'],
  [
    'unplayed-animation',
    'parts.forEach(part => stage.show(part));',
    'yield* all(...parts.map((part) => stage.show(part)));',
  ],
  [
    'malformed-formula',
    "yield* formula.become('\\frac{1}{2}');",
    'yield* formula.become(String.raw`\\frac{1}{2}`);',
  ],
  [
    'theme-color',
    "const sum = new Formula({tex: 'a', colors: {[String.raw`a`]: 'red'}}); yield* stage.show(stage.place(sum, 'A5'));",
    "colors: {[String.raw`a`]: 'pink'}",
  ],
  ['surely-there', 'yield* words.color(null, 0.3);', 'yield* words.color(DEFAULT, 0.3);'],
  ['listed-arguments', 'yield* point.become([2, 3], 0.5);', 'yield* point.become([[2, 3]], 0.5);'],
  [
    'zipped-lists',
    "new BarChart({labels: ['a', 'b'], values: [1, 2], unit: ' %'});",
    "new BarChart({bars: [{label: 'a', value: 1}, {label: 'b', value: 2}], unit: ' %'});",
  ],
  [
    'object-from-list',
    "new Diagram({nodes: {a: 'Start', b: 'End'}, edges: [['a', 'b', 'goes on']]});",
    "new Diagram({nodes: [{id: 'a', label: 'Start'}, {id: 'b', label: 'End'}], edges: [{from: 'a', to: 'b', label: 'goes on'}]});",
  ],
  [
    'range-option',
    "new BarChart({bars: [{label: 'a', value: 1}], y: [0, 30]});",
    "new BarChart({bars: [{label: 'a', value: 1}], max: 30});",
  ],
  [
    'nearest-member',
    'yield* all(cells.enqueue(3), cells.dequeue());',
    'yield* all(cells.push(3), cells.shift());',
  ],
  ['idiom', "yield* formula.crossOut('x');", "yield* formula.highlight('x', 'pink', 'strike');"],
  [
    'imports',
    'const mark = (dot: FigurePoint) => dot.slideTo([1, 1]); yield* mark(point);',
    '(dot: FigurePoint)',
  ],
  ['malformed-formula', "yield* formula.become('$x^2$');", "yield* formula.become('x^2');"],
  [
    'tex-as-words',
    "figure.point([2, 2], {label: '\\\\alpha=30^\\\\circ'});",
    'label: String.raw`$\\alpha=30^\\circ$`',
  ],
  [
    'unknown-color',
    "stage.place(new Rect({size: 9, fill: 'bleu'}), 'A4');",
    "new Rect({size: 9, fill: 'blue'})",
  ],
  [
    'forbidden-global',
    'setTimeout(() => words.opacity(1), 500);',
    'yield* waitFor(0.5);\nwords.opacity(1);',
  ],
  ['forbidden-global', 'words.opacity(Math.random());', 'words.opacity(useRandom().nextFloat());'],
  ['swapped-area', "stage.placeIn(words, 'D6', 'A1');", "stage.placeIn(words, 'A1', 'D6');"],
  ['imports', 'yield* waitFor(1);', 'yield* waitFor(1);'],
  [
    'imports',
    "stage.place(new Circle({size: 9}), 'A4');",
    "stage.place(new Circle({size: 9}), 'A4');",
  ],
  [
    'properties-from-arguments',
    "new Formula('y', {boxed: true});",
    "new Formula({tex: 'y', boxed: true});",
  ],
  [
    'properties-from-arguments',
    "new CodeBlock('n = 1', 'python');",
    "new CodeBlock({language: 'python', code: 'n = 1'});",
  ],
  [
    'properties-from-arguments',
    "new Table(['a', 'b'], [['1', '2']]);",
    "new Table({rows: [['1', '2']], head: ['a', 'b']});",
  ],
  [
    'arguments-from-options',
    "figure.circle({center: [1, 1], radius: 2, color: 'blue'});",
    "figure.circle([1, 1], 2, {color: 'blue'});",
  ],
  [
    'arguments-from-options',
    "cells.pointer(0, {label: 'i', color: 'blue'});",
    "cells.pointer('i', 0, {color: 'blue'});",
  ],
  [
    'class-name',
    "stage.place(new Text({text: 'a'}), 'A4');",
    "stage.place(new Words({text: 'a'}), 'A4');",
  ],
  [
    'class-name',
    "const graph = new Graph({nodes: [{id: 'a'}], edges: []}); graph.node('a');",
    'new Diagram({nodes',
  ],
  [
    'class-name',
    'const graph = new Graph({x: [0, 1]}); graph.curve(x => x);',
    'new Plot({x: [0, 1]})',
  ],
  [
    'axis-object',
    "new Plot({x: {min: 0, max: 4, label: 't'}, y: 3});",
    "new Plot({x: [0, 4], xLabel: 't', y: [0, 3]});",
  ],
  [
    'literal-name',
    "new Diagram({nodes: [{id: 'a', shape: 'rounded'}], edges: [], direction: 'LR'});",
    "new Diagram({nodes: [{id: 'a', shape: 'round'}], edges: [], direction: 'right'});",
  ],
  [
    'literal-name',
    "new CodeBlock({code: 'SELECT 1', language: 'brainfuck'});",
    "new CodeBlock({code: 'SELECT 1', language: 'text'});",
  ],
  [
    'point-as-list',
    'const a = {x: 0, y: 1}; figure.segment(a, {x: 2, y: 2});',
    'figure.segment([a.x, a.y], [2, 2]);',
  ],
  [
    'part-by-name',
    "const d = new Diagram({nodes: [{id: 'a'}, {id: 'b'}], edges: [{from: 'a', to: 'b'}]}); const a = d.node('a'); d.edge(a, 'b');",
    "d.edge('a', 'b');",
  ],
  [
    'listed-parts',
    "const chart = stage.place(new BarChart({bars: [{label: 'a', value: 1}, {label: 'b', value: 2}]}), 'A5'); yield* stage.show(...chart.bars);",
    'stage.show(...[chart.bar(0), chart.bar(1)]);',
  ],
  [
    'theme-color',
    "figure.point([1, 1], {color: parts.length > 1 ? 'red' : 'grey'});",
    "color: parts.length > 1 ? 'pink' : 'muted'",
  ],
  ['idiom', "stage.color(cells.cell(0), 'blue');", "yield* cells.cell(0).highlight('blue');"],
  [
    'filled-diagram',
    "const d = stage.placeIn(new Diagram({layout: 'tree'}), 'A3', 'B6'); const a = d.addNode('a', {label: 'one', x: 3}); const b = d.addNode('b', 'two'); d.addEdge(a, b, {label: 'to'}); yield* stage.show(d);",
    "new Diagram({nodes: [{id: 'a', label: 'one'}, {id: 'b', label: 'two'}], edges: [{from: 'a', to: 'b', label: 'to'}]})",
  ],
  [
    'filled-diagram',
    "const d = new Diagram({nodes: [{id: 'a'}], edges: []}); d.addNode('b'); const a = d.node('a');",
    "new Diagram({nodes: [{id: 'a'}, {id: 'b'}], edges: []})",
  ],
  [
    'filled-diagram',
    "const d = stage.placeIn(new Diagram(), 'A3', 'B6'); const a = d.node('a'); const b = d.node('b'); const ab = d.edge(a, b); yield* stage.show(d, a); yield* stage.show(b);",
    "const ab = d.edge('a', 'b'); yield* stage.show(d, a); yield* stage.show(b, d.edge('a', 'b'));",
  ],
];

describe('mending without a model', () => {
  it.each(TABLE)('%s: %s', (fix, broken, mended) => {
    const {text, applied, left} = mendScene({file, text: sceneWith(broken)}, diagnostician);
    expect(left.map(({message}) => message)).toEqual([]);
    expect(text).toContain(mended);
    expect(applied.map(change => change.fix)).toContain(fix);
  });

  it('makes a plain function given to a beat an animation, its await a yield*', () => {
    const text = sceneWith('await stage.show(words);').replace(
      'stage.beat(1, function* () {',
      'stage.beat(1, async () => {',
    );
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain('stage.beat(1, function* () {');
    expect(mended.text).toContain('yield* stage.show(words);');
  });

  it('counts beats as the lines are counted', () => {
    const text = sceneWith('yield* stage.show(words);')
      .replace("lines: ['one']", "lines: ['one', 'two']")
      .replace('stage.beat(1,', 'stage.beat(0,')
      .replace(/\}\);\n\}\);\n$/, '});\n  yield* stage.beat(1, function* () {});\n});\n');
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.applied.map(({fix}) => fix)).toContain('renumbered-beats');
    expect(mended.text.match(/beat\(\d/g)).toEqual(['beat(1', 'beat(2']);
  });

  it('takes what is declared in one beat and used in another out of both', () => {
    const text = sceneWith('const late = figure.point([2, 2]);')
      .replace("lines: ['one']", "lines: ['one', 'two']")
      .replace(
        /\}\);\n\}\);\n$/,
        '});\n  yield* stage.beat(2, function* () {\n    yield* stage.show(late);\n  });\n});\n',
      );
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain(
      '  const late = figure.point([2, 2]);\n  yield* stage.beat(1, function* () {',
    );
  });

  it.each([
    ['fences', (scene: string) => `\`\`\`tsx\n${scene}\`\`\`\n`],
    ['a sentence before', (scene: string) => `Here is the corrected scene:\n\n${scene}`],
    [
      'fences among sentences',
      (scene: string) =>
        `Sure! This is it:\n\n\`\`\`tsx\n${scene}\`\`\`\n\nI hope this helps, ask me more.\n`,
    ],
  ])('leaves out what a model says around the code: %s', (_, wrap) => {
    const scene = sceneWith('yield* stage.show(words);');
    const mended = mendScene({file, text: wrap(scene)}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toBe(scene);
  });

  it('makes an animation given to a beat one that the beat plays', () => {
    const text = sceneWith('').replace(
      /function\* \(\) \{\s+yield\* (all\(.*\));\s+\}\);\n\}\);/,
      '$1);\n});',
    );
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain('stage.beat(1, function* () { yield* all(');
  });

  it('has nothing of ours imported as the default', () => {
    const text = sceneWith('yield* stage.show(words);').replace(
      'import {Cells, Figure, Formula, Words, lecture}',
      'import lecture, {Cells, Figure, Formula, Words}',
    );
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain("lecture} from 'lectern'");
  });

  it('takes a scene out of what makes plain scenes', () => {
    const text = sceneWith('yield* stage.show(words);')
      .replace('export default lecture(', 'export default makeScene2D(lecture(')
      .replace(/\}\);\n$/, '}));\n');
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain('export default lecture(');
  });

  it('imports a name from where it is, though it was imported from elsewhere', () => {
    const text = `import {waitFor} from '@motion-canvas/2d';\n${sceneWith('yield* waitFor(1);').replace(/^.*\n/, '')}`;
    const mended = mendScene(
      {
        file,
        text: text
          .replace('yield* all(', 'yield* stage.show(')
          .replace(
            'stage.show(stage.show(figure, cells, point));',
            'stage.show(figure, cells, point);',
          ),
      },
      diagnostician,
    );
    expect(mended.left).toEqual([]);
    expect(mended.text).toContain("import {waitFor} from '@motion-canvas/core';\nimport {Cells");
  });

  it('puts beats into the order of the lines', () => {
    const text = sceneWith('yield* stage.show(words);')
      .replace("lines: ['one']", "lines: ['one', 'two']")
      .replace('stage.beat(1,', 'stage.beat(2,')
      .replace(/\}\);\n\}\);\n$/, '});\n  yield* stage.beat(1, function* () {});\n});\n');
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.left).toEqual([]);
    expect(mended.text.indexOf('beat(1,')).toBeLessThan(mended.text.indexOf('beat(2,'));
    expect(mended.text).toMatch(/beat\(2, function\* \(\) \{\s+yield\* all/);
  });

  it('follows what is declared with a mistake to where it is used', () => {
    const body =
      "const line = new NumberLine({range: [0, 9]});\n    const mark = line.pointer('k', 3, {color: 'blue'});\n    yield* stage.show(line, mark);\n    yield* mark.pointAt(5);";
    const {text, left} = mendScene({file, text: sceneWith(body)}, diagnostician);
    expect(left).toEqual([]);
    expect(text).toContain("line.point(3, {label: 'k'");
    expect(text).toContain('mark.slideTo(5)');
  });

  it('does not trade one mistake for another', () => {
    const body = 'yield* cells.setValue([0, 0], words.nothing);';
    const {text, left} = mendScene({file, text: sceneWith(body)}, diagnostician);
    expect(left.length).toBeGreaterThan(0);
    expect(text).toContain('cells.setValue(');
  });

  it('goes on where one mistake hides others', () => {
    const body =
      "const more = Words({content: 'a', fontsize: '32px'});\n    stage.place(more, 'a9');\n    yield* more.fadeIn(1);";
    const {text, left} = mendScene({file, text: sceneWith(body)}, diagnostician);
    expect(left).toEqual([]);
    expect(text).toContain("text: 'a', fontSize: 32");
    expect(text).toContain('yield* stage.show(more);');
  });

  it('leaves a scene as it was where it cannot help', () => {
    const text = sceneWith('yield* stage.levitate(words, unheardOf);');
    const mended = mendScene({file, text}, diagnostician);
    expect(mended.text).toBe(text);
    expect(mended.applied).toEqual([]);
    expect(mended.left.length).toBeGreaterThan(0);
  });

  it.each(['', 'yield* stage.show(words).nothing;'])(
    'leaves a comment after the code where it is: %s',
    statement => {
      const text = `${sceneWith(statement)}\n/*\n * Made for the second lecture, to be shown once.\n */\n`;
      const mended = mendScene({file, text}, diagnostician);
      expect(mended.text).toContain('* Made for the second lecture, to be shown once.');
    },
  );

  it('changes nothing in a scene without mistakes', () => {
    const text = sceneWith('yield* stage.show(words);');
    expect(mendScene({file, text}, diagnostician)).toEqual({text, applied: [], left: []});
  });

  it('has a row for each fix', () => {
    const files = readdirSync(new URL('../../../agents/fix/fixes/', import.meta.url));
    expect(FIXES.map(({code}) => `${code}.ts`).sort()).toEqual(files.sort());
    const tested = new Set([...TABLE.map(([fix]) => fix), 'renumbered-beats']);
    expect(FIXES.map(({code}) => code).filter(code => !tested.has(code))).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {applySceneEdits} from '../../../agents/critic/apply-scene-edits.ts';
import {sceneObjects} from '../../../agents/critic/scene-objects.ts';
import {type SceneEdit, sceneEditSchema} from '../../../schema/scene-edit.ts';

const scene = `import {CodeBlock, Figure, Icon, Plot, Words, lecture} from 'lectern';

export default lecture({title: 'Title', lines: ['One', 'Two', 'Three']}, function* (stage) {
  const plot = stage.placeIn(new Plot({x: [0, 5], y: [0, 5]}), 'A1', 'F6'); // the graph
  const curve = plot.curve(x => x, {color: 'blue'});
  const guide = plot.curve(x => 2 * x);
  const words = stage.place(
    new Words({
      text: 'Hello', // a greeting
      scale: 0.8,
    }),
    'B2',
  );
  const icon = stage.placeIn(new Icon({name: 'lucide:sun'   }), 'C3', /* to */ 'C4');
  const code = stage.place(new CodeBlock({language: 'python', code: 'x'}), 'D1');
  const make = () => stage.place(new Words({text: 'made'}), 'A1');
  const made = make();
  const list = [new Words({text: 'listed'})];
  const [taken] = list;
  const peak = plot.point([1, 1], {label: 'peak', side: 'left'});
  const foot = plot.point([0, 0], {label: 'foot'});
  const card = stage.placeIn(new Rect({width: 200, height: 90}), 'A5', 'B6');
  card.x(card.x() + 40); // too far
  const moved = stage.place(new Words({text: 'x', color: "red"}), "E1");
  yield* stage.beat(1, function* () {
    yield* stage.show(plot, curve, words, moved);
    yield* stage.label(words, 'a word'); // its name
  });
  yield* stage.beat(2, function* () { // light
    // the icon comes
    yield* icon.scale(3, 0.5);
    yield* stage.show(icon);
    yield* stage.move(moved, "E2");
  });
  yield* stage.beat(3, function* () {});
});
`;

const withLines = (lines: string) => `import {Words, lecture} from 'lectern';

export default lecture({title: 'Title', lines: ['One']}, function* (stage) {
${lines}
});
`;

const applied: [name: string, edit: SceneEdit, before: string, after: string][] = [
  [
    'an area',
    {kind: 'move', object: 'plot', from: 'B1', to: 'F5'},
    `'A1', 'F6'); //`,
    `'B1', 'F5'); //`,
  ],
  [
    'an area to a cell',
    {kind: 'move', object: 'plot', from: 'C3'},
    `placeIn(new Plot({x: [0, 5], y: [0, 5]}), 'A1', 'F6')`,
    `place(new Plot({x: [0, 5], y: [0, 5]}), 'C3')`,
  ],
  [
    'a comment between anchors',
    {kind: 'move', object: 'icon', from: 'D3'},
    `'C3', /* to */ 'C4'`,
    `'D3', /* to */ 'D3'`,
  ],
  ['double quotes', {kind: 'move', object: 'moved', from: 'F1'}, `"E1"`, `"F1"`],
  [
    'a move in its beat',
    {kind: 'move', object: 'moved', from: 'F1', to: 'F2', beat: 2},
    `"E2"`,
    `"F1", "F2"`,
  ],
  [
    'the first placement in an earlier beat',
    {kind: 'move', object: 'moved', from: 'F1', beat: 1},
    `"E1"`,
    `"F1"`,
  ],
  [
    'a scale that is there',
    {kind: 'scale', object: 'words', factor: 0.5},
    'scale: 0.8',
    'scale: 0.4',
  ],
  [
    'a scale that is not',
    {kind: 'scale', object: 'icon', factor: 1.5},
    `sun'   }`,
    `sun', scale: 1.5   }`,
  ],
  [
    'a colour that is there',
    {kind: 'recolour', object: 'moved', color: '#aabbcc'},
    `"red"`,
    `'#aabbcc'`,
  ],
  [
    'the colour of a part',
    {kind: 'recolour', object: 'curve', color: '#aabbcc'},
    `{color: 'blue'}`,
    `{color: '#aabbcc'}`,
  ],
  [
    'a colour on its own line',
    {kind: 'recolour', object: 'words', color: '#aabbcc'},
    `scale: 0.8,\n`,
    `scale: 0.8,\n      color: '#aabbcc',\n`,
  ],
  [
    'a size of letters',
    {kind: 'text-size', object: 'moved', px: 32},
    `color: "red"}`,
    `color: "red", fontSize: 32}`,
  ],
  [
    'a label that the stage places',
    {kind: 'label-side', label: 'a word', side: 'below'},
    `'a word'); //`,
    `'a word', {side: 'below'}); //`,
  ],
  [
    'the side of a label',
    {kind: 'label-side', label: 'peak', side: 'right'},
    `side: 'left'`,
    `side: 'right'`,
  ],
  [
    'a side that is left to the stage',
    {kind: 'label-side', label: 'peak'},
    `{label: 'peak', side: 'left'}`,
    `{label: 'peak'}`,
  ],
  [
    'a label among the options of a part',
    {kind: 'label-side', label: 'foot', side: 'above'},
    `{label: 'foot'}`,
    `{label: 'foot', side: 'above'}`,
  ],
  [
    'what stays in its beat',
    {kind: 'stay', object: 'icon', beat: 2},
    `    yield* icon.scale(3, 0.5);\n`,
    ``,
  ],
  [
    'what stays before the beats, comments kept',
    {kind: 'stay', object: 'card'},
    `card.x(card.x() + 40); // too far`,
    ` // too far`,
  ],
  [
    'short motions of a beat, slower',
    {kind: 'pace', beat: 2, factor: 4},
    `icon.scale(3, 0.5)`,
    `icon.scale(3, 2)`,
  ],
  [
    'a box as wide as it has to be',
    {kind: 'widen', object: 'card', width: 320, height: 60},
    `width: 200,`,
    `width: 320,`,
  ],
  [
    'into an empty beat',
    {kind: 'remove', object: 'words', beat: 3},
    `beat(3, function* () {});`,
    `beat(3, function* () {\n    yield* stage.clear(words);\n  });`,
  ],
  [
    'before the comments of a beat',
    {kind: 'remove', object: 'words', beat: 2},
    `{ // light\n`,
    `{ // light\n    yield* stage.clear(words);\n`,
  ],
];

const refused: [name: string, edit: SceneEdit, reason: RegExp][] = [
  ['an unknown name', {kind: 'move', object: 'plt', from: 'A1'}, /`plot`, `words`.*Perhaps `plot`/],
  ['a helper function', {kind: 'move', object: 'made', from: 'A2'}, /made by `make/],
  ['a list', {kind: 'scale', object: 'list', factor: 2}, /list/],
  ['destructuring', {kind: 'move', object: 'taken', from: 'A2'}, /taken out/],
  ['a part moved', {kind: 'move', object: 'curve', from: 'A2'}, /part of `plot`/],
  ['a part without colour', {kind: 'recolour', object: 'guide', color: '#aabbcc'}, /no `color`/],
  ['swapped corners', {kind: 'move', object: 'plot', from: 'F6', to: 'A1'}, /empty/],
  ['the same place', {kind: 'move', object: 'plot', from: 'A1', to: 'F6'}, /already/],
  ['a beat after a move', {kind: 'move', object: 'moved', from: 'F1', beat: 3}, /name beat 2/],
  ['a larger plot', {kind: 'scale', object: 'plot', factor: 1.5}, /larger area/],
  ['scaled code', {kind: 'scale', object: 'code', factor: 0.5}, /whatever its scale/],
  ['letters of a plot', {kind: 'text-size', object: 'plot', px: 32}, /larger area/],
  ['a label that is not there', {kind: 'label-side', label: 'toe', side: 'above'}, /No label/],
  ['a side that is free already', {kind: 'label-side', label: 'foot'}, /already/],
  ['what stays anyway', {kind: 'stay', object: 'card', beat: 1}, /off its place in beat 1/],
  ['a beat without motions', {kind: 'pace', beat: 3, factor: 2}, /no seconds of less than one/],
  ['a beat without waits', {kind: 'pace', beat: 2, factor: 0.5}, /no longer wait/],
  ['a box that is wide enough', {kind: 'widen', object: 'card', width: 9, height: 9}, /larger/],
  ['an object used later', {kind: 'remove', object: 'moved', beat: 2}, /still used/],
  ['an object used in that beat', {kind: 'remove', object: 'icon', beat: 2}, /still used/],
  ['an object never shown', {kind: 'remove', object: 'code', beat: 3}, /not on the stage/],
  ['a missing beat', {kind: 'remove', object: 'words', beat: 4}, /no one call/],
];

describe('what vanishes without the stage', () => {
  const scene = (vanishing: string, after = ''): string =>
    `import {Icon, lecture} from 'lectern';\n\nexport default lecture({title: 'T', lines: ['a', 'b']}, function* (stage) {\n  const icon = stage.place(new Icon({name: 'lucide:book'}), 'A1');\n  yield* stage.beat(1, function* () {\n    yield* stage.show(icon);\n  });\n  yield* stage.beat(2, function* () {\n    ${vanishing}\n    ${after}\n  });\n});\n`;
  const edit: SceneEdit = {kind: 'remove', object: 'icon', beat: 2};

  it.each(['yield* icon.opacity(0, 0.4);', 'icon.opacity(0);', 'icon.remove();'])(
    'leaves by the stage at the same place instead: %s',
    vanishing => {
      expect(applySceneEdits(scene(vanishing), [edit]).source).toBe(
        scene('yield* stage.clear(icon);'),
      );
    },
  );

  it('stays as it is where it comes back', () => {
    const source = scene('yield* icon.opacity(0, 0.4);', 'yield* icon.opacity(1, 0.4);');
    expect(applySceneEdits(source, [edit]).refused).toHaveLength(1);
  });
});

describe('edits of a scene', () => {
  it.each(applied)('changes nothing but what it says: %s', (_, edit, before, after) => {
    expect(sceneEditSchema.parse(edit)).toEqual(edit);
    expect(scene.split(before)).toHaveLength(2);
    const result = applySceneEdits(scene, [edit]);
    expect(result.refused).toEqual([]);
    expect(result.source).toBe(scene.replace(before, () => after));
  });

  it.each(refused)('leaves the scene alone and says why: %s', (_, edit, reason) => {
    const result = applySceneEdits(scene, [edit]);
    expect(result.source).toBe(scene);
    expect(result.refused[0]?.reason).toMatch(reason);
  });

  it('spreads a cell to an area over lines as they were', () => {
    const {source} = applySceneEdits(scene, [
      {kind: 'move', object: 'words', from: 'B2', to: 'C3'},
    ]);
    expect(source).toContain('const words = stage.placeIn(\n');
    expect(source).toContain("    'B2',\n    'C3',\n  );");
  });

  it.each([
    [
      'a loop',
      "  for (const at of [1, 2]) { const one = stage.place(new Words({text: 'x'}), 'A1'); }",
      /a loop/,
    ],
    [
      'two of one name',
      "  const one = stage.place(new Words({text: 'x'}), 'A1');\n  { const one = 1; }",
      /Several/,
    ],
    [
      'an assignment',
      "  let one = stage.place(new Words({text: 'x'}), 'A1');\n  one = other;",
      /more than once/,
    ],
    [
      'a callback',
      "  [1].forEach(() => { const one = stage.place(new Words({text: 'x'}), 'A1'); });",
      /helper function/,
    ],
  ])('refuses what may be several objects: %s', (_, lines, reason) => {
    const source = withLines(lines);
    const result = applySceneEdits(source, [{kind: 'move', object: 'one', from: 'B1'}]);
    expect(result.source).toBe(source);
    expect(result.refused[0]?.reason).toMatch(reason);
  });

  it.each([
    ['none', 'new Icon()', "new Icon({color: '#aabbcc'})"],
    ['empty ones', 'new Icon({})', "new Icon({color: '#aabbcc'})"],
    ['a comma at the end', "new Icon({name: 'x',})", "new Icon({name: 'x', color: '#aabbcc',})"],
    [
      'a comment at the end',
      "new Icon({\n    name: 'x' // sun\n  })",
      "new Icon({\n    name: 'x', // sun\n    color: '#aabbcc'\n  })",
    ],
    ['a name in short', 'new Icon({color, name})', "new Icon({color: '#aabbcc', name})"],
    ['others spread', 'new Icon({...usual})', "new Icon({...usual, color: '#aabbcc'})"],
    [
      'lines of Windows',
      "new Icon({\r\n    name: 'x',\r\n  })",
      "new Icon({\r\n    name: 'x',\r\n    color: '#aabbcc',\r\n  })",
    ],
  ])('adds a colour to properties: %s', (_, before, after) => {
    const lines = `  const one = stage.place(${before}, 'A1');`;
    const {source} = applySceneEdits(withLines(lines).replace('{Words, ', '{Icon, Words, '), [
      {kind: 'recolour', object: 'one', color: '#aabbcc'},
    ]);
    expect(source).toContain(`stage.place(${after}, 'A1');`);
  });

  it('does not clear what leaves anyway', () => {
    const source = scene.replace(
      'beat(3, function* () {}',
      'beat(3, function* () { yield* stage.clear(); }',
    );
    const result = applySceneEdits(source, [{kind: 'remove', object: 'words', beat: 3}]);
    expect(result.refused[0]?.reason).toMatch(/anyway/);
  });

  it('does not remove what a part on the stage needs', () => {
    const source = scene.replace(
      'beat(3, function* () {}',
      'beat(3, function* () { yield* stage.emphasise(curve); }',
    );
    const result = applySceneEdits(source, [{kind: 'remove', object: 'plot', beat: 3}]);
    expect(result.refused[0]?.reason).toMatch(/`curve`, which needs `plot`/);
  });

  it('applies later edits to what earlier ones left', () => {
    const edit: SceneEdit = {kind: 'scale', object: 'icon', factor: 0.5};
    expect(applySceneEdits(scene, [edit, edit]).source).toContain('scale: 0.25');
  });

  it('refuses everything in a scene that does not parse', () => {
    const broken = scene.slice(0, -6);
    const result = applySceneEdits(broken, [{kind: 'move', object: 'plot', from: 'A1'}]);
    expect(result).toMatchObject({source: broken, applied: [], refused: [{}]});
  });

  it('names the objects with the place of their new', () => {
    expect(sceneObjects(scene)[0]).toEqual({
      name: 'plot',
      kind: 'Plot',
      line: 4,
      column: 30,
      anchors: ['A1', 'F6'],
    });
  });
});

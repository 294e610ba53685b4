/** One of a few words, spelt otherwise or taken from another library: `'rounded'` for `'round'`, `'horizontal'` for `'right'`. */
import ts from 'typescript';
import {nearestName} from '../../../schema/nearest-name.ts';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

/** Words that say the same where one of them is wanted. */
const SAME: readonly (readonly string[])[] = [
  [
    'right',
    'horizontal',
    'LR',
    'row',
    'ltr',
    'left-to-right',
    'leftToRight',
    'east',
    'x',
    'RIGHT',
    'end',
  ],
  [
    'down',
    'vertical',
    'TB',
    'TD',
    'column',
    'top-down',
    'topDown',
    'top-to-bottom',
    'south',
    'y',
    'DOWN',
  ],
  ['up', 'BT', 'bottom-up', 'north', 'column-reverse', 'UP'],
  ['above', 'top', 'up', 'north', 'over', 'UP'],
  ['below', 'bottom', 'down', 'south', 'under', 'DOWN'],
  ['left', 'start', 'west', 'LEFT'],
  ['center', 'middle', 'centre', 'centered'],
  ['box', 'rect', 'rectangle', 'square', 'roundrect', 'block'],
  ['round', 'rounded', 'pill', 'stadium', 'ellipse', 'oval', 'capsule'],
  ['diamond', 'rhombus', 'decision'],
  ['circle', 'dot', 'disc', 'doublecircle', 'ring'],
  ['plain', 'none', 'text', 'borderless'],
  ['underline', 'line', 'under'],
  ['strike', 'cross', 'strikethrough', 'cancel', 'crossout', 'line-through'],
  ['box', 'background', 'fill', 'patch', 'marker', 'frame', 'circle'],
  ['equals', '=', 'equal', 'center', 'relation'],
  ['code', 'mono', 'monospace'],
  ['words', 'sans', 'sans-serif', 'serif', 'text'],
  ['none', 'nothing', 'hidden'],
  ['head', 'header', 'headers'],
  ['javascript', 'js', 'node', 'ecmascript'],
  ['typescript', 'ts'],
  ['python', 'py', 'python3'],
  ['cpp', 'c++', 'cxx'],
  ['csharp', 'c#', 'cs'],
  ['rust', 'rs'],
  ['html', 'svg'],
  ['pi', 'π', 'radians', 'PI'],
  ['one', 'number', '1'],
];
/** What takes any other word, where it is one of those wanted. */
const PLAINEST = ['text'];

export const literalName: Fix = {
  code: 'literal-name',
  mends: ['ts2322', 'ts2345', 'ts2820', 'ts2769'],
  *propose({node, scene: {checker}}) {
    const value = valueAt(node);
    if (value === undefined || !ts.isStringLiteralLike(value)) return;
    const wanted = checker.getContextualType(value);
    const names = (wanted?.isUnion() ? wanted.types : []).flatMap(type =>
      type.isStringLiteral() ? [type.value] : [],
    );
    // The cells of the grid, and the colours of the theme, are told apart elsewhere.
    if (names.length === 0 || names.includes('A1') || names.includes('accent')) return;
    const same = SAME.filter(([, ...others]) => others.includes(value.text)).map(
      ([first]) => first,
    );
    const nearest = nearestName(value.text, names, 0.3);
    const known = [...same, nearest, ...PLAINEST].filter(name => name !== undefined);
    for (const name of new Set(known)) {
      if (!names.includes(name) || name === value.text) continue;
      yield {title: `it is called ${name}`, splices: [replaced(value, `'${name}'`)]};
    }
  },
};

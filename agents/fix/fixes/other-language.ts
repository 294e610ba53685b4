/** Words of other languages and libraries that TypeScript and Lectern do not have: `None`, `len(x)`, `UP`, `PI`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

/** What a name may mean, the likeliest first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  True: ['true'],
  False: ['false'],
  None: ['undefined'],
  nil: ['undefined'],
  self: ['stage'],
  scene: ['stage'],
  view: ['stage'],
  UP: ["'above'", '[0, 1]'],
  DOWN: ["'below'", '[0, -1]'],
  LEFT: ["'left'", '[-1, 0]'],
  RIGHT: ["'right'", '[1, 0]'],
  ORIGIN: ['[0, 0]'],
  TAU: ['2 * Math.PI'],
  DEGREES: ['(Math.PI / 180)'],
  inf: ['Infinity'],
  str: ['String'],
  float: ['Number'],
  BLUE: ["'blue'"],
  RED: ["'pink'"],
  GREEN: ["'green'"],
  YELLOW: ["'yellow'"],
  ORANGE: ["'orange'"],
  PURPLE: ["'violet'"],
  PINK: ["'pink'"],
  WHITE: ["'text'"],
  GREY: ["'muted'"],
  GRAY: ["'muted'"],
};

/** What a call may mean; `$1` is its first argument. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  len: ['$1.length'],
  int: ['Math.trunc(Number($1))'],
  range: ['[...Array($1).keys()]'],
  sum: ['$1.reduce((total, value) => total + value, 0)'],
  sorted: ['[...$1].sort()'],
  reversed: ['[...$1].reverse()'],
  enumerate: ['$1.entries()'],
};

export const otherLanguage: Fix = {
  code: 'other-language',
  mends: ['ts2304', 'ts2552', 'ts2349', 'forbidden-global', 'ts2339', 'ts2345', 'ts2769'],
  *propose({node, scene: {checker}}) {
    if (!ts.isIdentifier(node)) return;
    const {parent} = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    if (isDeclaredInScene(node, checker)) return;
    if (ts.isCallExpression(parent) && parent.expression === node) {
      const given = parent.arguments.map(argument => argument.getText());
      for (const says of CALLS[node.text] ?? []) {
        if (given.length !== 1) continue;
        yield {
          title: `${node.text} is said otherwise`,
          splices: [replaced(parent, says.replaceAll('$1', given[0] ?? ''))],
        };
      }
    }
    const known = Object.hasOwn(NAMES, node.text) ? (NAMES[node.text] ?? []) : [];
    for (const name of Object.hasOwn(Math, node.text) ? [`Math.${node.text}`] : known) {
      yield {title: `${node.text} is called ${name}`, splices: [replaced(node, name)]};
    }
  },
};

function isDeclaredInScene(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const [declaration] = checker.getSymbolAtLocation(node)?.declarations ?? [];
  return declaration?.getSourceFile() === node.getSourceFile();
}

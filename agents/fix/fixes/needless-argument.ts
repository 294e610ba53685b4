/** More arguments than a function takes, such as a duration that is settled by the theme. */
import {color} from 'd3-color';
import ts from 'typescript';
import {type Fix, callWith, withoutArgument} from '../fix.ts';

export const needlessArgument: Fix = {
  code: 'needless-argument',
  mends: ['ts2554', 'ts2345', 'ts2353', 'ts2559', 'ts2560', 'ts2769'],
  isLastResort: true,
  *propose({node, diagnostic}) {
    const call = ts.findAncestor(
      node,
      (candidate): candidate is ts.CallExpression | ts.NewExpression =>
        ts.isCallExpression(candidate) || ts.isNewExpression(candidate),
    );
    const found =
      diagnostic.code === 'ts2554' && call !== undefined
        ? {
            call,
            index:
              call.arguments?.findIndex(
                ({pos, end}) => pos <= diagnostic.start && diagnostic.start < end,
              ) ?? -1,
          }
        : callWith(node);
    if (found === undefined || found.index < 0) return;
    // What is worked out may matter; a number or options beside the others hardly do.
    const argument = found.call.arguments?.[found.index];
    if (argument === undefined || !isIncidental(argument, diagnostic.code === 'ts2554')) return;
    const splice = withoutArgument(found.call, found.index);
    if (splice !== undefined) {
      yield {title: `no ${argument.getText().slice(0, 30)} is wanted here`, splices: [splice]};
    }
  },
};

/** Options are given up only where none are taken: a wrong one among them is another mistake. */
function isIncidental(node: ts.Expression, isTooMany: boolean): boolean {
  return (
    ts.isNumericLiteral(node) ||
    (isTooMany && (ts.isObjectLiteralExpression(node) || isColor(node))) ||
    (ts.isIdentifier(node) && /^(?:ease|linear)/.test(node.text))
  );
}

function isColor(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) && color(node.text) !== null;
}

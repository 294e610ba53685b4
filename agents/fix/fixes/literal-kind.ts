/** A number written as a string, or the other way round. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const literalKind: Fix = {
  code: 'literal-kind',
  mends: ['ts2322', 'ts2345', 'ts2769'],
  *propose({node}) {
    const value = valueAt(node);
    if (value === undefined) return;
    if (ts.isNumericLiteral(value) || isNegative(value)) {
      yield {title: 'words are wanted', splices: [replaced(value, `'${value.getText()}'`)]};
    }
    if (!ts.isStringLiteralLike(value)) return;
    const [, number] = /^\s*(-?\d+(?:\.\d+)?)\s*(?:px|em|s|deg|°|%)?\s*$/.exec(value.text) ?? [];
    if (number !== undefined) {
      yield {title: 'a number is wanted', splices: [replaced(value, number)]};
    }
    if (value.text === 'true' || value.text === 'false') {
      yield {title: 'true or false is wanted', splices: [replaced(value, value.text)]};
    }
    if (value.text === 'bold')
      yield {title: 'a weight is a number', splices: [replaced(value, '700')]};
    if (value.text === 'normal') {
      yield {title: 'a weight is a number', splices: [replaced(value, '400')]};
    }
  },
};

function isNegative(node: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand);
}

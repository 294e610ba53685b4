/** Row, column or step 0 of something that counts from 1: it throws when the scene is played. */
import ts from 'typescript';
import type {Splice} from '../../../schema/diagnostic.ts';
import type {Rule} from '../rule.ts';
import {descendants} from '../syntax.ts';

/** Classes that count from 1, and the methods that take numbers. */
const COUNTING: Readonly<Record<string, readonly string[]>> = {
  Table: ['row', 'column', 'cell'],
  MatrixTable: ['row', 'column', 'entry'],
  Derivation: ['step'],
};

export const countsFromOne: Rule = {
  code: 'counts-from-one',
  remedy: 'Rows, columns and steps count from 1; the head of a table is no row.',
  *check({sourceFile, checker}) {
    const calls = descendants(sourceFile).filter(ts.isCallExpression);
    for (const call of calls) {
      if (!isNumbered(call, checker)) continue;
      const zero = call.arguments.find(argument => argument.getText() === '0');
      if (zero === undefined) continue;
      const splices = shiftedByOne(call, calls);
      yield {
        at: zero,
        message: `\`${call.getText()}\` is asked for number 0, and they count from 1.`,
        ...(splices === undefined ? {} : {repair: {title: 'numbers count from 1', splices}}),
      };
    }
  },
};

function isNumbered(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const {expression} = call;
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const owner = checker.getTypeAtLocation(expression.expression).symbol as ts.Symbol | undefined;
  return COUNTING[owner?.name ?? '']?.includes(expression.name.text) ?? false;
}

/**
 * All numbers that the same thing is asked for with this method, one higher: who begins with 0
 * goes on with 1. Undefined where some of them are worked out.
 */
function shiftedByOne(
  call: ts.CallExpression,
  calls: readonly ts.CallExpression[],
): Splice[] | undefined {
  const method = call.expression.getText();
  const same = calls.filter(other => other.expression.getText() === method);
  const numbers = same.flatMap(other => [...other.arguments]);
  if (!numbers.every(ts.isNumericLiteral)) return undefined;
  return numbers.map(number => ({
    start: number.getStart(),
    end: number.end,
    text: String(Number(number.text) + 1),
  }));
}

/** An area whose corners are the wrong way round: it would reach from right to left, or from below upwards. */
import ts from 'typescript';
import {replaced} from '../../fix/splice.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants, literalText} from '../syntax.ts';

/** Where the two corners stand among the arguments. */
const CALLS: Readonly<Record<string, number>> = {placeIn: 1, move: 1};

export const swappedArea: Rule = {
  code: 'swapped-area',
  remedy: 'Name the cell at the top left first, then the one at the bottom right.',
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isCallExpression(node)) continue;
      const at = CALLS[calledName(node) ?? ''];
      if (at === undefined) continue;
      const [first, second] = [node.arguments[at], node.arguments[at + 1]];
      const [from, to] = [cellOf(first), cellOf(second)];
      if (first === undefined || second === undefined || !from || !to) continue;
      if (from.row <= to.row && from.column <= to.column) continue;
      const top = name(Math.min(from.row, to.row), Math.min(from.column, to.column));
      const bottom = name(Math.max(from.row, to.row), Math.max(from.column, to.column));
      yield {
        at: first,
        message: `The area from ${literalText(first) ?? ''} to ${literalText(second) ?? ''} is the wrong way round.`,
        repair: {
          title: `the area is ${top} to ${bottom}`,
          splices: [replaced(first, `'${top}'`), replaced(second, `'${bottom}'`)],
        },
      };
    }
  },
};

interface Cell {
  readonly row: number;
  readonly column: number;
}

function cellOf(node: ts.Expression | undefined): Cell | undefined {
  const [, row, column] = /^([A-F])([1-6])$/.exec(literalText(node) ?? '') ?? [];
  return row === undefined ? undefined : {row: row.charCodeAt(0), column: Number(column)};
}

function name(row: number, column: number): string {
  return `${String.fromCharCode(row)}${column}`;
}

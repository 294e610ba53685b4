/** A loop that never ends: it turns a few times. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

const TURNS = 3;

export const boundedLoop: Fix = {
  code: 'bounded-loop',
  mends: ['endless-scene'],
  *propose({node}) {
    if (ts.isWhileStatement(node)) {
      yield {
        title: 'the loop turns a few times',
        splices: [
          {
            start: node.getStart(),
            end: node.statement.getStart(),
            text: `for (let turn = 0; turn < ${TURNS}; turn++) `,
          },
        ],
      };
    }
    if (ts.isCallExpression(node)) {
      const [first, ...others] = node.arguments;
      if (first === undefined) return;
      const isCount = others.length > 0;
      yield {
        title: 'the loop turns a few times',
        splices: [
          {
            start: first.getStart(),
            end: isCount ? first.end : first.getStart(),
            text: isCount ? `${TURNS}` : `${TURNS}, `,
          },
        ],
      };
    }
  },
};

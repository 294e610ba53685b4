/** A parameter of a helper function without its type: a number or words, as a rule. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';

export const parameterType: Fix = {
  code: 'parameter-type',
  mends: ['ts7006', 'ts7031', 'ts7019'],
  *propose({node}) {
    const parameter = ts.findAncestor(node, ts.isParameter);
    if (parameter === undefined || parameter.type !== undefined) return;
    const around = parameter.parent;
    const end = parameter.name.end;
    // `x => …` needs parentheses for a type.
    const isBare = ts.isArrowFunction(around) && around.getText().startsWith(parameter.getText());
    for (const type of ['number', 'string', '[number, number]', 'Node']) {
      yield {
        title: `it is a ${type}`,
        splices: isBare
          ? [
              {start: parameter.getStart(), end: parameter.getStart(), text: '('},
              {start: end, end, text: `: ${type})`},
            ]
          : [{start: end, end, text: `: ${type}`}],
      };
    }
  },
};

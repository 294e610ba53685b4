/** A list where single things are wanted, or single things – one point as well – where a list is. */
import ts from 'typescript';
import {type Fix, callWith} from '../fix.ts';

export const listedArguments: Fix = {
  code: 'listed-arguments',
  mends: ['ts2345', 'ts2322', 'ts2554', 'ts2769', 'ts2740', 'ts2739'],
  *propose({node, scene: {checker}}) {
    const found = callWith(node);
    if (found === undefined) return;
    const {call, index} = found;
    const argument = call.arguments?.[index];
    if (argument === undefined) return;
    const takesMany = isRest(checker.getResolvedSignature(call), index);
    if (takesMany && ts.isArrayLiteralExpression(argument)) {
      const inside = argument.elements.map(element => element.getText()).join(', ');
      yield {
        title: 'one after the other, not as a list',
        splices: [{start: argument.getStart(), end: argument.end, text: inside}],
      };
    } else if (takesMany && checker.isArrayLikeType(checker.getTypeAtLocation(argument))) {
      yield {
        title: 'one after the other, not as a list',
        splices: [{start: argument.getStart(), end: argument.getStart(), text: '...'}],
      };
    }
    if (!takesMany && ts.isArrayLiteralExpression(argument) && !takesList(argument, checker)) {
      const inside = argument.elements.map(element => element.getText()).join(', ');
      yield {
        title: 'one after the other, not as a list',
        splices: [{start: argument.getStart(), end: argument.end, text: inside}],
      };
    }
    // Two numbers that are one point or one range; all of them as one list.
    const before = Array.from({length: Math.max(0, index - 2)}, (_, at) => [at, at + 1] as const);
    for (const [from, to] of [
      [index, index],
      [index, index + 1],
      [index - 1, index],
      [index - 2, index - 1],
      [index, (call.arguments?.length ?? 0) - 1],
      ...before,
    ] as const) {
      const first = call.arguments?.[from];
      const last = call.arguments?.[to];
      if (first === undefined || last === undefined) continue;
      if (first === last && !takesList(first, checker)) continue;
      yield {
        title: 'together in a list',
        splices: [
          {start: first.getStart(), end: first.getStart(), text: '['},
          {start: last.end, end: last.end, text: ']'},
        ],
      };
    }
  },
};

/** Whether a parameter takes as many as there are. */
function isRest(signature: ts.Signature | undefined, index: number): boolean {
  const declared = signature?.parameters.slice(0, index + 1).at(-1)?.valueDeclaration;
  return (
    declared !== undefined && ts.isParameter(declared) && declared.dotDotDotToken !== undefined
  );
}

/** Whether a list is wanted where a single thing stands. */
function takesList(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  const wanted = checker.getContextualType(argument);
  const types = wanted === undefined ? [] : wanted.isUnion() ? wanted.types : [wanted];
  return types.some(type => checker.isArrayLikeType(type));
}

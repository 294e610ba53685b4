/** Rewrites a function as a generator function, its `await`s as `yield*`s. */
import ts from 'typescript';
import type {Splice} from '../../schema/diagnostic.ts';
import {descendants} from '../diagnose/syntax.ts';

/** The splices; the body stays as it is but for `await`. */
export function asGenerator(
  node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration,
): Splice[] {
  const splices: Splice[] = [];
  const {body} = node;
  if (ts.isArrowFunction(node)) {
    const parameters = node.parameters.map(parameter => parameter.getText()).join(', ');
    const isBlock = ts.isBlock(node.body);
    const start = node.getStart();
    splices.push({
      start,
      end: node.body.getStart(),
      text: `function* (${parameters}) ${isBlock ? '' : '{ yield* '}`,
    });
    if (!isBlock) splices.push({start: node.body.end, end: node.body.end, text: '; }'});
  } else {
    const async = node.modifiers?.find(({kind}) => kind === ts.SyntaxKind.AsyncKeyword);
    if (async !== undefined) {
      splices.push({start: async.getStart(), end: async.end + 1, text: ''});
    }
    const keyword = node.getChildren().find(({kind}) => kind === ts.SyntaxKind.FunctionKeyword);
    if (keyword !== undefined && node.asteriskToken === undefined) {
      splices.push({start: keyword.end, end: keyword.end, text: '*'});
    }
  }
  if (body !== undefined) {
    for (const inner of descendants(body)) {
      if (!ts.isAwaitExpression(inner)) continue;
      splices.push({start: inner.getStart(), end: inner.expression.getStart(), text: 'yield* '});
    }
  }
  return splices;
}

/** A function or signal put into a text: what would be shown is its source. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {descendants} from '../syntax.ts';

export const functionAsText: Rule = {
  code: 'function-as-text',
  remedy: 'Call it: `${node.x()}` is its value.',
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      const value = textPart(node, checker);
      if (value === undefined) continue;
      const calls = checker.getTypeAtLocation(value).getCallSignatures();
      if (calls.length === 0) continue;
      yield {
        at: value,
        message: `\`${value.getText()}\` is a function, not its value.`,
        repair: {
          title: 'its value is meant',
          splices: [{start: value.end, end: value.end, text: '()'}],
        },
      };
    }
  },
};

/** What becomes part of a text here: in `${…}` of a template, or added to a string. */
function textPart(node: ts.Node, checker: ts.TypeChecker): ts.Expression | undefined {
  if (ts.isTemplateSpan(node) && !ts.isTaggedTemplateExpression(node.parent.parent)) {
    return isSimple(node.expression) ? node.expression : undefined;
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
    return undefined;
  }
  const isText = (side: ts.Expression): boolean =>
    (checker.getTypeAtLocation(side).flags & ts.TypeFlags.StringLike) !== 0;
  if (isText(node.left) && isSimple(node.right)) return node.right;
  return isText(node.right) && isSimple(node.left) ? node.left : undefined;
}

function isSimple(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

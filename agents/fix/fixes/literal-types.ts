/** A list or value whose literal meaning was lost on the way: `['#fff', …]` are just strings once they are in a variable. */
import ts from 'typescript';
import type {Splice} from '../../../schema/diagnostic.ts';
import type {Fix} from '../fix.ts';

export const literalTypes: Fix = {
  code: 'literal-types',
  mends: ['ts2322', 'ts2345', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    if (
      !/'(?:string|number|string\[\]|number\[\]|number\[\]\[\])'|number\[\]|: string/.test(
        diagnostic.message,
      )
    )
      return;
    const literals = new Set<ts.Expression>();
    const declarations = new Set<ts.VariableDeclaration>();
    const visit = (part: ts.Node, depth: number): void => {
      if (depth > 3) return;
      if (ts.isIdentifier(part)) {
        const symbol =
          !ts.isSourceFile(part) && ts.isShorthandPropertyAssignment(part.parent)
            ? checker.getShorthandAssignmentValueSymbol(part.parent)
            : checker.getSymbolAtLocation(part);
        for (const declaration of symbol?.declarations ?? []) {
          const source = sourceOf(declaration);
          if (source === undefined) continue;
          if (isLiteral(source)) literals.add(source);
          else visit(source, depth + 1);
          const variable = ts.findAncestor(source, ts.isVariableDeclaration);
          if (variable?.initializer === source) declarations.add(variable);
          if (ts.isVariableDeclaration(declaration)) declarations.add(declaration);
        }
      }
      ts.forEachChild(part, child => visit(child, depth));
    };
    visit(ts.isPropertyAssignment(node.parent) ? node.parent : node, 0);
    for (const literal of literals) {
      yield {
        title: 'the values are meant as they stand',
        splices: asConstant(literal),
      };
    }
    for (const {name, type, initializer} of declarations) {
      if (type !== undefined && initializer !== undefined && isLiteral(initializer)) {
        yield {
          title: 'the values are meant as they stand',
          splices: [{start: name.end, end: type.end, text: ''}, ...asConstant(initializer)],
        };
      }
      if (type !== undefined) continue;
      for (const kind of ['[number, number][]', '[number, number]']) {
        yield {
          title: 'these are points',
          splices: [{start: name.end, end: name.end, text: `: ${kind}`}],
        };
      }
    }
  },
};

function asConstant(literal: ts.Expression): Splice[] {
  const {end} = literal;
  const start = literal.getStart();
  if (!ts.isPropertyAccessExpression(literal.parent)) {
    return [{start: end, end, text: ' as const'}];
  }
  return [
    {start, end: start, text: '('},
    {start: end, end, text: ' as const)'},
  ];
}

function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isStringLiteralLike(node)
  );
}

/** Where the value of a name comes from: what it is set to, or the list that a callback goes through. */
function sourceOf(declaration: ts.Declaration): ts.Expression | undefined {
  const variable = ts.findAncestor(declaration, isVariableOrParameter);
  if (variable === undefined) return undefined;
  if (ts.isVariableDeclaration(variable)) {
    const loop = variable.parent.parent;
    return ts.isForOfStatement(loop) ? loop.expression : variable.initializer;
  }
  const callback = variable.parent;
  const call = callback.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression))
    return undefined;
  return call.expression.expression;
}

function isVariableOrParameter(
  node: ts.Node,
): node is ts.VariableDeclaration | ts.ParameterDeclaration {
  return ts.isVariableDeclaration(node) || ts.isParameter(node);
}

/** Questions that several rules ask of a syntax tree. */
import ts from 'typescript';

const listed = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** A node and all nodes below it, in the order of the text. */
export function descendants(node: ts.Node): readonly ts.Node[] {
  if (!ts.isSourceFile(node)) return collected(node);
  // Every rule goes through the whole file.
  const known = listed.get(node) ?? collected(node);
  listed.set(node, known);
  return known;
}

function collected(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** The text of a string written out, or undefined when it is put together at run time. */
export function literalText(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The value of a property written out in an object literal. */
export function propertyValue(
  node: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    if (propertyName(property) === name) return property.initializer;
  }
  return undefined;
}

/** The name of a property, if it is written out. */
export function propertyName(property: ts.PropertyAssignment): string | undefined {
  const {name} = property;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** Name of what is called: `beat` in `stage.beat(1)`, `Formula` in `new Formula()`. */
export function calledName(node: ts.CallExpression | ts.NewExpression): string | undefined {
  const {expression} = node;
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

/**
 * The call of `lecture(…)` in a scene: its settings and its function.
 *
 * @returns undefined when the scene is none of Lectern's.
 */
export function lectureCall(
  sourceFile: ts.SourceFile,
): {settings: ts.ObjectLiteralExpression; run: ts.Expression} | undefined {
  for (const node of descendants(sourceFile)) {
    if (!ts.isCallExpression(node) || calledName(node) !== 'lecture') continue;
    const [settings, run] = node.arguments;
    if (settings && run && ts.isObjectLiteralExpression(settings)) return {settings, run};
  }
  return undefined;
}

/** The node that an edit means, or why none can be meant. */
import ts from 'typescript';
import {nearestName} from '../../schema/nearest-name.ts';
import {type HeldNode, type SceneTree, bare, usesOf} from './scene-tree.ts';
import type {Refusal} from '../fix/splice.ts';

/** Finds the node that a variable holds; refuses where an edit of it could change something else. */
export function findObject(tree: SceneTree, name: string): HeldNode | Refusal {
  const declarations = tree.variables.get(name) ?? [];
  const [declaration] = declarations;
  if (declaration === undefined) return {refused: unknown(tree, name)};
  if (declarations.length > 1) {
    return {refused: `Several variables are called \`${name}\`: it is not clear which is meant.`};
  }
  if (!ts.isIdentifier(declaration.name)) {
    return {refused: `\`${name}\` is taken out of another value, not made by itself.`};
  }
  const held = tree.nodes.find(node => node.name === name);
  if (held === undefined) return {refused: notMadeHere(tree, name, declaration)};
  const surroundings = repeatedIn(tree, held);
  if (surroundings !== undefined) {
    return {refused: `\`${name}\` is made in ${surroundings}: it may stand for several objects.`};
  }
  if (isReassigned(tree, name)) {
    return {refused: `\`${name}\` is assigned more than once: it may stand for several objects.`};
  }
  return held;
}

/** The call that makes a part of another object, such as `plot.curve(…)`, when a variable holds one. */
export function partCall(tree: SceneTree, name: string): ts.CallExpression | undefined {
  const declarations = tree.variables.get(name) ?? [];
  const [declaration] = declarations;
  if (declarations.length !== 1 || declaration?.initializer === undefined) return undefined;
  if (!ts.isIdentifier(declaration.name)) return undefined;
  const value = bare(declaration.initializer);
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) {
    return undefined;
  }
  const owner = value.expression.expression;
  if (!ts.isIdentifier(owner) || !tree.nodes.some(node => node.name === owner.text)) {
    return undefined;
  }
  return value;
}

function unknown(tree: SceneTree, name: string): string {
  const names = tree.nodes.map(node => node.name);
  if (names.length === 0) return `There is no object \`${name}\`: no variable holds a node.`;
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? '' : ` Perhaps \`${nearest}\` is meant.`;
  return `There is no object \`${name}\`: the objects are ${names.map(known => `\`${known}\``).join(', ')}.${hint}`;
}

function notMadeHere(tree: SceneTree, name: string, {initializer}: ts.VariableDeclaration): string {
  const part = partCall(tree, name);
  if (part !== undefined && ts.isPropertyAccessExpression(part.expression)) {
    const owner = part.expression.expression.getText();
    return `\`${name}\` is a part of \`${owner}\` and has no place of its own.`;
  }
  const value = initializer === undefined ? undefined : bare(initializer);
  if (value !== undefined && ts.isArrayLiteralExpression(value)) {
    return `\`${name}\` is a list, not one object.`;
  }
  if (value !== undefined && ts.isCallExpression(value)) {
    return `\`${name}\` is made by \`${value.expression.getText()}(…)\`, not by a \`new\` of its own.`;
  }
  return `\`${name}\` holds no node that is made with \`new\` where it is declared.`;
}

/** What makes a declaration run more than once, or elsewhere than in the section's function. */
function repeatedIn(tree: SceneTree, held: HeldNode): string | undefined {
  for (const start of [held.declaration, held.placement]) {
    if (start === undefined) continue;
    for (let node: ts.Node = start; node !== tree.body; node = node.parent) {
      if (ts.isSourceFile(node)) {
        // A class or a constant beside the lecture is made once, but placed by somebody else.
        return 'no part of the section’s function';
      }
      if (ts.isIterationStatement(node, false)) return 'a loop';
      if (ts.isFunctionLike(node) && !tree.beats.some(({body}) => body.parent === node)) {
        return 'a helper function';
      }
    }
  }
  return undefined;
}

function isReassigned(tree: SceneTree, name: string): boolean {
  return [...usesOf(name, tree.sourceFile)].some(
    ({parent}) =>
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(parent.left) &&
      parent.left.text === name,
  );
}

/** What stands where in the syntax tree of a scene: its stage, its beats, and the variables that hold nodes. */
import ts from 'typescript';
import {descendants, lectureCall} from '../diagnose/syntax.ts';

/** The call that plays a beat, and the body of its animation. */
export interface BeatCall {
  /** From 1. */
  readonly beat: number;
  readonly call: ts.CallExpression;
  readonly body: ts.Block;
}

/** A variable that holds a node made with `new`. */
export interface HeldNode {
  readonly name: string;
  readonly declaration: ts.VariableDeclaration;
  readonly creation: ts.NewExpression;
  /** Name of the class. */
  readonly kind: string;
  /** The first `stage.place(…)` or `stage.placeIn(…)` of it; nodes of `stage.transform` have none. */
  readonly placement: ts.CallExpression | undefined;
}

/** A scene taken apart. */
export interface SceneTree {
  readonly sourceFile: ts.SourceFile;
  /** Name of the stage in the section's function. */
  readonly stage: string;
  readonly body: ts.Block;
  readonly beats: readonly BeatCall[];
  /** All variables by name; several of one name are all there. */
  readonly variables: ReadonlyMap<string, readonly ts.VariableDeclaration[]>;
  readonly nodes: readonly HeldNode[];
}

/** Takes a scene apart; undefined when it calls no `lecture(…)` with a function that has a stage. */
export function sceneTree(source: string): SceneTree | undefined {
  const sourceFile = ts.createSourceFile(
    'scene.tsx',
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const run = lectureCall(sourceFile)?.run;
  if (run === undefined || !ts.isFunctionExpression(run)) return undefined;
  const parameter = run.parameters[0]?.name;
  if (parameter === undefined || !ts.isIdentifier(parameter)) return undefined;
  const stage = parameter.text;

  const variables = new Map<string, ts.VariableDeclaration[]>();
  const beats: BeatCall[] = [];
  for (const node of descendants(sourceFile)) {
    if (ts.isVariableDeclaration(node)) {
      for (const name of boundNames(node.name)) {
        variables.set(name, [...(variables.get(name) ?? []), node]);
      }
    }
    const beat = beatCall(node, stage);
    if (beat !== undefined) beats.push(beat);
  }
  const nodes = [...variables].flatMap(([name, declarations]) =>
    declarations.flatMap(declaration => heldNode(name, declaration, stage, run.body) ?? []),
  );
  return {sourceFile, stage, body: run.body, beats, variables, nodes};
}

/** Whether a node of the tree is the call `stage.method(…)`. */
export function isStageCall(
  node: ts.Node,
  stage: string,
  methods: readonly string[],
): node is ts.CallExpression & {expression: ts.PropertyAccessExpression} {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ts.isIdentifier(node.expression.expression) &&
    node.expression.expression.text === stage &&
    methods.includes(node.expression.name.text)
  );
}

/** An expression without brackets and type assertions around it. */
export function bare(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression)
    ? bare(expression.expression)
    : expression;
}

/** Where a variable is used: every mention of its name but its declaration and properties called alike. */
export function* usesOf(name: string, within: ts.Node): Generator<ts.Identifier> {
  for (const node of descendants(within)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue;
    const {parent} = node;
    const isNameOnly =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isVariableDeclaration(parent) && parent.name === node);
    if (!isNameOnly) yield node;
  }
}

function* boundNames(name: ts.BindingName): Generator<string> {
  if (ts.isIdentifier(name)) {
    yield name.text;
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) yield* boundNames(element.name);
  }
}

function beatCall(node: ts.Node, stage: string): BeatCall | undefined {
  if (!isStageCall(node, stage, ['beat'])) return undefined;
  const [number, animation] = node.arguments;
  if (number === undefined || !ts.isNumericLiteral(number)) return undefined;
  if (animation === undefined || !ts.isFunctionExpression(animation)) return undefined;
  return {beat: Number(number.text), call: node, body: animation.body};
}

function heldNode(
  name: string,
  declaration: ts.VariableDeclaration,
  stage: string,
  body: ts.Block,
): HeldNode | undefined {
  if (!ts.isIdentifier(declaration.name) || declaration.initializer === undefined) return undefined;
  const value = bare(declaration.initializer);
  const placed = isStageCall(value, stage, ['place', 'placeIn']) ? value : undefined;
  const [first] = placed?.arguments ?? [value];
  const creation = first === undefined ? undefined : bare(first);
  if (creation === undefined || !ts.isNewExpression(creation)) return undefined;
  const kind = creation.expression.getText();
  return {
    name,
    declaration,
    creation,
    kind,
    placement: placed ?? laterPlacement(name, stage, body),
  };
}

function laterPlacement(
  name: string,
  stage: string,
  body: ts.Block,
): ts.CallExpression | undefined {
  for (const node of descendants(body)) {
    if (!isStageCall(node, stage, ['place', 'placeIn'])) continue;
    const [first] = node.arguments;
    if (first !== undefined && ts.isIdentifier(first) && first.text === name) return node;
  }
  return undefined;
}

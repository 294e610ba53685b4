/** Calls that add nodes and arrows to a diagram one by one, as graph libraries have them, read as what a diagram is made of. */
import ts from 'typescript';
import {descendants, literalText} from '../diagnose/syntax.ts';
import {synonymsOf} from './synonyms.ts';

/** A node or an arrow that is added by a call. */
export interface Addition {
  readonly kind: 'node' | 'edge';
  /** What tells it from others of its kind. */
  readonly key: string;
  /** It as an object among those that a diagram is made of. */
  readonly settings: string;
  /** The call that gives it once it is there. */
  readonly getter: string;
  readonly call: ts.CallExpression;
  /** The variable that holds it, alone or among others. */
  readonly variable: string | undefined;
  /** Ids of the nodes that have to be there: its own, or its ends. */
  readonly ids: readonly string[];
}

const NODE_CALLS = ['node', 'addNode', 'vertex', 'addVertex', 'state', 'addState', 'createNode'];
const EDGE_CALLS = ['edge', 'addEdge', 'connect', 'link', 'addLink', 'addArrow', 'addTransition'];
const OPTIONS = {
  node: ['label', 'color', 'icon', 'shape'],
  edge: ['label', 'color', 'dashed', 'heads'],
} as const;
/** A diagram lays itself out: where a thing was to be says nothing. */
const PLACES = [
  'x',
  'y',
  'at',
  'position',
  'width',
  'height',
  'size',
  'fontSize',
  'curved',
  'bend',
];

/** All that is added to a diagram, in the order of the text; undefined where one cannot be told as it stands. */
export function additionsTo(
  diagram: string,
  sourceFile: ts.SourceFile,
  checker: ts.TypeChecker,
): Addition[] | undefined {
  const additions: Addition[] = [];
  for (const call of descendants(sourceFile).filter(ts.isCallExpression)) {
    const {expression} = call;
    if (!ts.isPropertyAccessExpression(expression)) continue;
    if (expression.expression.getText() !== diagram) continue;
    const isNode = NODE_CALLS.includes(expression.name.text);
    if (!isNode && !EDGE_CALLS.includes(expression.name.text)) continue;
    const addition = isNode ? nodeOf(call, diagram) : edgeOf(call, diagram, checker);
    // What a loop adds is more than stands there.
    if (addition === undefined || isRepeated(call)) return undefined;
    additions.push(addition);
  }
  return additions;
}

function nodeOf(call: ts.CallExpression, diagram: string): Addition | undefined {
  const [first, second] = call.arguments;
  const id = literalText(first);
  if (first === undefined || id === undefined || call.arguments.length > 2) return undefined;
  const options = optionsText(second, 'node');
  if (options === undefined) return undefined;
  return {
    kind: 'node',
    key: id,
    settings: `{${[`id: ${first.getText()}`, ...options].join(', ')}}`,
    getter: `${diagram}.node(${first.getText()})`,
    call,
    variable: variableOf(call),
    ids: [id],
  };
}

function edgeOf(
  call: ts.CallExpression,
  diagram: string,
  checker: ts.TypeChecker,
): Addition | undefined {
  const [first, second, third] = call.arguments;
  const ends = [first, second].map(end => end && idOf(end, checker));
  const [from, to] = ends;
  const options = optionsText(third, 'edge');
  if (from === undefined || to === undefined || options === undefined) return undefined;
  if (call.arguments.length > 3) return undefined;
  return {
    kind: 'edge',
    key: `${from.text} → ${to.text}`,
    settings: `{${[`from: ${from.getText()}`, `to: ${to.getText()}`, ...options].join(', ')}}`,
    getter: `${diagram}.edge(${from.getText()}, ${to.getText()})`,
    call,
    variable: variableOf(call),
    ids: [from.text, to.text],
  };
}

/** The id of a node that is told by it, or by what its variable was set to. */
function idOf(end: ts.Expression, checker: ts.TypeChecker): ts.StringLiteralLike | undefined {
  if (ts.isStringLiteralLike(end)) return end;
  const declaration = ts.isIdentifier(end)
    ? checker.getSymbolAtLocation(end)?.valueDeclaration
    : undefined;
  const source =
    declaration !== undefined && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  if (source === undefined || !ts.isCallExpression(source)) return undefined;
  if (!ts.isPropertyAccessExpression(source.expression)) return undefined;
  const [id] = source.arguments;
  const isNode = NODE_CALLS.includes(source.expression.name.text);
  return isNode && id !== undefined && ts.isStringLiteralLike(id) ? id : undefined;
}

/** Options as the diagram calls them; words alone are a label. Undefined where they are not written out. */
function optionsText(
  node: ts.Expression | undefined,
  kind: Addition['kind'],
): string[] | undefined {
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node)) {
    return literalText(node) === undefined ? undefined : [`label: ${node.getText()}`];
  }
  if (node.properties.some(ts.isSpreadAssignment)) return undefined;
  const known: readonly string[] = OPTIONS[kind];
  const given = new Set(node.properties.map(({name}) => name?.getText()));
  return node.properties.flatMap(property => {
    const name = property.name?.getText() ?? '';
    if (known.includes(name)) return [property.getText()];
    if (PLACES.includes(name)) return [];
    const other = synonymsOf(name).find(each => known.includes(each) && !given.has(each));
    if (other === undefined || !ts.isPropertyAssignment(property)) return [property.getText()];
    return [`${other}: ${property.initializer.getText()}`];
  });
}

function variableOf(call: ts.CallExpression): string | undefined {
  for (let node: ts.Node = call.parent; !ts.isStatement(node); node = node.parent) {
    if (ts.isVariableDeclaration(node)) {
      return ts.isIdentifier(node.name) ? node.name.text : undefined;
    }
    if (ts.isCallExpression(node)) return undefined;
  }
  return undefined;
}

function isRepeated(call: ts.CallExpression): boolean {
  return (
    ts.findAncestor(
      call,
      node =>
        ts.isIterationStatement(node, false) ||
        ts.isArrowFunction(node) ||
        ts.isFunctionDeclaration(node),
    ) !== undefined
  );
}

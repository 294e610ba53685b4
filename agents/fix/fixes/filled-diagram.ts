/** A diagram that is filled by calls, as graph libraries have it: `diagram.addNode('a', {…})` for a node among those that it is made of. */
import ts from 'typescript';
import type {Splice} from '../../../schema/diagnostic.ts';
import {descendants, literalText, propertyValue} from '../../diagnose/syntax.ts';
import {type Addition, additionsTo} from '../diagram-additions.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

/** Options of graph libraries that say nothing here: a diagram lays itself out. */
const LAID_OUT = ['layout', 'directed', 'engine', 'mode', 'rankdir', 'spacing', 'type'];

export const filledDiagram: Fix = {
  code: 'filled-diagram',
  mends: ['ts2339', 'ts2551', 'ts2554', 'ts2345', 'ts2353', 'ts2322', 'ts2739', 'ts2740', 'ts2769'],
  *propose({node, scene: {sourceFile, checker}}) {
    for (const {variable, made} of diagramsIn(sourceFile)) {
      const additions = additionsTo(variable.name.getText(), sourceFile, checker);
      const first = additions?.find(({call}) => isMore(call));
      if (additions === undefined || first === undefined) continue;
      // All is changed at once, so that one mistake will do.
      if (!isWithin(node, first.call) && !isWithin(node, variable)) continue;
      const splices = madeWhole(variable.name.getText(), made, additions, sourceFile);
      if (splices === undefined) continue;
      yield {title: 'a diagram is made of its nodes and arrows', splices};
    }
  },
};

/** Whether a call says more than which part is meant. */
function isMore(call: ts.CallExpression): boolean {
  const {expression, arguments: given} = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  return (
    !['node', 'edge'].includes(name) ||
    given.length > (name === 'node' ? 1 : 2) ||
    given.some(each => name === 'edge' && !ts.isStringLiteralLike(each))
  );
}

function diagramsIn(
  sourceFile: ts.SourceFile,
): {variable: ts.VariableDeclaration; made: ts.NewExpression}[] {
  return descendants(sourceFile)
    .filter(ts.isVariableDeclaration)
    .flatMap(variable => {
      if (variable.initializer === undefined || !ts.isIdentifier(variable.name)) return [];
      if (ts.isFunctionLike(variable.initializer)) return [];
      const made = descendants(variable.initializer).find(ts.isNewExpression);
      return made?.expression.getText() === 'Diagram' ? [{variable, made}] : [];
    });
}

/** The diagram made with all its parts, each of which is only asked for where it was added. */
function madeWhole(
  diagram: string,
  made: ts.NewExpression,
  additions: readonly Addition[],
  sourceFile: ts.SourceFile,
): Splice[] | undefined {
  const [settings] = made.arguments ?? [];
  if (settings !== undefined && !ts.isObjectLiteralExpression(settings)) return undefined;
  const nodes = listedIn(settings, 'nodes', ['id']);
  const edges = listedIn(settings, 'edges', ['from', 'to']);
  if (nodes === undefined || edges === undefined) return undefined;
  const before = nodes.size + edges.size;
  for (const {kind, key, settings: text} of additions) {
    const parts = kind === 'node' ? nodes : edges;
    if (!parts.has(key)) parts.set(key, text);
  }
  if (nodes.size + edges.size === before) return undefined;
  const shows = showsIn(sourceFile);
  const places = additions.map(addition => shows.find(show => hasPart(show, addition)));
  const isStepwise = places.some(show => show !== undefined);
  const kept = [...(settings?.properties ?? [])].filter(
    ({name}) => !['nodes', 'edges', 'revealed', ...LAID_OUT].includes(name?.getText() ?? ''),
  );
  const options = [
    `nodes: [${[...nodes.values()].join(', ')}]`,
    `edges: [${[...edges.values()].join(', ')}]`,
    ...kept.map(property => property.getText()),
    ...(isStepwise ? ["revealed: 'none'"] : []),
  ];
  return [
    replaced(made, `new Diagram({${options.join(', ')}})`),
    ...additions.map(({call, getter}) =>
      ts.isExpressionStatement(call.parent)
        ? replaced(call.parent, '')
        : replaced(call, ts.isYieldExpression(call.parent) ? `stage.show(${getter})` : getter),
    ),
    ...(isStepwise ? shownToo(diagram, additions, places, shows) : []),
  ];
}

/** Parts that nobody shows come with the diagram, arrows with the later of their ends. */
function shownToo(
  diagram: string,
  additions: readonly Addition[],
  places: readonly (ts.CallExpression | undefined)[],
  shows: readonly ts.CallExpression[],
): Splice[] {
  const splices: Splice[] = [];
  const ofDiagram = shows.find(({arguments: given}) =>
    given.some(argument => argument.getText() === diagram),
  );
  const first =
    ofDiagram ?? places.filter(show => show !== undefined).sort((a, b) => a.pos - b.pos)[0];
  if (first === undefined) return [];
  if (ofDiagram === undefined) {
    const start = first.arguments[0]?.getStart() ?? first.arguments.pos;
    splices.push({start, end: start, text: `${diagram}, `});
  }
  const placeOf = (id: string): ts.CallExpression => {
    const at = additions.findIndex(({kind, key}) => kind === 'node' && key === id);
    return places[at] ?? first;
  };
  const missing = additions.filter(
    ({call, key}, index) =>
      places[index] === undefined &&
      !ts.isYieldExpression(call.parent) &&
      !additions.some((other, at) => other.key === key && (at < index || places[at] !== undefined)),
  );
  for (const {ids, getter} of missing) {
    const [show = first] = ids.map(placeOf).sort((a, b) => b.pos - a.pos);
    const {end} = show.arguments;
    splices.push({start: end, end, text: `, ${getter}`});
  }
  return splices;
}

/** What stands in a list of the settings, by what tells it from others; undefined where it is not written out. */
function listedIn(
  settings: ts.ObjectLiteralExpression | undefined,
  name: string,
  keys: readonly string[],
): Map<string, string> | undefined {
  const list = settings && propertyValue(settings, name);
  if (list === undefined) return new Map();
  if (!ts.isArrayLiteralExpression(list)) return undefined;
  const parts = new Map<string, string>();
  for (const element of list.elements) {
    if (!ts.isObjectLiteralExpression(element)) return undefined;
    const values = keys.map(key => literalText(propertyValue(element, key)));
    if (values.includes(undefined)) return undefined;
    parts.set(values.join(' → '), element.getText());
  }
  return parts;
}

/** The calls that let things enter. */
function showsIn(sourceFile: ts.SourceFile): ts.CallExpression[] {
  return descendants(sourceFile)
    .filter(ts.isCallExpression)
    .filter(({expression}) => expression.getText() === 'stage.show');
}

/** Whether a call shows a part: by the variable that holds it, or as it is added. */
function hasPart(show: ts.CallExpression, {call, variable}: Addition): boolean {
  return show.arguments.some(argument =>
    descendants(argument).some(
      node => node === call || (ts.isIdentifier(node) && node.text === variable),
    ),
  );
}

function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end;
}

/** Reads graphs of Graphviz; records and clusters become plain nodes. */
import {type ClusterStatementASTNode, type GraphASTNode, parse} from '@ts-graphviz/ast';
import {type ForeignGraph, type ForeignNode, plainLabel} from './graph.ts';

type Attributes = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, ForeignNode['shape']>> = {
  box: 'box',
  circle: 'circle',
  diamond: 'diamond',
  doublecircle: 'circle',
  ellipse: 'round',
  none: 'plain',
  oval: 'round',
  plain: 'plain',
  plaintext: 'plain',
  point: 'circle',
  rect: 'box',
  rectangle: 'box',
  square: 'box',
};

/** Reads a graph; undefined for what is not understood. */
export function readGraphviz(body: string): ForeignGraph | undefined {
  let root: GraphASTNode | undefined;
  try {
    root = parse(body).children.find(child => child.type === 'Graph');
  } catch {
    return undefined;
  }
  if (root === undefined) return undefined;
  const graph: ForeignGraph = {nodes: new Map(), edges: [], direction: 'down'};
  readStatements(root.children, graph, root.directed, {});
  return graph;
}

function readStatements(
  statements: readonly ClusterStatementASTNode[],
  graph: ForeignGraph,
  isDirected: boolean,
  given: Attributes,
): void {
  let defaults = given;
  const add = (name: string, own: Attributes): void => {
    const known = graph.nodes.get(name);
    const all = known === undefined ? {...defaults, ...own} : own;
    const label = all.label;
    graph.nodes.set(name, {
      label: label === undefined || label === '\\N' ? known?.label : plainLabel(label),
      shape: SHAPES[all.shape ?? ''] ?? known?.shape,
    });
  };
  for (const statement of statements) {
    switch (statement.type) {
      case 'Attribute':
        if (statement.key.value === 'rankdir') setDirection(graph, statement.value.value);
        break;
      case 'AttributeList': {
        const attributes = attributesOf(statement.children);
        if (statement.kind === 'Node') defaults = {...defaults, ...attributes};
        else if (statement.kind === 'Graph' && attributes.rankdir !== undefined) {
          setDirection(graph, attributes.rankdir);
        }
        break;
      }
      case 'Node':
        add(statement.id.value, attributesOf(statement.children));
        break;
      case 'Edge': {
        const {label, style, dir} = attributesOf(statement.children);
        const targets = statement.targets.map(target =>
          target.type === 'NodeRefGroup'
            ? target.children.map(({id}) => id.value)
            : [target.id.value],
        );
        for (const name of targets.flat()) if (!graph.nodes.has(name)) add(name, {});
        targets.slice(1).forEach((ends, index) => {
          for (const from of targets[index] ?? []) {
            for (const to of ends) {
              graph.edges.push({
                from: dir === 'back' ? to : from,
                to: dir === 'back' ? from : to,
                label: label === undefined ? undefined : plainLabel(label),
                arrow:
                  !isDirected || dir === 'none'
                    ? '--'
                    : dir === 'both'
                      ? '<->'
                      : style === 'dashed' || style === 'dotted'
                        ? '-->'
                        : '->',
              });
            }
          }
        });
        break;
      }
      case 'Subgraph':
        readStatements(statement.children, graph, isDirected, defaults);
        break;
      default:
    }
  }
}

function setDirection(graph: ForeignGraph, rankdir: string): void {
  graph.direction = /^(?:LR|RL)$/i.test(rankdir) ? 'right' : 'down';
}

function attributesOf(children: readonly {type: string}[]): Attributes {
  return Object.fromEntries(
    children.flatMap(child =>
      isAttribute(child) ? [[child.key.value, child.value.value] as const] : [],
    ),
  );
}

function isAttribute(child: {
  type: string;
}): child is {type: 'Attribute'; key: {value: string}; value: {value: string}} {
  return child.type === 'Attribute';
}

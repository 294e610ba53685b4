/** A graph as mermaid and Graphviz say it, and the body of a diagram block that says the same. Pure. */

/** A node of a graph. */
export interface ForeignNode {
  readonly label: string | undefined;
  readonly shape: 'box' | 'round' | 'circle' | 'diamond' | 'plain' | undefined;
}

/** An edge of a graph. */
export interface ForeignEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  readonly arrow: '->' | '-->' | '--' | '<->';
}

/** Nodes in their order, by the names that the edges use. */
export interface ForeignGraph {
  readonly nodes: Map<string, ForeignNode>;
  readonly edges: ForeignEdge[];
  direction: 'right' | 'down';
}

/** Beyond these, boxes are too small to be read. */
const MOST_NODES = 24;

/** The body of a diagram block; undefined for a graph that is empty or too large. */
export function diagramBody({nodes, edges, direction}: ForeignGraph): string | undefined {
  for (const {from, to} of edges) {
    for (const end of [from, to])
      if (!nodes.has(end)) nodes.set(end, {label: undefined, shape: undefined});
  }
  if (nodes.size === 0 || nodes.size > MOST_NODES) return undefined;
  const names = new Map([...nodes.keys()].map(name => [name, plainName(name)]));
  if (new Set(names.values()).size < names.size) return undefined;
  const nameOf = (name: string): string => names.get(name) ?? name;
  const lines = [...nodes].map(([name, {label, shape}]) => {
    const settings = JSON.stringify({label: label ?? name, shape});
    return `  ${JSON.stringify(nameOf(name))}: ${settings}`;
  });
  const arrows = edges.map(({from, to, label, arrow}) => {
    const edge = `${nameOf(from)} ${arrow} ${nameOf(to)}`;
    return `  - ${JSON.stringify(label === undefined ? edge : `${edge}: ${label}`)}`;
  });
  return [
    `direction: ${direction}`,
    'nodes:',
    ...lines,
    ...(arrows.length === 0 ? [] : ['edges:', ...arrows]),
  ].join('\n');
}

/** Names that the arrows of a diagram block cannot hold lose what would be misread. */
function plainName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.]+/gu, '_');
}

/** A label as words: without quotes, line breaks, HTML and Markdown. */
export function plainLabel(label: string): string {
  return label
    .trim()
    .replace(/^"`?([\s\S]*?)`?"$/, '$1')
    .replace(/<br\s*\/?>|\\n|\\l|\\r/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/#quot;|&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\$\$(.+?)\$\$/g, '$$$1$$')
    .replace(/\s+/g, ' ')
    .trim();
}

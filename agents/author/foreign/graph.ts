/** A graph as mermaid and Graphviz say it, and the body of a diagram block that says the same. Pure. */
import {writeArrow} from '../../../schema/diagram-arrows.ts';

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
  const lines = [...nodes].map(
    ([name, {label, shape}]) =>
      `  ${JSON.stringify(name)}: ${JSON.stringify({label: label ?? name, shape})}`,
  );
  const arrows = edges.map(({arrow, ...edge}) => {
    const heads = arrow === '--' ? 'none' : arrow === '<->' ? 'both' : 'one';
    return `  - ${JSON.stringify(writeArrow({...edge, heads, dashed: arrow === '-->'}))}`;
  });
  return [
    `direction: ${direction}`,
    'nodes:',
    ...lines,
    ...(arrows.length === 0 ? [] : ['edges:', ...arrows]),
  ].join('\n');
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

/** Reads the flowcharts and pies of mermaid; its other diagrams stay code. Pure. */
import {type ForeignEdge, type ForeignGraph, type ForeignNode, plainLabel} from './graph.ts';

/** Brackets around a label, longest first, and the shape that they mean. */
const SHAPES: readonly [open: string, close: string, shape: ForeignNode['shape']][] = [
  ['(((', ')))', 'circle'],
  ['((', '))', 'circle'],
  ['([', '])', 'round'],
  ['[(', ')]', 'round'],
  ['[[', ']]', 'box'],
  ['{{', '}}', 'diamond'],
  ['[/', '/]', 'box'],
  ['[/', '\\]', 'box'],
  ['[\\', '\\]', 'box'],
  ['[\\', '/]', 'box'],
  ['(', ')', 'round'],
  ['[', ']', 'box'],
  ['{', '}', 'diamond'],
  ['>', ']', 'box'],
];

/** Statements that say how a chart looks or behaves. */
const LOOKS =
  /^(?:subgraph|end|classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b/;

/** How a pie begins, with its title or not. */
const PIE = /^pie(?:\s+showData)?(?:\s+title\s+(.+))?$/;
/** What a pie says beside its slices. */
const PIE_LOOKS = /^(?:showData|title|accTitle|accDescr)\b/;
const FRONT_MATTER = /^\s*---\n([\s\S]*?)\n---\n/;

/** Links as they are written, with words within them or not. */
const LINKS: readonly {readonly pattern: RegExp; readonly dashed: boolean}[] = [
  {pattern: /^(<)?-\.\s+(.+?)\s+\.-+([>xo])?/, dashed: true},
  {pattern: /^(<)?-\.+-()([>xo])?/, dashed: true},
  {pattern: /^(<)?--\s+([^\s>|-].*?)\s+--+([>xo])?/, dashed: false},
  {pattern: /^(<)?==\s+([^\s>|=].*?)\s+==+([>xo])?/, dashed: false},
  {pattern: /^(<)?(?:--|==)[-=]*()([>xo])?/, dashed: false},
];

/** Reads a flowchart; undefined for other diagrams, and for what is not understood. */
export function readMermaid(body: string): ForeignGraph | undefined {
  const lines = statementsOf(body);
  const [, direction] =
    /^(?:graph|flowchart)(?:-elk)?(?:\s+(TD|TB|BT|LR|RL))?$/.exec(lines[0] ?? '') ?? [];
  if (!/^(?:graph|flowchart)\b/.test(lines[0] ?? '')) return undefined;
  const graph: ForeignGraph = {
    nodes: new Map(),
    edges: [],
    direction: direction === 'LR' || direction === 'RL' ? 'right' : 'down',
  };
  for (const line of lines.slice(1)) {
    if (LOOKS.test(line)) continue;
    if (!readStatement(line, graph)) return undefined;
  }
  return graph;
}

/** Reads a pie as the bars of a chart; undefined for other diagrams. */
export function readMermaidPie(body: string): string | undefined {
  const lines = statementsOf(body);
  if (!PIE.test(lines[0] ?? '')) return undefined;
  const bars: string[] = [];
  for (const line of lines.slice(1)) {
    if (PIE_LOOKS.test(line)) continue;
    const [, label, value] = /^"([^"]+)"\s*:\s*([\d.]+)$/.exec(line) ?? [];
    if (label === undefined || value === undefined) return undefined;
    bars.push(`  ${JSON.stringify(label)}: ${value}`);
  }
  return bars.length === 0 ? undefined : ['bars:', ...bars].join('\n');
}

/** The title of a flowchart or a pie that can be read; empty for none. */
export function titleOfMermaid(body: string): string {
  if (readMermaid(body) === undefined && readMermaidPie(body) === undefined) return '';
  const [, front = ''] = FRONT_MATTER.exec(body) ?? [];
  const statements = statementsOf(body);
  const titles = [
    ...statements.flatMap(line => /^title\s+(.+)$/.exec(line)?.[1] ?? []),
    PIE.exec(statements[0] ?? '')?.[1],
    /^title:\s*(.+)$/m.exec(front)?.[1],
  ];
  const title = titles.find(each => each !== undefined) ?? '';
  return plainLabel(title.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

function statementsOf(body: string): string[] {
  return body
    .replace(FRONT_MATTER, '')
    .replace(/%%.*$/gm, '')
    .split(/\n|;(?=\s|$)/)
    .map(line => line.trim().replace(/;$/, ''))
    .filter(line => line !== '');
}

function readStatement(line: string, graph: ForeignGraph): boolean {
  let rest = line;
  let before: string[] | undefined;
  let link: Omit<ForeignEdge, 'from' | 'to'> | undefined;
  for (;;) {
    const group = readGroup(rest, graph);
    if (group === undefined) return false;
    if (before !== undefined && link !== undefined) {
      for (const from of before) for (const to of group.ids) graph.edges.push({from, to, ...link});
    }
    before = group.ids;
    rest = group.rest.trim();
    if (rest === '') return true;
    const next = readLink(rest);
    if (next === undefined) return false;
    ({link, rest} = next);
  }
}

/** Nodes joined by `&`. */
function readGroup(text: string, graph: ForeignGraph): {ids: string[]; rest: string} | undefined {
  const ids: string[] = [];
  let rest = text.trim();
  for (;;) {
    const [id] = /^[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/u.exec(rest) ?? [];
    if (id === undefined) return undefined;
    rest = rest.slice(id.length);
    const shape = readShape(rest);
    rest = (shape?.rest ?? rest).replace(/^:::[\w-]+/, '');
    const known = graph.nodes.get(id);
    if (shape !== undefined || known === undefined) {
      graph.nodes.set(id, {label: shape?.label, shape: shape?.shape});
    }
    ids.push(id);
    const [joint] = /^\s*&\s*/.exec(rest) ?? [];
    if (joint === undefined) return {ids, rest};
    rest = rest.slice(joint.length);
  }
}

function readShape(
  text: string,
): {label: string; shape: ForeignNode['shape']; rest: string} | undefined {
  for (const [open, close, shape] of SHAPES) {
    if (!text.startsWith(open)) continue;
    const quoted = /^\s*"[^"]*"\s*/.exec(text.slice(open.length))?.[0].length ?? 0;
    const end = text.indexOf(close, open.length + quoted);
    if (end < 0) continue;
    return {
      label: plainLabel(text.slice(open.length, end)),
      shape,
      rest: text.slice(end + close.length),
    };
  }
  return undefined;
}

function readLink(
  text: string,
): {link: Omit<ForeignEdge, 'from' | 'to'>; rest: string} | undefined {
  for (const {pattern, dashed} of LINKS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [all, back, within, head] = found;
    let rest = text.slice(all.length);
    const [bars, label] = /^\s*\|([^|]*)\|/.exec(rest) ?? [];
    rest = rest.slice(bars?.length ?? 0);
    const words = plainLabel(label ?? within ?? '');
    const arrow = back !== undefined ? '<->' : dashed ? '-->' : head === undefined ? '--' : '->';
    return {link: {arrow, label: words === '' ? undefined : words}, rest};
  }
  return undefined;
}

/**
 * Chains and rings folded into rows, for spaces that hold them neither in one row nor in
 * one column: every other row leads back, so that each arrow joins neighbours.
 */
import {BBox, Vector2} from '@motion-canvas/core';
import type {DiagramEdge} from './diagram-edge.ts';
import type {DiagramNode} from './diagram-node.ts';
import type {DiagramLayout, EdgeWay} from './layout.ts';
import {reachAt} from './outline.ts';
import {TIP_GAP, headsAt} from './routes.ts';

/** How a chain is folded. */
export interface FoldOptions {
  /** Rows that it is folded into, at the most. */
  readonly rows: number;
  /** Share of the usual distances. */
  readonly spacing: number;
  /** Whether the first row leads to the left, for languages written from the right. */
  readonly mirrored: boolean;
}

/** Nodes that follow each other, each with the arrow that leads on from it; in a ring, that of the last leads to the first. */
export type Chain = readonly {
  readonly node: DiagramNode;
  /** Absent at the end. */
  readonly onwards?: DiagramEdge;
}[];

/** Rings of fewer nodes are laid out well enough. */
const LEAST_RING = 4;

const COLUMN_DISTANCE = 108;
const ROW_DISTANCE = 96;
/** Line that has to be seen on each side of a label: its arrow's head, and a stretch. */
const BESIDE_LABEL = new Vector2(34, 26);
const STROKE = 4;

/** The nodes in the order of a chain, or of a ring; nothing where the diagram is neither. */
export function chainOf(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
): Chain | undefined {
  const isRing = edges.length === nodes.length && nodes.length >= LEAST_RING;
  if (nodes.length < 2 || (!isRing && edges.length !== nodes.length - 1)) return undefined;
  const onwardsFrom = new Map(edges.map(edge => [edge.from, edge]));
  const ledTo = new Set(edges.map(({to}) => to));
  const chain: {node: DiagramNode; onwards?: DiagramEdge}[] = [];
  let node = isRing ? nodes[0] : nodes.find(each => !ledTo.has(each));
  while (node !== undefined && !chain.some(before => before.node === node)) {
    const onwards: DiagramEdge | undefined = onwardsFrom.get(node);
    chain.push({node, ...(onwards === undefined ? {} : {onwards})});
    node = onwards?.to;
  }
  return chain.length === nodes.length && (!isRing || node === nodes[0]) ? chain : undefined;
}

/** Into how many rows a chain can be folded: two nodes in each or more; a ring only into two, which meet at both ends. */
export function rowsOf(chain: Chain): number[] {
  if (isRing(chain)) return [2];
  return Array.from(
    {length: Math.max(0, Math.ceil(chain.length / 2) - 1)},
    (_, index) => index + 2,
  );
}

function isRing(chain: Chain): boolean {
  return chain.at(-1)?.onwards !== undefined;
}

/** Lays a chain out in rows. */
export function foldChain(chain: Chain, {rows, spacing, mirrored}: FoldOptions): DiagramLayout {
  const perRow = Math.ceil(chain.length / rows);
  const cellOf = (index: number): {row: number; column: number} => {
    const row = Math.floor(index / perRow);
    const along = index % perRow;
    // The last node of a ring stands below the first.
    const isBelowFirst = isRing(chain) && index === chain.length - 1;
    return {row, column: row % 2 === 0 ? along : isBelowFirst ? 0 : perRow - 1 - along};
  };
  const nextOf = (index: number): number => (index + 1) % chain.length;
  const widths: number[] = [];
  const heights: number[] = [];
  // Distance before a column, or a row, by its number.
  const before = {columns: [0], rows: [0]};
  chain.forEach(({node, onwards}, index) => {
    const {row, column} = cellOf(index);
    raise(widths, column, node.width());
    raise(heights, row, node.height());
    if (onwards === undefined) return;
    const next = cellOf(nextOf(index));
    const label = onwards.labelSize();
    const room = label.x > 0 ? label.add(BESIDE_LABEL.scale(2)) : Vector2.zero;
    if (next.row === row) {
      raise(before.columns, Math.max(column, next.column), COLUMN_DISTANCE * spacing);
      raise(before.columns, Math.max(column, next.column), room.x);
    } else {
      raise(before.rows, Math.max(row, next.row), ROW_DISTANCE * spacing);
      raise(before.rows, Math.max(row, next.row), room.y);
    }
  });
  const columnMiddles = middles(widths, before.columns);
  const rowMiddles = middles(heights, before.rows);
  const centres = chain.map((_, index) => {
    const {row, column} = cellOf(index);
    return new Vector2((columnMiddles[column] ?? 0) * (mirrored ? -1 : 1), rowMiddles[row] ?? 0);
  });

  const boxes = chain.flatMap(({node, onwards}, index) => {
    const centre = centres[index] ?? Vector2.zero;
    const after = centres[nextOf(index)];
    return [
      boxAround(centre, node.size()),
      ...(onwards === undefined || after === undefined ? [] : [wayOf(onwards, centre, after).box]),
    ];
  });
  const around = BBox.fromPoints(...boxes.flatMap(({corners}) => corners));
  const middle = around.center;
  const places = new Map<DiagramNode, Vector2>();
  const ways = new Map<DiagramEdge, EdgeWay>();
  chain.forEach(({node, onwards}, index) => {
    const centre = (centres[index] ?? Vector2.zero).sub(middle);
    places.set(node, centre);
    const after = centres[nextOf(index)]?.sub(middle);
    if (onwards !== undefined && after !== undefined) {
      ways.set(onwards, wayOf(onwards, centre, after));
    }
  });
  return {size: around.size.add(2 * STROKE), places, ways};
}

/** The straight way between neighbours in a row, or in a column. */
function wayOf(edge: DiagramEdge, from: Vector2, to: Vector2): EdgeWay {
  const onwards = to.sub(from).normalized;
  const heads = headsAt(edge.heads);
  const gap = (hasHead: boolean): number => (hasHead ? TIP_GAP : TIP_GAP / 2);
  const start = from.add(onwards.scale(reachOf(edge.from, onwards) + gap(heads.start)));
  const end = to.sub(onwards.scale(reachOf(edge.to, onwards) + gap(heads.end)));
  const label = start.lerp(end, 0.5);
  const size = edge.labelSize();
  return {
    path: `M${start.x},${start.y}L${end.x},${end.y}`,
    label,
    box: BBox.fromPoints(start, end, ...(size.x > 0 ? boxAround(label, size).corners : [])),
  };
}

function reachOf(node: DiagramNode, onwards: Vector2): number {
  const size = node.size();
  const isAcross = Math.abs(onwards.x) > Math.abs(onwards.y);
  return reachAt({shape: node.shape, size: isAcross ? size : new Vector2(size.y, size.x)}, 0);
}

function raise(extents: number[], index: number, least: number): void {
  extents[index] = Math.max(extents[index] ?? 0, least);
}

/** The middles of columns, or of rows, one after the other. */
function middles(extents: readonly number[], distances: readonly number[]): number[] {
  let edge = 0;
  return extents.map((extent, index) => {
    const start = edge + (distances[index] ?? 0);
    edge = start + extent;
    return start + extent / 2;
  });
}

function boxAround(centre: Vector2, size: Vector2): BBox {
  return new BBox(centre.sub(size.scale(0.5)), size);
}

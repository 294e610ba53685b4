/**
 * Chains folded into rows, for spaces that hold them neither in one row nor in one
 * column: every other row leads back, so that each arrow joins neighbours.
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

/** Nodes that follow each other, each with the arrow that leads on from it. */
export type Chain = readonly {
  readonly node: DiagramNode;
  /** Absent at the end. */
  readonly onwards?: DiagramEdge;
}[];

const COLUMN_DISTANCE = 108;
const ROW_DISTANCE = 96;
/** Line that has to be seen on each side of a label: its arrow's head, and a stretch. */
const BESIDE_LABEL = new Vector2(34, 26);
const STROKE = 4;

/** The nodes in the order of a chain, or nothing where the diagram is no chain. */
export function chainOf(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
): Chain | undefined {
  if (nodes.length < 2 || edges.length !== nodes.length - 1) return undefined;
  const onwardsFrom = new Map(edges.map(edge => [edge.from, edge]));
  const ledTo = new Set(edges.map(({to}) => to));
  const chain: {node: DiagramNode; onwards?: DiagramEdge}[] = [];
  let node = nodes.find(each => !ledTo.has(each));
  while (node !== undefined && chain.length < nodes.length) {
    const onwards: DiagramEdge | undefined = onwardsFrom.get(node);
    chain.push({node, ...(onwards === undefined ? {} : {onwards})});
    node = onwards?.to;
  }
  return chain.length === nodes.length ? chain : undefined;
}

/** Lays a chain out in rows. */
export function foldChain(chain: Chain, {rows, spacing, mirrored}: FoldOptions): DiagramLayout {
  const perRow = Math.ceil(chain.length / rows);
  const cellOf = (index: number): {row: number; column: number} => {
    const row = Math.floor(index / perRow);
    const along = index % perRow;
    return {row, column: row % 2 === 0 ? along : perRow - 1 - along};
  };
  const widths: number[] = [];
  const heights: number[] = [];
  // Distance before a column, or a row, by its number.
  const before = {columns: [0], rows: [0]};
  chain.forEach(({node, onwards}, index) => {
    const {row, column} = cellOf(index);
    raise(widths, column, node.width());
    raise(heights, row, node.height());
    if (onwards === undefined) return;
    const next = cellOf(index + 1);
    const label = onwards.labelSize();
    const room = label.x > 0 ? label.add(BESIDE_LABEL.scale(2)) : Vector2.zero;
    if (next.row === row) {
      raise(before.columns, Math.max(column, next.column), COLUMN_DISTANCE * spacing);
      raise(before.columns, Math.max(column, next.column), room.x);
    } else {
      raise(before.rows, next.row, ROW_DISTANCE * spacing);
      raise(before.rows, next.row, room.y);
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
    const after = centres[index + 1];
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
    const after = centres[index + 1]?.sub(middle);
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

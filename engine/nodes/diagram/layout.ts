/** Where the nodes of a diagram go, by dagre, and the ways of its arrows. */
import {
  type Edge,
  type EdgeLabel,
  Graph,
  type GraphLabel,
  type NodeLabel,
  layout as layOut,
} from '@dagrejs/dagre';
import {BBox, Vector2} from '@motion-canvas/core';
import {curveBumpX, curveBumpY, line} from 'd3-shape';
import type {DiagramEdge} from './diagram-edge.ts';
import type {DiagramNode} from './diagram-node.ts';
import {orderRanks} from './rank-order.ts';
import {LOOP_HEIGHT, type PlacedOutline, loopAt, routeArrows} from './routes.ts';

/** Where arrows lead. */
export type DiagramDirection = 'right' | 'down';

/** The way of an arrow, in px from the middle of the diagram. */
export interface EdgeWay {
  /** As the `d` of an SVG path. */
  readonly path: string;
  /** A box around it, its label included. */
  readonly box: BBox;
  /** Middle of its label. */
  readonly label: Vector2;
}

/** A diagram that was laid out; all in px from its middle. */
export interface DiagramLayout {
  readonly size: Vector2;
  readonly places: ReadonlyMap<DiagramNode, Vector2>;
  readonly ways: ReadonlyMap<DiagramEdge, EdgeWay>;
}

/** How a diagram is laid out. */
export interface LayoutOptions {
  readonly direction: DiagramDirection;
  /** Share of the usual distances. */
  readonly spacing: number;
  /** Whether left and right are swapped, for languages written from the right. */
  readonly mirrored: boolean;
}

const NODE_DISTANCE = 56;
const ARROW_DISTANCE = 40;
const RANK_DISTANCE = 108;
/** Free line at both ends of a label. */
const AROUND_LABEL = new Vector2(28, 12);
const STROKE = 4;

/** What dagre keeps of a diagram. */
type ArrangedGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/** An arrow while it is laid out: through some points, or a loop. */
interface Way {
  readonly points: readonly Vector2[];
  readonly isLoop: boolean;
  /** Points whose box holds it. */
  readonly hull: readonly Vector2[];
  readonly label: Vector2;
}

/** A point as dagre tells it. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** What is known of a diagram once its nodes have their places. */
interface Placed {
  readonly outlines: ReadonlyMap<DiagramNode, PlacedOutline>;
  readonly graph: ArrangedGraph;
  /** How points and sizes of dagre become those of a diagram whose arrows lead to the right. */
  readonly turn: (point: Place) => Vector2;
}

/** Lays a diagram out. */
export function layOutDiagram(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  options: LayoutOptions,
): DiagramLayout {
  const {direction, mirrored} = options;
  const graph = arrangedGraph(nodes, edges, options);
  // Ways are found as if all arrows led to the right; turning once more undoes that.
  const turn = ({x, y}: Place): Vector2 =>
    direction === 'right' ? new Vector2(x, y) : new Vector2(y, x);
  const outlines = new Map(
    nodes.map((node, index): [DiagramNode, PlacedOutline] => [
      node,
      {
        shape: node.shape,
        size: turn(node.size()),
        centre: turn(placeOf(graph.node(nodeName(index)))),
      },
    ]),
  );
  const ways = waysOf(nodes, edges, {outlines, graph, turn});

  const mirror = new Vector2(mirrored ? -1 : 1, 1);
  const settle = (point: Vector2): Vector2 => turn(point).mul(mirror);
  const centres = [...outlines].map(([node, {centre}]) => [node, settle(centre)] as const);
  const boxes = [
    ...centres.map(([node, centre]) => boxAround(centre, node.size())),
    ...[...ways].map(([edge, way]) => boxOf(way, edge.labelSize(), settle)),
  ];
  const around = BBox.fromPoints(...boxes.flatMap(box => box.corners));
  const middle = nodes.length === 0 ? Vector2.zero : around.center;
  return {
    size: nodes.length === 0 ? Vector2.one : around.size.add(2 * STROKE),
    places: new Map(centres.map(([node, centre]) => [node, centre.sub(middle)])),
    ways: new Map(
      [...ways].map(([edge, way]) => {
        const move = (point: Vector2): Vector2 => settle(point).sub(middle);
        const points = way.points.map(move);
        const path = way.isLoop ? loopPath(points) : smoothPath(points, direction);
        return [edge, {path, label: move(way.label), box: boxOf(way, edge.labelSize(), move)}];
      }),
    ),
  };
}

function arrangedGraph(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  {direction, spacing}: LayoutOptions,
): ArrangedGraph {
  const graph: ArrangedGraph = new Graph({multigraph: true});
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: NODE_DISTANCE * spacing,
    ranksep: RANK_DISTANCE * spacing,
    edgesep: ARROW_DISTANCE * spacing,
  });
  const nameOf = new Map(nodes.map((node, index) => [node, nodeName(index)]));
  for (const [node, name] of nameOf) {
    graph.setNode(name, {width: node.width(), height: node.height()});
  }
  edges.forEach((edge, index) => {
    const label = edge.labelSize();
    const room =
      edge.from === edge.to
        ? roomOfLoop(label, direction)
        : label.x > 0
          ? label.add(AROUND_LABEL)
          : Vector2.zero;
    graph.setEdge(
      nameOf.get(edge.from) ?? '',
      nameOf.get(edge.to) ?? '',
      {width: room.x, height: room.y, labelpos: 'c'},
      String(index),
    );
  });
  layOut(graph, {customOrder: orderAsWritten});
  return graph;
}

/** Graphs sort names that are numbers before all others; so none of ours is one. */
function nodeName(index: number): string {
  return `node ${index}`;
}

/**
 * Gives the nodes of a ranked graph their order. That of dagre 3.1.3 sorts nodes that
 * are alike to it, such as siblings, against the order in which they were added.
 */
function orderAsWritten(graph: ArrangedGraph): void {
  const ids = graph.nodes();
  // An arrow that was turned around, or goes through bends, has another name than its own.
  const numberOf = ({v, w, name}: Edge): number => {
    const {edgeLabel, edgeObj} = [v, w].map(end => graph.node(end)).find(({dummy}) => dummy) ?? {};
    return Number(edgeLabel?.forwardName ?? edgeObj?.name ?? name);
  };
  const arrows = graph.edges().toSorted((first, second) => numberOf(first) - numberOf(second));
  const ranks = orderRanks(
    ids.map(id => {
      const {rank = 0, dummy} = graph.node(id);
      return {id, rank, isBend: dummy !== undefined};
    }),
    arrows.map(({v, w}) => ({from: v, to: w})),
  );
  for (const rank of ranks) {
    rank.forEach((id, order) => {
      graph.node(id).order = order;
    });
  }
}

/** A loop stands across the direction of the arrows, its label beyond it. */
function roomOfLoop(label: Vector2, direction: DiagramDirection): Vector2 {
  return direction === 'right'
    ? new Vector2(label.x, LOOP_HEIGHT + label.y)
    : new Vector2(LOOP_HEIGHT + label.x, label.y);
}

function waysOf(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  {outlines, graph, turn}: Placed,
): Map<DiagramEdge, Way> {
  const ways = new Map<DiagramEdge, Way>();
  const outlineOf = (node: DiagramNode): PlacedOutline => {
    const outline = outlines.get(node);
    if (outline === undefined) throw new Error(`The node “${node.id}” has no place.`);
    return outline;
  };
  const loops = edges.filter(edge => edge.from === edge.to);
  loops.forEach((edge, index) => {
    const earlier = loops.slice(0, index).filter(({from}) => from === edge.from);
    const loop = loopAt(
      outlineOf(edge.from),
      turn(edge.labelSize()),
      earlier.map(other => turn(other.labelSize())),
    );
    ways.set(edge, {
      points: [loop.start, ...loop.controls, loop.end],
      isLoop: true,
      hull: loop.hull,
      label: loop.label,
    });
  });

  const arrows = edges.filter(edge => edge.from !== edge.to);
  const requests = arrows.map(edge => {
    const {
      points = [],
      x,
      y,
    } = graph.edge(
      nodeName(nodes.indexOf(edge.from)),
      nodeName(nodes.indexOf(edge.to)),
      String(edges.indexOf(edge)),
    );
    return {
      from: outlineOf(edge.from),
      to: outlineOf(edge.to),
      heads: edge.heads,
      // The first and last point are where dagre meets its boxes; ours are other outlines.
      crossings: points.slice(1, -1).map(turn),
      ...(edge.labelSize().x > 0 && x !== undefined && y !== undefined
        ? {label: {centre: turn({x, y}), size: turn(edge.labelSize())}}
        : {}),
    };
  });
  const routes = routeArrows([...outlines.values()], requests);
  arrows.forEach((edge, index) => {
    const points = routes[index] ?? [];
    ways.set(edge, {
      points,
      isLoop: false,
      hull: points,
      label:
        requests[index]?.label?.centre ?? points[Math.floor(points.length / 2)] ?? Vector2.zero,
    });
  });
  return ways;
}

function smoothPath(points: readonly Vector2[], direction: DiagramDirection): string {
  const curve = direction === 'right' ? curveBumpX : curveBumpY;
  const path = line<Vector2>(
    ({x}) => x,
    ({y}) => y,
  ).curve(curve);
  return path([...points]) ?? '';
}

function loopPath([start, first, second, end]: readonly Vector2[]): string {
  const text = (point: Vector2 | undefined): string => `${point?.x ?? 0},${point?.y ?? 0}`;
  return `M${text(start)}C${text(first)},${text(second)},${text(end)}`;
}

function boxOf(way: Way, labelSize: Vector2, move: (point: Vector2) => Vector2): BBox {
  const label = labelSize.x === 0 ? [] : boxAround(move(way.label), labelSize).corners;
  return BBox.fromPoints(...way.hull.map(move), ...label);
}

function boxAround(centre: Vector2, size: Vector2): BBox {
  return new BBox(centre.sub(size.scale(0.5)), size);
}

function placeOf(node: {x?: number | undefined; y?: number | undefined}): Vector2 {
  return new Vector2(node.x ?? 0, node.y ?? 0);
}

/** Where the nodes of a diagram go, and the ways of its arrows, by dagre. */
import {Graph, layout as layOut} from '@dagrejs/dagre';
import {Vector2} from '@motion-canvas/core';
import type {DiagramEdge} from './diagram-edge.ts';
import type {DiagramNode} from './diagram-node.ts';

/** Where arrows lead. */
export type DiagramDirection = 'right' | 'down';

/** A diagram that was laid out; all in px from its middle. */
export interface DiagramLayout {
  readonly size: Vector2;
  readonly places: ReadonlyMap<DiagramNode, Vector2>;
  readonly ways: ReadonlyMap<DiagramEdge, readonly Vector2[]>;
}

const NODE_DISTANCE = 56;
const RANK_DISTANCE = 96;

/**
 * Lays a diagram out.
 *
 * @param spacing - Share of the usual distances.
 */
export function layOutDiagram(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  direction: DiagramDirection,
  spacing: number,
): DiagramLayout {
  const graph = new Graph({multigraph: true});
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: NODE_DISTANCE * spacing,
    ranksep: RANK_DISTANCE * spacing,
    edgesep: 40 * spacing,
  });
  for (const node of nodes) {
    graph.setNode(node.id, {width: node.width(), height: node.height()});
  }
  edges.forEach((edge, index) => {
    const {x, y} = edge.labelSize();
    const label = x > 0 ? {width: x + 24, height: y + 8, labelpos: 'c'} : {};
    graph.setEdge(edge.from.id, edge.to.id, {...label}, String(index));
  });
  layOut(graph);

  const points = edges.map((edge, index) => {
    const {points = []} = graph.edge(edge.from.id, edge.to.id, String(index)) as {
      points?: {x: number; y: number}[];
    };
    return points.map(({x, y}) => new Vector2(x, y));
  });
  const places = new Map(
    nodes.map(node => {
      const {x, y} = graph.node(node.id) as {x: number; y: number};
      return [node, new Vector2(x, y)] as const;
    }),
  );
  const corners = [...places].flatMap(([node, place]) => [
    place.sub(node.size().scale(0.5)),
    place.add(node.size().scale(0.5)),
  ]);
  const all = [...corners, ...points.flat()];
  const [left, right] = [Math.min(...all.map(({x}) => x)), Math.max(...all.map(({x}) => x))];
  const [top, bottom] = [Math.min(...all.map(({y}) => y)), Math.max(...all.map(({y}) => y))];
  const middle = new Vector2((left + right) / 2, (top + bottom) / 2);
  return {
    size: new Vector2(right - left + 8, bottom - top + 8),
    places: new Map([...places].map(([node, place]) => [node, place.sub(middle)])),
    ways: new Map(
      edges.map((edge, index) => [edge, (points[index] ?? []).map(point => point.sub(middle))]),
    ),
  };
}

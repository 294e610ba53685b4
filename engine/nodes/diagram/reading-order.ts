/** The order in which the nodes of a diagram enter: along its arrows. */
import type {DiagramEdge} from './diagram-edge.ts';
import type {DiagramNode} from './diagram-node.ts';

/**
 * Nodes in the order of the arrows: first those that no arrow leads to, then
 * those that arrows from them lead to; a cycle begins with the node written first.
 */
export function nodesInOrder(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
): DiagramNode[] {
  const ordered = new Set<DiagramNode>();
  const visit = (start: DiagramNode): void => {
    const waiting = [start];
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (ordered.has(node)) continue;
      ordered.add(node);
      for (const edge of edges) if (edge.from === node) waiting.push(edge.to);
    }
  };
  const isLedTo = (node: DiagramNode): boolean =>
    edges.some(({from, to}) => to === node && from !== node);
  nodes.filter(node => !isLedTo(node)).forEach(visit);
  nodes.forEach(visit);
  return [...ordered];
}

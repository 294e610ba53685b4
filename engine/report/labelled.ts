/** Which label of the stage belongs to which node: told by the stage, asked by what measures pictures. */
import type {Node} from '@motion-canvas/2d';

const labelled = new WeakMap<Node, Node>();

/** Notes that one node labels another. */
export function noteLabel(label: Node, object: Node): void {
  labelled.set(label, object);
}

/** The node that a label belongs to; undefined for what is no label. */
export function labelledBy(label: Node): Node | undefined {
  return labelled.get(label);
}

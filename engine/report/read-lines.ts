/** Reads what is written around the stage: the lecture lines, each in the room that it has. */
import type {Node, View2D} from '@motion-canvas/2d';
import type {TracedLeaf} from '../../schema/measured-section.ts';
import {FRAME_SIZE, columnRectangle} from '../anchors.ts';
import {LectureLine} from '../frame/lecture-line.ts';
import {useLectureContext} from '../lecture-context.ts';
import {readLeaf} from './read-leaves.ts';

/** The lecture lines as they are drawn, in their order; none in a scene that is no lecture. */
export function readLines(view: View2D): TracedLeaf[] {
  const lines: LectureLine[] = [];
  const visit = (node: Node): void => {
    if (node instanceof LectureLine) lines.push(node);
    else node.children().forEach(visit);
  };
  visit(view);
  return lines.flatMap(line => {
    const words = line.widestWords();
    const leaf = readLeaf(words, {
      placed: line,
      within: [line.key],
      isBackground: false,
      opacity: 1,
    });
    if (leaf === undefined) return [];
    const {x, width} = columnRectangle(useLectureContext().direction);
    const {height} = line.size();
    const y = line.position().y + FRAME_SIZE.height / 2 - height / 2;
    return [{...leaf, room: {id: line.key, box: {x, y, width, height}}}];
  });
}

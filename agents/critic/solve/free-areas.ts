/** Areas of the grid in which nothing else is seen as long as an object is. Pure. */
import {areaRectangle, anchorPosition} from '../../../engine/anchors.ts';
import type {Box} from '../../../schema/layout-report.ts';
import type {MeasuredSection} from '../../../schema/measured-section.ts';
import {sharedBox} from '../measure/geometry.ts';
import {AREAS, grown} from './arrange.ts';
import {rootBoxes} from './roots.ts';
import type {Area} from './staged-objects.ts';

/** Finds those that have room for what is seen of a root, the nearest to an area first. */
export function freeAreas(
  {moments, direction}: MeasuredSection,
  root: string,
  near: Area,
  most = 3,
): Area[] {
  const seen = moments
    .filter(({isSettled}) => isSettled)
    .map(rootBoxes)
    .filter(boxes => boxes.has(root));
  const others = seen.flatMap(boxes =>
    [...boxes].flatMap(([key, box]) => (key === root ? [] : box)),
  );
  const own = seen.flatMap(boxes => boxes.get(root) ?? []);
  const width = Math.max(0, ...own.map(box => box.width));
  const height = Math.max(0, ...own.map(box => box.height));
  return AREAS.filter(area => {
    const rectangle = areaRectangle(...area, direction);
    const place = grown(middleOf(rectangle, width, height));
    const hasRoom = rectangle.width >= width && rectangle.height >= height;
    return hasRoom && others.every(box => sharedBox(place, box) === undefined);
  })
    .sort((a, b) => distance(a, near) - distance(b, near))
    .slice(0, most);
}

/** What an object of this size covers of its area. */
function middleOf(area: Box, width: number, height: number): Box {
  return {
    x: area.x + (area.width - width) / 2,
    y: area.y + (area.height - height) / 2,
    width,
    height,
  };
}

/** In cells, from middle to middle; of two that are as near, the tighter is the nearer. */
function distance(first: Area, second: Area): number {
  const [one, other] = [first, second].map(([from, to]) => {
    const [start, end] = [anchorPosition(from), anchorPosition(to)];
    return {
      row: (start.row + end.row) / 2,
      column: (start.column + end.column) / 2,
      size: (end.row - start.row + 1) * (end.column - start.column + 1),
    };
  }) as [Middle, Middle];
  return Math.hypot(one.row - other.row, one.column - other.column) + one.size / 100;
}

interface Middle {
  readonly row: number;
  readonly column: number;
  readonly size: number;
}

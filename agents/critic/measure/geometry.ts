/** Geometry of what was measured: pure numbers, px at 1080p. */
import type {Box} from '../../../schema/layout-report.ts';
import type {FramePoint, MeasuredLeaf} from '../../../schema/measured-section.ts';

/** What is needed of a leaf to know where it is. */
export type Placed = Pick<MeasuredLeaf, 'kind' | 'box' | 'outline' | 'ink'>;

/** The outline of a leaf: its own, or the corners of its box. */
export function outlineOf({outline, box}: Placed): readonly FramePoint[] {
  return outline.length > 0 ? outline : cornersOf(box);
}

/** Whether a text or a picture is turned. */
export function isTurned({kind, outline}: Placed): boolean {
  return kind !== 'shape' && outline.length > 0;
}

/**
 * The part that two texts or pictures share: the box around it, and its area in px². Of texts only
 * what is drawn counts, so that one may stand where a line of another ends.
 */
export function sharedPart(
  first: Placed,
  second: Placed,
): {readonly box: Box; readonly area: number} | undefined {
  const box = sharedBox(first.box, second.box);
  if (box === undefined) return undefined;
  if (first.ink !== undefined || second.ink !== undefined) {
    const parts = (first.ink ?? [first.box]).flatMap(one =>
      (second.ink ?? [second.box]).flatMap(other => sharedBox(one, other) ?? []),
    );
    const largest = [...parts].sort((a, b) => areaOf(b) - areaOf(a))[0];
    const area = parts.reduce((sum, part) => sum + areaOf(part), 0);
    return largest === undefined ? undefined : {box: largest, area};
  }
  if (!isTurned(first) && !isTurned(second)) return {box, area: areaOf(box)};
  const part = cutByConvex(outlineOf(first), outlineOf(second));
  if (part.length < 3) return undefined;
  const around = boxAround(part);
  return {box: around, area: polygonArea(part)};
}

/** Area of a text or a picture in px². */
export function areaOfLeaf(leaf: Placed): number {
  if (leaf.ink !== undefined) return leaf.ink.reduce((sum, part) => sum + areaOf(part), 0);
  return isTurned(leaf) ? polygonArea(outlineOf(leaf)) : areaOf(leaf.box);
}

/** A text's box as if it stood upright, and how points of the frame lie to it then. */
export function uprightFrame(leaf: Placed): {
  readonly box: Box;
  readonly lay: (point: FramePoint) => FramePoint;
} {
  const [origin, right, , below] = leaf.outline;
  if (!isTurned(leaf) || origin === undefined || right === undefined || below === undefined) {
    return {box: leaf.box, lay: point => point};
  }
  const width = Math.hypot(right[0] - origin[0], right[1] - origin[1]);
  const height = Math.hypot(below[0] - origin[0], below[1] - origin[1]);
  const [ux, uy] = [(right[0] - origin[0]) / width, (right[1] - origin[1]) / width];
  const [vx, vy] = [(below[0] - origin[0]) / height, (below[1] - origin[1]) / height];
  return {
    box: {x: 0, y: 0, width, height},
    lay: ([x, y]) => {
      const [dx, dy] = [x - origin[0], y - origin[1]];
      return [dx * ux + dy * uy, dx * vx + dy * vy];
    },
  };
}

/** The shortest way between two boxes along each axis in px; 0 where they overlap on it. */
export function gapBetween(first: Box, second: Box): {readonly x: number; readonly y: number} {
  return {
    x: Math.max(0, first.x - second.x - second.width, second.x - first.x - first.width),
    y: Math.max(0, first.y - second.y - second.height, second.y - first.y - first.height),
  };
}

/** The smallest box around points. */
export function boxAround(points: readonly FramePoint[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y};
}

function cornersOf({x, y, width, height}: Box): FramePoint[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Sutherland and Hodgman's way to cut a polygon by a convex one (1974). */
function cutByConvex(
  polygon: readonly FramePoint[],
  window: readonly FramePoint[],
): readonly FramePoint[] {
  const turn = Math.sign(signedArea(window));
  let rest = polygon;
  window.forEach((start, index) => {
    const end = window[(index + 1) % window.length] ?? start;
    const side = ([x, y]: FramePoint): number =>
      turn * ((end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0]));
    const kept: FramePoint[] = [];
    rest.forEach((point, at) => {
      const before = rest.at(at - 1) ?? point;
      const [was, is] = [side(before), side(point)];
      if (was >= 0 !== is >= 0) {
        const share = was / (was - is);
        kept.push([
          before[0] + share * (point[0] - before[0]),
          before[1] + share * (point[1] - before[1]),
        ]);
      }
      if (is >= 0) kept.push(point);
    });
    rest = kept;
  });
  return rest;
}

function polygonArea(points: readonly FramePoint[]): number {
  return Math.abs(signedArea(points));
}

function signedArea(points: readonly FramePoint[]): number {
  let twice = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

/** The part that two boxes share; undefined for none. */
export function sharedBox(first: Box, second: Box): Box | undefined {
  const x = Math.max(first.x, second.x);
  const y = Math.max(first.y, second.y);
  const width = Math.min(first.x + first.width, second.x + second.width) - x;
  const height = Math.min(first.y + first.height, second.y + second.height) - y;
  return width > 0 && height > 0 ? {x, y, width, height} : undefined;
}

/** Width times height. */
export function areaOf({width, height}: Box): number {
  return width * height;
}

/** A box without a margin of some px on each side; never less than nothing. */
export function shrunk({x, y, width, height}: Box, marginX: number, marginY = marginX): Box {
  return {
    x: x + Math.min(marginX, width / 2),
    y: y + Math.min(marginY, height / 2),
    width: Math.max(0, width - 2 * marginX),
    height: Math.max(0, height - 2 * marginY),
  };
}

/** Whether one box lies in another, give or take some px. */
export function contains(outer: Box, inner: Box, slack = 0): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** How much of a line runs through a box, in px. */
export function lengthWithin(line: readonly FramePoint[], box: Box): number {
  let length = 0;
  line.forEach((end, index) => {
    const start = line[index - 1];
    if (start !== undefined) length += segmentWithin(start, end, box);
  });
  return length;
}

/** Points along a line, so many px from each other. */
export function pointsAlong(line: readonly FramePoint[], step: number): FramePoint[] {
  return line.flatMap(([x, y], index): FramePoint[] => {
    const [x0, y0] = line[index - 1] ?? [x, y];
    const count = Math.max(1, Math.round(Math.hypot(x - x0, y - y0) / step));
    return Array.from({length: count}, (_, at) => {
      const share = (at + 1) / count;
      return [x0 + share * (x - x0), y0 + share * (y - y0)];
    });
  });
}

/** Liang and Barsky's way to cut a segment by a box (1984). */
function segmentWithin([x0, y0]: FramePoint, [x1, y1]: FramePoint, box: Box): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [from, to] = [0, 1];
  for (const [step, distance] of [
    [-dx, x0 - box.x],
    [dx, box.x + box.width - x0],
    [-dy, y0 - box.y],
    [dy, box.y + box.height - y0],
  ] as const) {
    if (step === 0) {
      if (distance < 0) return 0;
    } else if (step < 0) from = Math.max(from, distance / step);
    else to = Math.min(to, distance / step);
  }
  return to > from ? (to - from) * Math.hypot(dx, dy) : 0;
}

/** Share of a box that lies inside of a closed outline, from a grid of points. */
export function shareInside(box: Box, outline: readonly FramePoint[]): number {
  const steps = 8;
  let inside = 0;
  for (let column = 0; column < steps; column++) {
    for (let row = 0; row < steps; row++) {
      const x = box.x + ((column + 0.5) * box.width) / steps;
      const y = box.y + ((row + 0.5) * box.height) / steps;
      if (isInside([x, y], outline)) inside += 1;
    }
  }
  return inside / steps ** 2;
}

/** Whether a point lies inside of a closed outline: counts how often a ray to the right crosses it. */
export function isInside([x, y]: FramePoint, outline: readonly FramePoint[]): boolean {
  let crossings = 0;
  outline.forEach(([x1, y1], index) => {
    const [x0, y0] = outline.at(index - 1) ?? [x1, y1];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) crossings += 1;
  });
  return crossings % 2 === 1;
}

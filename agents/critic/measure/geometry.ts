/** Geometry of what was measured: pure numbers, px at 1080p. */
import type {Box} from '../../../schema/layout-report.ts';
import type {FramePoint} from '../../../schema/measured-section.ts';

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
  const steps = 6;
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

/** Counts how often a ray to the right crosses the outline. */
function isInside([x, y]: FramePoint, outline: readonly FramePoint[]): boolean {
  let crossings = 0;
  outline.forEach(([x1, y1], index) => {
    const [x0, y0] = outline.at(index - 1) ?? [x1, y1];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) crossings += 1;
  });
  return crossings % 2 === 1;
}

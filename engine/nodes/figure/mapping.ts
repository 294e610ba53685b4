/** How the units of a figure become px, and how much room its surroundings leave for them. Pure. */
import {BBox, Vector2} from '@motion-canvas/core';
import {scaleLinear} from 'd3-scale';
import type {Point, Range} from './points.ts';

/** Maps units to px from the middle of the figure; y goes up in units and down in px. */
export class Mapping {
  /** Px of one unit along each axis. */
  public readonly unit: Vector2;
  /** Units from left to right. */
  public readonly x: Range;
  /** Units from bottom to top. */
  public readonly y: Range;
  /** Where the ranges are drawn, in px. */
  public readonly frame: BBox;
  /** Width and height in px, margins included. */
  public readonly whole: Vector2;
  private readonly across: (x: number) => number;
  private readonly down: (y: number) => number;

  public constructor(x: Range, y: Range, frame: BBox, whole: Vector2) {
    this.x = x;
    this.y = y;
    this.frame = frame;
    this.whole = whole;
    this.across = scaleLinear(x, [frame.left, frame.right]);
    this.down = scaleLinear(y, [frame.bottom, frame.top]);
    this.unit = new Vector2(frame.width / (x[1] - x[0]), frame.height / (y[1] - y[0]));
  }

  /** A point in px. */
  public toPx([x, y]: Point): Vector2 {
    return new Vector2(this.across(x), this.down(y));
  }

  /** A place in px as a point in units. */
  public toUnits({x, y}: Vector2): Point {
    return [
      this.x[0] + (x - this.frame.left) / this.unit.x,
      this.y[0] + (this.frame.bottom - y) / this.unit.y,
    ];
  }
}

/** Room around the frame of a figure, in px. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a mapping is made for. */
export interface MappingRequest {
  readonly x: Range;
  readonly y: Range;
  /** Width and height in px at 1080p that the figure may take with its margins. */
  readonly available: Vector2;
  /** Whether a unit is as wide as it is high. */
  readonly equalUnits: boolean;
}

/** The share of the available space that margins may take on one side. */
const LARGEST_MARGIN = 0.3;
const ROUNDS = 8;

/** The largest mapping that leaves some margins. */
export function mappingWithin(
  {x, y, available, equalUnits}: MappingRequest,
  margins: Margins,
): Mapping {
  const room = new Vector2(
    Math.max(1, available.x - margins.left - margins.right),
    Math.max(1, available.y - margins.top - margins.bottom),
  );
  const span = new Vector2(x[1] - x[0], y[1] - y[0]);
  const unit = Math.min(room.x / span.x, room.y / span.y);
  const size = equalUnits ? span.scale(unit) : room;
  const whole = size.add([margins.left + margins.right, margins.top + margins.bottom]);
  return new Mapping(
    x,
    y,
    new BBox(margins.left - whole.x / 2, margins.top - whole.y / 2, size.x, size.y),
    whole,
  );
}

/**
 * The margins that the surroundings of a figure need – labels, numbers – which
 * themselves depend on where things are.
 *
 * @param surroundings - Boxes in px of what must be inside, under a mapping.
 */
export function marginsFor(
  request: MappingRequest,
  surroundings: (mapping: Mapping) => readonly BBox[],
): Margins {
  const {available} = request;
  let margins: Margins = {left: 0, right: 0, top: 0, bottom: 0};
  for (let round = 0; round < ROUNDS; round += 1) {
    const mapping = mappingWithin(request, margins);
    const {frame} = mapping;
    const boxes = surroundings(mapping);
    const needed = (most: number, overhangs: readonly number[], before: number): number =>
      Math.min(most * LARGEST_MARGIN, Math.max(before, ...overhangs));
    const next: Margins = {
      left: needed(
        available.x,
        boxes.map(box => frame.left - box.left),
        margins.left,
      ),
      right: needed(
        available.x,
        boxes.map(box => box.right - frame.right),
        margins.right,
      ),
      top: needed(
        available.y,
        boxes.map(box => frame.top - box.top),
        margins.top,
      ),
      bottom: needed(
        available.y,
        boxes.map(box => box.bottom - frame.bottom),
        margins.bottom,
      ),
    };
    const grown =
      next.left +
      next.right +
      next.top +
      next.bottom -
      (margins.left + margins.right + margins.top + margins.bottom);
    margins = next;
    if (grown < 0.5) break;
  }
  return margins;
}

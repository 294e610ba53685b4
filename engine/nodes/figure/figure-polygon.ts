/** A polygon in a figure, with handles on its sides and corners. */
import {nodeName} from '@motion-canvas/2d';
import {BBox, Vector2} from '@motion-canvas/core';
import type {LabelSpot} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {type FigureAngle, type AngleOptions} from './figure-angle.ts';
import {FigureCorner} from './figure-corner.ts';
import type {StrokeOptions} from './figure-element.ts';
import {FigureSegment} from './figure-segment.ts';
import {FigureShape} from './figure-shape.ts';
import {TOWARDS, alongLine, beside, besideBox} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import {type Point, type PointSource, areaOf, centreOfArea} from './points.ts';

/** Options of a polygon. */
export interface PolygonOptions extends StrokeOptions {
  /** Whether its inside is tinted; yes unless said otherwise. */
  readonly filled?: boolean;
  /** Labels of its sides, outside, in the order of the corners; an empty one leaves a side out. */
  readonly sides?: readonly string[];
  /** Labels of its corners, outside. */
  readonly corners?: readonly string[];
}

/** Size in px at 1080p of a label in the middle: it names all of the shape. */
const INSIDE_SIZE = 42;

/** A polygon; its own label stands in its middle. */
@nodeName('FigurePolygon')
export class FigurePolygon extends FigureShape {
  private readonly sides = new Map<number, FigureSegment>();
  private readonly corners = new Map<number, FigureCorner>();

  public constructor(
    figure: Figure,
    points: readonly PointSource[] | (() => readonly Point[]),
    options: PolygonOptions,
  ) {
    super(figure, points, options.color ?? 'accent');
    if (options.filled !== false) this.addFill(mapping => this.outline(mapping));
    this.addStroke(mapping => this.outline(mapping), {dashed: options.dashed ?? false});
    this.addLabel({
      text: options.label,
      fontSize: INSIDE_SIZE,
      places: (mapping, size) => {
        const centre = mapping.toPx(this.centre());
        const {side} = options;
        if (side === undefined) {
          const aside = Object.values(TOWARDS).map(way => centre.add(way.mul(size.scale(0.6))));
          return [centre, ...aside];
        }
        return [besideBox(BBox.fromPoints(...this.outline(mapping)), side, size)];
      },
    });
    options.sides?.forEach((text, index) => {
      this.assertCorner(index);
      this.addLabel({
        text,
        places: (mapping, size) => {
          const {from, to, outwards} = this.sideUnder(mapping, index);
          return alongLine(from, to, outwards, size);
        },
      });
    });
    options.corners?.forEach((text, index) => {
      this.assertCorner(index);
      this.addLabel({
        text,
        places: (mapping, size) => {
          const {point, outwards} = this.cornerUnder(mapping, index);
          return [0, 10, 22].map(more => beside(point, outwards, size, more));
        },
      });
    });
  }

  /**
   * A side, counting from 0: the first goes from the first corner to the
   * second. It can be labelled and emphasised, and shown as a line of its own.
   *
   * @throws RangeError when there is no such side.
   */
  public side(index: number): FigureSegment {
    this.assertCorner(index);
    const next = (index + 1) % this.points().length;
    const side =
      this.sides.get(index) ??
      this.figure.adopt(
        new FigureSegment(this.figure, this.corner(index), this.corner(next), {
          color: () => this.color(),
          outwards: mapping => this.sideUnder(mapping, index).outwards,
        }),
      );
    this.sides.set(index, side);
    return side;
  }

  /**
   * A corner, counting from 0, to be labelled outside or to draw from.
   *
   * @throws RangeError when there is no such corner.
   */
  public corner(index: number): FigureCorner {
    this.assertCorner(index);
    let corner = this.corners.get(index);
    if (corner === undefined) {
      corner = new FigureCorner(
        () => this.points()[index] ?? [0, 0],
        () => this.cornerUnder(this.figure.mapping(), index),
        () => this.color(),
      );
      this.corners.set(index, corner);
      this.add(corner);
    }
    return corner;
  }

  /**
   * The mark of the angle at a corner; it follows the polygon.
   *
   * @throws RangeError when there is no such corner.
   */
  public angle(index: number, options: AngleOptions = {}): FigureAngle {
    const count = this.points().length;
    return this.figure.angle(
      this.corner(index),
      this.corner((index + 1) % count),
      this.corner((index + count - 1) % count),
      options,
    );
  }

  /** Its middle in units: the centre of its area. */
  public centre(): Point {
    return centreOfArea(this.points());
  }

  public override labelSpot(): LabelSpot {
    const box = this.localBox();
    return {point: new Vector2(box.center.x, box.top), outwards: TOWARDS.above};
  }

  protected override outline(mapping: Mapping): Vector2[] {
    const points = super.outline(mapping);
    return [...points, ...points.slice(0, 1)];
  }

  private sideUnder(
    mapping: Mapping,
    index: number,
  ): {from: Vector2; to: Vector2; outwards: Vector2} {
    const outline = this.outline(mapping);
    const [from = Vector2.zero, to = Vector2.zero] = outline.slice(index, index + 2);
    const {x, y} = to.sub(from).normalized;
    // Upwards y makes areas of counterclockwise corners positive.
    const clockwise = areaOf(this.points()) < 0;
    return {from, to, outwards: clockwise ? new Vector2(y, -x) : new Vector2(-y, x)};
  }

  private cornerUnder(mapping: Mapping, index: number): LabelSpot {
    const count = this.points().length;
    const {from, outwards} = this.sideUnder(mapping, index);
    const before = this.sideUnder(mapping, (index + count - 1) % count);
    return {point: from, outwards: outwards.add(before.outwards).normalized};
  }

  private assertCorner(index: number): void {
    const count = this.points().length;
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new RangeError(
        `There is no side or corner ${index}: those of this polygon go from 0 to ${count - 1}.`,
      );
    }
  }
}

/** The plane under a 2x2 matrix: a grid that is bent with the vectors in it. */
import {nodeName} from '@motion-canvas/2d';
import {
  type BBox,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {useLectureContext} from '../../lecture-context.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {withOpacity} from '../../theme/theme.ts';
import {Figure, type FigureProps} from '../figure/figure.ts';
import {FigurePolygon, type PolygonOptions} from '../figure/figure-polygon.ts';
import {FigureSegment, type SegmentOptions} from '../figure/figure-segment.ts';
import {normalAwayFrom} from '../figure/label-places.ts';
import {lineThrough} from '../figure/lines.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Point, Range} from '../figure/points.ts';
import {GridLines} from '../figure/grid-lines.ts';
import {type Matrix2, applied, determinantOf, mixed, multiplied} from './matrix.ts';

/** Properties of {@link PlaneTransform}. */
export interface PlaneTransformProps extends Omit<FigureProps, 'x' | 'y'> {
  /** How many units are shown up and down from the origin; 4 unless given. */
  extent?: number;
  /** Whether the unit vectors are shown with the plane; yes unless said otherwise. */
  unitVectors?: boolean;
}

const IDENTITY: Matrix2 = [
  [1, 0],
  [0, 1],
];

/** Lines of the bent grid are drawn from this many times as far out as can be seen. */
const REACH = 4;

/** A label is gone when it is this far beyond the edge, in px. */
const FADING = 24;

/**
 * A plane with a grid that matrices bend; behind it, faint, the plane as it was.
 * It fills its area: there are more units to the sides than up and down where
 * the area is wide.
 *
 * @example
 * ```ts
 * const plane = stage.placeIn(new PlaneTransform({extent: 4}), 'A1', 'F6');
 * const vector = plane.vector([1, 2], {color: 'orange', label: '$v$'});
 * yield* stage.show(plane, vector);
 * yield* plane.transformBy([[1, 1], [0, 1]]);
 * ```
 */
@nodeName('PlaneTransform')
export class PlaneTransform extends Figure {
  private readonly matrix: SimpleSignal<Matrix2>;
  private readonly drawn = createSignal(1);
  private readonly extent: number;
  private readonly unitVectors: readonly FigureSegment[];

  /** Throws a RangeError where the extent is no positive number. */
  public constructor({extent = 4, unitVectors = true, ...props}: PlaneTransformProps) {
    super({x: [-extent, extent], y: [-extent, extent], ...props});
    this.extent = extent;
    this.matrix = createSignal<Matrix2>(IDENTITY);
    const {palette} = useLectureContext().theme;
    const grid = (
      lines: () => readonly (readonly Vector2[])[],
      color: string,
      lineWidth: number,
    ): GridLines =>
      new GridLines({lines, color: () => color, lineWidth, strength: () => this.drawn()});
    this.background.add([
      grid(() => this.grid(IDENTITY), palette.hairline, 2),
      grid(() => this.grid(this.matrix()), withOpacity(palette.blue, 0.5), 2),
      grid(() => this.axes(this.matrix()), palette.muted, 3),
    ]);
    this.shapes.size(() => this.mapping().frame.size);
    this.shapes.clip(true);
    this.unitVectors = unitVectors
      ? [
          this.unitVector([1, 0], {color: 'green', label: '$\\hat\\imath$'}),
          this.unitVector([0, 1], {color: 'pink', label: '$\\hat\\jmath$'}),
        ]
      : [];
  }

  /** Where the matrix as it stands takes a point. */
  public image(point: Point): Point {
    return applied(this.matrix(), point);
  }

  /** The determinant of the matrix as it stands. */
  public determinant(): number {
    return determinantOf(this.matrix());
  }

  /** A vector from the origin that goes along with the plane. */
  public vector(to: Point, options: SegmentOptions = {}): FigureSegment {
    return this.adopt(
      new FigureSegment(this, [0, 0], () => this.image(to), {
        color: 'accent',
        ...options,
        arrow: true,
      }),
    );
  }

  /** The unit square; its area, which is the determinant, is written into it unless it has another label. */
  public unitSquare(options: PolygonOptions = {}): FigurePolygon {
    const corners: readonly Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    const format = new Intl.NumberFormat(useLectureContext().language, {
      numberingSystem: 'latn',
      maximumFractionDigits: 1,
    });
    const square = this.adopt(
      new FigurePolygon(
        this,
        corners.map(corner => () => this.image(corner)),
        {
          color: 'yellow',
          label: () => format.format(roundedTenth(this.determinant())).replace('-', '\u2212'),
          ...options,
        },
      ),
    );
    // The vectors run over it.
    square.moveToBottom();
    return square;
  }

  /** Bends the plane by a matrix, on top of what was done to it before, in `seconds`. */
  public *transformBy(matrix: Matrix2, seconds = 2 * MOVE_SECONDS): ThreadGenerator {
    yield* this.become(multiplied(matrix, this.matrix()), seconds);
  }

  /** Brings the plane under a matrix, whatever was done to it before; the identity undoes it all. */
  public *become(matrix: Matrix2, seconds = 2 * MOVE_SECONDS): ThreadGenerator {
    yield* this.matrix(matrix, seconds, easeInOutCubic, mixed);
    yield* this.settleLabels();
  }

  /** Undoes all that was done to the plane, in `seconds`. */
  public *reset(seconds = 2 * MOVE_SECONDS): ThreadGenerator {
    yield* this.become(IDENTITY, seconds);
  }

  public override *enter(): ThreadGenerator {
    this.drawn(0);
    yield* all(this.appear(), this.drawn(1, MOVE_SECONDS, easeOutCubic));
    for (const vector of this.unitVectors) yield* vector.enter();
  }

  /** Vectors that leave the plane are cut at its edge, and lose their names. */
  public override shareInside(box: BBox): number {
    const {frame} = this.mapping();
    const beyond = Math.max(
      frame.left - box.left,
      box.right - frame.right,
      frame.top - box.top,
      box.bottom - frame.bottom,
    );
    return Math.min(1, Math.max(0, 1 - beyond / FADING));
  }

  protected override ranges(available: Vector2): {readonly x: Range; readonly y: Range} {
    const {extent} = this;
    const wide = Math.max(1, available.x / available.y);
    const high = Math.max(1, available.y / available.x);
    return {x: [-extent * wide, extent * wide], y: [-extent * high, extent * high]};
  }

  /** The grid fills the plane to its edges; what is in it does not make it smaller. */
  protected override contents(): readonly BBox[] {
    return [];
  }

  protected override gridLines(): readonly (readonly Vector2[])[] {
    return this.grid(this.matrix());
  }

  protected override axisLines(): readonly (readonly Vector2[])[] {
    return this.axes(this.matrix());
  }

  /** A unit vector with its name outside of the unit square. */
  private unitVector(to: Point, options: SegmentOptions): FigureSegment {
    return this.adopt(
      new FigureSegment(this, [0, 0], () => this.image(to), {
        ...options,
        arrow: true,
        outwards: mapping => {
          const at = (point: Point): Vector2 => mapping.toPx(this.image(point));
          return normalAwayFrom(at([0, 0]), at(to), at([0.5, 0.5]));
        },
      }),
    );
  }

  /** The lines of the grid under a matrix in px, cut at the edges. */
  private grid(matrix: Matrix2): Vector2[][] {
    const mapping = this.mapping();
    const reach = matrix === IDENTITY ? 1 : REACH;
    return [
      ...wholeNumbers(reach * mapping.x[1]).map(at => lineUnder(mapping, matrix, [at, 0], [0, 1])),
      ...wholeNumbers(reach * mapping.y[1]).map(at => lineUnder(mapping, matrix, [0, at], [1, 0])),
    ];
  }

  private axes(matrix: Matrix2): Vector2[][] {
    const mapping = this.mapping();
    return [lineUnder(mapping, matrix, [0, 0], [1, 0]), lineUnder(mapping, matrix, [0, 0], [0, 1])];
  }
}

/** A line of the plane under a matrix, in px. */
function lineUnder(mapping: Mapping, matrix: Matrix2, through: Point, [x, y]: Point): Vector2[] {
  const from = applied(matrix, through);
  const to = applied(matrix, [through[0] + x, through[1] + y]);
  return lineThrough(mapping.toPx(from), mapping.toPx(to), mapping.frame);
}

/** All whole numbers but 0 that are not further from it than `greatest`. */
function wholeNumbers(greatest: number): number[] {
  const last = Math.floor(greatest);
  return Array.from({length: 2 * last + 1}, (_, index) => index - last).filter(at => at !== 0);
}

function roundedTenth(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

/** Where the elements of a drawing lie in its units, from its first block to its last. Pure. */
import {
  type Point,
  centreOf,
  counterclockwiseArc,
  minus,
  plus,
  rotated,
} from '../../../engine/nodes/figure/points.ts';
import {type Matrix2, applied, multiplied} from '../../../engine/nodes/plane-transform/matrix.ts';
import type {ElementMove, ElementOf, PictureElement} from '../../../schema/elements.ts';
import {evaluate} from '../../../schema/expression/evaluate.ts';
import {ExpressionError} from '../../../schema/expression/expression-error.ts';
import type {Curve, CurveText} from '../curve.ts';
import {DrawnCurves, pointsOfPath} from '../drawn-curves.ts';
import {endsAfter, endsOf} from './moved-ends.ts';

/** What the blocks of a drawing say of its elements. */
export interface DrawingBlock {
  readonly draw?: readonly (readonly [name: string, PictureElement])[] | undefined;
  readonly move?: readonly (readonly (readonly [name: string, ElementMove])[])[] | undefined;
  readonly apply?: Matrix2 | undefined;
}

/** A place of an element; a coordinate that nothing says is left out. */
export interface Coordinates {
  readonly x?: number;
  readonly y?: number;
}

/** Where an element lies after it was drawn or moved. */
export interface DrawnPlace {
  readonly name: string;
  /** Which block says so, from 0, and where in it. */
  readonly block: number;
  readonly at: readonly (string | number)[];
  readonly element: PictureElement;
  /** Where a move brings it; not there when it is drawn. */
  readonly isMoved: boolean;
  readonly places: readonly Coordinates[];
  /** Where it begins and which way it goes on without an end, if it does. */
  readonly endless: {readonly from: number; readonly way: 1 | -1} | undefined;
}

/** A graph as it was drawn or became. */
export interface DrawnGraph {
  readonly isMoved: boolean;
  /** Where it is drawn; everywhere unless given. */
  readonly domain: readonly [number, number] | undefined;
  readonly of: (x: number) => number;
}

/** All that is drawn over the blocks of one drawing. */
export interface DrawnOver {
  readonly places: readonly DrawnPlace[];
  readonly graphs: readonly DrawnGraph[];
}

const ORIGIN: Point = [0, 0];
const IDENTITY: Matrix2 = [
  [1, 0],
  [0, 1],
];
const PATH_SAMPLES = 120;
const RIM = 24;
/** A turn is seen between its ends as well. */
const TURN_STEPS = 36;

/** Where everything lies that the blocks of a drawing draw and move; expressions that cannot be read are left out. */
export function drawnOver(blocks: readonly DrawingBlock[], decimalComma = false): DrawnOver {
  const drawing = new Drawing(decimalComma);
  blocks.forEach((block, index) => {
    for (const [name, element] of block.draw ?? []) drawing.draw(name, element, index);
    (block.move ?? []).forEach((together, order) => {
      for (const [name, move] of together) drawing.move(name, move, index, order);
    });
    if (block.apply !== undefined) drawing.apply(block.apply, index);
  });
  return drawing;
}

/** An element as it stands: its points, or its places on a curve. */
interface Standing {
  readonly element: PictureElement;
  points: readonly Point[];
  /** Numbers of x, or of y for a horizontal line. */
  numbers: readonly number[];
}

class Drawing implements DrawnOver {
  public readonly places: DrawnPlace[] = [];
  public readonly graphs: DrawnGraph[] = [];
  private readonly curves: DrawnCurves;
  private readonly standing = new Map<string, Standing>();
  private matrix: Matrix2 = IDENTITY;

  public constructor(decimalComma: boolean) {
    this.curves = new DrawnCurves(decimalComma);
  }

  public draw(name: string, element: PictureElement, block: number): void {
    const at = ['draw', name];
    const drawn = {element, points: pointsOf(element), numbers: numbersOf(element)};
    this.standing.set(name, drawn);
    if ('curve' in element) {
      this.drawCurve(name, element, {block, at, isMoved: false});
      if (element.labelAt !== undefined) {
        this.add(name, {block, at, isMoved: false, places: [{x: element.labelAt}]});
      }
      return;
    }
    this.add(name, {block, at, isMoved: false, places: this.placesOf(drawn)});
  }

  public move(name: string, move: ElementMove, block: number, order: number): void {
    const drawn = this.standing.get(name);
    if (drawn === undefined) return;
    const at = ['move', order, name];
    const text = this.curves.textAfter(name, move);
    if (text !== undefined) {
      this.drawCurve(name, text, {block, at, isMoved: true});
      this.follow(name, block, at);
      return;
    }
    for (const next of movedThrough(drawn, move)) {
      this.standing.set(name, next);
      this.add(name, {block, at, isMoved: true, places: this.placesOf(next)});
    }
  }

  public apply(matrix: Matrix2, block: number): void {
    this.matrix = multiplied(matrix, this.matrix);
    for (const [name, drawn] of this.standing) {
      if (!('vector' in drawn.element) && !('square' in drawn.element)) continue;
      this.add(name, {block, at: ['apply'], isMoved: true, places: this.placesOf(drawn)});
    }
  }

  private drawCurve(
    name: string,
    text: CurveText,
    where: Pick<DrawnPlace, 'block' | 'at' | 'isMoved'>,
  ): void {
    const curve = this.read(name, text);
    if (curve === undefined) return;
    if (curve.form === 'vertical') {
      this.add(name, {...where, places: [{x: evaluate(curve.at)}]});
      return;
    }
    if (curve.form === 'path') {
      const places = pointsOfPath(curve, PATH_SAMPLES).map(([x, y]) => ({x, y}));
      this.add(name, {...where, places});
      return;
    }
    const curves = this.curves.asTheyStand();
    this.graphs.push({
      isMoved: where.isMoved,
      domain: curve.domain,
      of: x => curves.valueAt(name, x),
    });
  }

  /** What lies on a curve goes along with it. */
  private follow(curve: string, block: number, at: DrawnPlace['at']): void {
    for (const [name, drawn] of this.standing) {
      if (!('on' in drawn.element) || drawn.element.on !== curve) continue;
      this.add(name, {block, at, isMoved: true, places: this.placesOf(drawn)});
    }
  }

  private placesOf({element, points, numbers}: Standing): readonly Coordinates[] {
    if ('horizontal' in element) return numbers.map(y => ({y}));
    if ('on' in element && element.on !== undefined) {
      const {on} = element;
      return numbers.map(x => {
        const y = this.curves.valueAt(on, x);
        return Number.isFinite(y) ? {x, y} : {x};
      });
    }
    const isCarried = 'vector' in element || 'square' in element;
    const shown = 'circle' in element ? points.flatMap(centre => rimOf(element, centre)) : points;
    return [
      ...numbers.filter(Number.isFinite).map(x => ({x})),
      ...shown
        .map(point => (isCarried ? applied(this.matrix, point) : point))
        .map(([x, y]) => ({x, y})),
    ];
  }

  private add(name: string, place: Omit<DrawnPlace, 'name' | 'element' | 'endless'>): void {
    const drawn = this.standing.get(name);
    if (drawn === undefined || place.places.length === 0) return;
    const {element, numbers} = drawn;
    this.places.push({name, element, endless: endlessOf(numbers), ...place});
  }

  private read(name: string, text: CurveText): Curve | undefined {
    try {
      return this.curves.draw(name, text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return undefined;
    }
  }
}

function pointsOf(element: PictureElement): readonly Point[] {
  if ('polygon' in element) return element.polygon;
  if ('polyline' in element) return element.polyline;
  if ('scatter' in element) return element.scatter;
  if ('segment' in element) return element.segment;
  if ('arrow' in element) return element.arrow;
  if ('brace' in element) return element.brace;
  if ('angle' in element) return element.angle;
  if ('words' in element) return [element.at];
  if ('circle' in element) return [element.circle];
  if ('vector' in element) return [element.vector];
  if ('square' in element) return [ORIGIN, [1, 0], [1, 1], [0, 1]];
  if ('point' in element && typeof element.point !== 'number') return [element.point];
  return [];
}

function numbersOf(element: PictureElement): readonly number[] {
  const ends = endsOf(element);
  if (ends !== undefined) return [ends.from, ends.to];
  if ('tangent' in element) return [element.at];
  if ('vertical' in element) return [element.vertical];
  if ('horizontal' in element) return [element.horizontal];
  if ('point' in element && typeof element.point === 'number') return [element.point];
  return [];
}

/** Where some numbers begin that have an end on one side alone. */
function endlessOf([from = 0, to = 0]: readonly number[]): DrawnPlace['endless'] {
  if (Number.isFinite(from)) return Number.isFinite(to) ? undefined : {from, way: 1};
  return Number.isFinite(to) ? {from: to, way: -1} : undefined;
}

/** A circle's outermost points, or points along an arc. */
function rimOf({radius, arc = [0, 360]}: ElementOf<'circle'>, centre: Point): readonly Point[] {
  const [from, to] = counterclockwiseArc(arc) ?? [0, 360];
  return Array.from({length: RIM + 1}, (_, index) => {
    const [right = ORIGIN] = rotated([[radius, 0]], from + ((to - from) * index) / RIM, ORIGIN);
    return plus(centre, right);
  });
}

/** Where a move takes an element, and what is on its way. */
function movedThrough(drawn: Standing, move: ElementMove): readonly Standing[] {
  const {element, points, numbers} = drawn;
  const {to, by, turn, about, radius} = move;
  if (endsOf(element) !== undefined) {
    const [from = 0, last = 0] = numbers;
    const next = endsAfter({from, to: last}, move);
    return next === undefined ? [] : [{...drawn, numbers: [next.from, next.to]}];
  }
  if (typeof to === 'number') return [{...drawn, numbers: [to]}];
  if (move.points !== undefined) return [{...drawn, points: move.points}];
  if ([by, to, turn, radius].every(said => said === undefined)) return [];
  const way = by ?? (to === undefined ? [0, 0] : minus(to, points[0] ?? to));
  const grown =
    radius !== undefined && 'circle' in element ? {...drawn, element: {...element, radius}} : drawn;
  const pivot = about ?? centreOf(points);
  // What turns goes on its way meanwhile, and its pivot with it.
  const steps = turn === undefined ? 1 : TURN_STEPS;
  return Array.from({length: steps}, (_, index) => {
    const share = (index + 1) / steps;
    const turned = rotated(points, (turn ?? 0) * share, pivot);
    return {...grown, points: turned.map(point => plus(point, [way[0] * share, way[1] * share]))};
  });
}

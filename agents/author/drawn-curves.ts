/** The curves of a plot as they stand after some of its blocks, and their values. Pure. */
import {evaluate} from '../../schema/expression/evaluate.ts';
import {type Curve, type CurveText, movedCurve, readCurve} from './curve.ts';

interface DrawnCurve {
  readonly text: CurveText;
  /** Undefined where it cannot be read. */
  readonly curve: Curve | undefined;
}

/** The curves of one plot by name. */
export class DrawnCurves {
  public constructor(
    private readonly decimalComma: boolean,
    private readonly curves: Map<string, DrawnCurve> = new Map(),
  ) {}

  /** The same curves, which stay as they are now. */
  public asTheyStand(): DrawnCurves {
    return new DrawnCurves(this.decimalComma, new Map(this.curves));
  }

  /**
   * Draws a curve, or lets one become another.
   *
   * @throws ExpressionError where it cannot be read; it is there all the same.
   */
  public draw(name: string, text: CurveText): Curve {
    this.curves.set(name, {text, curve: undefined});
    const functions = [...this.curves].filter(([, {curve}]) => curve?.form === 'function');
    const curve = readCurve(text, {
      curves: new Set(functions.map(([known]) => known)),
      decimalComma: this.decimalComma,
    });
    this.curves.set(name, {text, curve});
    return curve;
  }

  /** What a curve says after a move; undefined where there is none, or the move is of something else. */
  public textAfter(
    name: string,
    move: Pick<Partial<CurveText>, 'curve' | 'parameters'>,
  ): CurveText | undefined {
    const before = this.curves.get(name);
    if (before === undefined) return undefined;
    if (move.curve === undefined && move.parameters === undefined) return undefined;
    return movedCurve(before.text, move);
  }

  /** A curve as it stands. */
  public get(name: string): Curve | undefined {
    return this.curves.get(name)?.curve;
  }

  /** The value of a function, or of a derivative of it, at a place; NaN where it has none. */
  public valueAt(name: string, at: number, derivative = 0): number {
    const curve = this.get(name);
    if (curve?.form !== 'function') return Number.NaN;
    const value = (place: number): number => this.evaluated(curve, place);
    return derivative === 0 ? value(at) : slope(value, at, derivative);
  }

  /** The value of a curve that may follow others. */
  public evaluated({of}: Extract<Curve, {form: 'function'}>, at: number): number {
    return evaluate(of, {
      variable: at,
      curve: (name, derivative, place) => this.valueAt(name, place, derivative),
    });
  }
}

/** The points of a path, evenly in its variable. */
export function pointsOfPath(
  {x, y, between}: Extract<Curve, {form: 'path'}>,
  samples: number,
): readonly (readonly [x: number, y: number])[] {
  const [from, to] = [evaluate(between[0]), evaluate(between[1])];
  return Array.from({length: samples + 1}, (_, index) => {
    const variable = from + ((to - from) * index) / samples;
    return [evaluate(x, {variable}), evaluate(y, {variable})] as const;
  }).filter(point => point.every(Number.isFinite));
}

function slope(of: (x: number) => number, at: number, order: number): number {
  const step = order === 1 ? 1e-5 : 1e-3;
  const next = (x: number): number => (order === 1 ? of(x) : slope(of, x, order - 1));
  return (next(at + step) - next(at - step)) / (2 * step);
}

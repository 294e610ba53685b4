/** Checks the curves of plots: whether they can be read, how they were read, and whether any of them can be seen. */
import {evaluate} from '../../schema/expression/evaluate.ts';
import {ExpressionError} from '../../schema/expression/expression-error.ts';
import type {ElementMove, PictureElement} from '../../schema/elements.ts';
import type {PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {type Curve, type CurveText, movedCurve, readCurve} from './curve.ts';
import {decimalSignOf} from '../../schema/numerals.ts';
import type {LectureProblems} from './lecture-problems.ts';
import type {SourceMap, StoryPath} from './source-map.ts';

type PlotStep = Extract<PictureStep, {kind: 'plot'}>;
type Range = readonly [number, number];

/** What is known of a plot after some of its blocks. */
interface PlotState {
  readonly x: Range;
  readonly y: Range | undefined;
  readonly curves: Map<string, {readonly text: CurveText; readonly curve: Curve | undefined}>;
}

const SAMPLES = 200;

/** Notes expressions that cannot be read and curves of which nothing can be seen; tells how others were read. */
export function checkCurves(
  storyboard: Storyboard,
  map: SourceMap,
  problems: LectureProblems,
): void {
  const decimalComma = decimalSignOf(storyboard.language) === ',';
  storyboard.sections.forEach((section, sectionIndex) => {
    const check = new CurveCheck(decimalComma, map, problems);
    section.beats.forEach((beat, beatIndex) => {
      beat.pictures.forEach((step, index) => {
        const path = ['sections', sectionIndex, 'beats', beatIndex, 'pictures', index, 'content'];
        if (step.kind === 'plot') check.step(step, path);
      });
    });
  });
}

class CurveCheck {
  private readonly plots = new Map<string, PlotState>();

  public constructor(
    private readonly decimalComma: boolean,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  public step({id, content}: PlotStep, at: StoryPath): void {
    const plot = this.plots.get(id) ?? {
      x: content.x ?? [0, 10],
      y: content.y,
      curves: new Map<string, {text: CurveText; curve: Curve | undefined}>(),
    };
    this.plots.set(id, plot);
    for (const [name, element] of content.draw ?? []) {
      this.element(name, element, plot, [...at, 'draw', name]);
    }
    (content.move ?? []).forEach((together, index) => {
      for (const [name, move] of together) {
        this.move(name, move, plot, [...at, 'move', index, name]);
      }
    });
  }

  private element(name: string, element: PictureElement, plot: PlotState, at: StoryPath): void {
    if (!('curve' in element)) return;
    plot.curves.set(name, {text: element, curve: this.read(element, plot, [...at, 'curve'])});
  }

  private move(name: string, move: ElementMove, plot: PlotState, at: StoryPath): void {
    const before = plot.curves.get(name);
    if (before === undefined) return;
    if (move.curve === undefined && move.parameters === undefined) return;
    const place = move.curve === undefined ? at : [...at, 'curve'];
    const text = movedCurve(before.text, move);
    const curve = this.read(text, plot, place);
    plot.curves.set(name, {text, curve});
    if (curve === undefined || before.curve === undefined) return;
    if (curve.form !== before.curve.form) {
      this.problems.add(
        `“${name}” is ${NAMES[before.curve.form]}, and cannot become ${NAMES[curve.form]}.`,
        this.map.placeOf(place),
        `Draw another one, and hide “${name}”.`,
      );
    }
  }

  private read(text: CurveText, plot: PlotState, at: StoryPath): Curve | undefined {
    const place = this.map.placeOf(at, text.curve);
    const functions = [...plot.curves].filter(([, {curve}]) => curve?.form === 'function');
    try {
      const curve = readCurve(text, {
        curves: new Set(functions.map(([name]) => name)),
        decimalComma: this.decimalComma,
      });
      for (const {message, remedy} of curve.notes) this.problems.warn(message, place, remedy);
      const unseen = reasonUnseen(curve, plot);
      if (unseen !== undefined) {
        this.problems.warn(`Nothing of “${text.curve}” can be seen: ${unseen}.`, place);
      }
      return curve;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.problems.add(error.message, place, error.remedy);
      return undefined;
    }
  }
}

const NAMES = {function: 'the graph of a function', path: 'a path', vertical: 'a vertical line'};

/** Why nothing of a curve is in its plot; undefined where something is, or may be. */
function reasonUnseen(curve: Curve, {x, y, curves}: PlotState): string | undefined {
  const valueOf = (name: string, derivative: number, at: number): number => {
    const other = curves.get(name)?.curve;
    if (other?.form !== 'function') return Number.NaN;
    const value = (place: number): number => evaluate(other.of, {variable: place, curve: valueOf});
    return derivative === 0 ? value(at) : slope(value, at, derivative);
  };
  if (curve.form === 'vertical') {
    const at = evaluate(curve.at);
    return isWithin(at, x) ? undefined : `the plot shows x from ${x[0]} to ${x[1]}`;
  }
  if (curve.form === 'path') return undefined;
  const [from, to] = curve.domain ?? x;
  const [left, right] = [Math.max(from, x[0]), Math.min(to, x[1])];
  if (left >= right) return `the plot shows x from ${x[0]} to ${x[1]}`;
  const values = Array.from({length: SAMPLES + 1}, (_, index) =>
    evaluate(curve.of, {
      variable: left + ((right - left) * index) / SAMPLES,
      curve: valueOf,
    }),
  ).filter(Number.isFinite);
  if (values.length === 0) return `it has no value where x is from ${left} to ${right}`;
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (y === undefined || (least <= y[1] && greatest >= y[0])) return undefined;
  return `its values go from ${short(least)} to ${short(greatest)}, and the plot shows y from ${y[0]} to ${y[1]}`;
}

function slope(of: (x: number) => number, at: number, order: number): number {
  const step = order === 1 ? 1e-5 : 1e-3;
  const next = (x: number): number => (order === 1 ? of(x) : slope(of, x, order - 1));
  return (next(at + step) - next(at - step)) / (2 * step);
}

function isWithin(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

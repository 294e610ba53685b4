/** Checks the curves of plots: whether they can be read, how they were read, and whether any of them can be seen. */
import {ExpressionError} from '../../schema/expression/expression-error.ts';
import type {ElementMove} from '../../schema/elements.ts';
import type {PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import type {Curve, CurveText} from './curve.ts';
import {DrawnCurves} from './drawn-curves.ts';
import {decimalSignOf} from '../../schema/numerals.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {blocksOfPictures} from './picture-blocks.ts';
import {plotRanges} from './pictures/drawing-ranges.ts';
import type {SourceMap, StoryPath} from './source-map.ts';

type PlotStep = Extract<PictureStep, {kind: 'plot'}>;
type Range = readonly [number, number];

/** What is known of a plot after some of its blocks. */
interface PlotState {
  readonly x: Range;
  readonly y: Range | undefined;
  readonly curves: DrawnCurves;
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
    for (const blocks of blocksOfPictures(section, ['sections', sectionIndex]).values()) {
      const plots = blocks.flatMap(({step, path}) => (step.kind === 'plot' ? [{step, path}] : []));
      const contents = plots.map(({step}) => step.content);
      const curves = new DrawnCurves(decimalComma);
      const check = new CurveCheck({...plotRanges(contents, decimalComma), curves}, map, problems);
      for (const {step, path} of plots) check.step(step, [...path, 'content']);
    }
  });
}

class CurveCheck {
  public constructor(
    private readonly plot: PlotState,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  public step({content}: PlotStep, at: StoryPath): void {
    for (const [name, element] of content.draw ?? []) {
      if ('curve' in element) this.read(name, element, [...at, 'draw', name, 'curve']);
    }
    (content.move ?? []).forEach((together, index) => {
      for (const [name, move] of together) this.move(name, move, [...at, 'move', index, name]);
    });
  }

  private move(name: string, move: ElementMove, at: StoryPath): void {
    const {curves} = this.plot;
    const before = curves.get(name);
    const text = curves.textAfter(name, move);
    if (text === undefined) return;
    const place = move.curve === undefined ? at : [...at, 'curve'];
    if (move.curve !== undefined && isCalledIn(name, move.curve)) {
      this.problems.add(
        `“${name}” cannot become “${move.curve}”, which is made of “${name}” itself.`,
        this.map.placeOf(place, move.curve),
        `Write it out, or draw it as another curve: {curve: ${move.curve}}.`,
      );
      return;
    }
    const curve = this.read(name, text, place);
    if (curve === undefined || before === undefined) return;
    if (curve.form !== before.form) {
      this.problems.add(
        `“${name}” is ${NAMES[before.form]}, and cannot become ${NAMES[curve.form]}.`,
        this.map.placeOf(place),
        `Draw another one, and hide “${name}”.`,
      );
    }
  }

  private read(name: string, text: CurveText, at: StoryPath): Curve | undefined {
    const place = this.map.placeOf(at, text.curve);
    try {
      const curve = this.plot.curves.draw(name, text);
      for (const {message, remedy} of curve.notes) this.problems.warn(message, place, remedy);
      const unseen = reasonUnseen(curve, this.plot);
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

/** Whether an expression calls a function, or a derivative of it, by its name. */
function isCalledIn(name: string, expression: string): boolean {
  const [before = '', ...rest] = expression.split(name);
  return rest.some((after, index) => {
    const letters = index === 0 ? before : (rest[index - 1] ?? '');
    return !/[\p{L}\p{N}_]$/u.test(letters) && /^['′]*\s*\(/.test(after);
  });
}

const NAMES = {function: 'the graph of a function', path: 'a path', vertical: 'a vertical line'};

/** Why nothing of a curve is in its plot; undefined where something is, or may be. */
function reasonUnseen(curve: Curve, {x, y, curves}: PlotState): string | undefined {
  // Where a line or a path lies is told with all other places.
  if (curve.form !== 'function') return undefined;
  const [from, to] = curve.domain ?? x;
  const [left, right] = [Math.max(from, x[0]), Math.min(to, x[1])];
  if (left >= right) return `the plot shows x from ${x[0]} to ${x[1]}`;
  const values = Array.from({length: SAMPLES + 1}, (_, index) =>
    curves.evaluated(curve, left + ((right - left) * index) / SAMPLES),
  ).filter(Number.isFinite);
  if (values.length === 0) return `it has no value where x is from ${left} to ${right}`;
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (y === undefined || (least <= y[1] && greatest >= y[0])) return undefined;
  return `its values go from ${short(least)} to ${short(greatest)}, and the plot shows y from ${y[0]} to ${y[1]}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Plots, figures, planes and number lines: elements that come, move and go. */
import {
  type ElementMove,
  type ElementOf,
  type PictureElement,
  elementKind,
} from '../../../schema/elements.ts';
import {intervalOf} from '../../../schema/intervals.ts';
import {type Curve, type CurveText, movedCurve, readCurve} from '../curve.ts';
import {type CodeNames, arrowFunction, codeOf} from '../expression.ts';
import {type Moment, RawCode, type SceneScript, printed} from '../scene-script.ts';
import {type Ends, endsAfter, endsOf, endsSaid} from './moved-ends.ts';

/** What a beat says of a drawing, whatever its kind. */
export interface DrawingContent {
  readonly draw?: readonly (readonly [name: string, PictureElement])[] | undefined;
  readonly move?: readonly (readonly (readonly [name: string, ElementMove])[])[] | undefined;
  readonly hide?: readonly string[] | undefined;
  readonly emphasise?: readonly string[] | undefined;
  readonly seconds?: number | undefined;
}

interface Drawn {
  readonly variable: string;
  readonly element: PictureElement;
  /** What it draws now, if it is a curve. */
  curve?: {readonly text: CurveText; readonly form: Curve['form']};
  /** Where its ends are now, if it has two. */
  ends?: Ends | undefined;
}

/** Writes the elements of one drawing. */
export class DrawingScript {
  private readonly drawn = new Map<string, Drawn>();

  public constructor(
    private readonly script: SceneScript,
    private readonly picture: string,
    private readonly looks: {
      readonly decimalComma?: boolean;
      /** Colours of elements that were given none, by name. */
      readonly colors?: ReadonlyMap<string, string>;
    } = {},
  ) {}

  /** Writes one step of the drawing; `arriving` is what is shown before its new elements. */
  public writeStep(moment: Moment, content: DrawingContent, arriving: readonly string[]): void {
    const {script} = this;
    const hidden = (content.hide ?? []).map(name => this.find(name).variable);
    if (hidden.length > 0) script.play(moment, `yield* stage.hide(${hidden.join(', ')});`);
    const come = (content.draw ?? []).map(([name, element]) => {
      const color = this.looks.colors?.get(name);
      return this.declare(name, color === undefined ? element : {...element, color});
    });
    const shown = [...arriving, ...come.map(({variable}) => variable)];
    if (shown.length > 0) script.play(moment, `yield* stage.show(${shown.join(', ')});`);
    for (const together of content.move ?? []) {
      script.playTogether(
        moment,
        together.flatMap(([name, move]) => this.moved(this.find(name), move, content.seconds)),
      );
    }
    const emphasised = (content.emphasise ?? []).map(name => this.find(name).variable);
    if (emphasised.length > 0)
      script.play(moment, `yield* stage.emphasise(${emphasised.join(', ')});`);
  }

  private declare(name: string, element: PictureElement): Drawn {
    const drawn: Drawn = {
      variable: this.script.variable(name, elementKind(element)),
      element,
      ends: endsOf(element),
    };
    const construction =
      'curve' in element ? this.curve(drawn, element) : this.construction(element);
    this.drawn.set(name, drawn);
    this.script.declare(`const ${drawn.variable} = ${this.picture}.${construction};`);
    return drawn;
  }

  /** The call that makes a curve: `curve(x => x ** 2)`, `parametric(t => [Math.cos(t), …], [0, 6])`, `verticalLine(3)`. */
  private curve(drawn: Drawn, element: ElementOf<'curve'>): string {
    const {curve: _, domain: __, parameters: ___, labelAt, dashed, ...look} = element;
    const curve = this.readCurve(element);
    drawn.curve = {text: element, form: curve.form};
    if (curve.form === 'vertical') {
      const at = new RawCode(codeOf(curve.at, this.names));
      return call('verticalLine', [at], {color: 'accent', dashed: dashed ?? false, ...look});
    }
    const of = new RawCode(this.functionCode(curve));
    if (curve.form === 'path') {
      const between = curve.between.map(end => new RawCode(codeOf(end, this.names)));
      return call('parametric', [of, between], {dashed, ...look});
    }
    const {domain, breaks} = curve;
    return call('curve', [of], {
      domain,
      breaks: breaks.length === 0 ? undefined : breaks,
      dashed,
      labelAt,
      ...look,
    });
  }

  private readCurve(text: CurveText): Curve {
    const curves = [...this.drawn].filter(([, {curve}]) => curve?.form === 'function');
    return readCurve(text, {
      curves: new Set(curves.map(([name]) => name)),
      decimalComma: this.looks.decimalComma ?? false,
    });
  }

  private functionCode(curve: Exclude<Curve, {form: 'vertical'}>): string {
    if (curve.form === 'function') return arrowFunction(curve.of, curve.variable, this.names);
    const [x, y] = [codeOf(curve.x, this.names), codeOf(curve.y, this.names)];
    return `${curve.variable} => [${x}, ${y}]`;
  }

  private get names(): CodeNames {
    return {
      curve: name => this.find(name).variable,
      engine: name => this.script.engine(name),
    };
  }

  private find(name: string): Drawn {
    const drawn = this.drawn.get(name);
    if (drawn === undefined) throw new RangeError(`The picture has no “${name}”.`);
    return drawn;
  }

  /** The animations of a move; several when it changes colour as well. */
  private moved(drawn: Drawn, move: ElementMove, seconds: number | undefined): string[] {
    const {variable, element} = drawn;
    const time = seconds === undefined ? '' : `, ${seconds}`;
    const animations: string[] = [];
    if (move.color !== undefined) animations.push(`${variable}.recolor(${printed(move.color)})`);
    const ways =
      drawn.curve !== undefined
        ? [this.wayOfCurve(drawn.curve, drawn, move, time) ?? []].flat()
        : drawn.ends !== undefined
          ? [wayOfEnds(drawn, drawn.ends, move, time) ?? []].flat()
          : waysOf(element, move, time);
    return [...animations, ...ways.map(way => `${variable}.${way}`)];
  }

  private wayOfCurve(
    {text, form}: NonNullable<Drawn['curve']>,
    drawn: Drawn,
    {curve, parameters, to}: ElementMove,
    time: string,
  ): string | undefined {
    if (form === 'vertical' && typeof to === 'number') return `slideTo(${printed(to)}${time})`;
    if (curve === undefined && parameters === undefined) return undefined;
    const next = movedCurve(text, {curve, parameters});
    const read = this.readCurve(next);
    drawn.curve = {text: next, form};
    if (read.form === 'vertical') return `slideTo(${codeOf(read.at, this.names)}${time})`;
    if (read.form === 'path' || read.breaks.length === 0) {
      return `become(${this.functionCode(read)}${time})`;
    }
    const {breaks} = read;
    return `become(${this.functionCode(read)}${time === '' ? ', undefined' : time}, ${printed({breaks})})`;
  }

  /** The call that makes an element: `point([1, 2], {color: 'blue'})`. */
  private construction(element: Exclude<PictureElement, ElementOf<'curve'>>): string {
    const of = (name: string): RawCode => new RawCode(this.find(name).variable);
    if ('point' in element) {
      const {point, on, ...options} = element;
      return call('point', [point], {on: on === undefined ? undefined : of(on), ...options});
    }
    if ('secant' in element) {
      const {secant, ...options} = element;
      return call('secant', [of(secant)], options);
    }
    if ('tangent' in element) {
      const {tangent, ...options} = element;
      return call('tangent', [of(tangent)], options);
    }
    if ('step' in element) {
      const {step, ...options} = element;
      return call('step', [of(step)], options);
    }
    if ('area' in element) {
      const {area, from, to, above, ...options} = element;
      const border = above === undefined ? undefined : of(above);
      return call('area', [of(area), [from, to]], {to: border, ...options});
    }
    if ('vertical' in element) {
      const {vertical, ...options} = element;
      return call('verticalLine', [vertical], options);
    }
    if ('horizontal' in element) {
      const {horizontal, ...options} = element;
      return call('horizontalLine', [horizontal], options);
    }
    if ('segment' in element) {
      const {segment, ...options} = element;
      return call('segment', segment, options);
    }
    if ('arrow' in element) {
      const {arrow, ...options} = element;
      return call('arrow', arrow, options);
    }
    if ('polygon' in element) {
      const {polygon, ...options} = element;
      return call('polygon', [polygon], options);
    }
    if ('circle' in element) {
      const {circle, radius, ...options} = element;
      return call('circle', [circle, radius], options);
    }
    if ('angle' in element) {
      const {angle, ...options} = element;
      return call('angle', angle, options);
    }
    if ('brace' in element) {
      const {brace, ...options} = element;
      return call('brace', brace, options);
    }
    if ('words' in element) {
      const {words, at, ...options} = element;
      return call('words', [at, words], options);
    }
    if ('polyline' in element) {
      const {polyline, ...options} = element;
      return call('polyline', [polyline], options);
    }
    if ('scatter' in element) {
      const {scatter, ...options} = element;
      return call('scatter', [scatter], options);
    }
    if ('vector' in element) {
      const {vector, ...options} = element;
      return call('vector', [vector], options);
    }
    if ('interval' in element) {
      const {interval: _, open: __, ...options} = element;
      const {from, to, open} = intervalOf(element);
      return call('interval', [from, to], {open: open === false ? undefined : open, ...options});
    }
    if ('jump' in element) {
      const {jump, ...options} = element;
      return call('jump', jump, options);
    }
    const {square: _, ...options} = element;
    return call('unitSquare', [], options);
  }
}

function call(
  method: string,
  values: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
): string {
  const isPlain = Object.values(options).every(option => option === undefined);
  return `${method}(${[...values, ...(isPlain ? [] : [options])].map(printed).join(', ')})`;
}

/** An area is told both of its ends, all others those that move. */
function wayOfEnds(drawn: Drawn, ends: Ends, move: ElementMove, time: string): string | undefined {
  const next = endsAfter(ends, move);
  if (next === undefined) return undefined;
  drawn.ends = next;
  const where = 'area' in drawn.element ? [next.from, next.to] : endsSaid(move);
  return `slideTo(${printed(where)}${time})`;
}

/** The animations of a move, which run together. */
function waysOf(element: PictureElement, move: ElementMove, time: string): readonly string[] {
  const {to, by, turn, about, points, radius} = move;
  if ('tangent' in element) return to === undefined ? [] : [`slideTo(${printed(to)}${time})`];
  if (
    ('point' in element || 'vertical' in element || 'horizontal' in element) &&
    typeof to === 'number'
  ) {
    return [`slideTo(${to}${time})`];
  }
  const ways: string[] = [];
  if (radius !== undefined) ways.push(`resize(${radius}${time})`);
  if (points !== undefined) ways.push(`become(${printed(points)}${time})`);
  if (turn !== undefined) {
    const pivot = about === undefined ? (time === '' ? '' : ', undefined') : `, ${printed(about)}`;
    ways.push(`rotateBy(${turn}${pivot}${time})`);
  }
  if (by !== undefined) ways.push(`slideBy(${printed(by)}${time})`);
  if (Array.isArray(to)) ways.push(`slideTo(${printed(to)}${time})`);
  return ways;
}

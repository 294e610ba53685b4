/** Plots, figures, planes and number lines: elements that come, move and go. */
import {type ElementMove, type PictureElement, elementKind} from '../../../schema/elements.ts';
import {arrowFunction} from '../expression.ts';
import {type Moment, RawCode, type SceneScript, printed} from '../scene-script.ts';

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
}

/** Writes the elements of one drawing. */
export class DrawingScript {
  private readonly drawn = new Map<string, Drawn>();

  public constructor(
    private readonly script: SceneScript,
    private readonly picture: string,
  ) {}

  /** Writes one step of the drawing; `arriving` is what is shown before its new elements. */
  public writeStep(moment: Moment, content: DrawingContent, arriving: readonly string[]): void {
    const {script} = this;
    const hidden = (content.hide ?? []).map(name => this.find(name).variable);
    if (hidden.length > 0) script.play(moment, `yield* stage.hide(${hidden.join(', ')});`);
    const come = (content.draw ?? []).map(([name, element]) => this.declare(name, element));
    const shown = [...arriving, ...come.map(({variable}) => variable)];
    if (shown.length > 0) script.play(moment, `yield* stage.show(${shown.join(', ')});`);
    for (const together of content.move ?? []) {
      script.playTogether(
        moment,
        together.flatMap(([name, move]) => moved(this.find(name), move, content.seconds)),
      );
    }
    const emphasised = (content.emphasise ?? []).map(name => this.find(name).variable);
    if (emphasised.length > 0)
      script.play(moment, `yield* stage.emphasise(${emphasised.join(', ')});`);
  }

  private declare(name: string, element: PictureElement): Drawn {
    const drawn = {variable: this.script.variable(name, elementKind(element)), element};
    this.drawn.set(name, drawn);
    this.script.declare(`const ${drawn.variable} = ${this.picture}.${this.construction(element)};`);
    return drawn;
  }

  private find(name: string): Drawn {
    const drawn = this.drawn.get(name);
    if (drawn === undefined) throw new RangeError(`The picture has no “${name}”.`);
    return drawn;
  }

  /** The call that makes an element: `curve(x => x ** 2, {color: 'blue'})`. */
  private construction(element: PictureElement): string {
    const of = (name: string): RawCode => new RawCode(this.find(name).variable);
    if ('curve' in element) {
      const {curve, ...options} = element;
      return call('curve', [new RawCode(arrowFunction(curve))], options);
    }
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
      const {interval, ...options} = element;
      return call('interval', interval, options);
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

/** The animations of a move; several when it changes colour as well. */
function moved(
  {variable, element}: Drawn,
  move: ElementMove,
  seconds: number | undefined,
): string[] {
  const time = seconds === undefined ? '' : `, ${seconds}`;
  const animations: string[] = [];
  if (move.color !== undefined) animations.push(`${variable}.recolor(${printed(move.color)})`);
  const way = wayOf(element, move, time);
  if (way !== undefined) animations.push(`${variable}.${way}`);
  return animations;
}

function wayOf(element: PictureElement, move: ElementMove, time: string): string | undefined {
  const {curve, to, from, by, turn, about, points, radius} = move;
  if ('curve' in element)
    return curve === undefined ? undefined : `become(${arrowFunction(curve)}${time})`;
  if ('secant' in element) {
    return from === undefined && to === undefined
      ? undefined
      : `slideTo(${printed({from, to})}${time})`;
  }
  if ('tangent' in element) return to === undefined ? undefined : `slideTo(${printed(to)}${time})`;
  if ('area' in element) {
    return from === undefined && to === undefined
      ? undefined
      : `slideTo(${printed([from ?? element.from, to ?? element.to])}${time})`;
  }
  if (
    ('point' in element || 'vertical' in element || 'horizontal' in element) &&
    typeof to === 'number'
  ) {
    return `slideTo(${to}${time})`;
  }
  if (radius !== undefined) return `resize(${radius}${time})`;
  if (points !== undefined) return `become(${printed(points)}${time})`;
  if (turn !== undefined) {
    const pivot = about === undefined ? (time === '' ? '' : ', undefined') : `, ${printed(about)}`;
    return `rotateBy(${turn}${pivot}${time})`;
  }
  if (by !== undefined) return `slideBy(${printed(by)}${time})`;
  if (Array.isArray(to)) return `slideTo(${printed(to)}${time})`;
  return undefined;
}

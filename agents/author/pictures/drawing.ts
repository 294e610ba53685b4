/** Plots, figures, planes and number lines: elements that come, move and go. */
import {
  type ElementMove,
  type ElementOf,
  type PictureElement,
  elementKind,
} from '../../../schema/pictures.ts';
import {arrowFunction} from '../expression.ts';
import {RawCode, type SceneScript, optionsArgument, printed} from '../scene-script.ts';

/** What a beat says of a drawing, whatever its kind. */
export interface DrawingContent {
  readonly draw?: Readonly<Record<string, PictureElement>> | undefined;
  readonly move?: readonly Readonly<Record<string, ElementMove>>[] | undefined;
  readonly hide?: readonly string[] | undefined;
  readonly emphasise?: readonly string[] | undefined;
  readonly seconds?: number | undefined;
}

/** A mistake in the names of a drawing. */
export class DrawingError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'DrawingError';
  }
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

  /** Writes one beat of the drawing; `arriving` is what is shown before its new elements. */
  public writeBeat(beat: number, content: DrawingContent, arriving: readonly string[]): void {
    const {script} = this;
    const hidden = (content.hide ?? []).map(name => this.find(name).variable);
    if (hidden.length > 0) script.play(beat, `yield* stage.hide(${hidden.join(', ')});`);
    const come = Object.entries(content.draw ?? {}).map(([name, element]) =>
      this.declare(name, element),
    );
    const shown = [...arriving, ...come.map(({variable}) => variable)];
    if (shown.length > 0) script.play(beat, `yield* stage.show(${shown.join(', ')});`);
    for (const together of content.move ?? []) {
      script.playTogether(
        beat,
        Object.entries(together).flatMap(([name, move]) =>
          moved(this.find(name), move, content.seconds),
        ),
      );
    }
    const emphasised = (content.emphasise ?? []).map(name => this.find(name).variable);
    if (emphasised.length > 0)
      script.play(beat, `yield* stage.emphasise(${emphasised.join(', ')});`);
  }

  private declare(name: string, element: PictureElement): Drawn {
    if (this.drawn.has(name)) {
      throw new DrawingError(
        `There is a “${name}” already: give the new element another name, or use move.`,
      );
    }
    const drawn = {variable: this.script.variable(name), element};
    this.drawn.set(name, drawn);
    this.script.declare(`const ${drawn.variable} = ${this.picture}.${this.construction(element)};`);
    return drawn;
  }

  private find(name: string): Drawn {
    const drawn = this.drawn.get(name);
    if (drawn === undefined) {
      const names = [...this.drawn.keys()].map(known => `“${known}”`).join(', ');
      throw new DrawingError(
        `There is no “${name}” in this picture${names === '' ? '' : `; there is ${names}`}.`,
      );
    }
    return drawn;
  }

  private construction(element: PictureElement): string {
    const of = (name: string): string => this.find(name).variable;
    switch (elementKind(element)) {
      case 'curve': {
        const {curve, ...options} = element as ElementOf<'curve'>;
        return `curve(${arrowFunction(curve)}${optionsArgument(options)})`;
      }
      case 'point': {
        const {point, on, ...options} = element as ElementOf<'point'>;
        const onCurve = on === undefined ? {} : {on: new RawCode(of(on))};
        return `point(${printed(point)}${optionsArgument({...onCurve, ...options})})`;
      }
      case 'secant': {
        const {secant, ...options} = element as ElementOf<'secant'>;
        return `secant(${of(secant)}${optionsArgument(options)})`;
      }
      case 'tangent': {
        const {tangent, ...options} = element as ElementOf<'tangent'>;
        return `tangent(${of(tangent)}${optionsArgument(options)})`;
      }
      case 'step': {
        const {step, ...options} = element as ElementOf<'step'>;
        if (!('secant' in this.find(step).element)) {
          throw new DrawingError(`“${step}” is no secant: a step stands under one.`);
        }
        return `step(${of(step)}${optionsArgument(options)})`;
      }
      case 'area': {
        const {area, from, to, above, ...options} = element as ElementOf<'area'>;
        const border = above === undefined ? {} : {to: new RawCode(of(above))};
        return `area(${of(area)}, ${printed([from, to])}${optionsArgument({...border, ...options})})`;
      }
      case 'vertical': {
        const {vertical, ...options} = element as ElementOf<'vertical'>;
        return `verticalLine(${vertical}${optionsArgument(options)})`;
      }
      case 'horizontal': {
        const {horizontal, ...options} = element as ElementOf<'horizontal'>;
        return `horizontalLine(${horizontal}${optionsArgument(options)})`;
      }
      case 'segment': {
        const {segment, ...options} = element as ElementOf<'segment'>;
        return `segment(${segment.map(printed).join(', ')}${optionsArgument(options)})`;
      }
      case 'arrow': {
        const {arrow, ...options} = element as ElementOf<'arrow'>;
        return `arrow(${arrow.map(printed).join(', ')}${optionsArgument(options)})`;
      }
      case 'polygon': {
        const {polygon, ...options} = element as ElementOf<'polygon'>;
        return `polygon(${printed(polygon)}${optionsArgument(options)})`;
      }
      case 'circle': {
        const {circle, radius, ...options} = element as ElementOf<'circle'>;
        return `circle(${printed(circle)}, ${radius}${optionsArgument(options)})`;
      }
      case 'angle': {
        const {angle, ...options} = element as ElementOf<'angle'>;
        return `angle(${angle.map(printed).join(', ')}${optionsArgument(options)})`;
      }
      case 'brace': {
        const {brace, ...options} = element as ElementOf<'brace'>;
        return `brace(${brace.map(printed).join(', ')}${optionsArgument(options)})`;
      }
      case 'words': {
        const {words, at, ...options} = element as ElementOf<'words'>;
        return `words(${printed(at)}, ${printed(words)}${optionsArgument(options)})`;
      }
      case 'polyline': {
        const {polyline, ...options} = element as ElementOf<'polyline'>;
        return `polyline(${printed(polyline)}${optionsArgument(options)})`;
      }
      case 'scatter': {
        const {scatter, ...options} = element as ElementOf<'scatter'>;
        return `scatter(${printed(scatter)}${optionsArgument(options)})`;
      }
      case 'vector': {
        const {vector, ...options} = element as ElementOf<'vector'>;
        return `vector(${printed(vector)}${optionsArgument(options)})`;
      }
      case 'square': {
        const {square: _, ...options} = element as ElementOf<'square'>;
        return `unitSquare(${optionsArgument(options).replace(/^, /, '')})`;
      }
      case 'interval': {
        const {interval, ...options} = element as ElementOf<'interval'>;
        return `interval(${interval.join(', ')}${optionsArgument(options)})`;
      }
      case 'jump': {
        const {jump, ...options} = element as ElementOf<'jump'>;
        return `jump(${jump.join(', ')}${optionsArgument(options)})`;
      }
    }
  }
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
  if (animations.length === 0) throw new DrawingError('This move says neither where to nor how.');
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

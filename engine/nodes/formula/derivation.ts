/** A derivation: formulas below each other, each following from the one before. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, type Vector2, all, easeInOutCubic} from '@motion-canvas/core';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Formula} from './formula.ts';
import {SMALLEST_IN_ONE_ROW, fittingScale} from './formula-room.ts';
import {SCALES} from './formula-rows.ts';
import type {PartColors} from './formula-props.ts';

/** Properties of {@link Derivation}. */
export interface DerivationProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** TeX of the steps. */
  steps: readonly string[];
  /** Height of an em in px at 1080p; 52 unless given. */
  fontSize?: number;
  /** Colours of parts by their TeX, in all steps. */
  colors?: PartColors;
  /** Frames the last step: the result. */
  boxed?: boolean;
  /** Steps begin below each other, or have their first relation signs below each other. */
  align?: 'left' | 'equals';
}

/** Between two steps, in em. */
const GAP = 0.55;
/** A step whose left side is wider than this share of the room does not push the others to the right. */
const WIDEST_LEFT_SIDE = 0.4;

/**
 * Formulas below each other, shown one by one: `stage.show(derivation)` shows the first,
 * `stage.show(derivation.step(2))` the second.
 *
 * @example
 * ```ts
 * const proof = stage.placeIn(
 *   new Derivation({steps: ['x + 3 = 5', 'x = 5 - 3', 'x = 2'], align: 'equals', boxed: true}), 'B4', 'E6');
 * yield* stage.show(proof);
 * yield* stage.show(proof.step(2));
 * ```
 */
@nodeName('Derivation')
export class Derivation extends TeachingNode {
  private readonly steps: readonly DerivationStep[];
  private readonly em: number;
  private readonly align: 'left' | 'equals';
  private readonly largestScale: Vector2;
  /** Where its steps stood before it was made to fit anew. */
  private before: readonly Vector2[] = [];

  /** @throws TexError when KaTeX does not understand a step. */
  public constructor({
    steps,
    fontSize = 52,
    colors = {},
    boxed = false,
    align = 'left',
    ...props
  }: DerivationProps) {
    super(props);
    this.em = fontSize;
    this.align = align;
    this.largestScale = this.scale();
    this.steps = steps.map(
      (tex, index) =>
        new DerivationStep(this, {
          tex,
          fontSize,
          colors,
          boxed: boxed && index === steps.length - 1,
          color: () => this.color(),
          opacity: 0,
        }),
    );
    this.add([...this.steps]);
    this.arrange();
  }

  /**
   * A step, counting from 1.
   *
   * @throws RangeError when there is no such step.
   */
  public step(number: number): Formula {
    const step = this.steps[number - 1];
    if (step === undefined) {
      throw new RangeError(`There is no step ${number}: the derivation has ${this.steps.length}.`);
    }
    return step;
  }

  public override readingText(): string {
    return this.steps[0]?.readingText() ?? '';
  }

  /** The node itself enters with its first step. */
  public override *enter(): ThreadGenerator {
    this.opacity(1);
    if (this.steps[0] !== undefined) yield* this.steps[0].enter();
  }

  /** Steps that would be too small in one row are broken. */
  public override fit(available: Vector2): void {
    this.before = this.steps.map(step => step.position());
    const scaleAt = (width: number): number => {
      this.breakAt(width);
      this.arrange();
      return fittingScale(this.size(), available, this.largestScale).y / this.largestScale.y;
    };
    const inOneRow = scaleAt(Number.POSITIVE_INFINITY);
    const leastScale = Math.min(1, SMALLEST_IN_ONE_ROW / (this.em * this.largestScale.y));
    if (inOneRow < leastScale) {
      const tried = [{width: Number.POSITIVE_INFINITY, reached: inOneRow}];
      for (const scale of SCALES) {
        const width = available.x / (this.largestScale.x * scale);
        const reached = scaleAt(width);
        tried.push({width, reached});
        if (reached >= scale) break;
      }
      const best = Math.max(...tried.map(({reached}) => reached));
      scaleAt(tried.find(({reached}) => reached > best - 0.01)?.width ?? available.x);
    }
    this.scale(fittingScale(this.size(), available, this.largestScale));
  }

  public override *easeIntoFit(seconds: number): ThreadGenerator {
    yield* all(
      ...this.steps.map((step, index) => {
        const place = step.position();
        step.position(this.before[index] ?? place);
        return step.position(place, seconds, easeInOutCubic);
      }),
      ...this.steps.map(step => step.easeIntoFit(seconds)),
    );
  }

  public override misfitAdvice(): string {
    return 'show it in two parts, or write what is long in several steps';
  }

  /** Breaks the steps that are wider than some px, and those that would be where all are lined up. */
  private breakAt(width: number): void {
    for (const step of this.steps) step.breakAt(Number.POSITIVE_INFINITY);
    const leftSides = this.steps.map(step => (step.relation() ?? 0) + step.width() / 2);
    const isLinedUp = (index: number): boolean =>
      this.align === 'equals' && this.steps[index]?.relation() !== undefined;
    const widest = Math.max(
      0,
      ...leftSides.filter((side, index) => isLinedUp(index) && side <= WIDEST_LEFT_SIDE * width),
    );
    this.steps.forEach((step, index) => {
      const pushed = isLinedUp(index) ? Math.max(0, widest - (leftSides[index] ?? 0)) : 0;
      step.breakAt(width - pushed);
    });
  }

  private arrange(): void {
    const [gap, align] = [this.em * GAP, this.align];
    const anchors = this.steps.map(step =>
      align === 'left' ? -step.width() / 2 : (step.relation() ?? -step.width() / 2),
    );
    const lefts = this.steps.map((step, index) => -step.width() / 2 - (anchors[index] ?? 0));
    const left = Math.min(0, ...lefts);
    const right = Math.max(
      0,
      ...this.steps.map((step, index) => step.width() / 2 - (anchors[index] ?? 0)),
    );
    const height = this.steps.reduce((sum, step) => sum + step.height() + gap, -gap);
    let top = -height / 2;
    this.steps.forEach((step, index) => {
      step.position([-(anchors[index] ?? 0) - (left + right) / 2, top + step.height() / 2]);
      top += step.height() + gap;
    });
    this.size([right - left, Math.max(0, height)]);
  }
}

/** A step makes its derivation visible when it is the first to be shown. */
@nodeName('DerivationStep')
class DerivationStep extends Formula {
  public constructor(
    private readonly derivation: Derivation,
    props: ConstructorParameters<typeof Formula>[0],
  ) {
    super(props);
  }

  public override *enter(): ThreadGenerator {
    this.derivation.opacity(1);
    yield* super.enter();
  }
}

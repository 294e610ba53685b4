/** A derivation: formulas below each other, each following from the one before. */
import {nodeName} from '@motion-canvas/2d';
import type {ThreadGenerator} from '@motion-canvas/core';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Formula, type PartColors} from './formula.ts';

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
    this.arrange(fontSize * GAP, align);
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

  private arrange(gap: number, align: 'left' | 'equals'): void {
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

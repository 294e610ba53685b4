/** A derivation: formulas below each other, each following from the one before. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2} from '@motion-canvas/core';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Formula} from './formula.ts';

/** Properties of {@link Derivation}. */
export interface DerivationProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** TeX of the steps. */
  steps: readonly string[];
  /** Height of an em in px at 1080p; 52 unless given. */
  fontSize?: number;
  /** Colours of parts by their TeX, in all steps. */
  colors?: Readonly<Record<string, Color>>;
  /** Frames the last step: the result. */
  boxed?: boolean;
}

const GAP = 0.55;

/**
 * Steps are shown one by one: `stage.show(derivation)` shows the first,
 * `stage.show(derivation.step(2))` the second.
 */
@nodeName('Derivation')
export class Derivation extends TeachingNode {
  private readonly steps: readonly Formula[];

  public constructor({
    steps,
    fontSize = 52,
    colors = {},
    boxed = false,
    ...props
  }: DerivationProps) {
    super(props);
    this.steps = steps.map(
      (tex, index) =>
        new Formula({
          tex,
          fontSize,
          colors,
          boxed: boxed && index === steps.length - 1,
          color: () => this.color(),
          opacity: 0,
        }),
    );
    this.add([...this.steps]);
    this.arrange(fontSize * GAP);
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

  private arrange(gap: number): void {
    const width = Math.max(0, ...this.steps.map(step => step.width()));
    const height = this.steps.reduce((sum, step) => sum + step.height() + gap, -gap);
    let top = -height / 2;
    for (const step of this.steps) {
      step.position(new Vector2((step.width() - width) / 2, top + step.height() / 2));
      top += step.height() + gap;
    }
    this.size([width, Math.max(0, height)]);
  }
}

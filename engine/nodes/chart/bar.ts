/** One bar of a chart, with its label and its value. */
import {Rect, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import type {NumeralStyle} from '../../../schema/numerals.ts';
import {type Numeral, digitsOf, numeralText, passingText, valueOf} from '../number-text.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';

interface BarArrangement {
  /** In px. */
  readonly width: number;
  /** A value as px from the middle of the chart. */
  readonly toY: (value: number) => number;
  /** Where the label begins, in px from the middle of the chart. */
  readonly labelTop: number;
}

const FONT_SIZE = 30;

/** A bar, from `chart.bar(…)`. */
@nodeName('Bar')
export class Bar extends TeachingNode {
  /** Its label as it was given. */
  public readonly label: string;
  /** The value as it stands, while it grows too. */
  public readonly value: SimpleSignal<number, void>;
  private readonly grown = createSignal(1);
  private readonly dimmed = createSignal(0);
  /** The digits that it shows; while the number changes, those before and after. */
  private readonly digits: SimpleSignal<readonly string[], void>;
  private style: NumeralStyle = {};
  private readonly unit: string;
  private labelWords: Words;
  private readonly valueWords: Words;
  private arrangement: BarArrangement = {width: 100, toY: value => -value, labelTop: 10};

  public constructor({
    label,
    value,
    unit,
    color,
  }: {
    label: string;
    value: Numeral;
    unit: string;
    color: Color;
  }) {
    super({color, opacity: () => 1});
    this.label = label;
    this.unit = unit;
    this.value = createSignal(valueOf(value));
    this.digits = createSignal<readonly string[]>(digitsOf([value]));
    this.labelWords = this.makeLabel(undefined);
    this.valueWords = new Words({
      text: () => `${this.numberNow()}${this.unit}`,
      fontSize: FONT_SIZE + 2,
      weight: 600,
      color: () => this.color(),
      opacity: () => 1 - 0.55 * this.dimmed(),
    });
    this.opacity(1);
  }

  /** Breaks the label at a width in px. @internal */
  public breakLabelAt(width: number): void {
    this.labelWords.remove();
    this.labelWords = this.makeLabel(width);
  }

  /** Height of the label in px. @internal */
  public labelHeight(): number {
    return this.labelWords.height();
  }

  /** Puts everything into its place. @internal */
  public arrange(arrangement: BarArrangement): void {
    this.arrangement = arrangement;
    const {width, toY, labelTop} = arrangement;
    const top = (): number => toY(this.value() * this.grown());
    this.removeChildren();
    this.add([
      new Rect({
        width,
        height: () => Math.max(2, Math.abs(top() - toY(0))),
        position: () => new Vector2(0, (top() + toY(0)) / 2),
        radius: 10,
        stroke: () => this.color(),
        lineWidth: 3,
        fill: () => withOpacity(this.color().hex('rgb'), 1.4 * useTheme().palette.fillOpacity),
        opacity: () => 1 - 0.6 * this.dimmed(),
      }),
      this.valueWords,
      this.labelWords,
    ]);
    this.valueWords.position(() => [0, top() + (this.value() < 0 ? 28 : -28)]);
    this.labelWords.position([0, labelTop + this.labelWords.height() / 2]);
    this.size([width, Math.abs(toY(0) - toY(this.value()))]);
  }

  public override localBox(): BBox {
    const {width, toY} = this.arrangement;
    const [first, second] = [toY(0), toY(this.value())];
    return new BBox(-width / 2, Math.min(first, second) - 56, width, Math.abs(first - second) + 56);
  }

  public override labelSpot(): LabelSpot {
    return {
      point: new Vector2(0, this.arrangement.toY(this.value()) - 56),
      outwards: new Vector2(0, -1),
    };
  }

  /** Grows or shrinks to another value, in `seconds`. */
  public *changeTo(value: Numeral, seconds = 1): ThreadGenerator {
    yield* this.changeDigits(valueOf(value), digitsOf([value])[0] ?? '', seconds);
  }

  /** Shows some digits, in one form with the other bars. @internal */
  public write(digits: string, style: NumeralStyle): void {
    this.style = style;
    this.digits([digits]);
  }

  /** Grows or shrinks to a value that is shown with some digits. @internal */
  public *changeDigits(value: number, digits: string, seconds: number): ThreadGenerator {
    this.digits([...this.digits(), digits]);
    yield* this.value(value, seconds, easeInOutCubic);
    this.digits([digits]);
  }

  /** Steps back by a share, 0 to 1. @internal */
  public *dim(share: number): ThreadGenerator {
    yield* this.dimmed(share, ENTER_SECONDS * 0.7, easeInOutCubic);
  }

  public override *enter(): ThreadGenerator {
    this.grown(0);
    yield* all(this.opacity(1, 0.3, easeOutCubic), this.grown(1, MOVE_IN, easeOutCubic));
  }

  private numberNow(): string {
    const digits = this.digits();
    const [only = ''] = digits;
    return digits.length === 1 && this.grown() === 1
      ? numeralText(only, this.style)
      : passingText(this.value() * this.grown(), digits, this.style);
  }

  private makeLabel(breakAt: number | undefined): Words {
    return new Words({
      text: this.label,
      fontSize: FONT_SIZE,
      color: 'text',
      align: 'center',
      opacity: () => 1 - 0.55 * this.dimmed(),
      ...(breakAt === undefined ? {} : {breakAt}),
    });
  }
}

const MOVE_IN = 0.9;

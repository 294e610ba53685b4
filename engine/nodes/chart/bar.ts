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
import {sizeOfWords, widestWord} from '../words/measure-words.ts';
import {Words, type WordsProps} from '../words/words.ts';
import type {BarDirection} from './chart-layout.ts';

/** How a bar lies in its chart; all lengths in px. */
interface BarArrangement {
  readonly direction: BarDirection;
  readonly thickness: number;
  /** A value as px from the middle of the chart, on the way that bars grow. */
  readonly toPx: (value: number) => number;
  /** Where the label begins under a standing bar, and where it ends before a lying one. */
  readonly labelAt: number;
  /** Which side of a lying bar its label is on: -1 for the left. */
  readonly labelSide: -1 | 1;
  /** What the value may take beside that of another bar. */
  readonly valueWidth: number;
}

const FONT_SIZE = 30;
/** Values are a little larger than names. */
const VALUE_SIZE = 2;
/** Between a lying bar, its label and its value. */
const ASIDE_GAP = 14;

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
  private readonly letterSize = createSignal(FONT_SIZE);
  private arrangement: BarArrangement = {
    direction: 'up',
    thickness: 100,
    toPx: value => -value,
    labelAt: 10,
    labelSide: -1,
    valueWidth: 100,
  };

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
    this.labelWords = this.makeLabel({});
    this.valueWords = new Words({
      text: () => `${this.numberNow()}${this.unit}`,
      fontSize: () => this.letterSize() + VALUE_SIZE,
      weight: 600,
      color: () => this.color(),
      opacity: () => 1 - 0.55 * this.dimmed(),
    });
    this.opacity(1);
  }

  /** Width in px that its value needs. @internal */
  public valueWidth(fontSize: number): number {
    const text = `${numeralText(this.digits().at(-1) ?? '', this.style)}${this.unit}`;
    return sizeOfWords(text, {fontSize: fontSize + VALUE_SIZE, weight: 600}).x;
  }

  /** Width and height in px that its label needs. @internal */
  public labelSize(fontSize: number, breakAt?: number): Vector2 {
    return sizeOfWords(this.label, {fontSize, ...(breakAt === undefined ? {} : {breakAt})});
  }

  /** Width in px of the longest word of its label. @internal */
  public widestWord(fontSize: number): number {
    return widestWord(this.label, {fontSize});
  }

  /** Writes the label anew: its letters, and the width in px at which it breaks. @internal */
  public writeLabel(fontSize: number, breakAt: number, align: 'left' | 'center' | 'right'): void {
    this.letterSize(fontSize);
    this.labelWords.remove();
    const isBroken = this.labelSize(fontSize).x > breakAt;
    this.labelWords = this.makeLabel({align, ...(isBroken ? {breakAt} : {})});
  }

  /** Puts everything into its place. @internal */
  public arrange(arrangement: BarArrangement): void {
    this.arrangement = arrangement;
    const {direction, thickness, toPx, labelAt, labelSide, valueWidth} = arrangement;
    const isUp = direction === 'up';
    const end = (): number => toPx(this.value() * this.grown());
    const length = (): number => Math.max(2, Math.abs(end() - toPx(0)));
    const middle = (): number => (end() + toPx(0)) / 2;
    this.removeChildren();
    this.add([
      new Rect({
        size: () => (isUp ? [thickness, length()] : [length(), thickness]),
        position: () => (isUp ? [0, middle()] : [middle(), 0]),
        radius: Math.min(10, thickness / 4),
        stroke: () => this.color(),
        lineWidth: 3,
        fill: () => withOpacity(this.color().hex('rgb'), 1.4 * useTheme().palette.fillOpacity),
        opacity: () => 1 - 0.6 * this.dimmed(),
      }),
      this.valueWords,
      this.labelWords,
    ]);
    const outwards = (): number => (this.value() < 0 ? 1 : -1) * (isUp ? 1 : labelSide);
    // A value that is longer than those before gets smaller rather than over that of its neighbour.
    const room = (): number => Math.min(1, valueWidth / Math.max(1, this.valueWords.width()));
    this.valueWords.scale(room);
    this.valueWords.position(() =>
      isUp
        ? [0, end() + 28 * outwards()]
        : [end() + ((this.valueWords.width() * room()) / 2 + ASIDE_GAP) * outwards(), 0],
    );
    this.labelWords.position(
      isUp
        ? [0, labelAt + this.labelWords.height() / 2]
        : [labelAt + (labelSide * this.labelWords.width()) / 2, 0],
    );
    const reach = Math.abs(toPx(0) - toPx(this.value()));
    this.size(isUp ? [thickness, reach] : [reach, thickness]);
  }

  public override localBox(): BBox {
    const {direction, thickness, toPx} = this.arrangement;
    const ends = [toPx(0), toPx(this.value())];
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    return direction === 'up'
      ? new BBox(-thickness / 2, first - 56, thickness, last - first + 56)
      : new BBox(first, -thickness / 2, last - first, thickness);
  }

  public override labelSpot(): LabelSpot {
    const {direction, toPx, thickness} = this.arrangement;
    return direction === 'up'
      ? {point: new Vector2(0, toPx(this.value()) - 56), outwards: new Vector2(0, -1)}
      : {
          point: new Vector2((toPx(0) + toPx(this.value())) / 2, -thickness / 2),
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

  private makeLabel(how: Pick<WordsProps, 'breakAt' | 'align'>): Words {
    return new Words({
      text: this.label,
      fontSize: this.letterSize(),
      color: 'text',
      align: 'center',
      opacity: () => 1 - 0.55 * this.dimmed(),
      ...how,
    });
  }
}

const MOVE_IN = 0.9;

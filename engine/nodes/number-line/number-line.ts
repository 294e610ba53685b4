/** A number line. */
import {Circle, Line, Node, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutBack,
  easeOutCubic,
} from '@motion-canvas/core';
import {range} from 'd3-array';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {numberText} from '../number-text.ts';
import {type LabelSpot, TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Words} from '../words/words.ts';

/** Properties of {@link NumberLine}. */
export interface NumberLineProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The least and the greatest number. */
  range: readonly [minimum: number, maximum: number];
  /** Distance between marks; 1 unless given. */
  step?: number;
}

/** Options of what stands on a number line. */
export interface NumberLineMarkOptions {
  readonly color?: Color;
  /** Words at it; `$…$` is TeX. */
  readonly label?: string;
}

const MARGIN = 44;
const HEIGHT = {above: 150, below: 70};
const TICK = 24;
const FONT_SIZE = 30;
const LEAST_DISTANCE_OF_NUMBERS = 76;

/**
 * @example
 * ```ts
 * const line = stage.placeIn(new NumberLine({range: [-3, 6]}), 'C1', 'D6');
 * const point = line.point(2, {label: '$x$'});
 * yield* stage.show(line, point);
 * yield* point.slideTo(5);
 * ```
 */
@nodeName('NumberLine')
export class NumberLine extends TeachingNode {
  private readonly limits: readonly [number, number];
  private readonly step: number;
  private readonly length = createSignal(900);
  private readonly drawn = createSignal(1);
  private marks: Node = new Node({});

  public constructor({range: limits, step = 1, ...props}: NumberLineProps) {
    super(props);
    this.limits = limits;
    this.step = step;
    this.fit(new Vector2(1060, 300));
  }

  public override fit(available: Vector2): void {
    this.length(available.x - 2 * MARGIN);
    this.size([available.x, HEIGHT.above + HEIGHT.below]);
    this.marks.remove();
    this.marks = new Node({children: this.makeMarks()});
    this.insert(this.marks);
  }

  /** A number as px from the middle of the node. */
  public toPx(value: number): Vector2 {
    const [low, high] = this.limits;
    return new Vector2(
      ((value - low) / (high - low) - 0.5) * this.length(),
      (HEIGHT.above - HEIGHT.below) / 2,
    );
  }

  /** A dot at a number; hidden until it is shown. */
  public point(value: number, options: NumberLineMarkOptions = {}): NumberLinePoint {
    return this.adopt(new NumberLinePoint(this, value, options));
  }

  /** A thick stretch between two numbers; hidden until it is shown. */
  public interval(
    from: number,
    to: number,
    options: NumberLineMarkOptions & {readonly open?: boolean} = {},
  ): NumberLineInterval {
    return this.adopt(new NumberLineInterval(this, from, to, options));
  }

  /** An arc with an arrow from one number to another; hidden until it is shown. */
  public jump(from: number, to: number, options: NumberLineMarkOptions = {}): NumberLineJump {
    return this.adopt(new NumberLineJump(this, from, to, options));
  }

  public override readingText(): string {
    return '';
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    this.drawn(0);
    yield* this.drawn(1, MOVE_SECONDS * 0.9, easeInOutCubic);
  }

  private adopt<TNode extends Node>(node: TNode): TNode {
    this.add(node);
    return node;
  }

  private makeMarks(): Node[] {
    const [low, high] = this.limits;
    const values = range(low, high + this.step / 2, this.step);
    const distance = (this.length() * this.step) / (high - low);
    const every = Math.max(1, Math.ceil(LEAST_DISTANCE_OF_NUMBERS / Math.max(distance, 1)));
    const color = useTheme().palette.muted;
    const reach = MARGIN * 0.8;
    return [
      new Line({
        points: [this.toPx(low).sub([reach, 0]), this.toPx(high).add([reach, 0])],
        stroke: color,
        lineWidth: 3,
        startArrow: true,
        endArrow: true,
        arrowSize: 16,
        end: () => this.drawn(),
      }),
      ...values.map(
        value =>
          new Line({
            points: [this.toPx(value).sub([0, TICK / 2]), this.toPx(value).add([0, TICK / 2])],
            stroke: color,
            lineWidth: 3,
            lineCap: 'round',
            opacity: () => this.drawn(),
          }),
      ),
      ...values
        .filter((_, index) => index % every === 0)
        .map(
          value =>
            new Words({
              text: numberText(Number(value.toPrecision(12))),
              fontSize: FONT_SIZE,
              color: 'muted',
              position: this.toPx(value).add([0, TICK / 2 + 26]),
              opacity: () => this.drawn(),
            }),
        ),
    ];
  }
}

/** What stands on a number line and has a label over it. */
abstract class NumberLineMark extends TeachingNode {
  protected readonly drawn = createSignal(1);

  protected constructor(
    protected readonly line: NumberLine,
    private readonly text: string | undefined,
    color: Color,
  ) {
    super({color, opacity: 0});
  }

  public override localBox(): BBox {
    return new BBox(this.labelSpot().point, Vector2.zero);
  }

  public abstract override labelSpot(): LabelSpot;

  public override readingText(): string {
    return this.text ?? '';
  }

  public override *enter(): ThreadGenerator {
    this.drawn(0);
    yield* all(this.opacity(1, 0.3, easeOutCubic), this.drawn(1, ENTER_SECONDS, easeInOutCubic));
  }

  protected addLabel(): void {
    if (this.text === undefined) return;
    const words = new Words({text: this.text, color: () => this.color()});
    words.position(() => this.labelSpot().point.sub([0, 14 + words.height() / 2]));
    this.add(words);
  }
}

/** A dot on a number line, from `line.point(…)`. */
@nodeName('NumberLinePoint')
export class NumberLinePoint extends NumberLineMark {
  /** The number as it stands. */
  public readonly value: SimpleSignal<number, void>;

  public constructor(
    line: NumberLine,
    value: number,
    {color = 'accent', label}: NumberLineMarkOptions,
  ) {
    super(line, label, color);
    this.value = createSignal(value);
    this.add(
      new Circle({
        size: () => 26 * easeOutBack(this.drawn()),
        fill: () => this.color(),
        position: () => this.line.toPx(this.value()),
      }),
    );
    this.addLabel();
  }

  /** Moves to another number, in `seconds`. */
  public *slideTo(value: number, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.value(value, seconds, easeInOutCubic);
  }

  public override labelSpot(): LabelSpot {
    return {point: this.line.toPx(this.value()).sub([0, 13]), outwards: new Vector2(0, -1)};
  }
}

/** A stretch of a number line, from `line.interval(…)`. */
@nodeName('NumberLineInterval')
export class NumberLineInterval extends NumberLineMark {
  public constructor(
    line: NumberLine,
    private readonly from: number,
    private readonly to: number,
    {color = 'accent', label, open = false}: NumberLineMarkOptions & {readonly open?: boolean},
  ) {
    super(line, label, color);
    this.add(
      new Line({
        points: () => [this.line.toPx(from), this.line.toPx(to)],
        stroke: () => this.color(),
        lineWidth: 10,
        lineCap: 'round',
        end: () => this.drawn(),
      }),
    );
    for (const value of [from, to]) {
      this.add(
        new Circle({
          size: 24,
          fill: () => (open ? useTheme().palette.ground : this.color().hex()),
          stroke: () => this.color(),
          lineWidth: 5,
          position: () => this.line.toPx(value),
        }),
      );
    }
    this.addLabel();
  }

  public override labelSpot(): LabelSpot {
    return {
      point: this.line.toPx((this.from + this.to) / 2).sub([0, 13]),
      outwards: new Vector2(0, -1),
    };
  }
}

/** An arc over a number line, from `line.jump(…)`. */
@nodeName('NumberLineJump')
export class NumberLineJump extends NumberLineMark {
  public constructor(
    line: NumberLine,
    private readonly from: number,
    private readonly to: number,
    {color = 'accent', label}: NumberLineMarkOptions,
  ) {
    super(line, label, color);
    this.add(
      new Line({
        points: () => this.arc(),
        stroke: () => this.color(),
        lineWidth: 4,
        lineCap: 'round',
        lineJoin: 'round',
        endArrow: true,
        arrowSize: 16,
        end: () => this.drawn(),
      }),
    );
    this.addLabel();
  }

  public override labelSpot(): LabelSpot {
    const top = Math.min(...this.arc().map(point => point.y));
    const {x} = this.line.toPx((this.from + this.to) / 2);
    return {point: new Vector2(x, top), outwards: new Vector2(0, -1)};
  }

  private arc(): Vector2[] {
    const [start, end] = [this.line.toPx(this.from), this.line.toPx(this.to)];
    const height = Math.min(84, Math.abs(end.x - start.x) / 2);
    return Array.from({length: 33}, (_, index) => {
      const share = index / 32;
      const lift = Math.sin(share * Math.PI) * height + 12;
      return new Vector2(start.x + (end.x - start.x) * share, start.y - lift);
    });
  }
}

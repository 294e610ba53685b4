/** What stands on a number line: points, intervals, jumps. */
import {Circle, Line, nodeName} from '@motion-canvas/2d';
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
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {NumberLine} from './number-line.ts';

/** Options of what stands on a number line. */
export interface NumberLineMarkOptions {
  readonly color?: Color;
  /** Words at it; `$…$` is TeX. */
  readonly label?: string;
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

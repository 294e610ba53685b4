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

/** Labels that make way for others stand higher by this, in px. */
const STEP = 40;

/** What stands on a number line and has a label over it. */
export abstract class NumberLineMark extends TeachingNode {
  protected readonly drawn = createSignal(1);
  /** How far its label stands above its usual place, in px. */
  private readonly lift = createSignal(0);
  private words: Words | undefined;
  private isComing = false;

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

  /** What its label covers in px from the middle of the line, on a step above its usual place. @internal */
  public labelBox(step: number): BBox | undefined {
    if (this.words === undefined) return undefined;
    const {x, y} = this.labelSpot().point;
    const {width, height} = this.words;
    const middle = y - 14 - height() / 2 - step * STEP;
    return new BBox(x - width() / 2, middle - height() * 0.36, width(), height() * 0.72);
  }

  /** The box of its label as it stands; undefined while it has none to be seen. @internal */
  public standingLabel(): BBox | undefined {
    return this.isThere() ? this.labelBox(this.lift() / STEP) : undefined;
  }

  /** Whether it is seen, or soon will be. @internal */
  public isThere(): boolean {
    return this.isComing || this.opacity() > 0;
  }

  /** Lifts its label off what has come. @internal */
  public *makeWay(): ThreadGenerator {
    if (!this.isThere()) return;
    const step = this.freeStep();
    if (step * STEP !== this.lift()) yield* this.lift(step * STEP, ENTER_SECONDS, easeInOutCubic);
  }

  /** Where it is drawn, so that labels keep off it; px from the middle of the line. @internal */
  public stroke(): readonly Vector2[] {
    return [];
  }

  public override *enter(): ThreadGenerator {
    this.isComing = true;
    this.lift(this.freeStep() * STEP);
    this.drawn(0);
    yield* all(
      this.opacity(1, 0.3, easeOutCubic),
      this.drawn(1, ENTER_SECONDS, easeInOutCubic),
      ...this.line.marksBut(this).map(mark => mark.makeWay()),
    );
    this.isComing = false;
  }

  protected addLabel(): void {
    if (this.text === undefined) return;
    const words = new Words({text: this.text, color: () => this.color()});
    words.position(() => this.labelSpot().point.sub([0, 14 + words.height() / 2 + this.lift()]));
    this.words = words;
    this.add(words);
  }

  /** The lowest step on which its label is off all that is there. */
  private freeStep(): number {
    const others = this.line.marksBut(this).filter(mark => mark.isThere());
    const isFree = (step: number): boolean => {
      const box = this.labelBox(step);
      if (box === undefined) return true;
      return others.every(other => {
        const label = other.standingLabel();
        const crosses = other.stroke().some(point => box.expand([2, 6]).includes(point));
        return !crosses && !label?.expand([0, 8]).intersects(box);
      });
    };
    // The step that it has is as good as the lowest, if it is free.
    return [this.lift() / STEP, 0, 1, 2].find(isFree) ?? 0;
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

  public override stroke(): readonly Vector2[] {
    return this.arc();
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

/** What points, intervals and jumps of a number line have in common: a colour, a label with its leader, how they enter. */
import {Line} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {withoutMarks} from '../../../schema/inline-words.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {reportProblem} from '../../report/lecture-record.ts';
import type {Color} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import {type LineLabel, labelInk, usualCentre} from './line-label-places.ts';
import type {NumberLine} from './number-line.ts';

/** Options of what stands on a number line. */
export interface NumberLineMarkOptions {
  readonly color?: Color;
  /** Words at it; `$…$` is TeX. */
  readonly label?: string;
}

/** A leader shows which mark a label belongs to that stands further away than this, in px. */
const LEADER_FROM = 20;

/** What stands on a number line and has a label over it. */
export abstract class NumberLineMark extends TeachingNode {
  protected readonly drawn = createSignal(1);
  /** Where its label stands, from its usual place right above the mark; in px. */
  private readonly away = Vector2.createSignal(Vector2.zero);
  private words: Words | undefined;
  private isComing = false;
  /** Whether it was there and is no more. @internal */
  public hasLeft = false;

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
    return withoutMarks(this.text ?? '');
  }

  /** Changes its colour, its label included. */
  public *recolor(color: Color, seconds = ENTER_SECONDS): ThreadGenerator {
    yield* this.color(color, seconds);
  }

  /** The box of its label as it stands; undefined while it has none to be seen. @internal */
  public standingLabel(): BBox | undefined {
    return this.words === undefined || !this.isThere() ? undefined : this.ink(this.words);
  }

  /** What its label needs; undefined where it has none, or has left. @internal */
  public labelRequest(): LineLabel | undefined {
    if (this.words === undefined || this.hasLeft) return undefined;
    return {
      at: this.labelSpot().point,
      size: this.words.size(),
      mayBeBelow: this.stroke().length === 0,
      offset: this.isThere() ? this.away() : this.line.plannedOffset(this),
    };
  }

  /** Whether it is seen, or soon will be. @internal */
  public isThere(): boolean {
    return this.isComing || this.opacity() > 0;
  }

  /** Lets its label go over to another place. @internal */
  public *makeWay(offset: Vector2): ThreadGenerator {
    if (!this.isThere() || offset.sub(this.away()).magnitude < 1) return;
    yield* this.away(offset, ENTER_SECONDS, easeInOutCubic);
  }

  /** Where it is drawn, so that labels keep off it; px from the middle of the line. @internal */
  public stroke(): readonly Vector2[] {
    return [];
  }

  public override *enter(): ThreadGenerator {
    this.hasLeft = false;
    const place = this.line.labelPlaces().get(this);
    if (place !== undefined) this.away(place.offset);
    if (place?.isCrowded === true) {
      reportProblem(
        'no-room-for-label',
        `The label “${this.text ?? ''}” has no free place on the number line: give the line a larger area, shorten its labels, or show them one after the other.`,
      );
    }
    this.isComing = true;
    this.drawn(0);
    yield* all(
      this.opacity(1, 0.3, easeOutCubic),
      this.drawn(1, ENTER_SECONDS, easeInOutCubic),
      this.line.settleLabels(),
    );
    this.isComing = false;
  }

  public override *leave(): ThreadGenerator {
    yield* super.leave();
    this.hasLeft = true;
  }

  protected addLabel(): void {
    if (this.text === undefined) return;
    const words = new Words({text: this.text, color: () => this.color()});
    words.position(() => usualCentre(this.labelSpot().point, words.size()).add(this.away()));
    this.words = words;
    this.add([
      new Line({
        points: () => this.leader(words),
        stroke: () => this.color(),
        lineWidth: 2.5,
        lineCap: 'round',
        opacity: () => (this.distance(words) > LEADER_FROM ? 0.6 * this.drawn() : 0),
      }),
      words,
    ]);
  }

  private ink(words: Words): BBox {
    return labelInk({at: this.labelSpot().point, size: words.size()}, this.away());
  }

  /** From the mark to its label, in px. */
  private distance(words: Words): number {
    const {y} = this.labelSpot().point;
    const {top, bottom} = this.ink(words);
    return Math.max(y - bottom, top - y);
  }

  private leader(words: Words): Vector2[] {
    const {x, y} = this.labelSpot().point;
    const {top, bottom} = this.ink(words);
    return bottom < y
      ? [new Vector2(x, y - 4), new Vector2(x, bottom + 4)]
      : [new Vector2(x, y + 30), new Vector2(x, top - 4)];
  }
}

/** A number line. */
import {Line, Node, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useLectureContext, useTheme} from '../../lecture-context.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {tickTexts} from '../plot/axis-ticks.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import {type LinePlace, placeLineLabels} from './line-labels.ts';
import {marksOf, numberedMarks, stepFor} from './number-marks.ts';
import {NumberLineInterval, type NumberLineIntervalOptions} from './number-line-interval.ts';
import {NumberLineJump} from './number-line-jump.ts';
import type {NumberLineMark, NumberLineMarkOptions} from './number-line-mark.ts';
import {NumberLinePoint} from './number-line-point.ts';

/** Properties of {@link NumberLine}. */
export interface NumberLineProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The least and the greatest number. */
  range: readonly [minimum: number, maximum: number];
  /** Distance between marks; 1, or a round number that suits the range, unless given. */
  step?: number;
}

const LARGEST = new Vector2(1060, 300);
const MARGIN = 44;
/** How far the line goes on behind its last numbers. */
const REACH = 0.8 * MARGIN;
const HEIGHT = {above: 150, below: 70};
const TICK = 24;
const FONT_SIZE = 30;
const LEAST_DISTANCE_OF_NUMBERS = 76;
const NUMBER_GAP = 28;

/**
 * A line with numbers, for points, intervals and jumps.
 *
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
  /** Where its marks are. */
  private readonly values: readonly number[];
  private readonly length = createSignal(900);
  private readonly drawn = createSignal(1);
  private available = LARGEST;
  private marks: Node = new Node({});
  private numbers: readonly Words[] = [];
  private planned: ReadonlyMap<NumberLineMark, LinePlace> = new Map();
  private readonly standing: NumberLineMark[] = [];

  /** Throws a RangeError where the range is empty, or the step makes no sense in it. */
  public constructor({range: limits, step = stepFor(limits), ...props}: NumberLineProps) {
    super(props);
    this.values = marksOf(limits, step);
    this.limits = limits;
    this.step = step;
    this.fit(LARGEST);
  }

  public override fit(available: Vector2): void {
    this.available = available;
    this.length(available.x - 2 * MARGIN);
    this.size([available.x, HEIGHT.above + HEIGHT.below]);
    this.marks.remove();
    this.marks = new Node({children: this.makeMarks()});
    this.insert(this.marks);
  }

  /** A number as px from the middle of the node. @internal */
  public toPx(value: number): Vector2 {
    const [low, high] = this.limits;
    return new Vector2(
      ((value - low) / (high - low) - 0.5) * this.length(),
      (HEIGHT.above - HEIGHT.below) / 2,
    );
  }

  /** What the line would say at its very end, where its arrow is. @internal */
  public endValue(side: 'left' | 'right'): number {
    const [low, high] = this.limits;
    const beyond = ((high - low) * REACH) / this.length();
    return side === 'left' ? low - beyond : high + beyond;
  }

  /** A dot at a number; hidden until it is shown. */
  public point(value: number, options: NumberLineMarkOptions = {}): NumberLinePoint {
    return this.adopt(new NumberLinePoint(this, value, options));
  }

  /** A thick stretch between two numbers; one that is infinite is an arrow. Hidden until it is shown. */
  public interval(
    from: number,
    to: number,
    options: NumberLineIntervalOptions = {},
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

  /** Where the labels go, of all that is there or may still come. @internal */
  public labelPlaces(): ReadonlyMap<NumberLineMark, LinePlace> {
    const wanted = this.standing.flatMap(mark => {
      const label = mark.labelRequest();
      return label === undefined ? [] : [{mark, label}];
    });
    const {x, y} = this.available;
    const places = placeLineLabels(
      wanted.map(({label}) => label),
      {
        strokes: this.standing.flatMap(mark => (mark.hasLeft ? [] : [...mark.stroke()])),
        numbers: this.numbers.map(
          words =>
            new BBox(
              words.position().sub(words.size().mul([0.5, 0.36])),
              words.size().mul([1, 0.72]),
            ),
        ),
        bounds: new BBox(-x / 2, -y / 2, x, y).expand(6),
      },
    );
    this.planned = new Map(
      wanted.flatMap(({mark}, index) => {
        const place = places[index];
        return place === undefined ? [] : [[mark, place] as const];
      }),
    );
    return this.planned;
  }

  /** Where the label of a mark was going to stand when places were last looked for. @internal */
  public plannedOffset(mark: NumberLineMark): Vector2 | undefined {
    return this.planned.get(mark)?.offset;
  }

  /** Lets labels go over to where none lies over another. @internal */
  public *settleLabels(): ThreadGenerator {
    yield* all(...[...this.labelPlaces()].map(([mark, {offset}]) => mark.makeWay(offset)));
  }

  private adopt<TMark extends NumberLineMark>(mark: TMark): TMark {
    this.standing.push(mark);
    this.add(mark);
    return mark;
  }

  private makeMarks(): Node[] {
    const [low, high] = this.limits;
    const {values} = this;
    const texts = tickTexts(values, this.step, useLectureContext().language);
    const numbers = values.map(
      (value, index) =>
        new Words({
          // Kept from left to right: in Arabic the sign would come behind.
          text: `\u200e${texts[index] ?? ''}`,
          fontSize: FONT_SIZE,
          color: 'muted',
          position: this.toPx(value).add([0, TICK / 2 + 26]),
          opacity: () => this.drawn(),
        }),
    );
    const widest = Math.max(0, ...numbers.map(number => number.width()));
    const distance = (this.length() * this.step) / (high - low);
    const every = Math.max(
      1,
      Math.ceil(Math.max(LEAST_DISTANCE_OF_NUMBERS, widest + NUMBER_GAP) / Math.max(distance, 1)),
    );
    const color = useTheme().palette.muted;
    const numbered = new Set(numberedMarks(values, this.step, every));
    this.numbers = numbers.filter((_, index) => numbered.has(values[index] ?? Number.NaN));
    return [
      new Line({
        points: [this.toPx(low).sub([REACH, 0]), this.toPx(high).add([REACH, 0])],
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
      ...this.numbers,
    ];
  }
}

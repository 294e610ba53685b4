/** A bar chart. */
import {Line, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  chain,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  waitFor,
} from '@motion-canvas/core';
import {useLectureContext, useTheme} from '../../lecture-context.ts';
import {staggered} from '../../motion/appear.ts';
import type {NumeralStyle} from '../../../schema/numerals.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {digitsOf, valueOf} from '../number-text.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Bar} from './bar.ts';
import {type BarDirection, type ChartLayout, layOutChart} from './chart-layout.ts';

/** Properties of {@link BarChart}. */
export interface BarChartProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** What is compared; a value as text keeps its digits, such as `'3.50'` or `'1/3'`. */
  bars: readonly {
    readonly label: string;
    readonly value: number | string;
    readonly color?: Color;
  }[];
  /** Written behind each value, such as ` %`. */
  unit?: string;
  /** Value at the top of the chart; chosen from the values unless given. */
  max?: number;
  /** Value at its bottom, for bars that will be negative; chosen from the values unless given. */
  min?: number;
}

const VALUE_ROOM = 56;
/** Between the names of lying bars and the bars. */
const NAME_GAP = 18;
const LARGEST = new Vector2(1100, 700);

/**
 * Bars side by side, with their labels and values; below each other where those have no room.
 *
 * @example
 * ```ts
 * const chart = stage.placeIn(
 *   new BarChart({bars: [{label: 'wind', value: 27}, {label: 'sun', value: 12}], unit: ' %'}),
 *   'B1', 'F6',
 * );
 * yield* stage.show(chart);
 * yield* chart.change([30, 18]);
 * ```
 */
@nodeName('BarChart')
export class BarChart extends TeachingNode {
  private readonly bars: readonly Bar[];
  private readonly axis: Line;
  private readonly given: BarChartProps;
  private room = LARGEST;
  /** The way that bars grow, fixed when they are first seen. */
  private fixedWay: BarDirection | undefined;
  private way: BarDirection = 'up';
  /** The least and the greatest value that have room, and the room for numbers below the axis, in px. */
  private readonly low = createSignal(0);
  private readonly high = createSignal(1);
  private readonly below = createSignal(0);

  public constructor(props: BarChartProps) {
    const {bars, unit = '', max, min, ...rest} = props;
    super(rest);
    this.given = props;
    const values = bars.map(bar => valueOf(bar.value));
    const [low, high] = this.domainOf(values);
    this.low(low);
    this.high(high);
    this.below(roomBelow(low));
    this.bars = bars.map(
      bar => new Bar({label: bar.label, value: bar.value, unit, color: bar.color ?? 'accent'}),
    );
    const style = groupedWith(values);
    digitsOf(bars.map(bar => bar.value)).forEach((digits, index) =>
      this.bars[index]?.write(digits, style),
    );
    this.axis = new Line({
      points: [
        [0, 0],
        [0, 0],
      ],
      stroke: useTheme().palette.muted,
      lineWidth: 3,
      lineCap: 'round',
    });
    this.add([...this.bars, this.axis]);
    this.fit(LARGEST);
  }

  public override fit(available: Vector2): void {
    this.room = available;
    this.arrange();
    this.scale(Math.min(1, available.x / this.width(), available.y / this.height()));
  }

  public override misfitAdvice(): string {
    return 'give it a larger area, fewer bars or shorter names, or split it into two charts';
  }

  /** A bar by its label, or by its place from 0; throws a RangeError when there is none. */
  public bar(which: string | number): Bar {
    const bar =
      this.bars.find(candidate => candidate.label === String(which)) ??
      (typeof which === 'number' ? this.bars[which] : undefined);
    if (bar === undefined) {
      const labels = this.bars.map(candidate => `“${candidate.label}”`).join(', ');
      throw new RangeError(`There is no bar “${which}”: the chart has ${labels}.`);
    }
    return bar;
  }

  /**
   * Lets the bars grow or shrink to other values, in order; the numbers count along. Where one
   * leaves the chart, all are drawn to a smaller scale.
   */
  public *change(values: readonly (number | string)[], seconds = MOVE_SECONDS): ThreadGenerator {
    const numerals = this.bars.map((bar, index) => values[index] ?? bar.value());
    const targets = numerals.map(valueOf);
    const digits = digitsOf(numerals);
    const [least, greatest] = this.domainOf(targets);
    const low = Math.min(this.low(), least);
    yield* all(
      this.low(low, seconds, easeInOutCubic),
      this.high(Math.max(this.high(), greatest), seconds, easeInOutCubic),
      this.below(roomBelow(low), seconds, easeInOutCubic),
      ...this.bars.map((bar, index) =>
        bar.changeDigits(targets[index] ?? 0, digits[index] ?? '', seconds),
      ),
    );
  }

  /** Lets all bars but one step back. */
  public *highlight(which: string | number): ThreadGenerator {
    const chosen = this.bar(which);
    yield* all(...this.bars.map(bar => bar.dim(bar === chosen ? 0 : 1)));
  }

  /** Makes all bars equal again. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(...this.bars.map(bar => bar.dim(0)));
  }

  public override *enter(): ThreadGenerator {
    this.fixedWay = this.way;
    this.opacity(1);
    yield* all(
      this.axis.end(0).end(1, ENTER_SECONDS, easeOutCubic),
      chain(waitFor(0.2), staggered(this.bars.map(bar => bar.opacity(0).enter()))),
    );
  }

  private arrange(): void {
    const most = (measure: (bar: Bar) => number): number => Math.max(0, ...this.bars.map(measure));
    const layout = layOutChart(
      {
        count: this.bars.length,
        valueWidth: fontSize => most(bar => bar.valueWidth(fontSize)),
        nameWidth: fontSize => most(bar => bar.labelSize(fontSize).x),
        wordWidth: fontSize => most(bar => bar.widestWord(fontSize)),
        nameHeight: (fontSize, breakAt) => most(bar => bar.labelSize(fontSize, breakAt).y),
      },
      {
        available: this.room,
        valueRoom: VALUE_ROOM,
        hasNegatives: this.low() < 0,
        direction: this.fixedWay,
      },
    );
    this.size([layout.width, layout.height]);
    this.way = layout.direction;
    if (layout.direction === 'up') this.standUp(layout);
    else this.lieDown(layout);
  }

  private standUp({width, height, slot, thickness, fontSize, nameBreak, nameRoom}: ChartLayout) {
    const top = -height / 2 + VALUE_ROOM;
    const toY = (value: number): number => {
      const inner = height - VALUE_ROOM - nameRoom - this.below();
      return top + (inner * (this.high() - value)) / (this.high() - this.low());
    };
    this.bars.forEach((bar, index) => {
      bar.writeLabel(fontSize, nameBreak, 'center');
      bar.position([-width / 2 + (index + 0.5) * slot, 0]);
      bar.arrange({
        direction: 'up',
        thickness,
        toPx: toY,
        labelAt: height / 2 - nameRoom + 12,
        labelSide: -1,
        valueWidth: slot - 6,
      });
    });
    this.axis.points(() => [
      [-width / 2, toY(0)],
      [width / 2, toY(0)],
    ]);
  }

  private lieDown({width, height, slot, thickness, fontSize, nameBreak, nameRoom}: ChartLayout) {
    // Names stand where the language begins, and bars grow the way that it is read.
    const side = useLectureContext().direction === 'rtl' ? 1 : -1;
    const valueWidth = Math.max(0, ...this.bars.map(bar => bar.valueWidth(fontSize)));
    const start = (side * width) / 2 - side * (nameRoom + NAME_GAP);
    const toX = (value: number): number => {
      const before = (this.below() / VALUE_ROOM) * (valueWidth + NAME_GAP);
      const inner = width - nameRoom - NAME_GAP - before - valueWidth - NAME_GAP;
      const share = (value - this.low()) / (this.high() - this.low());
      return start - side * (before + inner * share);
    };
    this.bars.forEach((bar, index) => {
      bar.writeLabel(fontSize, nameBreak, side < 0 ? 'right' : 'left');
      bar.position([0, -height / 2 + (index + 0.5) * slot]);
      bar.arrange({
        direction: 'aside',
        thickness,
        toPx: toX,
        labelAt: start + side * (NAME_GAP / 2),
        labelSide: side,
        valueWidth: valueWidth + 2,
      });
    });
    this.axis.points(() => [
      [toX(0), -height / 2],
      [toX(0), height / 2],
    ]);
  }

  private domainOf(values: readonly number[]): readonly [number, number] {
    const {max = 0, min = 0} = this.given;
    const low = Math.min(0, min, ...values);
    const greatest = Math.max(0, ...values);
    const high = greatest <= max ? max : greatest * 1.02;
    return low === high ? [0, 1] : [low, high];
  }
}

/** Where one number has to be grouped, all are. */
function groupedWith(values: readonly number[]): NumeralStyle {
  return {grouping: values.some(value => Math.abs(value) >= 1e4) ? 'all' : 'long'};
}

/** The numbers of negative bars stand below them. */
function roomBelow(low: number): number {
  return low < 0 ? VALUE_ROOM : 0;
}

/** Axes, grid and numbers of a plot. */
import {Line, Node} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ticks as niceTicks} from 'd3-array';
import {useLectureContext} from '../../lecture-context.ts';
import {Words} from '../words/words.ts';
import type {Plot} from './plot.ts';

/** Size of the numbers at the axes, in px at 1080p. */
export const TICK_SIZE = 28;

/** The axes of a plot; they are drawn when it enters. */
export class PlotAxes extends Node {
  private readonly drawn = createSignal(1);

  public constructor(
    private readonly plot: Plot,
    private readonly options: {numbers: boolean; xLabel?: string; yLabel?: string},
  ) {
    super({});
  }

  /** Lays everything out again: the plot has another size, or other ranges. */
  public refresh(): void {
    this.removeChildren();
    this.add(this.parts());
  }

  /** Grid and numbers fade in while the axes are drawn. */
  public *enter(seconds: number): ThreadGenerator {
    this.refresh();
    this.drawn(0);
    yield* all(this.drawn(1, seconds, easeInOutCubic));
  }

  private parts(): Node[] {
    const {plot} = this;
    const {theme} = useLectureContext();
    const [left, right] = plot.xUnits();
    const [bottom, top] = plot.yUnits();
    const xTicks = niceTicks(left, right, 6);
    const yTicks = niceTicks(bottom, top, 5);
    const grid = [
      ...xTicks.map(x => [plot.toPx([x, bottom]), plot.toPx([x, top])]),
      ...yTicks.map(y => [plot.toPx([left, y]), plot.toPx([right, y])]),
    ].map(
      points =>
        new Line({
          points,
          stroke: theme.palette.hairline,
          lineWidth: 2,
          opacity: () => 0.85 * this.drawn(),
        }),
    );
    const zero: [number, number] = [within(0, left, right), within(0, bottom, top)];
    const axes = [
      [plot.toPx([left, zero[1]]), plot.toPx([right, zero[1]])],
      [plot.toPx([zero[0], bottom]), plot.toPx([zero[0], top])],
    ].map(
      points =>
        new Line({
          points,
          stroke: theme.palette.muted,
          lineWidth: 3,
          lineCap: 'round',
          end: () => this.drawn(),
        }),
    );
    return [...grid, ...axes, ...this.numbers(xTicks, yTicks), ...this.labels()];
  }

  private numbers(xTicks: readonly number[], yTicks: readonly number[]): Node[] {
    if (!this.options.numbers) return [];
    const {plot} = this;
    const {language} = useLectureContext();
    const [left] = plot.xUnits();
    const [bottom] = plot.yUnits();
    const format = new Intl.NumberFormat(language, {maximumFractionDigits: 4});
    const text = (value: number): string => format.format(value).replace('-', '−');
    const word = (value: number): Words =>
      new Words({
        text: text(value),
        fontSize: TICK_SIZE,
        color: 'muted',
        opacity: () => this.drawn(),
      });
    return [
      ...xTicks.map(x => {
        const words = word(x);
        return words.position(plot.toPx([x, bottom]).add([0, 8 + words.height() / 2]));
      }),
      ...yTicks.map(y => {
        const words = word(y);
        return words.position(plot.toPx([left, y]).sub([14 + words.width() / 2, 0]));
      }),
    ];
  }

  private labels(): Node[] {
    const {plot} = this;
    const {xLabel, yLabel} = this.options;
    const [left, right] = plot.xUnits();
    const [bottom, top] = plot.yUnits();
    const label = (text: string): Words =>
      new Words({text, fontSize: 30, color: 'muted', opacity: () => easeOutCubic(this.drawn())});
    const labels: Node[] = [];
    if (xLabel !== undefined) {
      const words = label(xLabel);
      const below = this.options.numbers ? 46 : 10;
      const edge = plot.toPx([right, bottom]);
      labels.push(
        words.position(edge.add(new Vector2(-words.width() / 2, below + words.height() / 2))),
      );
    }
    if (yLabel !== undefined) {
      const words = label(yLabel);
      const edge = plot.toPx([left, top]);
      labels.push(
        words.position(edge.add(new Vector2(words.width() / 2 - 8, -8 - words.height() / 2))),
      );
    }
    return labels;
  }
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

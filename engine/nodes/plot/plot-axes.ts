/** Axes, grid and numbers of a plot. */
import {Layout, Line} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {WORDS_FONT} from '../../fonts.ts';
import {useLectureContext} from '../../lecture-context.ts';
import type {Mapping} from '../figure/mapping.ts';
import type {Range} from '../figure/points.ts';
import {Words} from '../words/words.ts';
import {layOutWords} from '../words/words-layout.ts';
import {type Tick, type TickUnit, ticksOf} from './axis-ticks.ts';
import {GridLines} from '../figure/grid-lines.ts';

/** What is drawn of the axes. */
export interface AxesOptions {
  readonly numbers: boolean;
  readonly grid: boolean;
  /** Words at the end of an axis. */
  readonly xLabel: string | undefined;
  readonly yLabel: string | undefined;
  /** What the numbers of the x axis count. */
  readonly xUnit: TickUnit;
}

// All in px at 1080p.
const NUMBER_SIZE = 28;
const LABEL_SIZE = 32;
const NUMBER_GAP = 8;
/** Between numbers side by side. */
const NUMBER_DISTANCE = 20;
/** How far an axis goes beyond the plot. */
const OVERHANG = 14;
const X_SPACING = 160;
const Y_SPACING = 110;
/** A label up to this wide stands at the end of its axis, a wider one below or beside it. */
const SHORT_LABEL = 80;

/** The ticks of both axes. */
interface Ticks {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

/** The axes of a plot; they are drawn when it enters. */
export class PlotAxes extends Layout {
  private readonly mapping: () => Mapping;
  private readonly options: AxesOptions;
  private readonly language: string;
  private readonly drawn = createSignal(1);
  /** The ticks that were written last: they stay while the plot becomes larger or smaller. */
  private readonly chosen = createSignal<Ticks | null>(null);
  private readonly ticks = new WeakMap<Mapping, Ticks>();
  private readonly numbers = new Layout({layout: false});
  private readonly xLabel: Words | undefined;
  private readonly yLabel: Words | undefined;

  public constructor(mapping: () => Mapping, options: AxesOptions) {
    super({layout: false});
    const {language, theme} = useLectureContext();
    this.mapping = mapping;
    this.options = options;
    this.language = language;
    this.xLabel = this.axisLabel(options.xLabel, (under, size) => this.xLabelCentre(under, size));
    this.yLabel = this.axisLabel(options.yLabel, (under, size) => this.yLabelCentre(under, size));
    const grid = new GridLines({
      lines: () => this.gridUnder(mapping()),
      color: () => theme.palette.hairline,
      lineWidth: 2,
      strength: () => this.drawn(),
    });
    this.add([
      grid,
      this.axis(under => this.xAxis(under)),
      this.axis(under => this.yAxis(under)),
      this.numbers,
      ...[this.xLabel, this.yLabel].flatMap(words => words ?? []),
    ]);
  }

  /** Writes the numbers that the axes have under the mapping as it stands. */
  public renumber(): void {
    this.chosen(null);
    this.chosen(this.ticksUnder(this.mapping()));
    this.numbers.removeChildren();
    if (!this.options.numbers) return;
    for (const axis of ['x', 'y'] as const) {
      for (const tick of this.ticksUnder(this.mapping())[axis]) {
        this.numbers.add(
          new Words({
            // Kept from left to right: in Arabic the sign would come behind.
            text: `\u200e${tick.text}`,
            fontSize: NUMBER_SIZE,
            color: 'muted',
            opacity: () => this.drawn(),
            position: () => this.numberBox(axis, tick, this.mapping()).center,
          }),
        );
      }
    }
  }

  /** The axes are drawn while grid and numbers fade in. */
  public *enter(seconds: number): ThreadGenerator {
    this.drawn(0);
    yield* this.drawn(1, seconds, easeInOutCubic);
  }

  /** What the axes cover in px under a mapping, numbers and labels included. */
  public boxesUnder(mapping: Mapping): BBox[] {
    const lines = this.axesUnder(mapping);
    return [...lines.map(points => BBox.fromPoints(...points)), ...this.textBoxesUnder(mapping)];
  }

  /** What numbers and labels cover in px under a mapping. */
  public textBoxesUnder(mapping: Mapping): BBox[] {
    const {x, y} = this.ticksUnder(mapping);
    const boxes = this.options.numbers
      ? [
          ...x.map(tick => this.numberBox('x', tick, mapping)),
          ...y.map(tick => this.numberBox('y', tick, mapping)),
        ]
      : [];
    if (this.xLabel !== undefined) {
      boxes.push(boxAround(this.xLabelCentre(mapping, this.xLabel.size()), this.xLabel.size()));
    }
    if (this.yLabel !== undefined) {
      boxes.push(boxAround(this.yLabelCentre(mapping, this.yLabel.size()), this.yLabel.size()));
    }
    return boxes;
  }

  /** The lines of both axes in px under a mapping. */
  public axesUnder(mapping: Mapping): Vector2[][] {
    return [this.xAxis(mapping), this.yAxis(mapping)];
  }

  /** The lines of the grid in px under a mapping. */
  public gridUnder(mapping: Mapping): Vector2[][] {
    if (!this.options.grid) return [];
    const {frame} = mapping;
    const {x, y} = this.ticksUnder(mapping);
    return [
      ...x.map(({value}) => {
        const at = mapping.toPx([value, 0]).x;
        return [new Vector2(at, frame.bottom), new Vector2(at, frame.top)];
      }),
      ...y.map(({value}) => {
        const at = mapping.toPx([0, value]).y;
        return [new Vector2(frame.left, at), new Vector2(frame.right, at)];
      }),
    ];
  }

  /** The words at the ends of the axes. */
  public labels(): string {
    return [this.xLabel, this.yLabel].flatMap(words => words?.readingText() ?? []).join(' ');
  }

  private ticksUnder(mapping: Mapping): Ticks {
    const chosen = this.chosen();
    if (chosen !== null) return chosen;
    const known = this.ticks.get(mapping) ?? this.chooseTicks(mapping);
    this.ticks.set(mapping, known);
    return known;
  }

  private chooseTicks(mapping: Mapping): Ticks {
    const {numbers, grid, xUnit} = this.options;
    if (!numbers && !grid) return {x: [], y: []};
    const {x, y, frame} = mapping;
    const count = (length: number, spacing: number): number =>
      Math.max(2, Math.round(length / spacing));
    const most = count(frame.width, X_SPACING);
    // Long numbers need wider steps.
    const counts = Array.from({length: most - 1}, (_, index) => most - index);
    const candidates = counts.map(steps => ticksOf(x, steps, this.language, xUnit));
    const fits = (ticks: readonly Tick[]): boolean =>
      ticks.every((tick, index) => {
        const next = ticks[index + 1];
        return (
          next === undefined ||
          this.numberBox('x', tick, mapping).right + NUMBER_DISTANCE <
            this.numberBox('x', next, mapping).left
        );
      });
    return {
      x: candidates.find(ticks => !numbers || fits(ticks)) ?? candidates.at(-1) ?? [],
      y: ticksOf(y, count(frame.height, Y_SPACING), this.language),
    };
  }

  /** The x axis in px: at 0, or at the edge next to it. */
  private xAxis(mapping: Mapping): Vector2[] {
    const {x, y, frame} = mapping;
    const at = mapping.toPx([0, nearest(0, y)]).y;
    const left = x[0] < 0 ? frame.left - OVERHANG : frame.left;
    return [new Vector2(left, at), new Vector2(frame.right + OVERHANG, at)];
  }

  /** The y axis in px: at 0, or at the edge next to it. */
  private yAxis(mapping: Mapping): Vector2[] {
    const {x, y, frame} = mapping;
    const at = mapping.toPx([nearest(0, x), 0]).x;
    const bottom = y[0] < 0 ? frame.bottom + OVERHANG : frame.bottom;
    return [new Vector2(at, bottom), new Vector2(at, frame.top - OVERHANG)];
  }

  private axis(points: (mapping: Mapping) => Vector2[]): Line {
    return new Line({
      points: () => points(this.mapping()),
      stroke: useLectureContext().theme.palette.muted,
      lineWidth: 3,
      lineCap: 'round',
      end: () => this.drawn(),
    });
  }

  /** Numbers stand outside of the plot, off the curves, wherever the axes are. */
  private numberBox(axis: 'x' | 'y', {value, text}: Tick, mapping: Mapping): BBox {
    const {frame, x, y} = mapping;
    const {width, height} = layOutWords({
      text,
      fontSize: NUMBER_SIZE,
      family: WORDS_FONT,
      weight: 400,
      breakWeight: 400,
      breakAt: Number.POSITIVE_INFINITY,
      align: 'left',
      direction: 'ltr',
    });
    const gap = (axis === 'x' ? y[0] < 0 : x[0] < 0) ? OVERHANG : 4;
    const {x: across, y: down} = mapping.toPx([value, value]);
    return axis === 'x'
      ? new BBox(across - width / 2, frame.bottom + gap + 4, width, height)
      : new BBox(frame.left - gap - NUMBER_GAP - width, down - height / 2, width, height);
  }

  private axisLabel(
    text: string | undefined,
    centre: (mapping: Mapping, size: Vector2) => Vector2,
  ): Words | undefined {
    if (text === undefined) return undefined;
    const words = new Words({
      text,
      fontSize: LABEL_SIZE,
      color: 'muted',
      opacity: () => this.drawn(),
    });
    words.position(() => centre(this.mapping(), words.size()));
    return words;
  }

  private xLabelCentre(mapping: Mapping, size: Vector2): Vector2 {
    const {frame} = mapping;
    const [, end = Vector2.zero] = this.xAxis(mapping);
    const numbers = this.options.numbers
      ? this.ticksUnder(mapping).x.map(tick => this.numberBox('x', tick, mapping))
      : [];
    if (size.x <= SHORT_LABEL) {
      const left = Math.max(end.x + 14, ...numbers.map(({right}) => right + 12));
      return new Vector2(left + size.x / 2, end.y);
    }
    const below = Math.max(frame.bottom + OVERHANG, ...numbers.map(({bottom}) => bottom));
    return new Vector2(frame.right - size.x / 2, below + size.y / 2);
  }

  private yLabelCentre(mapping: Mapping, size: Vector2): Vector2 {
    const [, end = Vector2.zero] = this.yAxis(mapping);
    const across =
      size.x <= SHORT_LABEL
        ? 0
        : Math.min(size.x / 2 - 8, mapping.frame.right - size.x / 2 - end.x);
    return end.add([across, -2 - size.y / 2]);
  }
}

function nearest(value: number, [minimum, maximum]: Range): number {
  return Math.min(maximum, Math.max(minimum, value));
}

function boxAround(centre: Vector2, size: Vector2): BBox {
  return new BBox(centre.sub(size.scale(0.5)), size);
}

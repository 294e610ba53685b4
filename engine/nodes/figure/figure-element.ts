/** What all things in a figure have in common: strokes that are drawn, fills, dots, and labels that follow. */
import {Circle, Line, type LineProps} from '@motion-canvas/2d';
import {
  BBox,
  type Color as RgbColor,
  type SignalValue,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutBack,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {fadeOut} from '../../motion/appear.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import type {Figure} from './figure.ts';
import {FigureLabel, type FigureLabelProps} from './figure-label.ts';
import type {LabelPlaces, LabelSide} from './label-places.ts';
import type {Mapping} from './mapping.ts';
import type {Point} from './points.ts';

/** What every element of a figure takes. */
export interface ElementOptions {
  /** Colour of its stroke, its label, and, lighter, its fill. */
  readonly color?: Color;
  /** Words beside it, which follow it; `$…$` is TeX. */
  readonly label?: SignalValue<string>;
  /** The side of its label; the freest unless given. */
  readonly side?: LabelSide;
}

/** Options of what is drawn as a line. */
export interface StrokeOptions extends ElementOptions {
  readonly dashed?: boolean;
}

/** Where a label of an element stands. */
export interface LabelPlace {
  readonly places: LabelPlaces;
  /** How much of it can be seen, 0 to 1; all of it unless given. */
  readonly share?: () => number;
  /** Where a patch of the ground lies under it; on all lines unless said otherwise. */
  readonly patch?: 'lines' | 'strokes';
  readonly fontSize?: number;
  /** The dot that it labels: a leader leads there where it is crowded. */
  readonly dot?: FigureLabelProps['dot'];
}

/** A label that is attached to an element. */
export interface AttachedLabel extends LabelPlace {
  /** Its words; undefined or empty for none. */
  readonly text: SignalValue<string> | undefined;
}

/** Width of strokes in px at 1080p. */
export const STROKE = 4;
/** Radius of dots in px at 1080p. */
export const DOT_RADIUS = 11;

const LEADER_STROKE = 2.5;
const DRAW_SECONDS = 0.8;
const DASHES = [12, 13];

/** An element of a figure: hidden until it is shown, then drawn; its labels keep clear of things. */
export abstract class FigureElement extends TeachingNode {
  protected readonly figure: Figure;
  /** How much of it is drawn, 0 to 1. */
  protected readonly drawn = createSignal(1);
  /** How strong its strokes and dots are, 1 as usual. */
  protected readonly weight = createSignal(1);
  private readonly labels: FigureLabel[] = [];
  /** Its own label, which is the first that is added, or where that would stand. */
  private own: {label: FigureLabel | undefined; readonly where: LabelPlace} | undefined;
  private readonly state = createSignal<'waiting' | 'there' | 'gone'>('waiting');

  public constructor(figure: Figure, color: Color | (() => RgbColor)) {
    super({color, opacity: 0});
    this.figure = figure;
  }

  /** Its lines in px from the middle of the figure under a mapping: what labels keep clear of. @internal */
  public abstract strokes(mapping: Mapping): readonly (readonly Vector2[])[];

  /** The middle of its dot in px, where it is one. @internal */
  public dotUnder(_mapping: Mapping): Vector2 | undefined {
    return undefined;
  }

  /** Points in units that a plot shows where it is told no values: those that say where it is. @internal */
  public pointsShown(): readonly Point[] {
    return [];
  }

  /** Whether it was shown, is still to be shown, or has left. @internal */
  public presence(): 'waiting' | 'there' | 'gone' {
    return this.state();
  }

  /** The labels that follow it. @internal */
  public ownLabels(): readonly FigureLabel[] {
    return this.labels;
  }

  /** Changes its colour, labels included. */
  public *recolor(color: Color, seconds = ENTER_SECONDS): ThreadGenerator {
    yield* this.color(color, seconds);
  }

  /** Writes other words beside it, or the first ones. */
  public *relabel(label: string, seconds = 0.6): ThreadGenerator {
    if (this.own === undefined) return;
    this.own.label ??= this.makeLabel(' ', this.own.where);
    yield* this.own.label.become(label, seconds);
  }

  public override localBox(): BBox {
    const points = this.strokes(this.figure.mapping()).flat();
    return points.length === 0 ? new BBox() : BBox.fromPoints(...points);
  }

  public override labelSpot(): LabelSpot | undefined {
    return undefined;
  }

  public override readingText(): string {
    return this.labels.map(label => label.readingText()).join(' ');
  }

  public override *enter(): ThreadGenerator {
    yield* this.figure.reveal();
    this.state('there');
    this.labels.forEach(label => label.place());
    this.drawn(0);
    this.opacity(1);
    yield* this.drawn(1, this.drawSeconds(), easeInOutCubic);
  }

  public override *leave(): ThreadGenerator {
    yield* fadeOut(this);
    this.state('gone');
  }

  public override *emphasise(): ThreadGenerator {
    const hidden = this.opacity() === 0;
    if (hidden) this.opacity(1);
    const swell = (scale: number): ThreadGenerator =>
      all(
        this.weight(scale, ENTER_SECONDS / 2, easeInOutCubic),
        ...this.labels.map(label =>
          label.scale(1 + (scale - 1) * 0.2, ENTER_SECONDS / 2, easeInOutCubic),
        ),
      );
    yield* swell(2);
    yield* swell(1);
    if (hidden) this.opacity(0);
  }

  /** How long it takes to be drawn. */
  protected drawSeconds(): number {
    return DRAW_SECONDS;
  }

  /** Adds a stroke along some points in px. */
  protected addStroke(
    points: (mapping: Mapping) => readonly Vector2[],
    {dashed = false, ...props}: Omit<LineProps, 'points'> & {dashed?: boolean} = {},
  ): Line {
    const line = new Line({
      ...this.strokeProps(dashed),
      points: () => [...points(this.figure.mapping())],
      ...props,
    });
    this.add(line);
    return line;
  }

  /** Adds the inside of some points in px. */
  protected addFill(points: (mapping: Mapping) => readonly Vector2[]): void {
    this.add(
      new Line({
        points: () => [...points(this.figure.mapping())],
        closed: true,
        fill: () => this.fillColor(),
      }),
    );
  }

  /** Adds a dot, which pops up after a share of the time. */
  protected addDot(at: (mapping: Mapping) => Vector2, radius = DOT_RADIUS, after = 0): void {
    this.figure.addDot(
      new Circle({
        size: () => {
          const popped = easeOutBack(ramp(this.drawn(), after, 1));
          return 2 * radius * popped * (0.4 + 0.6 * this.weight());
        },
        fill: () => this.color(),
        position: () => at(this.figure.mapping()),
        opacity: () => this.opacity(),
      }),
    );
  }

  /** Adds a label, which appears when the strokes beside it are nearly drawn. */
  protected addLabel({text, ...where}: AttachedLabel): void {
    const label = text === undefined || text === '' ? undefined : this.makeLabel(text, where);
    this.own ??= {label, where};
  }

  /** How its strokes look. */
  protected strokeProps(dashed: boolean): LineProps {
    return {
      stroke: () => this.color(),
      lineWidth: () => STROKE * this.weight(),
      lineJoin: 'round',
      lineCap: 'round',
      arrowSize: 20,
      end: () => this.drawn(),
      ...(dashed ? {lineDash: DASHES} : {}),
    };
  }

  /** The fill that goes with its strokes, as far as it has come. */
  protected fillColor(from = 0.4): RgbColor {
    const strength = useTheme().palette.fillOpacity * (0.5 + 0.5 * this.weight());
    return this.color().alpha(Math.min(1, strength * ramp(this.drawn(), from, 1)));
  }

  private makeLabel(
    text: SignalValue<string>,
    {places, share = () => 1, ...props}: LabelPlace,
  ): FigureLabel {
    const label = new FigureLabel(this.figure, this, {
      text,
      places,
      share: () => share() * ramp(this.drawn(), 0.55, 1),
      ...props,
    });
    this.labels.push(label);
    this.figure.addLabel(label);
    if (props.dot !== undefined) {
      this.figure.addLeader(
        new Line({
          points: () => {
            const leader = label.leader();
            return leader.length > 0 ? leader : [Vector2.zero, Vector2.zero];
          },
          stroke: () => this.color(),
          lineWidth: LEADER_STROKE,
          lineCap: 'round',
          opacity: () => (label.leader().length > 0 ? 0.65 * label.opacity() : 0),
        }),
      );
    }
    return label;
  }
}

/** 0 before a share of the way, 1 after another, and evenly between. */
function ramp(share: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (share - from) / (to - from)));
}

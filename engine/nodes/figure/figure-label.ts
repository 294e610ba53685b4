/** A label in a figure: it follows its element, and keeps clear of strokes and other labels. */
import {nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {LEAVE_SECONDS} from '../../motion/timing.ts';
import {reportProblem} from '../../report/lecture-record.ts';
import {Words} from '../words/words.ts';
import type {Figure} from './figure.ts';
import type {FigureElement} from './figure-element.ts';
import {
  COVERED_FROM,
  type ChosenPlace,
  type LabelPlaces,
  freestPlace,
  inkBox,
  leaderTo,
} from './label-places.ts';
import type {Mapping} from './mapping.ts';

/** Properties of a label. */
export interface FigureLabelProps {
  /** The words; `$…$` is TeX. */
  text: SignalValue<string>;
  /** Where it may stand. */
  places: LabelPlaces;
  /** How much of it can be seen while its element can, 0 to 1. */
  share: () => number;
  /** Size of the font in px at 1080p; 34 unless given. */
  fontSize?: number;
  /** Where a patch of the ground lies under it: on all lines, or on strokes only, as in a filled shape. */
  patch?: 'lines' | 'strokes';
  /** The middle and the radius in px of a dot that it labels: a leader leads there where it is crowded. */
  dot?: ((mapping: Mapping) => LabelledDot) | undefined;
}

/** A dot that is labelled; lengths in px. */
export interface LabelledDot {
  readonly centre: Vector2;
  readonly radius: number;
}

const PATCH = {padding: 6, radius: 8};

/** Words beside an element of a figure. */
@nodeName('FigureLabel')
export class FigureLabel extends Words {
  private readonly figure: Figure;
  private readonly places: LabelPlaces;
  private readonly dot: FigureLabelProps['dot'];
  private readonly patchedOn: 'lines' | 'strokes';
  private readonly chosen: SimpleSignal<number>;
  private readonly before: SimpleSignal<number>;
  private readonly moved = createSignal(1);
  /** 1, unless its words are changing. */
  private readonly written = createSignal(1);

  public constructor(
    figure: Figure,
    element: FigureElement,
    {text, places, share, fontSize = 34, patch = 'lines', dot}: FigureLabelProps,
  ) {
    super({
      text,
      fontSize,
      color: () => element.color(),
      opacity: () => element.opacity() * share() * this.written() * figure.shareInside(this.ink()),
    });
    this.figure = figure;
    this.places = places;
    this.patchedOn = patch;
    this.dot = dot;
    this.chosen = createSignal(0);
    this.before = createSignal(0);
    this.position(() => this.centreUnder(figure.mapping()));
  }

  /** What it covers in px from the middle of the figure, under a mapping. */
  public boxUnder(mapping: Mapping): BBox {
    const size = this.size();
    return new BBox(this.centreUnder(mapping).sub(size.scale(0.5)), size);
  }

  /** What its letters cover as they stand, in px from the middle of the figure. */
  public ink(): BBox {
    return inkBox(this.centreUnder(this.figure.mapping()), this.size());
  }

  /** The leader from its dot as it stands, in px from the middle of the figure; empty where it needs none. */
  public leader(): Vector2[] {
    return this.leaderUnder(this.figure.mapping(), this.ink());
  }

  /** Takes the freest place at once: before it is seen. */
  public place(): void {
    const {index, covered} = this.freest();
    this.chosen(index);
    this.before(index);
    if (covered > COVERED_FROM && this.text().trim() !== '') {
      reportProblem(
        'no-room-for-label',
        `The label “${this.text()}” has no free place in its ${this.figure.constructor.name.toLowerCase()}: give that a larger area, shorten its labels, or show them one after the other.`,
      );
    }
  }

  /** Goes over to a freer place, if things have moved into its way. */
  public *makeWay(): ThreadGenerator {
    const {index} = this.freest();
    if (index === this.chosen()) return;
    this.before(this.chosen());
    this.moved(0);
    this.chosen(index);
    yield* this.moved(1, LEAVE_SECONDS, easeInOutCubic);
  }

  public override *become(text: string, seconds = 0.6): ThreadGenerator {
    yield* this.written(0, seconds / 2, easeInOutCubic);
    this.text(text);
    yield* this.written(1, seconds / 2, easeInOutCubic);
    yield* this.makeWay();
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const opacity = this.figure.lineUnder(this.ink(), this.patchedOn);
    if (opacity > 0) {
      const {x, y} = this.size();
      context.save();
      context.globalAlpha *= opacity;
      context.fillStyle = useTheme().palette.ground;
      context.beginPath();
      context.roundRect(
        -x / 2 - PATCH.padding,
        -y / 2 + PATCH.padding,
        x + 2 * PATCH.padding,
        y - 2 * PATCH.padding,
        PATCH.radius,
      );
      context.fill();
      context.restore();
    }
    super.draw(context);
  }

  protected override getCacheBBox(): BBox {
    return super.getCacheBBox().expand(PATCH.padding);
  }

  private leaderUnder(mapping: Mapping, ink: BBox): Vector2[] {
    const dot = this.dot?.(mapping);
    return dot === undefined ? [] : leaderTo(dot.centre, dot.radius, ink);
  }

  private freest(): ChosenPlace {
    const mapping = this.figure.mapping();
    const centres = this.places(mapping, this.size());
    // The place that it has is as good as the best, if it is free.
    const order = [...centres.keys()].sort(
      (a, b) => Number(b === this.chosen()) - Number(a === this.chosen()),
    );
    const {index, covered} = freestPlace(
      order.map(number => centres[number] ?? Vector2.zero),
      this.size(),
      this.figure.surroundingsOf(this),
      {
        leaderOf: ink => this.leaderUnder(mapping, ink),
        origin: this.dot?.(mapping).centre,
      },
    );
    return {index: order[index] ?? 0, covered};
  }

  private centreUnder(mapping: Mapping): Vector2 {
    const centres = this.places(mapping, this.size());
    const now = centres[this.chosen()] ?? Vector2.zero;
    const share = this.moved();
    return share === 1 ? now : Vector2.lerp(centres[this.before()] ?? now, now, share);
  }
}

/** A formula: KaTeX's layout drawn as outlines, in parts that can be coloured, shown and changed. */
import {initial, nodeName, signal} from '@motion-canvas/2d';
import {
  BBox,
  Color as RgbColor,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  all,
  createSignal,
  easeInOutCubic,
  linear,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {useTheme} from '../../lecture-context.ts';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {type FormulaItem, type FormulaLayout, layOutFormula} from './formula-layout.ts';
import {FormulaPart} from './formula-part.ts';
import {type Correspondence, matchItems} from './match-items.ts';

/** Properties of {@link Formula}. */
export interface FormulaProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** TeX; `{{…}}` marks a part. Write it with `String.raw` where it has backslashes. */
  tex: string;
  /** Height of an em in px at 1080p; 56 unless given. */
  fontSize?: SignalValue<number>;
  /** Colours of parts by their TeX: every occurrence takes the colour. */
  colors?: Readonly<Record<string, Color>>;
  /** Draws a rounded frame in the section's accent around the formula. */
  boxed?: boolean;
  /** Lays it out as it stands in a line of text, with smaller fractions and sums. */
  inline?: boolean;
}

/** How many items are being written at a time. */
const PENS = 4;
const SECONDS_PER_ITEM = 0.05;
const FRAME = {padding: 28, lineWidth: 4, radius: 18};

/**
 * A formula.
 *
 * @example
 * ```ts
 * const area = stage.place(new Formula({tex: 'A = {{\\pi r^2}}', colors: {r: 'blue'}}), 'C3');
 * yield* stage.show(area);
 * yield* area.become('A = \\pi \\cdot 3^2');
 * ```
 */
@nodeName('Formula')
export class Formula extends TeachingNode {
  public override readonly isSolid = true;
  @initial(56)
  @signal()
  declare private readonly em: SimpleSignal<number, this>;

  private layoutNow: FormulaLayout;
  private tints: Readonly<Record<string, Color>>;
  private texNow: string;
  private readonly boxed: boolean;
  /** What it was made to fit into; another formula in its place has to fit too. */
  private room: Vector2 | undefined;
  private readonly inline: boolean;
  private readonly written = createSignal(1);
  private readonly change = createSignal<Change | null>(null);
  private readonly revision = createSignal(0);
  private readonly parts = new Map<string, FormulaPart>();

  public constructor({
    tex,
    fontSize = 56,
    colors = {},
    boxed = false,
    inline = false,
    ...props
  }: FormulaProps) {
    super(props);
    this.em(fontSize);
    this.texNow = tex;
    this.tints = colors;
    this.boxed = boxed;
    this.inline = inline;
    this.layoutNow = layOutFormula(tex, Object.keys(colors), inline);
    this.size(() => this.extent());
  }

  /** The TeX as it stands. */
  public tex(): string {
    return this.texNow;
  }

  /** Distance in px from the node's centre down to the formula's baseline. */
  public baseline(): number {
    this.revision();
    return ((this.layoutNow.ascent - this.layoutNow.descent) / 2) * this.em();
  }

  /**
   * A part, to be emphasised, labelled or recoloured.
   *
   * @param source - The TeX of the part as it stands in the formula, or the text between `{{` and `}}`.
   * @throws Error when the formula has no such part.
   */
  public part(source: string): FormulaPart {
    const known = this.parts.get(source);
    if (known !== undefined) return known;
    if (!this.layoutNow.parts.includes(source)) {
      this.layoutNow = layOutFormula(
        this.texNow,
        [...Object.keys(this.tints), ...this.parts.keys(), source],
        this.inline,
      );
      this.revision(this.revision() + 1);
    }
    if (this.boxOfPart(source) === undefined) {
      throw new Error(
        `The formula “${this.texNow}” has no part “${source}”: write it as it stands there, or mark it with {{…}}.`,
      );
    }
    const part = new FormulaPart({source, box: () => this.boxOfPart(source) ?? new BBox()});
    this.parts.set(source, part);
    this.add(part);
    return part;
  }

  /** Gives a part another colour. */
  public *recolor(source: string, color: Color, seconds = ENTER_SECONDS): ThreadGenerator {
    const part = this.part(source);
    if (part.tint() === null) part.tint(new RgbColor(useTheme().color(this.colorOf(source))));
    yield* part.tint(new RgbColor(useTheme().color(color)), seconds, easeInOutCubic);
  }

  /**
   * Turns the formula into another one: what both have in common moves to its
   * new place, the rest fades.
   *
   * @param tex - The new TeX.
   * @param options - New colours (the old ones stay unless given), and how long it takes.
   */
  public *become(
    tex: string,
    {
      colors,
      seconds = MOVE_SECONDS,
    }: {colors?: Readonly<Record<string, Color>>; seconds?: number} = {},
  ): ThreadGenerator {
    const before = this.layoutNow;
    const colorsBefore = this.itemColors(before);
    const after = layOutFormula(
      tex,
      [...Object.keys(colors ?? this.tints), ...this.parts.keys()],
      this.inline,
    );
    const progress = createSignal(0);
    this.texNow = tex;
    this.tints = colors ?? this.tints;
    this.layoutNow = after;
    this.change({before, colorsBefore, pairs: matchItems(before, after), progress});
    yield* all(
      progress(1, seconds, easeInOutCubic),
      this.scale(this.fittingScale(), seconds, easeInOutCubic),
    );
    this.change(null);
    this.revision(this.revision() + 1);
  }

  public override fit(available: Vector2): void {
    this.room = available;
    super.fit(available);
  }

  public override smallestText(): number {
    // Scripts are smaller by TeX's own rule and are read with their base.
    return this.em() * 0.7 * (this.absoluteScale().y / this.view().absoluteScale().y);
  }

  public override readingText(): string {
    return this.texNow;
  }

  public override *enter(): ThreadGenerator {
    this.written(0);
    this.opacity(1);
    const seconds = Math.min(
      1.6,
      Math.max(ENTER_SECONDS, this.layoutNow.items.length * SECONDS_PER_ITEM),
    );
    yield* this.written(1, seconds, linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.revision();
    const change = this.change();
    if (change === null) this.drawWritten(context);
    else this.drawChange(context, change);
    if (this.boxed) this.drawFrame(context);
    this.drawChildren(context);
  }

  /** The scale at which the formula as it will be fits into its room. */
  private fittingScale(): number {
    if (this.room === undefined) return this.scale().x;
    const frame = this.boxed ? 2 * FRAME.padding : 0;
    const {width, ascent, descent} = this.layoutNow;
    return Math.min(
      1,
      this.room.x / (width * this.em() + frame),
      this.room.y / ((ascent + descent) * this.em() + frame * 0.6),
    );
  }

  private drawWritten(context: CanvasRenderingContext2D): void {
    const {items} = this.layoutNow;
    const colors = this.itemColors(this.layoutNow);
    const order = readingOrder(items);
    const written = this.written() * (items.length + PENS);
    items.forEach((item, index) => {
      const alpha = Math.min(1, Math.max(0, (written - (order[index] ?? 0)) / PENS));
      this.drawItem(context, item, this.placeOf(item, this.layoutNow), colors[index], alpha);
    });
  }

  private drawChange(context: CanvasRenderingContext2D, change: Change): void {
    const after = this.layoutNow;
    const colorsAfter = this.itemColors(after);
    const progress = change.progress();
    const {moved, gone, come} = change.pairs;
    for (const index of gone) {
      const item = change.before.items[index];
      if (item === undefined) continue;
      const place = this.placeOf(item, change.before);
      this.drawItem(
        context,
        item,
        place,
        change.colorsBefore[index],
        1 - Math.min(1, progress * 2),
      );
    }
    for (const index of come) {
      const item = after.items[index];
      if (item === undefined) continue;
      this.drawItem(
        context,
        item,
        this.placeOf(item, after),
        colorsAfter[index],
        Math.max(0, progress * 2 - 1),
      );
    }
    for (const [from, to] of moved) {
      const [start, end] = [change.before.items[from], after.items[to]];
      if (start === undefined || end === undefined) continue;
      const [first, last] = [this.placeOf(start, change.before), this.placeOf(end, after)];
      const place = {
        x: mix(first.x, last.x, progress),
        y: mix(first.y, last.y, progress),
        scale: mix(first.scale, last.scale, progress),
      };
      const [colorBefore, colorAfter] = [change.colorsBefore[from], colorsAfter[to]];
      const color =
        colorBefore === undefined || colorAfter === undefined
          ? colorAfter
          : RgbColor.lerp(colorBefore, colorAfter, progress);
      this.drawItem(context, end, place, color, 1);
    }
  }

  private drawItem(
    context: CanvasRenderingContext2D,
    item: FormulaItem,
    place: Place,
    color: RgbColor | undefined,
    alpha: number,
  ): void {
    if (alpha <= 0) return;
    context.save();
    context.globalAlpha *= alpha * this.partOpacity(item);
    context.fillStyle = (color ?? this.color()).serialize();
    context.translate(place.x, place.y);
    context.scale(place.scale, place.scale);
    if (item.shape.form === 'text') {
      context.font = item.shape.font;
      context.textBaseline = 'alphabetic';
      context.fillText(item.shape.text, 0, 0);
    } else {
      if (item.shape.clip !== undefined) context.clip(item.shape.clip);
      context.fill(item.shape.path);
    }
    context.restore();
  }

  private drawFrame(context: CanvasRenderingContext2D): void {
    const {width, height} = this.size();
    const inset = FRAME.lineWidth / 2;
    context.save();
    context.globalAlpha *= this.written();
    context.strokeStyle = useTheme().color('accent');
    context.lineWidth = FRAME.lineWidth;
    context.beginPath();
    context.roundRect(
      inset - width / 2,
      inset - height / 2,
      width - 2 * inset,
      height - 2 * inset,
      FRAME.radius,
    );
    context.stroke();
    context.restore();
  }

  private placeOf(item: FormulaItem, layout: FormulaLayout): Place {
    const em = this.em();
    const part = this.swollenPart(item);
    const place = {
      x: (item.x - layout.width / 2) * em,
      y: (item.y + (layout.ascent - layout.descent) / 2) * em,
      scale: item.scale * em,
    };
    if (part === undefined) return place;
    const {center} = part.box();
    const swell = part.swell();
    return {
      x: center.x + (place.x - center.x) * swell,
      y: center.y + (place.y - center.y) * swell,
      scale: place.scale * swell,
    };
  }

  private swollenPart(item: FormulaItem): FormulaPart | undefined {
    for (const number of item.parts) {
      const part = this.parts.get(this.layoutNow.parts[number] ?? '');
      if (part !== undefined && part.swell() !== 1) return part;
    }
    return undefined;
  }

  private partOpacity(item: FormulaItem): number {
    return item.parts.reduce(
      (opacity, number) =>
        opacity * (this.parts.get(this.layoutNow.parts[number] ?? '')?.visibility() ?? 1),
      1,
    );
  }

  private itemColors(layout: FormulaLayout): (RgbColor | undefined)[] {
    const theme = useTheme();
    return layout.items.map(item => {
      for (const number of [...item.parts].reverse()) {
        const source = layout.parts[number] ?? '';
        const tint = this.parts.get(source)?.tint() ?? null;
        if (tint !== null) return tint;
        const color = this.tints[source];
        if (color !== undefined) return new RgbColor(theme.color(color));
      }
      return undefined;
    });
  }

  private colorOf(source: string): Color {
    return this.tints[source] ?? 'text';
  }

  private boxOfPart(source: string): BBox | undefined {
    this.revision();
    const em = this.em();
    const layout = this.layoutNow;
    const boxes = layout.items
      .filter(item => item.parts.some(number => layout.parts[number] === source))
      .map(item => {
        const top = item.top + (layout.ascent - layout.descent) / 2;
        return new BBox(
          (item.left - layout.width / 2) * em,
          top * em,
          (item.right - item.left) * em,
          (item.bottom - item.top) * em,
        );
      });
    return boxes.length === 0 ? undefined : BBox.fromBBoxes(...boxes);
  }

  private extent(): [number, number] {
    this.revision();
    const em = this.em();
    const change = this.change();
    const progress = change?.progress() ?? 1;
    const before = change?.before ?? this.layoutNow;
    const after = this.layoutNow;
    const frame = this.boxed ? 2 * FRAME.padding : 0;
    return [
      mix(before.width, after.width, progress) * em + frame,
      mix(before.ascent + before.descent, after.ascent + after.descent, progress) * em +
        frame * 0.6,
    ];
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Change {
  readonly before: FormulaLayout;
  readonly colorsBefore: readonly (RgbColor | undefined)[];
  readonly pairs: Correspondence;
  readonly progress: () => number;
}

/** The rank of each item when a formula is written: from left to right, upper things first. */
function readingOrder(items: readonly FormulaItem[]): number[] {
  const ranks = new Array<number>(items.length).fill(0);
  items
    .map((item, index) => ({
      index,
      centre: (item.left + item.right) / 2,
      left: item.left,
      top: item.top,
    }))
    .sort((first, second) => first.left - second.left || first.top - second.top)
    .forEach(({index}, rank) => (ranks[index] = rank));
  return ranks;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

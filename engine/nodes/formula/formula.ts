/** A formula: KaTeX's layout drawn as outlines, in parts that can be coloured, shown and changed. */
import {nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type Color as RgbColor,
  type SignalValue,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  linear,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {type FormulaLayout, layOutFormula} from './formula-layout.ts';
import {FormulaPart, type HighlightShape} from './formula-part.ts';
import {matchItems} from './match-items.ts';
import {
  type FormulaChange,
  type ItemLook,
  PLAIN_LOOK,
  STROKE_SECONDS,
  centreOf,
  paintChange,
  paintFormula,
} from './paint-formula.ts';
import {colorOfItem} from './tex-colors.ts';
import {partName} from './tex-parts.ts';

/** Colours of parts by their TeX: an object, or pairs, which keep the order of whole numbers too. */
export type PartColors =
  | Readonly<Record<string, Color>>
  | ReadonlyMap<string, Color>
  | readonly (readonly [tex: string, color: Color])[];

/** Properties of {@link Formula}. */
export interface FormulaProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** TeX; `{{…}}` marks a part. Write it with `String.raw` where it has backslashes. */
  tex: string;
  /** Height of an em in px at 1080p; 56 unless given. */
  fontSize?: SignalValue<number>;
  /** Colours of parts by their TeX: every occurrence takes the colour, the longest part first. */
  colors?: PartColors;
  /** Draws a rounded frame in the section's accent around the formula. */
  boxed?: boolean;
  /** Lays it out as it stands in a line of text, with smaller fractions and sums. */
  inline?: boolean;
  /** Thickens the glyphs by this share of an em, to stand among bold words. @internal */
  embolden?: number;
}

const SECONDS_PER_ITEM = 0.05;
const SLOWEST_WRITING_SECONDS = 1.6;
const FRAME = {padding: new Vector2(28, 17), lineWidth: 4, radius: 18};

/**
 * A formula.
 *
 * @example
 * ```ts
 * const area = stage.place(new Formula({tex: 'A = {{\\pi r^2}}', colors: {r: 'blue'}}), 'C3');
 * yield* stage.show(area);
 * yield* stage.emphasise(area.part('\\pi r^2'));
 * yield* area.become('A = \\pi \\cdot 3^2');
 * ```
 */
@nodeName('Formula')
export class Formula extends TeachingNode {
  public override readonly isSolid = true;

  private readonly layoutNow;
  private readonly written = createSignal(1);
  private readonly change = createSignal<FormulaChange | null>(null);
  /** By name; the later of two tells the colour of what both have. */
  private readonly parts = new Map<string, FormulaPart>();
  private readonly boxed: boolean;
  private readonly inline: boolean;
  private readonly embolden: number;
  private colors: ReadonlyMap<string, Color>;
  private texNow: string;
  /** What it was made to fit into; another formula in its place has to fit too. */
  private room: Vector2 | undefined;
  private readonly largestScale: Vector2;

  /** @throws TexError when KaTeX does not understand the TeX. */
  public constructor({
    tex,
    colors = {},
    boxed = false,
    inline = false,
    embolden = 0,
    ...props
  }: FormulaProps) {
    super({fontSize: 56, ...props});
    this.texNow = tex;
    this.colors = byTex(colors);
    this.boxed = boxed;
    this.inline = inline;
    this.embolden = embolden;
    this.largestScale = this.scale();
    this.layoutNow = createSignal(layOutFormula(tex, inline));
    this.size(() => this.extent());
    this.takeColors();
  }

  /** The TeX as it stands. */
  public tex(): string {
    // It changes together with the layout, of which whoever asks will hear.
    this.layoutNow();
    return this.texNow;
  }

  /** Distance in px from the node's centre down to the formula's baseline. @internal */
  public baseline(): number {
    return -centreOf(this.layoutNow()).y * this.fontSize();
  }

  /**
   * Distance in px from the node's centre to the first relation sign, such as
   * `=`, that is in no bracket, fraction or table; undefined where there is none.
   *
   * @internal
   */
  public relation(): number | undefined {
    const layout = this.layoutNow();
    return layout.relation === undefined
      ? undefined
      : (layout.relation - centreOf(layout).x) * this.fontSize();
  }

  /**
   * A part, to be emphasised, labelled, hidden, shown or coloured.
   *
   * @param source - The TeX of the part as it stands in the formula. Where `{{…}}` marks it, it is
   * just what is marked, else every occurrence.
   * @throws Error when the formula has no such part.
   */
  public part(source: string): FormulaPart {
    const part = this.parts.get(partName(source)) ?? this.addPart(source);
    if (part.boxes().length === 0) {
      throw new Error(
        `The formula “${this.texNow}” has no part “${source}”: write it as it stands there, or mark it with {{…}}.`,
      );
    }
    return part;
  }

  /** Gives a part another colour. */
  public *recolor(source: string, color: Color, seconds = ENTER_SECONDS): ThreadGenerator {
    const part = this.part(source);
    const [first] = this.itemsOf(part, this.layoutNow()).flat();
    const before = first === undefined ? undefined : this.itemColors()[first];
    const name = partName(source);
    this.parts.delete(name);
    this.parts.set(name, part);
    if (before !== undefined) part.color(before);
    yield* part.color(color, seconds, easeInOutCubic);
  }

  /** Highlights a part with a patch behind it or a line under it, until {@link clearHighlight}. */
  public *highlight(
    source: string,
    color: Color = 'accent',
    shape: HighlightShape = 'box',
  ): ThreadGenerator {
    yield* this.part(source).highlight(color, shape);
  }

  /** Takes the highlight of a part away, or those of all. */
  public *clearHighlight(source?: string): ThreadGenerator {
    const parts = source === undefined ? [...this.parts.values()] : [this.part(source)];
    yield* all(...parts.map(part => part.clearHighlight()));
  }

  /**
   * Turns the formula into another one: parts of the same name and what both
   * have in common move to their new places, the rest fades.
   *
   * @param tex - The new TeX.
   * @param options - New colours (the old ones stay unless given), and how long it takes.
   * @throws TexError when KaTeX does not understand the TeX.
   */
  public *become(
    tex: string,
    {colors, seconds = MOVE_SECONDS}: {colors?: PartColors; seconds?: number} = {},
  ): ThreadGenerator {
    const before = this.layoutNow();
    const after = layOutFormula(tex, this.inline);
    const colorsBefore = this.itemColors();
    const sources = this.sharedSources(before, after, colors);
    const progress = createSignal(0);
    const pairs = matchItems(matchable(before, sources), matchable(after, sources));
    this.texNow = tex;
    this.layoutNow(after);
    this.change({before, colorsBefore, pairs, progress});
    if (colors !== undefined) this.colors = byTex(colors);
    this.takeColors();
    this.parts.forEach(part => part.settle());
    yield* all(
      progress(1, seconds, easeInOutCubic),
      this.scale(this.fittingScale(), seconds, easeInOutCubic),
      this.clearHighlight(),
    );
    this.change(null);
  }

  public override fit(available: Vector2): void {
    this.room = available;
    this.scale(this.fittingScale());
  }

  /**
   * {@inheritDoc TeachingNode.smallestText}
   *
   * @remarks
   * A script is 0.7 times as large as its base and is read together with it:
   * it counts as large as its base. A script of a script counts 0.7 times that.
   */
  public override smallestText(): number {
    const size = this.fontSize() * this.layoutNow().smallestLetters;
    return size * (this.absoluteScale().y / this.view().absoluteScale().y);
  }

  /** Height of an em of its smallest glyphs, scripts of scripts included, in px of the node. @internal */
  public smallestGlyph(): number {
    const sizes = this.layoutNow().items.flatMap(({shape}) =>
      shape.form === 'glyph' || shape.form === 'lettering' ? [shape.size] : [],
    );
    return this.fontSize() * Math.min(1, ...sizes);
  }

  /** The parts that have a colour of their own. @internal */
  public coloredParts(): readonly {readonly tex: string; readonly color: RgbColor}[] {
    return [...this.parts.values()]
      .filter(part => !part.color.isInitial() && part.boxes().length > 0)
      .map(part => ({tex: part.source, color: part.color()}));
  }

  public override readingText(): string {
    return this.texNow;
  }

  /** It is written from left to right. */
  public override *enter(): ThreadGenerator {
    this.written(0);
    this.opacity(1);
    yield* this.written(1, this.writingSeconds(), linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.drawChildren(context);
    if (this.boxed) this.drawFrame(context);
    const change = this.change();
    const layout = this.layoutNow();
    const picture = {
      layout,
      colors: this.itemColors(),
      looks: this.itemLooks(layout),
      em: this.fontSize(),
      embolden: this.embolden,
    };
    if (change === null) paintFormula(context, picture, this.written(), this.writingSeconds());
    else paintChange(context, change, picture);
    for (const part of this.parts.values()) part.drawOver(context);
  }

  protected override getCacheBBox(): BBox {
    // Accents, roots and what is being moved may hang over.
    return super.getCacheBBox().expand(this.fontSize() / 2);
  }

  private drawFrame(context: CanvasRenderingContext2D): void {
    const {width, height} = this.size();
    const inset = FRAME.lineWidth / 2;
    context.save();
    context.strokeStyle = useTheme().color('accent');
    context.lineWidth = FRAME.lineWidth;
    const length = 2 * (width + height);
    const written = this.written();
    if (written < 1) context.setLineDash([length * easeOutCubic(written), length]);
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

  /** How the formula's parts change the look of each item; items in no part are left out. */
  private itemLooks(layout: FormulaLayout): readonly (ItemLook | undefined)[] {
    const looks: (ItemLook | undefined)[] = [];
    for (const part of this.parts.values()) {
      const [opacity, written] = [part.opacity(), part.written()];
      for (const [occurrence, indices] of this.itemsOf(part, layout).entries()) {
        const displacement = part.displacement(occurrence);
        for (const index of indices) {
          const look = looks[index] ?? PLAIN_LOOK;
          looks[index] = {
            opacity: look.opacity * opacity,
            written: Math.min(look.written, written),
            displacements:
              displacement === undefined
                ? look.displacements
                : [...look.displacements, displacement],
          };
        }
      }
    }
    return looks;
  }

  private itemColors(): RgbColor[] {
    const layout = this.layoutNow();
    const own = this.color();
    const colors = layout.items.map(item => colorOfItem(item) ?? own);
    for (const part of this.parts.values()) {
      const tint = part.color();
      if (part.color.isInitial()) continue;
      for (const index of this.itemsOf(part, layout).flat()) colors[index] = tint;
    }
    return colors;
  }

  private itemsOf(part: FormulaPart, layout: FormulaLayout): readonly (readonly number[])[] {
    return layout.occurrences([part.source])[0] ?? [];
  }

  /** Colours the parts that have a colour in this formula; longer parts after those in them. */
  private takeColors(): void {
    const sources = [...this.colors.keys()];
    const occurrences = this.layoutNow().occurrences(sources);
    const byLength = sources
      .map((source, index) => ({source, items: occurrences[index]?.[0]?.length ?? 0}))
      .sort((first, second) => first.items - second.items);
    for (const {source, items} of byLength) {
      const color = this.colors.get(source);
      if (items === 0 || color === undefined) continue;
      const part = this.parts.get(partName(source)) ?? this.addPart(source);
      part.color(color);
    }
  }

  private addPart(source: string): FormulaPart {
    const part: FormulaPart = new FormulaPart(source, () =>
      this.itemsOf(part, this.layoutNow()).flatMap(indices => this.pixelBox(indices) ?? []),
    );
    this.parts.set(partName(source), part);
    this.add(part);
    return part;
  }

  /** What its signs really cover, in px from its centre; undefined where nothing is drawn. @internal */
  public ink(): BBox | undefined {
    return this.pixelBox([...this.layoutNow().items.keys()]);
  }

  private pixelBox(indices: readonly number[]): BBox | undefined {
    const layout = this.layoutNow();
    const box = layout.boxOf(indices);
    if (box === undefined) return undefined;
    const em = this.fontSize();
    const centre = centreOf(layout);
    return new BBox(
      (box.left - centre.x) * em,
      (box.top - centre.y) * em,
      (box.right - box.left) * em,
      (box.bottom - box.top) * em,
    );
  }

  /** The parts by which two formulas are matched: all that have a name. */
  private sharedSources(
    before: FormulaLayout,
    after: FormulaLayout,
    colors: PartColors = {},
  ): readonly string[] {
    return [
      ...before.markedParts(),
      ...after.markedParts(),
      ...[...this.parts.values()].map(part => part.source),
      ...byTex(colors).keys(),
    ];
  }

  private writingSeconds(): number {
    const seconds = STROKE_SECONDS + this.layoutNow().items.length * SECONDS_PER_ITEM;
    return Math.min(SLOWEST_WRITING_SECONDS, Math.max(ENTER_SECONDS, seconds));
  }

  /** The scale at which the formula as it will be fits into its room. */
  private fittingScale(): Vector2 {
    if (this.room === undefined) return this.scale();
    const size = this.extentOf(this.layoutNow()).mul(this.largestScale);
    return this.largestScale.scale(
      Math.min(1, this.room.x / Math.max(size.x, 1), this.room.y / Math.max(size.y, 1)),
    );
  }

  private extent(): Vector2 {
    const after = this.extentOf(this.layoutNow());
    const change = this.change();
    return change === null
      ? after
      : Vector2.lerp(this.extentOf(change.before), after, change.progress());
  }

  private extentOf({width, ascent, descent}: FormulaLayout): Vector2 {
    const size = new Vector2(width, ascent + descent).scale(this.fontSize());
    return this.boxed ? size.add(FRAME.padding.scale(2)) : size;
  }
}

function matchable(layout: FormulaLayout, sources: readonly string[]) {
  const occurrences = layout.occurrences(sources);
  return {
    kinds: layout.items.map(item => item.kind),
    parts: new Map(sources.map((source, index) => [partName(source), occurrences[index] ?? []])),
  };
}

/** Colours of parts, in the order in which they were given. */
function byTex(colors: PartColors): ReadonlyMap<string, Color> {
  if (colors instanceof Map) return colors;
  return new Map(
    isPairs(colors) ? colors : Object.entries(colors as Readonly<Record<string, Color>>),
  );
}

function isPairs(colors: PartColors): colors is readonly (readonly [tex: string, color: Color])[] {
  return Array.isArray(colors);
}

/** A formula: KaTeX's layout drawn as outlines, in parts that can be coloured, shown and changed; in rows where it is wide. */
import {nodeName} from '@motion-canvas/2d';
import {
  type BBox,
  type Color as RgbColor,
  type ThreadGenerator,
  type Vector2,
  all,
  createSignal,
  easeInOutCubic,
  linear,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode} from '../teaching-node.ts';
import {type FormulaLayout, layOutFormula} from './formula-layout.ts';
import type {FormulaPart, HighlightShape} from './formula-part.ts';
import {drawFrame} from './formula-frame.ts';
import {FormulaParts} from './formula-parts.ts';
import {
  type FormulaSizing,
  brokenAt,
  extentBetween,
  extentOf,
  fittingScale,
  laidOutFor,
  pixelBox,
} from './formula-room.ts';
import {matchFormulas, matchRows} from './match-formulas.ts';
import {
  type FormulaChange,
  centreOf,
  paintChange,
  paintFormula,
  writingSeconds,
} from './paint-formula.ts';
import {type FormulaProps, type PartColors, colorsByTex} from './formula-props.ts';

export type {FormulaProps} from './formula-props.ts';

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
  private readonly parts = new FormulaParts({
    layout: () => this.layoutNow(),
    boxOf: indices => pixelBox(this.layoutNow(), indices, this.fontSize()),
    add: part => this.add(part),
  });
  private readonly boxed: boolean;
  private readonly inline: boolean;
  private readonly embolden: number;
  private colors: ReadonlyMap<string, Color>;
  private texNow: string;
  /** What it was made to fit into; another formula in its place has to fit too. */
  private room: Vector2 | undefined;
  private readonly largestScale: Vector2;
  /** How it stood before it was made to fit anew. */
  private before: FormulaLayout | undefined;

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
    this.colors = colorsByTex(colors);
    this.boxed = boxed;
    this.inline = inline;
    this.embolden = embolden;
    this.largestScale = this.scale();
    this.layoutNow = createSignal(layOutFormula(tex, inline));
    this.size(() => extentBetween(this.change(), this.layoutNow(), this.sizing()));
    this.parts.takeColors(this.colors);
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
    const part = this.parts.get(source);
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
    this.parts.beginRecoloring(part, this.color());
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
    const parts = source === undefined ? [...this.parts] : [this.part(source)];
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
    const after = this.laidOut(tex);
    const colorsBefore = this.itemColors();
    const named = [...this.parts].map(part => part.source);
    const progress = createSignal(0);
    const pairs = matchFormulas(before, after, [...named, ...colorsByTex(colors ?? {}).keys()]);
    this.texNow = tex;
    this.layoutNow(after);
    this.change({before, colorsBefore, pairs, progress});
    if (colors !== undefined) this.colors = colorsByTex(colors);
    this.parts.takeColors(this.colors);
    for (const part of this.parts) part.settle();
    yield* all(
      progress(1, seconds, easeInOutCubic),
      this.scale(this.fittingScale(), seconds, easeInOutCubic),
      this.clearHighlight(),
    );
    this.change(null);
  }

  public override fit(available: Vector2): void {
    this.room = available;
    this.relay(this.laidOut(this.texNow));
    this.scale(this.fittingScale());
  }

  /** Breaks it into rows where it is wider than some px of its own, or takes it into one again. @internal */
  public breakAt(width: number): void {
    this.relay(brokenAt(layOutFormula(this.texNow, this.inline), width, this.sizing()));
  }

  /** What was broken otherwise goes over to its new rows. */
  public override *easeIntoFit(seconds: number): ThreadGenerator {
    const {before} = this;
    if (before === undefined || before === this.layoutNow()) return;
    const progress = createSignal(0);
    const pairs = matchRows(before);
    this.change({before, colorsBefore: this.itemColors(), pairs, progress});
    yield* progress(1, seconds, easeInOutCubic);
    this.change(null);
  }

  public override misfitAdvice(): string {
    return 'write it in several steps, give what is long a short name, or give it a larger area';
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
    return this.fontSize() * this.layoutNow().smallestGlyph();
  }

  /** The parts that have a colour of their own. @internal */
  public coloredParts(): readonly {readonly tex: string; readonly color: RgbColor}[] {
    return this.parts.coloured();
  }

  public override readingText(): string {
    return this.texNow;
  }

  /** It is written from left to right. */
  public override *enter(): ThreadGenerator {
    this.written(0);
    this.opacity(1);
    yield* this.written(1, writingSeconds(this.layoutNow()), linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.drawChildren(context);
    if (this.boxed) drawFrame(context, this.size(), useTheme().color('accent'), this.written());
    const change = this.change();
    const layout = this.layoutNow();
    const picture = {
      layout,
      colors: this.itemColors(),
      looks: this.parts.looks(layout),
      em: this.fontSize(),
      embolden: this.embolden,
    };
    if (change === null)
      paintFormula(context, picture, this.written(), writingSeconds(this.layoutNow()));
    else paintChange(context, change, picture);
    for (const part of this.parts) part.drawOver(context);
  }

  protected override getCacheBBox(): BBox {
    // Accents, roots and what is being moved may hang over.
    return super.getCacheBBox().expand(this.fontSize() / 2);
  }

  private itemColors(): RgbColor[] {
    return this.parts.colors(this.layoutNow(), this.color());
  }

  /** What its signs really cover, in px from its centre; undefined where nothing is drawn. @internal */
  public ink(): BBox | undefined {
    const layout = this.layoutNow();
    return pixelBox(layout, [...layout.items.keys()], this.fontSize());
  }

  private laidOut(tex: string): FormulaLayout {
    return laidOutFor(layOutFormula(tex, this.inline), this.room, this.sizing());
  }

  private relay(layout: FormulaLayout): void {
    this.before = this.layoutNow();
    this.layoutNow(layout);
  }

  /** The scale at which the formula as it will be fits into its room. */
  private fittingScale(): Vector2 {
    if (this.room === undefined) return this.scale();
    const size = extentOf(this.layoutNow(), this.sizing());
    return fittingScale(size, this.room, this.largestScale);
  }

  private sizing(): FormulaSizing {
    return {em: this.fontSize(), boxed: this.boxed, largestScale: this.largestScale};
  }
}

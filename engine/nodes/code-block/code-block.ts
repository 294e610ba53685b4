/** Code on a panel, with a band that marks lines. Lines count from 1; long ones go on in further rows. */
import {Code, Layout, Rect, Txt, nodeName} from '@motion-canvas/2d';
import {
  Color as RgbColor,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  linear,
  waitFor,
} from '@motion-canvas/core';
import {CODE_FONT} from '../../fonts.ts';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {lineCount, widthInEm} from './code-extent.ts';
import {drawKeysOf} from './code-keys.ts';
import {BAR_WIDTH, veilsAroundMark, veilsWhileWriting} from './code-veils.ts';
import {continuationSigns} from './continuation-signs.ts';
import {
  type FittedCode,
  LARGEST_FONT,
  LINE_HEIGHT,
  PADDING,
  adviceFor,
  fitCode,
  unwrapped,
} from './fit-code.ts';
import {type CodeLanguage, highlighterFor} from './highlighting.ts';
import {LineNumbers} from './line-numbers.ts';
import {tidyCode} from './tidy-code.ts';
import type {WrappedCode} from './wrap-code.ts';
import {WrappedHighlighter} from './wrapped-highlighter.ts';

/** Properties of {@link CodeBlock}. */
export interface CodeBlockProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The code; what all its lines are indented by is taken away. */
  code: string;
  /** How it is coloured; `text` leaves it plain. */
  language: CodeLanguage;
  /** Whether lines are numbered, or the number of the first; they are not unless told. */
  numbers?: boolean | number;
}

/** Motion Canvas sets code by this much above the middle of its lines, in em. */
const CODE_RISE = 0.21;
const BAND_OPACITY = 0.14;
/** How long a mark stays before it goes on. */
const STAY_SECONDS = 1.5;

/**
 * Code in a panel, coloured. Lines that are too long go on in further rows, with a hook in front.
 *
 * @example
 * ```ts
 * const code = stage.placeIn(new CodeBlock({code: 'let n = 1;\nn += 1;', language: 'typescript'}), 'D1', 'F6');
 * yield* stage.show(code);
 * yield* code.highlight(2);
 * ```
 */
@nodeName('CodeBlock')
export class CodeBlock extends TeachingNode {
  public override readonly isSolid = true;
  private readonly text: Code;
  private readonly highlighter: WrappedHighlighter<unknown> | null;
  private readonly wrapped: SimpleSignal<WrappedCode, void>;
  /** Hooks in front of rows that go on with a line. */
  private readonly signs = new Layout({layout: false});
  private readonly numbers: LineNumbers;
  private source: string;
  private available: Vector2 | undefined;
  private readonly em = createSignal(LARGEST_FONT);
  private emBefore = LARGEST_FONT;
  private readonly codeWidth = createSignal(0);
  /** How many rows there are, more than lines where some go on. */
  private readonly rows = createSignal(1);
  /** How many rows have been written while it enters. */
  private readonly written = createSignal(Number.POSITIVE_INFINITY);
  /** Marked lines; the first of their rows, how many those are, and how strongly they are marked. */
  private markedLines: readonly [from: number, to: number] = [1, 1];
  private readonly markedFrom = createSignal(1);
  private readonly markedRows = createSignal(1);
  private readonly marked = createSignal(0);
  private readonly markColor: ReturnType<typeof RgbColor.createSignal>;

  public constructor({code, language, numbers = false, ...props}: CodeBlockProps) {
    super(props);
    const theme = useTheme();
    const {palette} = theme;
    this.source = tidyCode(code);
    this.numbers = new LineNumbers(numbers);
    this.wrapped = createSignal(unwrapped(this.source));
    this.codeWidth(widthInEm(this.source));
    this.rows(lineCount(this.source));
    const highlighter = highlighterFor(language, palette);
    this.highlighter = highlighter === null ? null : new WrappedHighlighter<unknown>(highlighter);
    this.markColor = RgbColor.createSignal(theme.color('accent'));
    this.text = new Code({
      ...this.letters(),
      code: this.source,
      highlighter: this.highlighter,
      fill: palette.text,
    });
    drawKeysOf(this.text, () => this.em());
    this.text.position(() => [
      this.leftEdge() + PADDING.x + this.numbersWidth() * this.em() + this.text.width() / 2,
      CODE_RISE * this.em(),
    ]);
    this.size(() => [
      (this.codeWidth() + this.numbersWidth()) * this.em() + 2 * PADDING.x,
      this.rows() * this.linePx() + 2 * PADDING.y,
    ]);
    const places = {
      width: () => this.width(),
      count: () => this.rows(),
      top: (row: number) => this.rowTop(row),
    };
    this.add([
      new Rect({size: () => this.size(), radius: 18, fill: palette.panel}),
      new Rect({
        size: () => [this.width(), this.bandHeight()],
        y: () => this.rowTop(this.markedFrom()) + this.bandHeight() / 2,
        opacity: () => this.marked() * BAND_OPACITY,
        fill: this.markColor,
      }),
      this.text,
      this.signs,
      ...(this.numbers.areShown ? [this.lineNumbers(palette.muted)] : []),
      ...veilsAroundMark(palette.panel, places, {
        from: this.markedFrom,
        count: this.markedRows,
        strength: this.marked,
      }),
      ...veilsWhileWriting(palette.panel, places, this.written),
      new Rect({
        size: () => [BAR_WIDTH, this.bandHeight()],
        position: () => [
          this.leftEdge() + BAR_WIDTH / 2,
          this.rowTop(this.markedFrom()) + this.bandHeight() / 2,
        ],
        opacity: this.marked,
        fill: this.markColor,
      }),
    ]);
  }

  public override fit(available: Vector2): void {
    this.available = available;
    this.emBefore = this.em();
    const {em, ratio, wrapped} = this.fitting(this.source);
    this.em(em);
    this.scale(ratio);
    this.take(wrapped);
    this.text.code(wrapped.text);
    this.codeWidth(widthInEm(wrapped.text));
    this.rows(wrapped.rows.length);
    const [from, count] = this.rowsOf(...this.markedLines);
    this.markedFrom(from);
    this.markedRows(count);
  }

  public override misfitAdvice(): string {
    return adviceFor(this.wrapped(), this.available?.y ?? 0);
  }

  public override *easeIntoFit(seconds: number): ThreadGenerator {
    const em = this.em();
    this.em(this.emBefore);
    yield* this.em(em, seconds, easeInOutCubic);
  }

  public override smallestText(): number {
    return this.em() * (this.absoluteScale().y / this.view().absoluteScale().y);
  }

  /** A viewer scans new code; it is read line by line as it is highlighted. */
  public override readingText(): string {
    return this.source.split('\n').slice(0, 3).join(' ');
  }

  /**
   * Marks a line, or those from one line to another, counting from 1; the others step back.
   *
   * @throws RangeError when there is no such line.
   */
  public *highlight(
    where: number | readonly [from: number, to: number],
    color: Color = 'accent',
    seconds = MOVE_SECONDS * 0.6,
  ): ThreadGenerator {
    const [from, to] = typeof where === 'number' ? [where, where] : where;
    this.checkLines(from, to);
    const paint = useTheme().color(color);
    this.markedLines = [from, to];
    const [first, count] = this.rowsOf(from, to);
    if (this.marked() === 0) {
      this.markedFrom(first);
      this.markedRows(count);
      this.markColor(paint);
    }
    yield* all(
      this.marked(1, seconds, easeInOutCubic),
      this.markedFrom(first, seconds, easeInOutCubic),
      this.markedRows(count, seconds, easeInOutCubic),
      this.markColor(paint, seconds, easeInOutCubic),
    );
  }

  /**
   * Marks one part after the other, each long enough to be read: lines from one to another, or all.
   *
   * @throws RangeError when there are no such lines.
   */
  public *walk(
    parts: readonly (readonly [from: number, to: number] | 'all')[],
    color: Color = 'accent',
  ): ThreadGenerator {
    for (const [index, part] of parts.entries()) {
      if (index > 0) yield* waitFor(STAY_SECONDS);
      if (part === 'all') yield* this.clearHighlight();
      else yield* this.highlight(part, color);
    }
  }

  /** Takes the mark away. */
  public *clearHighlight(seconds = ENTER_SECONDS * 0.7): ThreadGenerator {
    yield* this.marked(0, seconds, easeInOutCubic);
  }

  /** Turns the code into other code: what stays moves, the rest fades; it is made to fit again. */
  public *edit(code: string, seconds = MOVE_SECONDS): ThreadGenerator {
    this.source = tidyCode(code);
    const {em, ratio, wrapped} = this.fitting(this.source);
    this.take(wrapped);
    this.signs.opacity(0);
    const [first, count] = this.rowsOf(...this.markedLines);
    yield* all(
      this.text.code(wrapped.text, seconds),
      this.signs.opacity(1, seconds, easeInOutCubic),
      this.codeWidth(widthInEm(wrapped.text), seconds, easeInOutCubic),
      this.rows(wrapped.rows.length, seconds, easeInOutCubic),
      this.markedFrom(first, seconds, easeInOutCubic),
      this.markedRows(count, seconds, easeInOutCubic),
      this.em(em, seconds, easeInOutCubic),
      this.scale(ratio, seconds, easeInOutCubic),
    );
  }

  /** The panel fades in, and the code is written line by line. */
  public override *enter(): ThreadGenerator {
    const count = this.wrapped().rows.length;
    this.written(0);
    yield* all(
      this.opacity(1, ENTER_SECONDS * 0.7, easeOutCubic),
      this.written(count, Math.min(2, 0.4 + 0.16 * count), linear),
    );
    this.written(Number.POSITIVE_INFINITY);
  }

  /** Rows, size of the letters, and the scale where even the smallest are too large. */
  private fitting(code: string): FittedCode {
    if (this.available !== undefined) {
      return fitCode(code, this.available, lines => this.numbersWidth(lines));
    }
    return {wrapped: unwrapped(code), em: this.em(), ratio: this.scale().x};
  }

  /** Shows rows; their text is set by whoever calls. */
  private take(wrapped: WrappedCode): void {
    this.highlighter?.learn(wrapped);
    this.wrapped(wrapped);
    this.signs.removeChildren();
    const places = {
      em: () => this.em(),
      left: () => this.leftEdge() + PADDING.x + this.numbersWidth() * this.em(),
      middle: (row: number) => this.rowTop(row) + this.linePx() / 2,
    };
    this.signs.add(continuationSigns(wrapped, places, useTheme().palette.muted));
  }

  /** The first row of some lines, and how many rows they are. */
  private rowsOf(from: number, to: number): [from: number, count: number] {
    const {rows} = this.wrapped();
    const first = rows.findIndex(({line}) => line === from);
    const last = rows.findLastIndex(({line}) => line === to);
    return first < 0 || last < 0 ? [from, to - from + 1] : [first + 1, last - first + 1];
  }

  private checkLines(from: number, to: number): void {
    const count = lineCount(this.source);
    if (from >= 1 && to >= from && to <= count) return;
    const asked = from === to ? `no line ${from}` : `no lines ${from} to ${to}`;
    throw new RangeError(`There is ${asked} in this code: lines go from 1 to ${count}.`);
  }

  private letters() {
    return {
      fontFamily: CODE_FONT,
      fontSize: () => this.em(),
      lineHeight: () => this.linePx(),
      // Ligatures would show a beginner other signs than are typed; any spacing turns them off.
      letterSpacing: 0.02,
    };
  }

  private lineNumbers(fill: string): Txt {
    const text = (): string => this.numbers.column(this.wrapped(), Math.round(this.rows()));
    const node = new Txt({...this.letters(), text, textAlign: 'right', fill});
    const right = (): number => this.numbers.endInEm(this.lastLine()) * this.em();
    node.position(() => [this.leftEdge() + PADDING.x + right() - node.width() / 2, 0]);
    return node;
  }

  private linePx(): number {
    return this.em() * LINE_HEIGHT;
  }

  private numbersWidth(lines = this.lastLine()): number {
    return this.numbers.widthInEm(lines);
  }

  private lastLine(): number {
    return this.wrapped().rows.at(-1)?.line ?? 1;
  }

  private leftEdge(): number {
    return -this.width() / 2;
  }

  /** Where a row begins, in px from the middle. */
  private rowTop(row: number): number {
    return (row - 1 - this.rows() / 2) * this.linePx();
  }

  private bandHeight(): number {
    return this.markedRows() * this.linePx();
  }
}

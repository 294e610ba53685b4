/** Code on a panel, with a band that marks lines. Lines count from 1. */
import {Code, Rect, Txt, nodeName} from '@motion-canvas/2d';
import {
  Color as RgbColor,
  type ThreadGenerator,
  Vector2,
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
import {type CodeLanguage, highlighterFor} from './highlighting.ts';
import {tidyCode} from './tidy-code.ts';

/** Properties of {@link CodeBlock}. */
export interface CodeBlockProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The code; what all its lines are indented by is taken away. */
  code: string;
  /** How it is coloured; `text` leaves it plain. */
  language: CodeLanguage;
  /** Whether lines are numbered, or the number of the first; they are not unless told. */
  numbers?: boolean | number;
}

const LARGEST_FONT = 32;
const SMALLEST_FONT = 28;
/** Width of a letter of JetBrains Mono, and height of a line, in em. */
const LETTER_WIDTH = 0.6;
const LINE_HEIGHT = 1.5;
/** Motion Canvas sets code by this much above the middle of its lines, in em. */
const CODE_RISE = 0.21;
const PADDING = new Vector2(42, 32);
const BAR_WIDTH = 6;
/** Free space between numbers and code, in letters. */
const AFTER_NUMBERS = 2;
/** How much of the panel covers lines that are not marked, 0 to 1. */
const VEIL = 0.35;
const BAND_OPACITY = 0.14;
/** How long a mark stays before it goes on. */
const STAY_SECONDS = 1.5;

/**
 * Code in a panel, coloured.
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
  /** The number of the first line, where they are numbered. */
  private readonly firstNumber: number | undefined;
  private source: string;
  private available: Vector2 | undefined;
  private readonly em = createSignal(LARGEST_FONT);
  private emBefore = LARGEST_FONT;
  private readonly codeWidth = createSignal(0);
  private readonly lines = createSignal(1);
  /** How many lines have been written while it enters. */
  private readonly written = createSignal(Number.POSITIVE_INFINITY);
  /** First marked line, number of marked lines, and how strongly they are marked. */
  private readonly markedFrom = createSignal(1);
  private readonly markedLines = createSignal(1);
  private readonly marked = createSignal(0);
  private readonly markColor: ReturnType<typeof RgbColor.createSignal>;

  public constructor({code, language, numbers = false, ...props}: CodeBlockProps) {
    super(props);
    const theme = useTheme();
    const {palette} = theme;
    this.source = tidyCode(code);
    this.firstNumber = typeof numbers === 'number' ? numbers : numbers ? 1 : undefined;
    this.codeWidth(widthInEm(this.source));
    this.lines(lineCount(this.source));
    this.markColor = RgbColor.createSignal(theme.color('accent'));
    this.text = new Code({
      ...this.letters(),
      code: this.source,
      highlighter: highlighterFor(language, palette),
      fill: palette.text,
    });
    this.text.position(() => [
      this.leftEdge() + PADDING.x + this.numbersWidth() * this.em() + this.text.width() / 2,
      CODE_RISE * this.em(),
    ]);
    this.size(() => [
      (this.codeWidth() + this.numbersWidth()) * this.em() + 2 * PADDING.x,
      this.lines() * this.linePx() + 2 * PADDING.y,
    ]);
    this.add([
      new Rect({size: () => this.size(), radius: 18, fill: palette.panel}),
      new Rect({
        size: () => [this.width(), this.bandHeight()],
        y: () => this.lineTop(this.markedFrom()) + this.bandHeight() / 2,
        opacity: () => this.marked() * BAND_OPACITY,
        fill: this.markColor,
      }),
      this.text,
      ...(this.firstNumber === undefined ? [] : [this.lineNumbers(palette.muted)]),
      ...this.veilsAroundMark(palette.panel),
      ...this.veilsWhileWriting(palette.panel),
      new Rect({
        size: () => [BAR_WIDTH, this.bandHeight()],
        position: () => [
          this.leftEdge() + BAR_WIDTH / 2,
          this.lineTop(this.markedFrom()) + this.bandHeight() / 2,
        ],
        opacity: this.marked,
        fill: this.markColor,
      }),
    ]);
  }

  public override fit(available: Vector2): void {
    this.available = available;
    this.emBefore = this.em();
    const {em, ratio} = this.fitting(this.source);
    this.em(em);
    this.scale(ratio);
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
    if (this.marked() === 0) {
      this.markedFrom(from);
      this.markedLines(to - from + 1);
      this.markColor(paint);
    }
    yield* all(
      this.marked(1, seconds, easeInOutCubic),
      this.markedFrom(from, seconds, easeInOutCubic),
      this.markedLines(to - from + 1, seconds, easeInOutCubic),
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
    const {em, ratio} = this.fitting(this.source);
    yield* all(
      this.text.code(this.source, seconds),
      this.codeWidth(widthInEm(this.source), seconds, easeInOutCubic),
      this.lines(lineCount(this.source), seconds, easeInOutCubic),
      this.em(em, seconds, easeInOutCubic),
      this.scale(ratio, seconds, easeInOutCubic),
    );
  }

  /** The panel fades in, and the code is written line by line. */
  public override *enter(): ThreadGenerator {
    const count = lineCount(this.source);
    this.written(0);
    yield* all(
      this.opacity(1, ENTER_SECONDS * 0.7, easeOutCubic),
      this.written(count, Math.min(2, 0.4 + 0.16 * count), linear),
    );
    this.written(Number.POSITIVE_INFINITY);
  }

  /** Size of the letters, and the scale where even the smallest are too large. */
  private fitting(code: string): {em: number; ratio: number} {
    if (this.available === undefined) return {em: this.em(), ratio: this.scale().x};
    const room = this.available.sub(PADDING.scale(2));
    const largest = Math.min(
      LARGEST_FONT,
      room.x / (widthInEm(code) + this.numbersWidth()),
      room.y / (lineCount(code) * LINE_HEIGHT),
    );
    const em = Math.max(largest, SMALLEST_FONT);
    const {x, y} = this.available;
    const width = (widthInEm(code) + this.numbersWidth()) * em + 2 * PADDING.x;
    const height = lineCount(code) * LINE_HEIGHT * em + 2 * PADDING.y;
    return {em, ratio: Math.min(1, x / width, y / height)};
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
    const numbers = (): string =>
      Array.from({length: Math.round(this.lines())}, (_, index) => this.numberOf(index + 1)).join(
        '\n',
      );
    const node = new Txt({...this.letters(), text: numbers, textAlign: 'right', fill});
    const right = (): number => (this.numbersWidth() - AFTER_NUMBERS * LETTER_WIDTH) * this.em();
    node.position(() => [this.leftEdge() + PADDING.x + right() - node.width() / 2, 0]);
    return node;
  }

  /** What lets the lines above and below the marked ones step back. */
  private veilsAroundMark(panel: string): Rect[] {
    const opacity = (): number => VEIL * this.marked();
    const [top, bottom] = [() => this.lineTop(1), () => this.lineTop(this.lines() + 1)];
    const markTop = (): number => Math.max(top(), this.lineTop(this.markedFrom()));
    const markBottom = (): number =>
      Math.min(bottom(), this.lineTop(this.markedFrom() + this.markedLines()));
    return [
      this.veil(panel, {top, bottom: markTop, opacity}),
      this.veil(panel, {top: markBottom, bottom, opacity}),
    ];
  }

  /** What covers the lines that are still to be written, and the rest of the one that is. */
  private veilsWhileWriting(panel: string): Rect[] {
    const line = (): number => Math.min(Math.floor(this.written()), this.lines());
    const opacity = (): number => (this.written() < this.lines() ? 1 : 0);
    const top = (): number => this.lineTop(line() + 1);
    const nextTop = (): number => this.lineTop(line() + 2);
    const bottom = (): number => Math.max(nextTop(), this.lineTop(this.lines() + 1));
    const share = (): number => (opacity() === 0 ? 1 : this.written() - line());
    return [
      this.veil(panel, {top: nextTop, bottom, opacity}),
      this.veil(panel, {top, bottom: nextTop, opacity, share}),
    ];
  }

  /** A piece of panel over the code, from the share of the width that stays free. */
  private veil(
    fill: string,
    area: {top: () => number; bottom: () => number; opacity: () => number; share?: () => number},
  ): Rect {
    const {top, bottom, opacity, share = () => 0} = area;
    const width = (): number => (this.width() - 2 * BAR_WIDTH) * (1 - share());
    return new Rect({
      fill,
      opacity,
      size: () => [width(), Math.max(0, bottom() - top())],
      position: () => [this.width() / 2 - BAR_WIDTH - width() / 2, (top() + bottom()) / 2],
    });
  }

  private linePx(): number {
    return this.em() * LINE_HEIGHT;
  }

  /** Width of the line numbers and of what is free after them, in em. */
  private numbersWidth(): number {
    if (this.firstNumber === undefined) return 0;
    return (this.numberOf(Math.round(this.lines())).length + AFTER_NUMBERS) * LETTER_WIDTH;
  }

  private numberOf(line: number): string {
    return String((this.firstNumber ?? 1) + line - 1);
  }

  private leftEdge(): number {
    return -this.width() / 2;
  }

  /** Where a line begins, in px from the middle. */
  private lineTop(line: number): number {
    return (line - 1 - this.lines() / 2) * this.linePx();
  }

  private bandHeight(): number {
    return this.markedLines() * this.linePx();
  }
}

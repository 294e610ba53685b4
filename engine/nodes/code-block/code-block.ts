/** Code on a panel, with a band that marks lines. Lines count from 1. */
import {Code, Layout, Rect, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {CODE_FONT} from '../../fonts.ts';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {type CodeLanguage, highlighterFor} from './highlighting.ts';

/** Properties of {@link CodeBlock}. */
export interface CodeBlockProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  code: string;
  /** How it is coloured; `text` leaves it plain. */
  language: CodeLanguage;
}

const LARGEST_FONT = 32;
const SMALLEST_FONT = 28;
/** Width of a letter of JetBrains Mono, and height of a line, in em. */
const LETTER_WIDTH = 0.6;
const LINE_HEIGHT = 1.5;
const PADDING = new Vector2(42, 32);
const BAR_WIDTH = 6;

/**
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
  private readonly source = createSignal('');
  private readonly em = createSignal(LARGEST_FONT);
  private readonly widest = createSignal(0);
  private readonly lines = createSignal(1);
  private readonly revealed = createSignal(1);
  /** First marked line, number of marked lines, and how strongly they are marked. */
  private readonly markedFrom = createSignal(0);
  private readonly markedLines = createSignal(1);
  private readonly marked = createSignal(0);
  private markColor: Color = 'accent';

  public constructor({code, language, ...props}: CodeBlockProps) {
    super(props);
    const theme = useTheme();
    const tidy = code.replace(/\s+$/, '');
    this.source(tidy);
    this.widest(longestLine(tidy));
    this.lines(lineCount(tidy));
    this.text = new Code({
      code: tidy,
      highlighter: highlighterFor(language, theme.palette),
      fill: theme.palette.text,
      fontFamily: CODE_FONT,
      fontSize: () => this.em(),
      lineHeight: () => this.em() * LINE_HEIGHT,
      // Ligatures would show a beginner other signs than are typed; any spacing turns them off.
      letterSpacing: 0.02,
    });
    this.size(() => [
      this.widest() * LETTER_WIDTH * this.em() + 2 * PADDING.x,
      this.lines() * LINE_HEIGHT * this.em() + 2 * PADDING.y,
    ]);
    const edge = (): number => -this.width() / 2;
    const window = new Layout({
      layout: false,
      clip: true,
      size: () => [this.width(), this.height() * this.revealed()],
      y: () => (-this.height() * (1 - this.revealed())) / 2,
    });
    window.add(this.text);
    this.text.position(() => [
      edge() + PADDING.x + this.text.width() / 2,
      (this.height() * (1 - this.revealed())) / 2,
    ]);
    this.add([
      new Rect({size: () => this.size(), radius: 18, fill: theme.palette.panel}),
      new Rect({
        size: () => [this.width(), this.bandHeight()],
        y: () => this.bandMiddle(),
        opacity: () => this.marked(),
        fill: () => withOpacity(useTheme().color(this.markColor), 0.14),
      }),
      new Rect({
        size: () => [BAR_WIDTH, this.bandHeight()],
        position: () => [edge() + BAR_WIDTH / 2, this.bandMiddle()],
        opacity: () => this.marked(),
        fill: () => useTheme().color(this.markColor),
      }),
      window,
    ]);
  }

  public override fit(available: Vector2): void {
    const byWidth = (available.x - 2 * PADDING.x) / (this.widest() * LETTER_WIDTH);
    const byHeight = (available.y - 2 * PADDING.y) / (this.lines() * LINE_HEIGHT);
    const fitting = Math.min(LARGEST_FONT, byWidth, byHeight);
    this.em(Math.max(fitting, SMALLEST_FONT));
    this.scale(Math.min(1, fitting / this.em()));
  }

  public override smallestText(): number {
    return this.em() * (this.absoluteScale().y / this.view().absoluteScale().y);
  }

  /** A viewer scans new code; it is read line by line as it is highlighted. */
  public override readingText(): string {
    return this.source().split('\n').slice(0, 3).join(' ');
  }

  /** Marks a line, or those from one line to another, counting from 1. */
  public *highlight(
    where: number | readonly [from: number, to: number],
    color: Color = 'accent',
    seconds = MOVE_SECONDS * 0.6,
  ): ThreadGenerator {
    const [from, to] = typeof where === 'number' ? [where, where] : where;
    this.markColor = color;
    if (this.marked() === 0) {
      this.markedFrom(from);
      this.markedLines(to - from + 1);
    }
    yield* all(
      this.marked(1, seconds, easeInOutCubic),
      this.markedFrom(from, seconds, easeInOutCubic),
      this.markedLines(to - from + 1, seconds, easeInOutCubic),
    );
  }

  /** Takes the mark away. */
  public *clearHighlight(seconds = ENTER_SECONDS * 0.7): ThreadGenerator {
    yield* this.marked(0, seconds, easeInOutCubic);
  }

  /** Turns the code into other code: what stays moves, the rest fades. */
  public *edit(code: string, seconds = MOVE_SECONDS): ThreadGenerator {
    const tidy = code.replace(/\s+$/, '');
    this.source(tidy);
    yield* all(
      this.text.code(tidy, seconds),
      this.widest(longestLine(tidy), seconds, easeInOutCubic),
      this.lines(lineCount(tidy), seconds, easeInOutCubic),
    );
  }

  public override *enter(): ThreadGenerator {
    this.revealed(0);
    const seconds = Math.min(1.6, 0.5 + 0.12 * this.lines());
    yield* all(
      this.opacity(1, ENTER_SECONDS * 0.7, easeOutCubic),
      this.revealed(1, seconds, easeInOutCubic),
    );
  }

  private bandHeight(): number {
    return this.markedLines() * LINE_HEIGHT * this.em();
  }

  private bandMiddle(): number {
    const top = -this.height() / 2 + PADDING.y + (this.markedFrom() - 1) * LINE_HEIGHT * this.em();
    return top + this.bandHeight() / 2;
  }
}

function lineCount(code: string): number {
  return code.split('\n').length;
}

function longestLine(code: string): number {
  return Math.max(1, ...code.split('\n').map(line => line.length));
}

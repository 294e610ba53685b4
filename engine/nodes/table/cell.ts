/** A box with something written in it, and groups of such boxes: the stuff of tables and arrays. */
import {Rect, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  Color as RgbColor,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {fadeAndRise, staggered} from '../../motion/appear.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {TeachingNode} from '../teaching-node.ts';
import {Words, type WordsProps} from '../words/words.ts';

/** How a cell looks; lengths in px at 1080p. */
export interface CellStyle extends Pick<WordsProps, 'fontSize' | 'weight' | 'font' | 'breakAt'> {
  /** Colour of the border; none unless given. */
  readonly border?: Color;
  readonly radius?: number;
  /** Where the words stand; in the middle unless given. */
  readonly align?: 'left' | 'center' | 'right';
  readonly padding?: number;
}

/** Between a text and the border of its box at the least, in px. */
const BORDER_AIR = 6;

/** One box. Its colour is that of its words and, where it has one, its border. */
@nodeName('Cell')
export class Cell extends TeachingNode {
  /** What is written in it. */
  public readonly text: SimpleSignal<string, void>;
  /** How strongly it is tinted, 0 to 1. */
  public readonly tint = createSignal(0);
  /** How far it steps back, 0 to 1. */
  public readonly dimmed = createSignal(0);
  private readonly words: Words;
  private readonly restingColor: Color;

  public constructor(text: string, color: Color, style: CellStyle) {
    super({color, size: [0, 0]});
    this.restingColor = color;
    this.text = createSignal(text);
    const {border, radius = 0, align = 'center', padding = 0, ...letters} = style;
    this.words = new Words({
      ...letters,
      text: () => this.text(),
      align: align === 'center' ? 'center' : align,
      color: () => this.color(),
      opacity: () => 1 - 0.6 * this.dimmed(),
    });
    // A longer text that is written into it later gets smaller rather than over its border.
    this.words.scale(() => {
      const available = this.width() - 2 * Math.max(padding, border === undefined ? 0 : BORDER_AIR);
      return available > 0 ? Math.min(1, available / Math.max(1, this.words.width())) : 1;
    });
    this.words.position(() => {
      const free = (this.width() - this.words.width()) / 2 - padding;
      return [align === 'center' ? 0 : align === 'left' ? -free : free, 0];
    });
    this.add([
      new Rect({
        size: () => this.size(),
        radius,
        fill: () => this.fillColor(),
        ...(border === undefined ? {} : {stroke: () => this.borderColor(border), lineWidth: 3}),
      }),
      this.words,
    ]);
  }

  /** Width and height in px that its words need. @internal */
  public wordsSize(): Vector2 {
    return this.words.size();
  }

  public override readingText(): string {
    return this.words.readingText();
  }

  public override smallestText(): number {
    return this.words.smallestText();
  }

  /** Writes another value into it. */
  public *become(value: string | number, seconds = 0.6): ThreadGenerator {
    yield* this.scale(0.9, seconds / 2, easeInOutCubic);
    this.text(String(value));
    yield* this.scale(1, seconds / 2, easeInOutCubic);
  }

  /** Tints it in a colour. */
  public *highlight(color: Color = 'accent', seconds = ENTER_SECONDS * 0.7): ThreadGenerator {
    yield* all(
      this.color(color, seconds, easeInOutCubic),
      this.tint(1, seconds, easeInOutCubic),
      this.dimmed(0, seconds, easeInOutCubic),
    );
  }

  /** Lets it step back. */
  public *dim(seconds = ENTER_SECONDS * 0.7): ThreadGenerator {
    yield* all(
      this.color('muted', seconds, easeInOutCubic),
      this.tint(0, seconds, easeInOutCubic),
      this.dimmed(1, seconds, easeInOutCubic),
    );
  }

  /** Makes it look as it did at first. */
  public *clearHighlight(seconds = ENTER_SECONDS * 0.7): ThreadGenerator {
    yield* all(
      this.color(this.restingColor, seconds, easeInOutCubic),
      this.tint(0, seconds, easeInOutCubic),
      this.dimmed(0, seconds, easeInOutCubic),
    );
  }

  public override *emphasise(): ThreadGenerator {
    const before = this.tint();
    yield* this.tint(1.6, ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.tint(before, ENTER_SECONDS / 2, easeInOutCubic);
  }

  private fillColor(): string {
    const {palette} = useTheme();
    return withOpacity(this.color().hex('rgb'), Math.min(1, palette.fillOpacity * this.tint()));
  }

  private borderColor(border: Color): string {
    const theme = useTheme();
    const resting = RgbColor.lerp(theme.color(border), theme.palette.hairline, this.dimmed());
    return RgbColor.lerp(resting, this.color(), Math.min(1, this.tint())).hex();
  }
}

/** Several cells that are treated as one: a row, a column. */
@nodeName('CellGroup')
export class CellGroup extends TeachingNode {
  public constructor(private readonly cells: readonly Cell[]) {
    super();
  }

  public override localBox(): BBox {
    const toLocal = this.worldToLocal();
    const boxes = this.cells.map(cell => {
      const matrix = toLocal.multiply(cell.localToWorld());
      return BBox.fromPoints(
        ...BBox.fromSizeCentered(cell.size()).corners.map(corner =>
          corner.transformAsPoint(matrix),
        ),
      );
    });
    return boxes.length === 0 ? new BBox() : BBox.fromBBoxes(...boxes);
  }

  public override readingText(): string {
    return this.cells.map(cell => cell.readingText()).join(' ');
  }

  public override smallestText(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.cells.map(cell => cell.smallestText()));
  }

  /** Tints its cells in a colour. */
  public *highlight(color: Color = 'accent'): ThreadGenerator {
    yield* all(...this.cells.map(cell => cell.highlight(color)));
  }

  /** Lets its cells step back. */
  public *dim(): ThreadGenerator {
    yield* all(...this.cells.map(cell => cell.dim()));
  }

  /** Makes its cells look as they did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(...this.cells.map(cell => cell.clearHighlight()));
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield* staggered(this.cells.map(cell => fadeAndRise(cell.opacity(0))));
  }

  public override *leave(): ThreadGenerator {
    yield* all(...this.cells.map(cell => cell.leave()));
  }

  public override *emphasise(): ThreadGenerator {
    yield* all(...this.cells.map(cell => cell.emphasise()));
  }
}

/** A quotation: its words large beside a bar, who said it below. */
import {Rect, nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, all, easeOutCubic} from '@motion-canvas/core';
import {withoutMarks} from '../../../schema/inline-words.ts';
import {useLectureContext} from '../../lecture-context.ts';
import {fadeAndRise, fadeOut} from '../../motion/appear.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Words} from '../words/words.ts';

/** Properties of {@link Quote}. */
export interface QuoteProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** What is quoted; `$…$` is TeX, each line of the text a paragraph. */
  text: string;
  /** Who said it, or where it stands. */
  by?: string;
}

const LARGEST_FONT = 46;
const SMALLEST_FONT = 32;
const BY_FONT = 30;
const BAR_WIDTH = 8;
/** Between bar and words, between paragraphs, and above who said it, in px. */
const GAP = {bar: 36, paragraphs: 16, by: 28};
const LARGEST = new Vector2(1160, 810);

/**
 * A quotation, a rule or a definition that stands by itself.
 *
 * @example
 * ```ts
 * const rule = stage.placeIn(new Quote({text: 'Nature uses only the longest threads.', by: 'Richard Feynman'}), 'B1', 'D6');
 * yield* stage.show(rule);
 * ```
 */
@nodeName('Quote')
export class Quote extends TeachingNode {
  public override readonly isSolid = true;
  private readonly text: string;
  private readonly by: string | undefined;
  private bar = new Rect({});
  private paragraphs: Words[] = [];

  public constructor({text, by, ...props}: QuoteProps) {
    super(props);
    this.text = text;
    this.by = by;
    this.fit(LARGEST);
  }

  public override fit(available: Vector2): void {
    let fontSize = LARGEST_FONT;
    do {
      this.build(fontSize, available.x);
      fontSize -= 2;
    } while (this.height() > available.y && fontSize >= SMALLEST_FONT);
    this.scale(Math.min(1, available.x / this.width(), available.y / this.height()));
  }

  public override readingText(): string {
    return withoutMarks([this.text, this.by ?? ''].join(' ').trim());
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield* all(
      this.bar.scale([1, 0]).scale(1, ENTER_SECONDS, easeOutCubic),
      ...this.paragraphs.map(words => fadeAndRise(words.opacity(0))),
    );
  }

  public override *leave(): ThreadGenerator {
    yield* fadeOut(this);
  }

  private build(fontSize: number, width: number): void {
    this.removeChildren();
    const {theme, direction} = useLectureContext();
    const breakAt = Math.max(200, width - BAR_WIDTH - GAP.bar);
    const said = this.text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(text => new Words({text, fontSize, weight: 500, breakAt}));
    const by =
      this.by === undefined
        ? []
        : [new Words({text: `— ${this.by}`, fontSize: BY_FONT, color: 'muted', breakAt})];
    this.paragraphs = [...said, ...by];
    const gapAbove = (index: number): number =>
      index === 0 ? 0 : index < said.length ? GAP.paragraphs : GAP.by;
    const height = this.paragraphs.reduce(
      (sum, words, index) => sum + gapAbove(index) + words.height(),
      0,
    );
    const widest = Math.max(0, ...this.paragraphs.map(words => words.width()));
    const whole = BAR_WIDTH + GAP.bar + widest;
    this.size([whole, height]);
    const side = direction === 'rtl' ? -1 : 1;
    this.bar = new Rect({
      size: [BAR_WIDTH, height],
      radius: BAR_WIDTH / 2,
      fill: theme.color('accent'),
      x: side * ((BAR_WIDTH - whole) / 2),
    });
    this.add(this.bar);
    let top = -height / 2;
    this.paragraphs.forEach((words, index) => {
      top += gapAbove(index);
      const x = side * (BAR_WIDTH + GAP.bar + words.width() / 2 - whole / 2);
      words.position([x, top + words.height() / 2]);
      top += words.height();
      this.add(words);
    });
  }
}

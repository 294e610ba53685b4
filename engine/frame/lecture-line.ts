/** One line of the lecture, with the bar at its side that lights up with it. */
import {Layout, Rect} from '@motion-canvas/2d';
import {type ThreadGenerator, all, createSignal, easeInOutCubic} from '@motion-canvas/core';
import {columnRectangle} from '../anchors.ts';
import type {LectureContext} from '../lecture-context.ts';
import {Words} from '../nodes/words/words.ts';

const BAR_WIDTH = 6;
const BAR_GAP = 22;
const LIGHT_SECONDS = 0.4;
/** Two spaces before a line are a level of a list: so far it is set in, as a share of the font's size. */
const LEVEL = {spaces: 2, em: 1.1};

/**
 * A lecture line in one of three lights: to come, lit, spoken. The lit line is
 * bolder; both weights are laid out from the start, one over the other, so that
 * no word moves when the light changes. A line that begins with spaces is set in.
 */
export class LectureLine extends Layout {
  private readonly regular: Words;
  private readonly bold: Words;
  private readonly lit = createSignal(0);
  private readonly theme: LectureContext['theme'];
  /** By how many px its words are wider than their room; 0 where they have room. */
  public readonly excess: number;

  public constructor(line: string, fontSize: number, context: LectureContext) {
    super({layout: false, opacity: 0});
    this.theme = context.theme;
    const {width} = columnRectangle(context.direction);
    const text = line.trimStart();
    const level = Math.floor((line.length - text.length) / LEVEL.spaces);
    const indent = level * LEVEL.em * fontSize;
    const breakAt = width - BAR_WIDTH - BAR_GAP - indent;
    this.regular = new Words({
      text,
      fontSize,
      breakAt,
      breakWeight: 600,
      color: 'muted',
      opacity: () => 1 - this.lit(),
    });
    this.bold = new Words({text, fontSize, breakAt, weight: 600, opacity: () => this.lit()});
    this.excess = Math.max(0, this.bold.width() - breakAt, this.regular.width() - breakAt);
    const height = Math.max(this.regular.height(), this.bold.height());
    this.size([width, height]);

    const side = context.direction === 'rtl' ? -1 : 1;
    for (const words of [this.regular, this.bold]) {
      words.position([
        side * (-width / 2 + BAR_WIDTH + BAR_GAP + indent + words.width() / 2),
        (words.height() - height) / 2,
      ]);
    }
    const bar = {
      width: BAR_WIDTH,
      height,
      radius: BAR_WIDTH / 2,
      x: (side * (BAR_WIDTH - width)) / 2,
    };
    this.add([
      new Rect({...bar, fill: context.theme.palette.hairline}),
      new Rect({...bar, fill: context.theme.color('accent'), opacity: () => this.lit()}),
      this.regular,
      this.bold,
    ]);
  }

  /** Its words in the weight in which they are widest. @internal */
  public widestWords(): Words {
    return this.bold.width() > this.regular.width() ? this.bold : this.regular;
  }

  /** Lights the line. */
  public *light(): ThreadGenerator {
    yield* this.lit(1, LIGHT_SECONDS, easeInOutCubic);
  }

  /** Dims the line: it is spoken. */
  public *dim(): ThreadGenerator {
    this.regular.color(this.theme.palette.spoken as `#${string}`);
    yield* all(this.lit(0, LIGHT_SECONDS, easeInOutCubic));
  }
}

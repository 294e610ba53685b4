/** What stands around the stage: section count, title, lecture lines, progress. */
import {type Layout, Node, Rect} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  chain,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  waitFor,
} from '@motion-canvas/core';
import {FRAME_MARGIN, FRAME_SIZE, columnRectangle} from '../anchors.ts';
import type {LectureContext} from '../lecture-context.ts';
import {fadeOut, staggered} from '../motion/appear.ts';
import {Words} from '../nodes/words/words.ts';
import {reportProblem} from '../report/lecture-record.ts';
import {LectureLine} from './lecture-line.ts';

const COUNT_CENTRE_Y = 73;
const TITLE_CENTRE_Y = 124;
const TITLE_SIZES = [52, 46, 40, 36];
const LINE_SIZES = [34, 31, 28];
const GAP_BETWEEN_LINES = 34;
/** Ink may hang over the column by so many px, which nobody sees. */
const MOST_EXCESS = 4;
const PROGRESS_HEIGHT = 6;

/** The frame of one section. Nothing in it ever moves; lines change only their light. */
export class LectureFrame extends Node {
  private readonly heading: Node;
  private readonly lines: readonly LectureLine[];
  private readonly progress = createSignal(0);
  private readonly context: LectureContext;

  public constructor(title: string, lines: readonly string[], context: LectureContext) {
    super({});
    this.context = context;
    this.heading = new Node({opacity: 0});
    this.add(this.heading);
    if (context.sections > 1) {
      this.addToHeading(
        new Words({text: sectionCount(context), fontSize: 28, weight: 500, color: 'muted'}),
        COUNT_CENTRE_Y - 4,
      );
    }
    this.addToHeading(this.fittingTitle(title), TITLE_CENTRE_Y);
    this.lines = this.layOutLines(lines);
    this.add([...this.lines]);
    this.add(this.progressBar());
  }

  /** Title and lines enter. */
  public *enter(): ThreadGenerator {
    this.progress(this.progressAt(0));
    yield* all(
      this.heading.opacity(1, 0.5, easeOutCubic),
      chain(waitFor(0.15), staggered(this.lines.map(line => line.opacity(1, 0.5, easeOutCubic)))),
    );
  }

  /** Lights line `beat` (from 1) and advances the progress bar. */
  public *light(beat: number): ThreadGenerator {
    const line = this.lines[beat - 1];
    yield* all(
      ...(line === undefined ? [] : [line.light()]),
      this.progress(this.progressAt(beat), 0.6, easeInOutCubic),
    );
  }

  /** Dims line `beat` (from 1) again. */
  public *dim(beat: number): ThreadGenerator {
    const line = this.lines[beat - 1];
    if (line !== undefined) yield* line.dim();
  }

  /** Everything but the ground leaves. */
  public *leave(): ThreadGenerator {
    yield* fadeOut(this);
  }

  private progressAt(beat: number): number {
    const {section, sections} = this.context;
    return (section - 1 + beat / Math.max(this.lines.length, 1)) / sections;
  }

  private addToHeading(words: Words, centreY: number): void {
    const half = words.width() / 2;
    const fromLeft = FRAME_MARGIN + half - FRAME_SIZE.width / 2;
    words.position([
      this.context.direction === 'rtl' ? -fromLeft : fromLeft,
      centreY - FRAME_SIZE.height / 2,
    ]);
    this.heading.add(words);
  }

  private fittingTitle(text: string): Words {
    const room = FRAME_SIZE.width - 2 * FRAME_MARGIN;
    for (const fontSize of TITLE_SIZES) {
      const title = new Words({text, fontSize, weight: 700});
      if (title.width() <= room) return title;
      title.dispose();
    }
    const title = new Words({text, fontSize: 36, weight: 700, breakAt: room});
    if (title.height() > 110) {
      reportProblem(
        'lines-overflow',
        `The title needs ${Math.round(title.height())} px of height, but there are 110 px: shorten it.`,
      );
    }
    return title;
  }

  private layOutLines(texts: readonly string[]): LectureLine[] {
    const column = columnRectangle(this.context.direction);
    for (const fontSize of LINE_SIZES) {
      const lines = texts.map(text => new LectureLine(text, fontSize, this.context));
      const heights = lines.map(line => line.height());
      const total = heights.reduce(
        (sum, height) => sum + height + GAP_BETWEEN_LINES,
        -GAP_BETWEEN_LINES,
      );
      const isLast = fontSize === LINE_SIZES.at(-1);
      const tooWide = lines.filter(line => line.excess > MOST_EXCESS);
      if ((total > column.height || tooWide.length > 0) && !isLast) {
        lines.forEach(line => line.dispose());
        continue;
      }
      if (total > column.height) {
        reportProblem(
          'lines-overflow',
          `The ${texts.length} lecture lines need ${Math.round(total)} px of height, but the column has ${column.height} px: shorten them or start another section.`,
        );
      }
      for (const line of tooWide) {
        const words = texts[lines.indexOf(line)] ?? '';
        reportProblem(
          'lines-overflow',
          `The line “${words}” holds something that is ${Math.round(line.excess)} px wider than the column and cannot be broken: show it as a picture of the line, or shorten it.`,
        );
      }
      let top = column.y;
      lines.forEach((line, index) => {
        const height = heights[index] ?? 0;
        line.position([
          column.x + column.width / 2 - FRAME_SIZE.width / 2,
          top + height / 2 - FRAME_SIZE.height / 2,
        ]);
        top += height + GAP_BETWEEN_LINES;
      });
      return lines;
    }
    return [];
  }

  private progressBar(): Layout {
    return new Rect({
      fill: () => this.context.theme.color('accent'),
      opacity: 0.9,
      height: PROGRESS_HEIGHT,
      width: () => this.progress() * FRAME_SIZE.width,
      position: () =>
        new Vector2(
          ((this.context.direction === 'rtl' ? 1 : -1) *
            ((1 - this.progress()) * FRAME_SIZE.width)) /
            2,
          (FRAME_SIZE.height - PROGRESS_HEIGHT) / 2,
        ),
    });
  }
}

function sectionCount({section, sections, language}: LectureContext): string {
  const number = new Intl.NumberFormat(language);
  const [position, total] = [number.format(section), number.format(sections)];
  return /^en\b/i.test(language) ? `${position} of ${total}` : `${position} / ${total}`;
}

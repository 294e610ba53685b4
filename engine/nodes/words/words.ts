/** Words on the stage, with formulas among them. */
import {initial, nodeName, signal} from '@motion-canvas/2d';
import {
  BBox,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  easeInOutCubic,
} from '@motion-canvas/core';
import {CODE_FONT, WORDS_FONT, familyFor} from '../../fonts.ts';
import {useLectureContext, useTheme} from '../../lecture-context.ts';
import {Formula} from '../formula/formula.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {withoutMarks} from '../../../schema/inline-words.ts';
import {isFaint} from './emoji.ts';
import {type BaseLetters, canvasFont, keyAround, strokeOf} from './letter-style.ts';
import {INLINE_FORMULA_EM} from './stage-words.ts';
import {inkOfRuns} from './words-ink.ts';
import {type WordsLayout, type WordsRun, type WordsSource, layOutWords} from './words-layout.ts';

/** The rim around an emoji that would not be seen: its width in em, and how often it is drawn to be firm. */
const [RIM_EM, RIM_TIMES] = [0.1, 3];
/** What every family of code begins with. */
const [CODE_FAMILY = CODE_FONT] = CODE_FONT.split(',');

/** Properties of {@link Words}. */
export interface WordsProps extends Omit<TeachingNodeProps, 'width' | 'height' | 'size'> {
  /** The text; `$…$` is TeX, `**bold**`, `*italics*`, `~~struck~~`, code between backticks; `\$` and `\*` are signs. */
  text: SignalValue<string>;
  /** Size of the font in px at 1080p; 34 unless given. */
  fontSize?: SignalValue<number>;
  /** Weight of the font; 400 unless given. */
  weight?: 400 | 500 | 600 | 700;
  /** Letters of words, or of code, where a star is a star; words unless given. */
  font?: 'words' | 'code';
  /** Width in px at which lines are broken; unbroken unless given. */
  breakAt?: number;
  /** Breaks lines where this weight would: two weights of a text then lie over each other. @internal */
  breakWeight?: 400 | 500 | 600 | 700;
  /** Alignment of broken lines; the start of the writing direction unless given. */
  align?: 'left' | 'center' | 'right';
  /** Lays a patch of the ground under the words, where lines would run through them. @internal */
  patch?: boolean;
}

/**
 * A word, a phrase or a paragraph.
 *
 * @example
 * ```ts
 * stage.place(new Words({text: 'a step $h$ apart', color: 'green'}), 'B2');
 * ```
 */
@nodeName('Words')
export class Words extends TeachingNode {
  public override readonly isSolid = true;
  /** The text; `$…$` is TeX. */
  @initial('')
  @signal()
  declare public readonly text: SimpleSignal<string, this>;

  private readonly options: Omit<WordsSource, 'text' | 'fontSize'>;
  /** Whether it stands on a patch of the ground. @internal */
  public readonly patch: boolean;
  private formulas: readonly Formula[] = [];
  private formulasOf: WordsLayout | undefined;

  public constructor({
    text,
    weight = 400,
    font = 'words',
    breakAt,
    breakWeight,
    align,
    patch = false,
    ...props
  }: WordsProps) {
    super({fontSize: 34, ...props});
    const {direction} = useLectureContext();
    this.options = {
      weight,
      isCode: font === 'code',
      family: font === 'code' ? CODE_FONT : WORDS_FONT,
      breakAt: breakAt ?? Number.POSITIVE_INFINITY,
      breakWeight: breakWeight ?? weight,
      align: align ?? (direction === 'rtl' ? 'right' : 'left'),
      direction,
    };
    this.patch = patch;
    this.text(text);
    this.size(() => {
      const {width, height} = this.arrangement();
      return [width, height];
    });
    this.placeFormulas();
  }

  public override smallestText(): number {
    return this.fontSize() * (this.absoluteScale().y / this.view().absoluteScale().y);
  }

  public override readingText(): string {
    return this.options.isCode === true ? this.text() : withoutMarks(this.text());
  }

  /** Turns them into other words. */
  public *become(text: string, seconds = 0.6): ThreadGenerator {
    const shown = this.opacity();
    yield* this.opacity(0, seconds / 2, easeInOutCubic);
    this.text(text);
    yield* this.opacity(shown, seconds / 2, easeInOutCubic);
  }

  /** What its letters and formulas really cover, stretch by stretch, in px from its centre. @internal */
  public inkBoxes(): readonly BBox[] {
    const layout = this.placeFormulas();
    return [
      ...inkOfRuns(layout, this.letters()),
      ...this.formulas.flatMap(formula => {
        const ink = formula.ink();
        return ink === undefined ? [] : [new BBox(ink.position.add(formula.position()), ink.size)];
      }),
    ];
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const {runs, width, height} = this.placeFormulas();
    context.save();
    if (this.patch) {
      context.fillStyle = useTheme().palette.ground;
      context.beginPath();
      context.roundRect(-width / 2 - 6, 4 - height / 2, width + 12, height - 8, 8);
      context.fill();
    }
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    context.textRendering = 'geometricPrecision';
    context.fillStyle = this.color().serialize();
    const letters = this.letters();
    const stroke = strokeOf(letters);
    for (const run of runs) {
      const [x, y] = [run.x - width / 2, run.y - height / 2];
      const isCode = (run.style.family ?? letters.family).startsWith(CODE_FAMILY);
      context.font = canvasFont(letters, run.style);
      // Ligatures would show a beginner other signs than are typed; any spacing turns them off.
      context.letterSpacing = isCode ? '0.01px' : '0px';
      context.direction = run.direction;
      this.drawRun(context, run, x, y);
      if (run.style.struck)
        context.fillRect(x, y - stroke.above - stroke.width / 2, run.width, stroke.width);
    }
    context.restore();
    this.drawChildren(context);
  }

  private drawRun(
    context: CanvasRenderingContext2D,
    {text, style, width}: WordsRun,
    x: number,
    y: number,
  ): void {
    context.fillText(text, x, y);
    const {ground, text: ink} = useTheme().palette;
    if (style.kind === 'key') {
      const {box, radius, line} = keyAround(this.letters(), width);
      const [left, top, ...size] = box;
      context.strokeStyle = context.fillStyle;
      context.lineWidth = line;
      context.beginPath();
      context.roundRect(x + left, y + top, ...size, radius);
      context.stroke();
    } else if (style.kind === 'emoji' && isFaint(text, ground, ink)) {
      // A rim in the colour of text; blur is in px of the canvas.
      const {a, b} = context.getTransform();
      context.shadowColor = ink;
      context.shadowBlur = RIM_EM * this.fontSize() * Math.hypot(a, b);
      for (let time = 0; time < RIM_TIMES; time += 1) context.fillText(text, x, y);
      context.shadowColor = 'transparent';
    }
  }

  private letters(): BaseLetters {
    return {fontSize: this.fontSize(), weight: this.options.weight, family: this.family()};
  }

  private arrangement(): WordsLayout {
    return layOutWords({
      ...this.options,
      family: this.family(),
      text: this.text(),
      fontSize: this.fontSize(),
    });
  }

  private family(): string {
    return familyFor(this.text(), this.options.family);
  }

  /** Makes the formulas that the text holds now; a text that changes gets others. */
  private placeFormulas(): WordsLayout {
    const layout = this.arrangement();
    if (this.formulasOf === layout) return layout;
    this.formulasOf = layout;
    this.formulas.forEach(formula => formula.remove());
    this.formulas = layout.formulas.map(({tex, x, y, scale}) => {
      const formula = new Formula({
        tex,
        inline: true,
        fontSize: this.fontSize() * INLINE_FORMULA_EM * scale,
        color: () => this.color(),
      });
      formula.position([
        x + formula.width() / 2 - layout.width / 2,
        y - formula.baseline() - layout.height / 2,
      ]);
      return formula;
    });
    this.add([...this.formulas]);
    return layout;
  }
}

/** Words on the stage. */
import {Txt, initial, nodeName, signal} from '@motion-canvas/2d';
import type {SignalValue, SimpleSignal} from '@motion-canvas/core';
import {WORDS_FONT} from '../fonts.ts';
import {useLectureContext} from '../lecture-context.ts';
import {TeachingNode, type TeachingNodeProps} from './teaching-node.ts';

/** Properties of {@link Words}. */
export interface WordsProps extends Omit<TeachingNodeProps, 'width' | 'size'> {
  /** The text. */
  text: SignalValue<string>;
  /** Height of the letters in px at 1080p. */
  fontSize?: SignalValue<number>;
  /** Weight of the font. */
  weight?: 400 | 500 | 600 | 700;
  /** Width in px at which lines are broken; unbroken unless given. */
  breakAt?: number;
  /** Alignment of broken lines; the start of the writing direction unless given. */
  align?: 'left' | 'center' | 'right';
}

/** A word, a phrase or a paragraph. */
@nodeName('Words')
export class Words extends TeachingNode {
  /** The text. */
  @initial('')
  @signal()
  declare public readonly text: SimpleSignal<string, this>;

  private readonly letters: Txt;

  public constructor({text, weight = 400, breakAt, align, fontSize = 34, ...props}: WordsProps) {
    super({fontSize, ...props});
    this.text(text);
    const {direction} = useLectureContext();
    this.letters = new Txt({
      text: () => this.text(),
      fill: () => this.color(),
      fontFamily: WORDS_FONT,
      fontSize: () => this.fontSize(),
      fontWeight: weight,
      lineHeight: '135%',
      textDirection: direction,
      textAlign: align ?? (direction === 'rtl' ? 'right' : 'left'),
      ...(breakAt === undefined ? {} : {maxWidth: breakAt, textWrap: true}),
    });
    this.add(this.letters);
    this.size(() => this.letters.size());
  }

  public override readingText(): string {
    return this.text();
  }
}

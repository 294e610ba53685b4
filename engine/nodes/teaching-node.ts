/** The base of everything that a lecture shows: what the stage asks of a node. */
import {Layout, type LayoutProps, type Node, Txt, initial, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type Color as RgbColor,
  type SignalValue,
  type ThreadGenerator,
  type Vector2,
} from '@motion-canvas/core';
import {fadeAndRise, fadeOut, pulse} from '../motion/appear.ts';
import {type ThemeColorSignal, themeColorSignal} from '../theme/theme-color-signal.ts';
import type {Color} from '../theme/theme.ts';

/** Properties that every teaching node takes, beside those of a Motion Canvas layout. */
export interface TeachingNodeProps extends LayoutProps {
  /** Its own colour, by name of the theme or as `#rrggbb`. */
  color?: SignalValue<Color | RgbColor>;
}

/** Where a label should go: a point in the node's own coordinates, and the way outwards. */
export interface LabelSpot {
  /** The point that is labelled, px from the node's centre. */
  readonly point: Vector2;
  /** Unit vector away from the object. */
  readonly outwards: Vector2;
}

/**
 * A node that can be placed on the stage, shown, hidden and labelled.
 *
 * It is centred on its position and `size()` is its true extent, labels
 * included, in px at 1080p.
 */
@nodeName('TeachingNode')
export class TeachingNode extends Layout {
  /** Its own colour; words and strokes take it unless they have another. */
  @initial('text')
  @themeColorSignal()
  declare public readonly color: ThemeColorSignal<this>;

  /** Whether it covers its whole box, so that labels keep off all of it. */
  public readonly isSolid: boolean = false;

  public constructor(props: TeachingNodeProps = {}) {
    super({layout: false, ...props});
  }

  /**
   * Makes the node fit into a space.
   *
   * @remarks
   * By default it is scaled down, never up. Nodes that can lay themselves out
   * in any space override this, so that text and strokes keep their size.
   *
   * @param available - Width and height in px at 1080p.
   */
  public fit(available: Vector2): void {
    const {width, height} = this.size();
    const ratio = Math.min(1, available.x / width, available.y / height);
    if (Number.isFinite(ratio)) this.scale(this.scale().scale(ratio));
  }

  /**
   * Goes over from the space that it fitted before to the one that it was just
   * made to fit. Nodes that are only scaled have nothing to do.
   */
  public *easeIntoFit(_seconds: number): ThreadGenerator {
    // The stage tweens the scale itself.
  }

  /** What helps where it does not fit legibly: the end of a sentence, after a colon. */
  public misfitAdvice(): string {
    return 'give it a larger area, or less content';
  }

  /** Size in px at 1080p of its smallest text as it stands; infinite where it has none. */
  public smallestText(): number {
    const sizes = this.textsWithin().map(text =>
      text instanceof TeachingNode
        ? text.smallestText()
        : text.fontSize() * (text.absoluteScale().y / this.view().absoluteScale().y),
    );
    return Math.min(Number.POSITIVE_INFINITY, ...sizes);
  }

  /** The text that a viewer has to read when the node enters. */
  public readingText(): string {
    return this.textsWithin()
      .filter(text => text.opacity() > 0)
      .map(text => (text instanceof TeachingNode ? text.readingText() : text.text()))
      .join(' ');
  }

  /** What it covers, in px from its position; parts that are drawn elsewhere override this. */
  public localBox(): BBox {
    return BBox.fromSizeCentered(this.size());
  }

  /** Where a label of this node goes; undefined leaves it to the stage. */
  public labelSpot(): LabelSpot | undefined {
    return undefined;
  }

  /** Enters: the node is hidden before and shown after. */
  public *enter(): ThreadGenerator {
    yield* fadeAndRise(this);
  }

  /** Leaves: the node is hidden after. */
  public *leave(): ThreadGenerator {
    yield* fadeOut(this);
  }

  /** Draws attention to the node. */
  public *emphasise(): ThreadGenerator {
    yield* pulse(this);
  }

  /** The outermost teaching nodes and texts in this node. */
  private textsWithin(): (TeachingNode | Txt)[] {
    const found: (TeachingNode | Txt)[] = [];
    const visit = (node: Node): void => {
      if (node instanceof TeachingNode || node instanceof Txt) found.push(node);
      else node.children().forEach(visit);
    };
    this.children().forEach(visit);
    return found;
  }
}

/** A node of a diagram. */
import {Node, Polygon, Rect, type Shape, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {Icon} from '../icon/icon.ts';
import {TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {DiagramNodeSettings} from './diagram.ts';
import {BOX_CORNERS, type DiagramShape} from './outline.ts';

/** How much room a node gives its content. */
const ROOM = {
  roomy: {fontSize: 32, padding: new Vector2(34, 24), icon: 84},
  tight: {fontSize: 28, padding: new Vector2(22, 13), icon: 60},
};
const BREAK_AT = 300;
const ICON_GAP = 12;

/** A node, from `diagram.node(…)`. */
@nodeName('DiagramNode')
export class DiagramNode extends TeachingNode {
  public override readonly isSolid = true;
  /** Its id in the diagram. */
  public readonly id: string;
  /** Its outline. */
  public readonly shape: DiagramShape;
  private readonly words: Words;
  private readonly icon: Icon | undefined;
  private readonly tint = createSignal(1);
  private readonly dimmed = createSignal(0);
  private restingColor: Color;

  /** @param layOutAnew - Lays the diagram out again after its size has changed. */
  public constructor(
    {id, label = id, color = 'blue', icon, shape = 'box'}: DiagramNodeSettings,
    private readonly layOutAnew: (seconds: number) => ThreadGenerator,
  ) {
    super({color, opacity: 0});
    this.id = id;
    this.shape = shape;
    this.restingColor = color;
    this.words = new Words({
      text: label,
      weight: 500,
      align: 'center',
      color: 'text',
      breakAt: BREAK_AT,
    });
    this.icon =
      icon === undefined
        ? undefined
        : new Icon({name: icon, size: ROOM.roomy.icon, color: () => this.color()});
    this.setTight(false);
    const shell = new Node({opacity: () => 1 - 0.6 * this.dimmed()});
    const outline = this.outline();
    shell.add([
      ...(outline === undefined ? [] : [outline]),
      this.words,
      ...(this.icon === undefined ? [] : [this.icon]),
    ]);
    this.add(shell);
  }

  /** Makes it smaller, its words no smaller than can be read, or as large as at first. @internal */
  public setTight(tight: boolean): void {
    const {fontSize, padding, icon: iconSize} = tight ? ROOM.tight : ROOM.roomy;
    this.words.fontSize(fontSize);
    const aboveWords = this.icon === undefined ? 0 : iconSize + ICON_GAP;
    const content = new Vector2(
      Math.max(this.words.width(), this.icon === undefined ? 0 : iconSize),
      this.words.height() + aboveWords,
    );
    this.size(outerSize(this.shape, content, padding));
    this.words.position([0, aboveWords / 2]);
    this.icon?.position([0, (iconSize - content.y) / 2]);
    this.icon?.scale(iconSize / ROOM.roomy.icon);
  }

  public override *enter(): ThreadGenerator {
    // What stepped back before it was seen is not dim when it comes.
    this.dimmed(0);
    yield* super.enter();
  }

  /** Writes other words into it; the diagram makes room for them. */
  public *become(label: string, seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.words.opacity(0, seconds * 0.25, easeInOutCubic);
    this.words.text(label);
    yield* this.layOutAnew(seconds * 0.5);
    yield* this.words.opacity(1, seconds * 0.25, easeInOutCubic);
  }

  /** Gives it another colour for good. */
  public *recolor(color: Color): ThreadGenerator {
    this.restingColor = color;
    yield* this.color(color, ENTER_SECONDS, easeInOutCubic);
  }

  /** Tints it, in its own colour unless another is given. */
  public *highlight(color: Color = this.restingColor): ThreadGenerator {
    yield* this.goTo(color, 2, 0);
  }

  /** Lets it step back. */
  public *dim(): ThreadGenerator {
    yield* this.goTo(this.restingColor, 1, 1);
  }

  /** Makes it look as it did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* this.goTo(this.restingColor, 1, 0);
  }

  private *goTo(color: Color, tint: number, dimmed: number): ThreadGenerator {
    yield* all(
      this.color(color, ENTER_SECONDS, easeInOutCubic),
      this.tint(tint, ENTER_SECONDS, easeInOutCubic),
      this.dimmed(dimmed, ENTER_SECONDS, easeInOutCubic),
    );
  }

  private outline(): Shape | undefined {
    if (this.shape === 'plain') return undefined;
    const look = {
      size: () => this.size(),
      stroke: () => this.color(),
      lineWidth: 4,
      lineJoin: 'round',
      fill: () =>
        withOpacity(
          this.color().hex('rgb'),
          Math.min(1, useTheme().palette.fillOpacity * this.tint()),
        ),
    } as const;
    if (this.shape === 'diamond') return new Polygon({...look, sides: 4});
    const roundness = (): number => Math.min(this.width(), this.height()) / 2;
    return new Rect({...look, radius: this.shape === 'box' ? BOX_CORNERS : roundness});
  }
}

function outerSize(shape: DiagramShape, content: Vector2, padding: Vector2): Vector2 {
  if (shape === 'plain') return content.add(16);
  if (shape === 'circle') return new Vector2(content.magnitude + padding.y * 1.6);
  if (shape === 'diamond') return content.mul([1.7, 1.9]).add(padding);
  return content.add(padding.scale(2));
}

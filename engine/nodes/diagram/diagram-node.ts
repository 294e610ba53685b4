/** A node of a diagram. */
import {Circle, Node, Polygon, Rect, type Shape, nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {Icon} from '../icon/icon.ts';
import {TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {DiagramNodeSettings} from './diagram.ts';

/** The outline of a node. */
export type DiagramShape = 'box' | 'round' | 'circle' | 'diamond' | 'plain';

const FONT_SIZE = 32;
const BREAK_AT = 300;
const PADDING = new Vector2(34, 24);
const ICON = {size: 84, gap: 12};

/** A node, from `diagram.node(…)`. */
@nodeName('DiagramNode')
export class DiagramNode extends TeachingNode {
  /** Its id in the diagram. */
  public readonly id: string;
  private readonly tint = createSignal(1);
  private readonly dimmed = createSignal(0);
  private readonly restingColor: Color;

  public constructor({id, label = id, color = 'blue', icon, shape = 'box'}: DiagramNodeSettings) {
    super({color, opacity: 0});
    this.id = id;
    this.restingColor = color;
    const words = new Words({
      text: label,
      fontSize: FONT_SIZE,
      weight: 500,
      align: 'center',
      color: 'text',
      ...(label.length > 16 ? {breakAt: BREAK_AT} : {}),
    });
    const picture = icon === undefined ? undefined : new Icon({name: icon, size: ICON.size, color});
    const extra = picture === undefined ? 0 : ICON.size + ICON.gap;
    const content = new Vector2(
      Math.max(words.width(), picture === undefined ? 0 : ICON.size),
      words.height() + extra,
    );
    this.size(outerSize(shape, content));
    words.position([0, extra / 2]);
    picture?.position([0, -content.y / 2 + ICON.size / 2]);
    const shell = new Node({opacity: () => 1 - 0.6 * this.dimmed()});
    const outline = this.outline(shape);
    shell.add([
      ...(outline === undefined ? [] : [outline]),
      words,
      ...(picture === undefined ? [] : [picture]),
    ]);
    this.add(shell);
  }

  /** Tints it, in its own colour unless another is given. */
  public *highlight(color: Color = this.restingColor): ThreadGenerator {
    yield* all(
      this.color(color, ENTER_SECONDS, easeInOutCubic),
      this.tint(2, ENTER_SECONDS, easeInOutCubic),
      this.dimmed(0, ENTER_SECONDS, easeInOutCubic),
    );
  }

  /** Lets it step back. */
  public *dim(): ThreadGenerator {
    yield* all(
      this.dimmed(1, ENTER_SECONDS, easeInOutCubic),
      this.tint(1, ENTER_SECONDS, easeInOutCubic),
    );
  }

  /** Makes it look as it did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(
      this.color(this.restingColor, ENTER_SECONDS, easeInOutCubic),
      this.tint(1, ENTER_SECONDS, easeInOutCubic),
      this.dimmed(0, ENTER_SECONDS, easeInOutCubic),
    );
  }

  private outline(shape: DiagramShape): Shape | undefined {
    if (shape === 'plain') return undefined;
    const look = {
      size: this.size(),
      stroke: () => this.color(),
      lineWidth: 4,
      fill: () =>
        withOpacity(
          this.color().hex('rgb'),
          Math.min(1, useTheme().palette.fillOpacity * this.tint()),
        ),
    };
    if (shape === 'circle') return new Circle(look);
    if (shape === 'diamond') return new Polygon({...look, sides: 4});
    return new Rect({...look, radius: shape === 'round' ? this.height() / 2 : 18});
  }
}

function outerSize(shape: DiagramShape, content: Vector2): Vector2 {
  if (shape === 'plain') return content.add(16);
  if (shape === 'circle') return new Vector2(content.magnitude + 2 * PADDING.y);
  if (shape === 'diamond') return content.scale(1.7).add(PADDING);
  return content.add(PADDING.scale(2));
}

/** An icon. */
import {Curve, SVG, Shape, nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, all, easeInOutCubic} from '@motion-canvas/core';
import {fadeAndRise} from '../../motion/appear.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {type IconDrawing, type IconName, iconDrawing, iconImage} from './icon-registry.ts';

/** Properties of {@link Icon}. */
export interface IconProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** Collection and name, such as `lucide:leaf` or `fluent-emoji-flat:sun`. */
  name: IconName;
  /** Width and height in px at 1080p; 160 unless given. */
  size?: number;
  /** What it stands for, in words; nothing is written. */
  alt?: string;
}

const USUAL_SIZE = 160;
/** Line icons are drawn for 24 px; at 1/16 of the width their strokes go with ours. */
const STROKE_SHARE = 1 / 16;

/**
 * An icon of one of the installed collections. Line icons (`lucide`, `tabler`)
 * take the node's colour and are drawn stroke by stroke; `fluent-emoji-flat` has
 * colours of its own.
 *
 * @example
 * ```ts
 * const leaf = stage.place(new Icon({name: 'lucide:leaf', color: 'green'}), 'C3');
 * ```
 */
@nodeName('Icon')
export class Icon extends TeachingNode {
  public override readonly isSolid = true;
  /** The strokes and shapes of a line icon. */
  private readonly shapes: readonly Shape[];
  /** A colour icon: the browser knows all of SVG, Motion Canvas only the simple part. */
  private readonly image: HTMLImageElement | undefined;
  private readonly alt: string;

  public constructor({name, size = USUAL_SIZE, alt = '', ...props}: IconProps) {
    super({...props, size: [size, size]});
    this.alt = alt;
    this.image = iconImage(name);
    this.shapes = this.image === undefined ? this.addShapes(iconDrawing(name), size) : [];
  }

  public override readingText(): string {
    return this.alt;
  }

  public override *enter(): ThreadGenerator {
    if (this.image !== undefined) {
      yield* fadeAndRise(this);
      return;
    }
    this.opacity(1);
    yield* all(
      ...this.shapes.map(shape =>
        shape instanceof Curve && shape.lineWidth() > 0 && shape.stroke() !== null
          ? shape.end(0).end(1, MOVE_SECONDS, easeInOutCubic)
          : shape.opacity(0).opacity(1, MOVE_SECONDS, easeInOutCubic),
      ),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    if (this.image !== undefined) {
      const {width, height} = this.size();
      const {naturalWidth, naturalHeight} = this.image;
      const ratio = Math.min(width / naturalWidth, height / naturalHeight);
      const [across, down] = [naturalWidth * ratio, naturalHeight * ratio];
      context.drawImage(this.image, -across / 2, -down / 2, across, down);
    }
    this.drawChildren(context);
  }

  private addShapes({body, width, height}: IconDrawing, size: number): readonly Shape[] {
    const picture = new SVG({
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`,
      width: size,
      height: (size * height) / width,
      // What is “currentColor” in the drawing follows these two.
      fill: () => this.color(),
      stroke: () => this.color(),
    });
    this.add(picture);
    const shapes = picture.findAll(
      (node): node is Shape => node instanceof Shape && node !== picture,
    );
    for (const shape of shapes) shape.lineWidth(width * STROKE_SHARE);
    return shapes;
  }
}

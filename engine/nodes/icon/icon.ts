/** An icon. */
import {type Path, SVG, Shape, nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, all, easeInOutCubic} from '@motion-canvas/core';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import {fadeAndRise} from '../../motion/appear.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {type IconName, iconDrawing} from './icon-registry.ts';

/** Properties of {@link Icon}. */
export interface IconProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** Collection and name, such as `lucide:leaf` or `fluent-emoji-flat:sun`. */
  name: IconName;
  /** Width and height in px at 1080p; 160 unless given. */
  size?: number;
  /** What it stands for, in words; nothing is written. */
  alt?: string;
}

const LARGEST_UNTOLD = 160;
/** Line icons become hairs when small and clubs when large; their strokes stay between, in px. */
const STROKE_SHARE = 1 / 16;

/**
 * An icon of one of the installed collections. Line icons (`lucide`, `tabler`)
 * take the node's colour; `fluent-emoji-flat` has its own.
 *
 * @example
 * ```ts
 * const leaf = stage.place(new Icon({name: 'lucide:leaf', color: 'green'}), 'C3');
 * ```
 */
@nodeName('Icon')
export class Icon extends TeachingNode {
  public override readonly isSolid = true;
  private readonly picture: SVG;
  private readonly isLineIcon: boolean;
  private readonly alt: string;

  public constructor({name, size = LARGEST_UNTOLD, alt = '', ...props}: IconProps) {
    super({...props, size: [size, size]});
    const {body, width, height} = iconDrawing(name);
    this.alt = alt;
    this.isLineIcon = !name.startsWith('fluent-emoji-flat:');
    const coloured = body.replaceAll('currentColor', this.color().hex('rgb'));
    this.picture = new SVG({
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${coloured}</svg>`,
      width: size,
      height: (size * height) / width,
    });
    this.add(this.picture);
    if (this.isLineIcon) {
      for (const shape of this.shapes()) shape.lineWidth(() => width * STROKE_SHARE);
    }
  }

  public override readingText(): string {
    return this.alt;
  }

  public override *enter(): ThreadGenerator {
    if (!this.isLineIcon) {
      yield* fadeAndRise(this);
      return;
    }
    this.opacity(1);
    yield* all(
      ...this.shapes().map(shape =>
        'end' in shape
          ? (shape as Path).end(0).end(1, MOVE_SECONDS, easeInOutCubic)
          : fadeAndRise(shape),
      ),
    );
  }

  private shapes(): Shape[] {
    return this.picture.findAll(
      (node): node is Shape => node instanceof Shape && node !== this.picture,
    );
  }
}

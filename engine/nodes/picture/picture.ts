/** A picture from a file. */
import {nodeName} from '@motion-canvas/2d';
import type {Vector2} from '@motion-canvas/core';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {loadedPicture} from './picture-registry.ts';

/** Properties of {@link Picture}. */
export interface PictureProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The file, imported in the scene: `import leaf from '../pictures/leaf.png'`. */
  source: string;
  /** What it shows, in words: for those who cannot see it. */
  alt: string;
}

const CORNERS = 18;

/**
 * @example
 * ```ts
 * import leaf from '../pictures/leaf.png';
 * const picture = stage.placeIn(new Picture({source: leaf, alt: 'A green leaf'}), 'B2', 'E5');
 * ```
 */
@nodeName('Picture')
export class Picture extends TeachingNode {
  public override readonly isSolid = true;
  private readonly alt: string;
  private readonly image: HTMLImageElement;

  public constructor({source, alt, ...props}: PictureProps) {
    super(props);
    this.alt = alt;
    this.image = loadedPicture(source);
    this.size([this.image.naturalWidth, this.image.naturalHeight]);
  }

  /** Pictures are drawn as large as the space allows, up to twice their size. */
  public override fit(available: Vector2): void {
    const {width, height} = this.size();
    const ratio = Math.min(2, available.x / width, available.y / height);
    this.size([width * ratio, height * ratio]);
  }

  public override readingText(): string {
    return '';
  }

  /** What the picture shows, in words. */
  public description(): string {
    return this.alt;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const {width, height} = this.size();
    context.save();
    context.beginPath();
    context.roundRect(-width / 2, -height / 2, width, height, CORNERS);
    context.clip();
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.image, -width / 2, -height / 2, width, height);
    context.restore();
    this.drawChildren(context);
  }
}

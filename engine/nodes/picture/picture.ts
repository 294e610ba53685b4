/** A picture from a file. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, type Vector2, easeInOutCubic} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {reportProblem} from '../../report/lecture-record.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {groundBehind} from './picture-ground.ts';
import {loadedPicture} from './picture-registry.ts';

/** Properties of {@link Picture}. */
export interface PictureProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** The file, imported in the scene: `import leaf from '../pictures/leaf.png'`. */
  source: string;
  /** What it shows, in words: for those who cannot see it. */
  alt: string;
  /** Width in px at 1080p at the most; as wide as the space allows unless given. */
  width?: number;
}

const CORNERS = 18;
/** Around a drawing on a ground of its own, as a share of its shorter side. */
const MARGIN = 0.06;
const LARGEST_ENLARGEMENT = 2;
const VECTOR = /\.svg(?:[?#]|$)|^data:image\/svg/i;

/**
 * A picture from a file beside the scenes. A drawing that would not be seen on the theme's
 * ground, such as black lines on a dark theme, stands on a ground of its own.
 *
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
  private readonly ground: string | undefined;
  /** Px around the drawing, where its image has its own size. */
  private readonly surround: number;
  private readonly widest: number;
  private sizeBefore: Vector2 | undefined;

  public constructor({source, alt, width, ...props}: PictureProps) {
    super(props);
    this.alt = alt;
    const {image, edges, isEmpty} = loadedPicture(source);
    if (isEmpty)
      reportProblem(
        'nothing-to-see',
        `The picture “${alt}” is transparent all over: nothing of it can be seen.`,
      );
    this.image = image;
    this.ground = groundBehind(edges, useTheme().palette);
    const {naturalWidth, naturalHeight} = image;
    this.surround = this.ground === undefined ? 0 : MARGIN * Math.min(naturalWidth, naturalHeight);
    const boxWidth = naturalWidth + 2 * this.surround;
    const boxHeight = naturalHeight + 2 * this.surround;
    // What is drawn from lines is sharp at any size.
    const enlargement = VECTOR.test(source) ? Number.POSITIVE_INFINITY : LARGEST_ENLARGEMENT;
    this.widest = width ?? enlargement * boxWidth;
    const shown = width ?? boxWidth;
    this.size([shown, (shown * boxHeight) / boxWidth]);
  }

  /** Pictures are drawn as large as the space allows; photos up to twice their size, drawings to any. */
  public override fit(available: Vector2): void {
    const {width, height} = this.size();
    const ratio = Math.min(this.widest / width, available.x / width, available.y / height);
    this.sizeBefore = this.size();
    this.size([width * ratio, height * ratio]);
  }

  public override *easeIntoFit(seconds: number): ThreadGenerator {
    const size = this.size();
    if (this.sizeBefore !== undefined) this.size(this.sizeBefore);
    yield* this.size(size, seconds, easeInOutCubic);
  }

  public override readingText(): string {
    return '';
  }

  /** What the picture shows, in words. @internal */
  public description(): string {
    return this.alt;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const {width, height} = this.size();
    context.save();
    context.beginPath();
    context.roundRect(-width / 2, -height / 2, width, height, CORNERS);
    context.clip();
    if (this.ground !== undefined) {
      context.fillStyle = this.ground;
      context.fill();
    }
    const scale = width / (this.image.naturalWidth + 2 * this.surround);
    const imageWidth = this.image.naturalWidth * scale;
    const imageHeight = this.image.naturalHeight * scale;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.image, -imageWidth / 2, -imageHeight / 2, imageWidth, imageHeight);
    context.restore();
    this.drawChildren(context);
  }
}

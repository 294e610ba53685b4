/** A part of a formula: its formula draws it, this says where it is and how it is drawn. */
import {nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  linear,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {ENTER_SECONDS, LEAVE_SECONDS} from '../../motion/timing.ts';
import {type Color, withOpacity} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';

/** How a part is highlighted: a rounded patch behind it, a line under it, or a stroke through it, as where it cancels. */
export type HighlightShape = 'box' | 'underline' | 'strike';

const SWELL = 1.25;
const PATCH = {padding: 8, radius: 10};
const LINE = {gap: 8, width: 4};

/**
 * A part of a formula, from `formula.part(…)`.
 *
 * It can be labelled, emphasised, hidden and shown, coloured (`color`), moved
 * and scaled like any node. Where it occurs several times, all occurrences do
 * the same; its own place and size are those of the first.
 */
@nodeName('FormulaPart')
export class FormulaPart extends TeachingNode {
  /** The TeX of the part. */
  public readonly source: string;
  /** Where its occurrences are, in px from the formula's centre. */
  public readonly boxes: () => readonly BBox[];
  /** The same, with a box for each row of an occurrence that was broken. */
  private readonly boxesByRow: () => readonly BBox[];
  /** How far its writing has come, 0 to 1. */
  public readonly written = createSignal(1);
  private readonly light = createSignal(0);
  private lightColor: Color = 'accent';
  private lightShape: HighlightShape = 'box';

  /** Formulas make their parts. */
  public constructor(
    source: string,
    boxes: () => readonly BBox[],
    boxesByRow: () => readonly BBox[] = boxes,
  ) {
    super({});
    this.source = source;
    this.boxes = boxes;
    this.boxesByRow = boxesByRow;
    this.settle();
  }

  /** Hides the part at once; it can be shown later. @internal */
  public conceal(): this {
    this.opacity(0);
    return this;
  }

  /** Puts the part back into its place in the formula, wherever that is now. @internal */
  public settle(): void {
    this.position(() => this.boxes()[0]?.center ?? Vector2.zero);
    this.size(() => this.boxes()[0]?.size ?? Vector2.zero);
  }

  /** Where an occurrence is drawn, as a transformation of the formula's own px; undefined at rest. @internal */
  public displacement(occurrence: number): DOMMatrix | undefined {
    const boxes = this.boxes();
    const way = this.position().sub(boxes[0]?.center ?? Vector2.zero);
    const [scale, rotation] = [this.scale(), this.rotation()];
    if (way.squaredMagnitude < 1e-6 && scale.exactlyEquals(Vector2.one) && rotation === 0) {
      return undefined;
    }
    const {x, y} = boxes[occurrence]?.center ?? Vector2.zero;
    return new DOMMatrix()
      .translateSelf(x + way.x, y + way.y)
      .rotateSelf(rotation)
      .scaleSelf(scale.x, scale.y)
      .translateSelf(-x, -y);
  }

  public override smallestText(): number {
    return Number.POSITIVE_INFINITY;
  }

  public override readingText(): string {
    return this.source;
  }

  public override labelSpot(): LabelSpot {
    return {point: new Vector2(0, this.height() / 2), outwards: new Vector2(0, 1)};
  }

  /** It is written again. */
  public override *enter(): ThreadGenerator {
    this.written(0);
    this.opacity(1);
    yield* this.written(1, ENTER_SECONDS, linear);
  }

  public override *emphasise(): ThreadGenerator {
    const resting = this.scale();
    yield* this.scale(resting.scale(SWELL), ENTER_SECONDS / 2, easeInOutCubic);
    yield* this.scale(resting, ENTER_SECONDS / 2, easeInOutCubic);
  }

  /** Highlights the part, until {@link clearHighlight}. */
  public *highlight(color: Color = 'accent', shape: HighlightShape = 'box'): ThreadGenerator {
    this.light(0);
    this.lightColor = color;
    this.lightShape = shape;
    yield* this.light(1, ENTER_SECONDS, easeOutCubic);
  }

  /** Takes the highlight away. */
  public *clearHighlight(): ThreadGenerator {
    if (this.light() > 0) yield* this.light(0, LEAVE_SECONDS, easeInOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    if (this.lightShape !== 'strike') this.drawLight(context);
  }

  /** Draws what stands over the letters, which the formula has drawn. @internal */
  public drawOver(context: CanvasRenderingContext2D): void {
    if (this.lightShape !== 'strike') return;
    context.save();
    context.translate(this.position().x, this.position().y);
    this.drawLight(context);
    context.restore();
  }

  private drawLight(context: CanvasRenderingContext2D): void {
    const light = this.light();
    if (light === 0) return;
    const theme = useTheme();
    const color = theme.color(this.lightColor);
    const {x, y} = this.position();
    context.save();
    context.translate(-x, -y);
    for (const box of this.boxesByRow()) {
      context.beginPath();
      if (this.lightShape === 'box') {
        const {left, top, width, height} = box.expand(PATCH.padding);
        context.roundRect(left, top, width, height, PATCH.radius);
        context.fillStyle = withOpacity(color, theme.palette.fillOpacity * 1.4 * light);
        context.fill();
      } else {
        const [from, to] = strokeOf(box, this.lightShape);
        const end = Vector2.lerp(from, to, light);
        context.moveTo(from.x, from.y);
        context.lineTo(end.x, end.y);
        context.lineCap = 'round';
        context.lineWidth = LINE.width;
        context.strokeStyle = color;
        context.stroke();
      }
    }
    context.restore();
  }

  protected override getCacheBBox(): BBox {
    const {x, y} = this.position();
    const boxes = this.boxes();
    if (boxes.length === 0) return new BBox();
    const around = BBox.fromBBoxes(...boxes).expand(PATCH.padding + LINE.gap);
    return new BBox(around.position.sub([x, y]), around.size);
  }
}

/** The line under a box, or the stroke through it. */
function strokeOf(box: BBox, shape: 'underline' | 'strike'): [Vector2, Vector2] {
  if (shape === 'strike') {
    const {bottomLeft, topRight} = box.expand(PATCH.padding / 2);
    return [bottomLeft, topRight];
  }
  const y = box.bottom + PATCH.padding / 2 + LINE.gap;
  return [new Vector2(box.left, y), new Vector2(box.right, y)];
}

/** An arrow of a diagram. */
import {Circle, Node, Path, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  waitFor,
} from '@motion-canvas/core';
import {ENTER_SECONDS, LEAVE_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {useTheme} from '../../lecture-context.ts';
import type {Color} from '../../theme/theme.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {DiagramNode} from './diagram-node.ts';
import type {DiagramEdgeSettings} from './diagram.ts';
import type {EdgeWay} from './layout.ts';
import type {DiagramHeads} from './routes.ts';

const STROKE = {lineWidth: 4, lineJoin: 'round', lineCap: 'round'} as const;
const LABEL_FONT = {roomy: 30, tight: 28};
const LIGHT_DIAMETER = 20;

/** An arrow, from `diagram.edge(…)`. */
@nodeName('DiagramEdge')
export class DiagramEdge extends TeachingNode {
  private readonly way = createSignal<EdgeWay>({
    path: '',
    box: new BBox(),
    label: Vector2.zero,
  });
  private readonly dimmed = createSignal(0);
  /** How much of it is there while the diagram is laid out anew. */
  private readonly presence = createSignal(1);
  private readonly shell = new Node({opacity: () => (1 - 0.6 * this.dimmed()) * this.presence()});
  private readonly line: Path;
  private readonly words: Words | undefined;

  public constructor(
    public readonly settings: DiagramEdgeSettings,
    public readonly from: DiagramNode,
    public readonly to: DiagramNode,
  ) {
    super({color: settings.color ?? 'muted', opacity: 0});
    this.line = new Path({
      ...STROKE,
      data: () => this.way().path,
      stroke: () => this.color(),
      startArrow: this.heads === 'both',
      endArrow: this.heads !== 'none',
      arrowSize: 16,
      // A round cap would close the gaps of the dashes.
      ...(settings.dashed === true ? {lineDash: [14, 12], lineCap: 'butt'} : {}),
    });
    this.shell.add(this.line);
    if (settings.label !== undefined) {
      this.words = new Words({
        text: settings.label,
        fontSize: LABEL_FONT.roomy,
        color: 'text',
        patch: true,
      });
      this.words.position(() => this.way().label);
      this.shell.add(this.words);
    }
    this.add(this.shell);
  }

  /** At which of its ends it has a head. */
  public get heads(): DiagramHeads {
    return this.settings.heads ?? 'one';
  }

  /** Width and height of its label in px; zero where it has none. @internal */
  public labelSize(): Vector2 {
    return this.words?.size() ?? Vector2.zero;
  }

  /** Writes its label smaller, or at full size again. @internal */
  public setTight(tight: boolean): void {
    this.words?.fontSize(tight ? LABEL_FONT.tight : LABEL_FONT.roomy);
  }

  /** Leads it along a way, in px from the middle of the diagram. @internal */
  public lead(way: EdgeWay): void {
    this.way(way);
  }

  /** Goes over from a way to the one that it was just led along. @internal */
  public *easeFrom(before: EdgeWay, seconds: number): ThreadGenerator {
    const after = this.way();
    if (before.path === after.path) return;
    this.way(before);
    yield* this.presence(0, seconds * 0.3, easeInOutCubic);
    this.way(after);
    yield* waitFor(seconds * 0.4);
    yield* this.presence(1, seconds * 0.3, easeInOutCubic);
  }

  /** The way that it is led along. @internal */
  public ledAlong(): EdgeWay {
    return this.way();
  }

  public override localBox(): BBox {
    return this.way().box;
  }

  public override labelSpot(): LabelSpot {
    return {point: this.line.getPointAtPercentage(0.5).position, outwards: new Vector2(0, -1)};
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    this.dimmed(0);
    this.words?.opacity(0);
    yield* all(
      this.line.end(0).end(1, ENTER_SECONDS * 1.2, easeInOutCubic),
      ...(this.words === undefined ? [] : [this.words.opacity(1, MOVE_SECONDS, easeOutCubic)]),
    );
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.sendLight();
  }

  /** Lets it step back, or come forth again. */
  public *dim(amount: 0 | 1 = 1): ThreadGenerator {
    yield* this.dimmed(amount, ENTER_SECONDS, easeInOutCubic);
  }

  /**
   * Sends a light along it, which leaves a trail that fades.
   *
   * @param way - `backward` sends it from the end to the start.
   */
  public *sendLight(
    color: Color = 'accent',
    way: 'forward' | 'backward' = 'forward',
  ): ThreadGenerator {
    const paint = useTheme().color(color);
    const travelled = createSignal(0);
    const place = (): number => (way === 'forward' ? travelled() : 1 - travelled());
    const trail = new Path({
      ...STROKE,
      lineWidth: 6,
      data: () => this.way().path,
      stroke: paint,
      ...(way === 'forward' ? {end: place} : {start: place}),
    });
    const light = new Node({
      position: () => this.line.getPointAtPercentage(place()).position,
      opacity: () => Math.min(1, 8 * travelled(), 8 * (1 - travelled())),
    });
    light.add([
      new Circle({size: LIGHT_DIAMETER * 2.2, fill: paint, opacity: 0.25}),
      new Circle({size: LIGHT_DIAMETER, fill: paint}),
    ]);
    const parts = new Node({});
    parts.add([trail, light]);
    this.shell.insert(parts, 1);
    yield* travelled(1, MOVE_SECONDS, easeInOutCubic);
    yield* trail.opacity(0, LEAVE_SECONDS, easeOutCubic);
    parts.remove();
  }
}

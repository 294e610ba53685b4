/** An arrow of a diagram. */
import {Circle, Line, nodeName} from '@motion-canvas/2d';
import {
  BBox,
  type ThreadGenerator,
  Vector2,
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import {type LabelSpot, TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {DiagramNode} from './diagram-node.ts';
import type {DiagramEdgeSettings} from './diagram.ts';

/** An arrow, from `diagram.edge(…)`. */
@nodeName('DiagramEdge')
export class DiagramEdge extends TeachingNode {
  private readonly way = createSignal<readonly Vector2[]>([Vector2.zero, Vector2.right]);
  private readonly travelled = createSignal(0);
  private readonly line: Line;
  private readonly words: Words | undefined;

  public constructor(
    public readonly settings: DiagramEdgeSettings,
    public readonly from: DiagramNode,
    public readonly to: DiagramNode,
  ) {
    super({color: settings.color ?? 'muted', opacity: 0});
    this.line = new Line({
      points: () => [...this.way()],
      radius: 36,
      stroke: () => this.color(),
      lineWidth: 4,
      lineJoin: 'round',
      endArrow: true,
      arrowSize: 18,
      ...(settings.dashed === true ? {lineDash: [14, 12]} : {}),
    });
    const light = new Circle({
      size: 22,
      fill: () => this.color(),
      opacity: () => Math.sin(Math.PI * this.travelled()),
      position: () => this.line.getPointAtPercentage(this.travelled()).position,
    });
    this.add([this.line, light]);
    if (settings.label !== undefined) {
      this.words = new Words({text: settings.label, fontSize: 28, color: 'text', patch: true});
      this.words.position(() => this.halfWay());
      this.add(this.words);
    }
  }

  /** Width and height of its label in px; zero where it has none. */
  public labelSize(): Vector2 {
    return this.words?.size() ?? Vector2.zero;
  }

  /** Leads it along a way, in px from the middle of the diagram. */
  public lead(way: readonly Vector2[]): void {
    this.way(way);
  }

  public override localBox(): BBox {
    return BBox.fromPoints(...this.way());
  }

  public override labelSpot(): LabelSpot {
    return {point: this.halfWay(), outwards: new Vector2(0, -1)};
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    this.words?.opacity(0);
    yield* all(
      this.line.end(0).end(1, ENTER_SECONDS * 1.2, easeInOutCubic),
      ...(this.words === undefined ? [] : [this.words.opacity(1, MOVE_SECONDS, easeOutCubic)]),
    );
  }

  public override *emphasise(): ThreadGenerator {
    yield* this.travelled(1, MOVE_SECONDS, easeInOutCubic);
    this.travelled(0);
  }

  private halfWay(): Vector2 {
    return this.line.getPointAtPercentage(0.5).position;
  }
}

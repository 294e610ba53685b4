/** The stage of a section: places things on the anchor grid, plays beats, moves things tastefully. */
import {Layout, Node, type View2D} from '@motion-canvas/2d';
import {
  type BBox,
  type ThreadGenerator,
  type Vector2,
  all,
  chain,
  easeInOutCubic,
  useThread,
  waitFor,
  waitUntil,
} from '@motion-canvas/core';
import {type Anchor, areaRectangle, stageRectangle} from '../anchors.ts';
import type {LectureFrame} from '../frame/lecture-frame.ts';
import type {LectureContext} from '../lecture-context.ts';
import {fadeAndRise, fadeOut, pulse, staggered} from '../motion/appear.ts';
import {MOVE_SECONDS, REST_SECONDS, readingSeconds} from '../motion/timing.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {Words} from '../nodes/words/words.ts';
import {inspectStage, nameOf} from '../report/inspect-stage.ts';
import {noteLabel} from '../report/labelled.ts';
import {type LectureRecord, reportProblem} from '../report/lecture-record.ts';
import {STAGE_KEY} from '../report/read-leaves.ts';
import {readStage} from '../report/stage-layout.ts';
import type {Color} from '../theme/theme.ts';
import {fitInto} from './fit-into.ts';
import {type Side, placeLabel} from './label-placement.ts';
import {boundingBox, obstaclesIn, viewBox} from './measure.ts';

/** The numbers of the beats that go with some lines: 1 to their count. */
export type BeatOf<TLines extends readonly string[]> = number extends TLines['length']
  ? number
  : Exclude<Partial<TLines>['length'], 0 | undefined>;

/** How a label is drawn and where it goes. */
export interface LabelOptions {
  /** The side of the object; the stage finds a free one unless given. */
  readonly side?: Side;
  /** Its colour; the object's own unless given. */
  readonly color?: Color;
  /** Height of the letters in px at 1080p; 32 unless given. */
  readonly fontSize?: number;
}

/** How much of a label may touch other things before it is reported, in px². */
const TOLERATED_COVER = 150;

/**
 * Any node of Motion Canvas or Lectern. Named by a few of its members only: comparing
 * all of them costs the compiler as much as all the rest of a scene.
 */
export interface AnyNode {
  readonly key: string;
  /** The view that it belongs to. */
  view(): View2D;
}

/** What has no words is looked at for so long before it leaves. */
const SHORTEST_LOOK_SECONDS = 2.5;

/** The stage that a section's function gets. `TBeat` are the numbers of its beats. */
export class Stage<TBeat extends number = number> {
  private readonly layer: Layout;
  private readonly areas = new Map<Node, BBox>();
  private readonly labels = new Map<Node, readonly Words[]>();
  private readonly bounds: BBox;
  private newText: string[] = [];

  /** Sections get their stage from {@link lecture}; there is no need to make one. */
  public constructor(
    view: View2D,
    private readonly frame: LectureFrame,
    private readonly lines: readonly string[],
    private readonly context: LectureContext,
    private readonly record: LectureRecord,
  ) {
    this.layer = new Layout({layout: false, key: STAGE_KEY});
    view.add(this.layer);
    this.bounds = viewBox(stageRectangle(context.direction));
  }

  /**
   * Plays beat `beat`: lights its line, runs its animation, rests until it can
   * be read, and dims the line again.
   *
   * @remarks
   * Each beat starts at a Motion Canvas time event named `beat 1`, `beat 2` …,
   * which can be dragged in the editor to lengthen the pause before it.
   */
  public *beat(beat: TBeat, animation: () => ThreadGenerator): ThreadGenerator {
    yield* waitUntil(`beat ${beat}`);
    const thread = useThread();
    const startSeconds = thread.time();
    this.record.currentBeat = beat;
    this.newText = [];
    yield* all(this.frame.light(beat), chain(waitFor(0.25), this.annotated(beat, animation())));

    const elapsed = thread.time() - startSeconds;
    inspectStage(this.layer, beat, elapsed);
    const stageSeconds = readingSeconds(this.newText.join(' '));
    const lineSeconds = readingSeconds(this.lines[beat - 1] ?? '');
    yield* waitFor(REST_SECONDS + Math.max(stageSeconds, stageSeconds + lineSeconds - elapsed));

    const settledSeconds = thread.time();
    const objects = readStage(this.layer, this.context.direction);
    this.record.layouts.push({beat, atSeconds: settledSeconds, objects});
    yield* this.frame.dim(beat);
    this.record.beats.push({beat, startSeconds, settledSeconds, endSeconds: thread.time()});
  }

  /**
   * Puts a node on one anchor, hidden until it is shown.
   *
   * @returns The same node.
   */
  public place<TNode extends AnyNode>(node: TNode, anchor: Anchor): TNode {
    return this.placeIn(node, anchor, anchor);
  }

  /**
   * Puts a node into an area of the grid, centred and made to fit, hidden until
   * it is shown. What cannot fit legibly is reported with both sizes.
   *
   * @param node - A teaching node, or any Motion Canvas node.
   * @param from - The cell at the top left.
   * @param to - The cell at the bottom right.
   * @returns The same node.
   * @throws RangeError when the corners are swapped.
   */
  public placeIn<TNode extends AnyNode>(node: TNode, from: Anchor, to: Anchor): TNode {
    this.put(asNode(node), from, to);
    return node;
  }

  /** Lets nodes enter; a part waits until the node that it belongs to is there. */
  public *show(...nodes: readonly AnyNode[]): ThreadGenerator {
    let together: Node[] = [];
    for (const node of nodes.map(asNode)) {
      if (together.some(earlier => isWithin(node, earlier))) {
        yield* this.enterStaggered(together);
        together = [];
      }
      together.push(node);
    }
    yield* this.enterStaggered(together);
  }

  /** Lets nodes and their labels leave; the nodes keep their place and can be shown again. */
  public *hide(...nodes: readonly AnyNode[]): ThreadGenerator {
    const hidden = nodes.map(asNode);
    const labels = hidden.flatMap(node => this.labels.get(node) ?? []);
    const leaving = new Set<Node>([...hidden, ...labels]);
    yield* all(
      ...[...leaving].map(node => (node instanceof TeachingNode ? node.leave() : fadeOut(node))),
    );
    labels.forEach(label => label.remove());
    hidden.forEach(node => this.labels.delete(node));
  }

  /** Lets nodes leave for good and makes room for others; without arguments everything. */
  public *clear(...nodes: readonly AnyNode[]): ThreadGenerator {
    const leaving = nodes.length === 0 ? [...this.layer.children()] : nodes.map(asNode);
    yield* this.hide(...leaving.filter(node => node.opacity() > 0));
    for (const node of leaving) {
      node.remove();
      this.areas.delete(node);
    }
  }

  /**
   * Shows a label beside a node: within one cell of it and off everything else.
   * The label leaves together with its node.
   *
   * @param text - Words; `$…$` is TeX.
   */
  public *label(object: AnyNode, text: string, options: LabelOptions = {}): ThreadGenerator {
    const node = asNode(object);
    const own = node instanceof TeachingNode ? node.color() : undefined;
    const label = new Words({
      text,
      fontSize: options.fontSize ?? 32,
      color: options.color ?? own ?? 'text',
      opacity: 0,
    });
    noteLabel(label, node);
    this.layer.add(label);
    const {centre, covered} = placeLabel({
      size: label.size(),
      object: boundingBox(node),
      spot: this.spotOf(node),
      side: options.side,
      obstacles: [obstaclesIn(this.layer)],
      bounds: this.bounds,
    });
    label.position(centre);
    if (covered > TOLERATED_COVER) {
      reportProblem(
        'no-room-for-label',
        `The label “${text}” has no free place near ${nameOf(node)}: make room around it, or shorten the label.`,
      );
    }
    this.labels.set(node, [...(this.labels.get(node) ?? []), label]);
    yield* this.show(label);
  }

  /** Waits until what came since the beat began, or since the last rest, can be read: before it leaves within the beat. */
  public *rest(): ThreadGenerator {
    const seconds = REST_SECONDS + readingSeconds(this.newText.join(' '));
    yield* waitFor(Math.max(SHORTEST_LOOK_SECONDS, seconds));
    this.newText = [];
  }

  /** Draws attention to nodes, one after the other. */
  public *emphasise(...nodes: readonly AnyNode[]): ThreadGenerator {
    for (const node of nodes.map(asNode)) {
      yield* node instanceof TeachingNode ? node.emphasise() : pulse(node);
    }
  }

  /** Turns one node into another, which takes its place unless it has one of its own. */
  public *transform(before: AnyNode, after: AnyNode): ThreadGenerator {
    const from = asNode(before);
    const to = asNode(after);
    if (to.parent() === null) {
      const area = this.areas.get(from) ?? boundingBox(from);
      to.opacity(0);
      this.layer.add(to);
      this.areas.set(to, area);
      fitInto(to, area, 'the place of the node before');
    }
    const restingPosition = to.position();
    const start = boundingBox(from).center;
    to.absolutePosition(start.transformAsPoint(this.layer.localToWorld()));
    const way = restingPosition.sub(to.position());
    yield* all(
      from.position(from.position().add(way), MOVE_SECONDS, easeInOutCubic),
      from.opacity(0, MOVE_SECONDS * 0.6, easeInOutCubic),
      to.position(restingPosition, MOVE_SECONDS, easeInOutCubic),
      to.opacity(1, MOVE_SECONDS, easeInOutCubic),
    );
    from.remove();
    this.areas.delete(from);
  }

  /** Moves a node and its labels to another anchor or area, where it is made to fit again. */
  public *move(object: AnyNode, from: Anchor, to: Anchor = from): ThreadGenerator {
    const node = asNode(object);
    const area = viewBox(areaRectangle(from, to, this.context.direction));
    this.areas.set(node, area);
    const {position, scale} = {position: node.position(), scale: node.scale()};
    fitInto(node, area, from === to ? from : `${from}..${to}`);
    const target = {position: node.position(), scale: node.scale()};
    const way = target.position.sub(position);
    node.position(position).scale(scale);
    yield* all(
      node.position(target.position, MOVE_SECONDS, easeInOutCubic),
      node.scale(target.scale, MOVE_SECONDS, easeInOutCubic),
      ...(node instanceof TeachingNode ? [node.easeIntoFit(MOVE_SECONDS)] : []),
      ...(this.labels.get(node) ?? []).map(label =>
        label.position(label.position().add(way), MOVE_SECONDS, easeInOutCubic),
      ),
    );
  }

  /** A colour of the theme as `#rrggbb`, for plain Motion Canvas nodes. */
  public color(color: Color): string {
    return this.context.theme.color(color);
  }

  private *enterStaggered(nodes: readonly Node[]): ThreadGenerator {
    for (const node of nodes) {
      if (node.parent() === null) this.layer.add(node.opacity(0));
      if (node instanceof TeachingNode) this.newText.push(node.readingText());
    }
    yield* staggered(
      nodes.map(node => (node instanceof TeachingNode ? node.enter() : fadeAndRise(node))),
    );
  }

  private put(node: Node, from: Anchor, to: Anchor): void {
    const area = viewBox(areaRectangle(from, to, this.context.direction));
    node.opacity(0);
    this.layer.add(node);
    this.areas.set(node, area);
    fitInto(node, area, from === to ? from : `${from}..${to}`);
  }

  private spotOf(node: Node): {point: Vector2; outwards: Vector2} | undefined {
    const spot = node instanceof TeachingNode ? node.labelSpot() : undefined;
    if (spot === undefined) return undefined;
    const matrix = this.layer.worldToLocal().multiply(node.localToWorld());
    return {
      point: spot.point.transformAsPoint(matrix),
      outwards: spot.outwards.transform(matrix).normalized,
    };
  }

  private *annotated(beat: number, animation: ThreadGenerator): ThreadGenerator {
    try {
      yield* animation;
    } catch (error) {
      if (error instanceof Error) Object.assign(error, {beat});
      throw error;
    }
  }
}

function isWithin(node: Node, ancestor: Node): boolean {
  for (let parent = node.parent(); parent !== null; parent = parent.parent()) {
    if (parent === ancestor) return true;
  }
  return false;
}

function asNode(node: AnyNode): Node {
  if (!(node instanceof Node)) throw new TypeError('The stage takes nodes of Motion Canvas only.');
  return node;
}

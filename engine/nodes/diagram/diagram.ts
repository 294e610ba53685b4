/** A diagram: nodes and arrows between them, laid out by a layout library. */
import {nodeName} from '@motion-canvas/2d';
import {
  type ThreadGenerator,
  Vector2,
  all,
  chain,
  easeInOutCubic,
  waitFor,
} from '@motion-canvas/core';
import {useLectureContext} from '../../lecture-context.ts';
import {staggerSeconds} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import type {IconName} from '../icon/icon-registry.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {DiagramEdge} from './diagram-edge.ts';
import {DiagramNode} from './diagram-node.ts';
import {chainOf, foldChain} from './fold.ts';
import {type DiagramDirection, type DiagramLayout, layOutDiagram} from './layout.ts';
import type {DiagramShape} from './outline.ts';
import {nodesInOrder} from './reading-order.ts';

/** A node as it is described. */
export interface DiagramNodeSettings<TId extends string = string> {
  readonly id: TId;
  /** Words in it, its id unless given; `$…$` is TeX. */
  readonly label?: string;
  readonly color?: Color;
  readonly icon?: IconName;
  readonly shape?: DiagramShape;
}

/** An arrow as it is described. */
export interface DiagramEdgeSettings<TId extends string = string> {
  readonly from: TId;
  readonly to: TId;
  readonly label?: string;
  readonly color?: Color;
  readonly dashed?: boolean;
}

/** Properties of {@link Diagram}. */
export interface DiagramProps<TId extends string> extends Omit<
  TeachingNodeProps,
  'size' | 'width' | 'height' | 'direction'
> {
  nodes: readonly DiagramNodeSettings<TId>[];
  /** Arrows between nodes, by their ids. */
  edges: readonly DiagramEdgeSettings<NoInfer<TId>>[];
  /** Where arrows lead; chosen to fill the space unless given, and given up where no text could be read. Chains then fold into rows. */
  direction?: DiagramDirection;
  /** What is there when the diagram enters; all unless given. */
  revealed?: 'all' | 'none';
}

const LARGEST = new Vector2(1100, 780);
/** Ways to lay a diagram out, the airiest first. */
const DENSITIES = [
  {spacing: 1.3, tight: false},
  {spacing: 1, tight: false},
  {spacing: 0.75, tight: false},
  {spacing: 0.55, tight: false},
  {spacing: 0.75, tight: true},
  {spacing: 0.5, tight: true},
];
/** Size of the smallest text before scaling, in px. */
const SMALLEST_ROOMY_TEXT = 30;
const SMALLEST_TEXT = 28;
const DIRECTIONS: readonly DiagramDirection[] = ['right', 'down'];

/** Lays the diagram out, given the share of the usual distances. */
type Arrangement = (spacing: number) => DiagramLayout;

/** A layout, and how it fits into a space. */
interface FittedLayout {
  readonly layout: DiagramLayout;
  readonly tight: boolean;
  readonly ratio: number;
  /** Size of the smallest text in px. */
  readonly textPx: number;
  /** Share of the space that it fills. */
  readonly fill: number;
}

/**
 * Nodes and arrows between them, which lay themselves out in their area.
 *
 * @example
 * ```ts
 * const cycle = stage.placeIn(
 *   new Diagram({
 *     nodes: [{id: 'light', icon: 'lucide:sun', color: 'yellow'}, {id: 'sugar', color: 'green'}],
 *     edges: [{from: 'light', to: 'sugar', label: 'drives'}],
 *   }),
 *   'A1', 'F6',
 * );
 * yield* stage.show(cycle);
 * yield* stage.emphasise(cycle.node('sugar'));
 * ```
 */
@nodeName('Diagram')
export class Diagram<const TId extends string = string> extends TeachingNode {
  private readonly nodes = new Map<string, DiagramNode>();
  private readonly edges: readonly DiagramEdge[];
  private readonly wish: DiagramDirection | undefined;
  private readonly revealed: 'all' | 'none';
  private current: DiagramLayout | undefined;
  private previous: DiagramLayout | undefined;

  public constructor({nodes, edges, direction, revealed = 'all', ...props}: DiagramProps<TId>) {
    super(props);
    this.wish = direction;
    this.revealed = revealed;
    for (const settings of nodes) {
      if (this.nodes.has(settings.id)) {
        throw new RangeError(`The diagram has two nodes “${settings.id}”.`);
      }
      this.nodes.set(settings.id, new DiagramNode(settings));
    }
    this.edges = edges.map(
      settings => new DiagramEdge(settings, this.node(settings.from), this.node(settings.to)),
    );
    this.add([...this.edges, ...this.nodes.values()]);
    this.fit(LARGEST);
  }

  /** A node by its id; throws a RangeError when there is none. */
  public node(id: TId): DiagramNode {
    const node = this.nodes.get(id);
    if (node === undefined) {
      const ids = [...this.nodes.keys()].join(', ');
      throw new RangeError(`The diagram has no node “${id}”; there are ${ids}.`);
    }
    return node;
  }

  /** The arrow between two nodes; throws a RangeError when there is none. */
  public edge(from: TId, to: TId): DiagramEdge {
    const edge = this.edges.find(({settings}) => settings.from === from && settings.to === to);
    if (edge === undefined) {
      throw new RangeError(`The diagram has no arrow from “${from}” to “${to}”.`);
    }
    return edge;
  }

  public override fit(available: Vector2): void {
    const wished = this.wish === undefined ? DIRECTIONS : [this.wish];
    let best = this.bestOf(this.ledIn(wished), available);
    for (const arrangements of [this.ledIn(DIRECTIONS), this.folded()]) {
      if (best.textPx >= SMALLEST_TEXT || arrangements.length === 0) continue;
      const other = this.bestOf(arrangements, available);
      if (other.textPx > best.textPx + 1) best = other;
    }
    this.setTight(best.tight);
    this.previous = this.current;
    this.current = best.layout;
    for (const [node, place] of best.layout.places) node.position(place);
    for (const [edge, way] of best.layout.ways) edge.lead(way);
    this.size(best.layout.size);
    this.scale(best.ratio);
  }

  public override *easeIntoFit(seconds: number): ThreadGenerator {
    const [before, after] = [this.previous, this.current];
    if (before === undefined || after === undefined) return;
    yield* all(
      ...[...after.places].map(([node, place]) =>
        node.position(before.places.get(node) ?? place).position(place, seconds, easeInOutCubic),
      ),
      ...[...after.ways].map(([edge, way]) => edge.easeFrom(before.ways.get(edge) ?? way, seconds)),
    );
  }

  public override readingText(): string {
    return this.revealed === 'none' ? '' : super.readingText();
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    const parts = [...this.nodes.values(), ...this.edges];
    for (const part of parts) part.opacity(0);
    if (this.revealed === 'none') return;
    const order = nodesInOrder([...this.nodes.values()], this.edges);
    const pause = 2 * staggerSeconds(order.length);
    yield* all(
      ...order.map((node, index) => chain(waitFor(index * pause), node.enter())),
      ...this.edges.map(edge => {
        const after = Math.max(order.indexOf(edge.from), order.indexOf(edge.to));
        return chain(waitFor((after + 1) * pause + 0.2), edge.enter());
      }),
    );
  }

  /** Tints a node, and lets all that does not touch it step back. */
  public *highlight(id: TId, color?: Color): ThreadGenerator {
    const chosen = this.node(id);
    yield* all(
      ...[...this.nodes.values()].map(node =>
        node === chosen ? node.highlight(color) : node.dim(),
      ),
      ...this.edges.map(edge => edge.dim(edge.from === chosen || edge.to === chosen ? 0 : 1)),
    );
  }

  /** Makes everything look as it did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(
      ...[...this.nodes.values()].map(node => node.clearHighlight()),
      ...this.edges.map(edge => edge.dim(0)),
    );
  }

  /**
   * Sends a light along arrows, from node to node.
   *
   * @throws RangeError when there is no arrow between two that follow each other.
   */
  public *walk(ids: readonly TId[], color: Color = 'accent'): ThreadGenerator {
    for (const [index, id] of ids.entries()) {
      const next = ids[index + 1];
      yield* this.node(id).emphasise();
      if (next !== undefined) yield* this.edge(id, next).sendLight(color);
    }
  }

  private ledIn(directions: readonly DiagramDirection[]): Arrangement[] {
    const nodes = [...this.nodes.values()];
    return directions.map(
      direction => spacing =>
        layOutDiagram(nodes, this.edges, {direction, spacing, mirrored: isMirrored()}),
    );
  }

  /** The ways to fold it into rows of two nodes or more; none where it is no chain. */
  private folded(): Arrangement[] {
    const chain = chainOf([...this.nodes.values()], this.edges);
    if (chain === undefined) return [];
    return Array.from(
      {length: Math.max(0, Math.ceil(chain.length / 2) - 1)},
      (_, index) => spacing => foldChain(chain, {rows: index + 2, spacing, mirrored: isMirrored()}),
    );
  }

  /** The layout with the largest words; among like ones that which fills the space best. */
  private bestOf(arrangements: readonly Arrangement[], available: Vector2): FittedLayout {
    const fitted = DENSITIES.flatMap(({spacing, tight}) => {
      this.setTight(tight);
      return arrangements.map(arrange => {
        const layout = arrange(spacing);
        const {x, y} = layout.size;
        const ratio = Math.min(1, available.x / x, available.y / y);
        return {
          layout,
          tight,
          ratio,
          textPx: ratio * (tight ? SMALLEST_TEXT : SMALLEST_ROOMY_TEXT),
          fill: (x * y * ratio ** 2) / (available.x * available.y),
        };
      });
    });
    const largest = Math.max(...fitted.map(({textPx}) => textPx));
    return fitted
      .filter(({textPx}) => textPx >= largest - 0.6)
      .reduce((first, second) => (second.fill > first.fill + 0.05 ? second : first));
  }

  private setTight(tight: boolean): void {
    for (const part of [...this.nodes.values(), ...this.edges]) part.setTight(tight);
  }
}

function isMirrored(): boolean {
  return useLectureContext().direction === 'rtl';
}

/** A diagram: nodes and arrows between them, laid out by a layout library. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, all, chain, waitFor} from '@motion-canvas/core';
import {useLectureContext} from '../../lecture-context.ts';
import {STAGGER_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import type {IconName} from '../icon/icon-registry.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {DiagramEdge} from './diagram-edge.ts';
import {DiagramNode, type DiagramShape} from './diagram-node.ts';
import {type DiagramDirection, layOutDiagram} from './layout.ts';

/** A node as it is described. */
export interface DiagramNodeSettings<TId extends string = string> {
  readonly id: TId;
  /** Words in it; its id unless given. `$…$` is TeX. */
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
  edges: readonly DiagramEdgeSettings<NoInfer<TId>>[];
  /** Where arrows lead; chosen to fill the space unless given. */
  direction?: DiagramDirection;
  /** What is there when the diagram enters; all unless given. */
  revealed?: 'all' | 'none';
}

const LARGEST = new Vector2(1100, 780);
const SPACINGS = [1, 0.75, 0.55];

/**
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

  public constructor({nodes, edges, direction, revealed = 'all', ...props}: DiagramProps<TId>) {
    super(props);
    this.wish = direction;
    this.revealed = revealed;
    for (const settings of nodes) this.nodes.set(settings.id, new DiagramNode(settings));
    this.edges = edges.map(
      settings => new DiagramEdge(settings, this.node(settings.from), this.node(settings.to)),
    );
    this.add([...this.edges, ...this.nodes.values()]);
    this.fit(LARGEST);
  }

  /** A node by its id. */
  public node(id: TId): DiagramNode {
    const node = this.nodes.get(id);
    if (node === undefined) throw new RangeError(`The diagram has no node “${id}”.`);
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
    const directions: DiagramDirection[] =
      this.wish === undefined ? ['right', 'down'] : [this.wish];
    const tries = SPACINGS.flatMap(spacing => directions.map(direction => ({spacing, direction})));
    const layouts = tries.map(({spacing, direction}) => {
      const layout = layOutDiagram([...this.nodes.values()], this.edges, direction, spacing);
      const ratio = Math.min(1, available.x / layout.size.x, available.y / layout.size.y);
      return {
        layout,
        ratio,
        fill: (layout.size.x * layout.size.y * ratio * ratio) / (available.x * available.y),
      };
    });
    const largest = Math.max(...layouts.map(({ratio}) => ratio));
    const best = layouts
      .filter(({ratio}) => ratio >= largest - 0.02)
      .reduce((first, second) => (second.fill > first.fill + 0.05 ? second : first));
    const mirror = useLectureContext().direction === 'rtl' ? -1 : 1;
    for (const [node, place] of best.layout.places) node.position(place.mul([mirror, 1]));
    for (const [edge, way] of best.layout.ways) edge.lead(way.map(point => point.mul([mirror, 1])));
    this.size(best.layout.size);
    this.scale(best.ratio);
  }

  public override readingText(): string {
    return this.revealed === 'none' ? '' : super.readingText();
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    const parts = [...this.nodes.values(), ...this.edges];
    for (const part of parts) part.opacity(0);
    if (this.revealed === 'none') return;
    const order = [...this.nodes.values()];
    yield* all(
      ...order.map((node, index) => chain(waitFor(index * 2 * STAGGER_SECONDS), node.enter())),
      ...this.edges.map(edge => {
        const after = Math.max(order.indexOf(edge.from), order.indexOf(edge.to));
        return chain(waitFor((after + 1) * 2 * STAGGER_SECONDS + 0.2), edge.enter());
      }),
    );
  }

  /** Tints a node, and lets all others step back. */
  public *highlight(id: TId, color?: Color): ThreadGenerator {
    const chosen = this.node(id);
    yield* all(
      ...[...this.nodes.values()].map(node =>
        node === chosen ? node.highlight(color) : node.dim(),
      ),
    );
  }

  /** Makes all nodes look as they did at first. */
  public *clearHighlight(): ThreadGenerator {
    yield* all(...[...this.nodes.values()].map(node => node.clearHighlight()));
  }

  /** Sends a light along arrows, from node to node. */
  public *walk(ids: readonly TId[]): ThreadGenerator {
    for (const [index, id] of ids.entries()) {
      const next = ids[index + 1];
      yield* this.node(id).emphasise();
      if (next !== undefined) yield* this.edge(id, next).emphasise();
    }
  }
}

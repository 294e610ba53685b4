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
import {MOVE_SECONDS, staggerSeconds} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import type {IconName} from '../icon/icon-registry.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {DiagramEdge} from './diagram-edge.ts';
import {DiagramNode} from './diagram-node.ts';
import {type Arrangement, SMALLEST_TEXT, bestFit} from './best-fit.ts';
import {chainOf, foldChain, rowsOf} from './fold.ts';
import {type DiagramDirection, type DiagramLayout, layOutDiagram} from './layout.ts';
import type {DiagramShape} from './outline.ts';
import {nodesInOrder} from './reading-order.ts';
import type {DiagramHeads} from './routes.ts';

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
  /** `one` unless given. */
  readonly heads?: DiagramHeads;
}

/** Properties of {@link Diagram}. */
export interface DiagramProps<TId extends string> extends Omit<
  TeachingNodeProps,
  'size' | 'width' | 'height' | 'direction'
> {
  nodes: readonly DiagramNodeSettings<TId>[];
  /** Arrows between nodes, by their ids. */
  edges: readonly DiagramEdgeSettings<NoInfer<TId>>[];
  /** Where arrows lead; chosen to fill the space unless given, and given up where no text could be read. Chains and rings then fold into rows. */
  direction?: DiagramDirection;
  /** What is there when the diagram enters; all unless given. */
  revealed?: 'all' | 'none';
}

const LARGEST = new Vector2(1100, 780);
const DIRECTIONS: readonly DiagramDirection[] = ['right', 'down'];

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
  private wish: DiagramDirection | undefined;
  private readonly revealed: 'all' | 'none';
  private current: DiagramLayout | undefined;
  private previous: DiagramLayout | undefined;
  private available = LARGEST;

  public constructor({nodes, edges, direction, revealed = 'all', ...props}: DiagramProps<TId>) {
    super(props);
    this.wish = direction;
    this.revealed = revealed;
    for (const settings of nodes) {
      if (this.nodes.has(settings.id)) {
        throw new RangeError(`The diagram has two nodes “${settings.id}”.`);
      }
      this.nodes.set(settings.id, new DiagramNode(settings, seconds => this.layOutAnew(seconds)));
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

  /**
   * The arrow between two nodes.
   *
   * @param which - Where several join them: its label, or its number from 0.
   * @throws RangeError when there is none.
   */
  public edge(from: TId, to: TId, which: string | number = 0): DiagramEdge {
    const joining = [
      ...this.edges.filter(edge => edge.from.id === from && edge.to.id === to),
      ...this.edges.filter(
        edge => edge.heads !== 'one' && edge.from.id === to && edge.to.id === from,
      ),
    ];
    const edge =
      typeof which === 'number'
        ? joining[which]
        : joining.find(({settings}) => settings.label === which);
    if (edge === undefined) {
      const wanted = which === 0 ? '' : ` “${which}”`;
      throw new RangeError(`The diagram has no arrow${wanted} from “${from}” to “${to}”.`);
    }
    return edge;
  }

  public override fit(available: Vector2): void {
    this.available = available;
    const fitting = {
      available,
      setTight: (tight: boolean) => {
        for (const part of [...this.nodes.values(), ...this.edges]) part.setTight(tight);
      },
    };
    const wished = this.wish === undefined ? DIRECTIONS : [this.wish];
    let best = bestFit(this.ledIn(wished), fitting);
    for (const arrangements of [this.ledIn(DIRECTIONS), this.folded()]) {
      if (best.textPx >= SMALLEST_TEXT || arrangements.length === 0) continue;
      const other = bestFit(arrangements, fitting);
      if (other.textPx > best.textPx + 1) best = other;
    }
    fitting.setTight(best.tight);
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
      if (next === undefined) continue;
      const edge = this.edge(id, next);
      yield* edge.sendLight(color, edge.from.id === id ? 'forward' : 'backward');
    }
  }

  /** Lets its arrows lead another way. */
  public *turn(direction: DiagramDirection, seconds = MOVE_SECONDS): ThreadGenerator {
    this.wish = direction;
    yield* this.layOutAnew(seconds);
  }

  private ledIn(directions: readonly DiagramDirection[]): Arrangement[] {
    const nodes = [...this.nodes.values()];
    return directions.map(
      direction => spacing =>
        layOutDiagram(nodes, this.edges, {direction, spacing, mirrored: isMirrored()}),
    );
  }

  /** The ways to fold it into rows; none where it is neither a chain nor a ring. */
  private folded(): Arrangement[] {
    const chain = chainOf([...this.nodes.values()], this.edges);
    if (chain === undefined) return [];
    return rowsOf(chain).map(
      rows => spacing => foldChain(chain, {rows, spacing, mirrored: isMirrored()}),
    );
  }

  /** Goes over to the layout that fits its space now. */
  private *layOutAnew(seconds: number): ThreadGenerator {
    const nodes = [...this.nodes.values()];
    const before = {scale: this.scale(), sizes: nodes.map(node => node.size())};
    this.fit(this.available);
    const after = {scale: this.scale(), sizes: nodes.map(node => node.size())};
    this.scale(before.scale);
    yield* all(
      this.easeIntoFit(seconds),
      this.scale(after.scale, seconds, easeInOutCubic),
      ...nodes.map((node, index) =>
        node
          .size(before.sizes[index] ?? node.size())
          .size(after.sizes[index] ?? node.size(), seconds, easeInOutCubic),
      ),
    );
  }
}

function isMirrored(): boolean {
  return useLectureContext().direction === 'rtl';
}

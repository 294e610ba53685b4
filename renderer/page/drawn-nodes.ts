/**
 * Knows which nodes of a scene have changed since they were drawn, and where they stand: what is
 * elsewhere need not be drawn again.
 */
import {Node} from '@motion-canvas/2d';
import {DependencyContext} from '@motion-canvas/core';
import type {FrameSize} from '../protocol.ts';
import {
  type Area,
  NOWHERE,
  alignToBlocks,
  contains,
  intersection,
  isEmpty,
  pixelsIn,
  union,
  wholeArea,
} from './area.ts';
import {areaOf, paintsAnywhere, paintsNothing} from './node-area.ts';

/** Of the picture: where more has changed, drawing all of it costs less. */
const LARGEST_SHARE = 0.6;
/** Where everything moves, it is looked at the more seldom whether it still does, the longer it has. */
const MOST_FRAMES_WITHOUT_LOOK = 30;
const SHARE_WITHOUT_LOOK = 1 / 4;

type Render = (this: Node, context: CanvasRenderingContext2D) => void;

/** What is drawn of a picture. */
export interface DrawnPart {
  /** Where something can have changed; whole blocks, as pictures are read in those. */
  readonly part: Area;
  /** Holds all that is painted there, each thing as a whole. */
  readonly painted: Area;
}

/** Any signal. */
export type Signal =
  DependencyContext<unknown>['dependencies'] extends Set<infer TSignal> ? TSignal : never;

/** Notes which signals an action reads, and when one of them changes. */
class Watch extends DependencyContext<Node> {
  public constructor(node: Node, onChange: () => void) {
    super(node);
    this.markDirty = onChange;
  }

  public over<TResult>(action: () => TResult): TResult {
    this.clearDependencies();
    this.startCollecting();
    try {
      return action();
    } finally {
      this.finishCollecting();
    }
  }

  public reads(signal: Signal): boolean {
    return this.dependencies.has(signal);
  }
}

/** One node that was drawn, and the nodes that were drawn as its children. */
class DrawnNode {
  public changed = true;
  /** Whether something below it has changed. */
  public changedBelow = false;
  /** Where it was drawn, its children included. */
  public area = NOWHERE;
  public children: DrawnNode[] = [];
  /** Number of the draw in which it was met last. */
  public met = 0;
  private hasMoved = true;
  private readonly look: Watch;
  private readonly place: Watch;

  public constructor(
    public readonly node: Node,
    onChange: () => void,
  ) {
    this.look = new Watch(node, () => {
      this.changed = true;
      onChange();
    });
    this.place = new Watch(node, () => {
      this.hasMoved = true;
    });
  }

  /** Draws it. */
  public draw(action: () => void): void {
    this.changed = false;
    this.changedBelow = false;
    this.look.over(action);
  }

  /** Sets {@link area} to where it is now. */
  public locate(): void {
    if (!this.hasMoved) return;
    this.hasMoved = false;
    this.area = this.place.over(() => areaOf(this.node));
  }

  public reads(signal: Signal): boolean {
    return this.look.reads(signal);
  }

  public dispose(): void {
    this.look.dispose();
    this.place.dispose();
  }
}

/** The nodes of one scene. */
export class DrawnNodes {
  private known = new WeakMap<Node, DrawnNode>();
  private roots: DrawnNode[] = [];
  private draws = 0;
  /** Those that were drawn in the current draw, children before their parents. */
  private drawn: DrawnNode[] = [];
  /** Those that were children of a node before it was drawn again. */
  private former: DrawnNode[] = [];
  private siblings: DrawnNode[] = [];
  /** Those of the drawn ones that had changed. */
  private changed: DrawnNode[] = [];
  private part: Area | undefined;
  private framesWithoutLook = 0;
  /** The frame since which everything has moved, and the one at which that is looked at next. */
  private movingSince = 0;
  private nextLook = 0;
  private areAreasKnown = false;

  /**
   * @param onChange - Called when a signal has changed that a node read when it was drawn.
   */
  public constructor(private readonly onChange: () => void) {}

  /**
   * Where something has changed since the last draw.
   *
   * @param size - Of the picture.
   * @param frame - Number of the one that is to be drawn.
   * @returns Areas, which may be empty; undefined where all is to be drawn.
   */
  public changedPart(size: FrameSize, frame: number): DrawnPart | undefined {
    if (!this.areAreasKnown) {
      this.lookAway(frame);
      return undefined;
    }
    const whole = wholeArea(size);
    const mostPixels = LARGEST_SHARE * pixelsIn(whole);
    let part = NOWHERE;
    const look = (each: DrawnNode): boolean => {
      if (pixelsIn(part) > mostPixels) return true;
      if (each.changed) part = union(part, intersection(each.area, whole));
      each.locate();
      if (each.changed) part = union(part, intersection(each.area, whole));
      each.changedBelow = false;
      for (const child of each.children) if (look(child)) each.changedBelow = true;
      return each.changed || each.changedBelow;
    };
    for (const root of this.roots) look(root);
    part = alignToBlocks(part, size);
    if (pixelsIn(part) > mostPixels) {
      this.lookAway(frame);
      return undefined;
    }
    const painted = this.roots.reduce((sum, root) => union(sum, paintedBy(root, part)), part);
    return {part, painted: intersection(painted, whole)};
  }

  /** Whether the next draw is one that nobody looks at; it counts as drawn. */
  public skipsLook(): boolean {
    if (this.framesWithoutLook === 0) return false;
    this.framesWithoutLook--;
    return true;
  }

  /**
   * Draws, and watches the nodes that are drawn.
   *
   * @param context - Nodes that are drawn on others first, to be cached, count as a part of the
   *   node that is cached.
   * @param part - What is drawn; nodes that lie outside and have not changed are left out.
   */
  public draw(context: CanvasRenderingContext2D, part: Area | undefined, draw: () => void): void {
    this.draws++;
    this.part = part;
    this.drawn = [];
    this.changed = [];
    this.former = this.roots;
    this.siblings = this.roots = [];
    const render = Object.getOwnPropertyDescriptor(Node.prototype, 'render')?.value as Render;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- `this` is the node, below.
    const nodes = this;
    Node.prototype.render = function (given) {
      if (given === context) nodes.render(this, given, render);
      else render.call(this, given);
    };
    try {
      draw();
    } finally {
      Node.prototype.render = render;
    }
    for (const each of this.former) if (each.met !== this.draws) this.forget(each);
    this.former = [];
  }

  /** Finds out where the nodes stand that were drawn; reads signals. */
  public locate(): void {
    this.areAreasKnown = !this.drawn.some(({node}) => paintsAnywhere(node));
    if (this.areAreasKnown) for (const each of this.drawn) each.locate();
  }

  /** Whether all that had changed in the last draw stands in a part now that it is drawn. */
  public changedOnlyIn(part: Area, size: FrameSize): boolean {
    const whole = wholeArea(size);
    return (
      this.areAreasKnown &&
      this.changed.every(({area}) => contains(part, intersection(area, whole)))
    );
  }

  /** Whether a node read a signal in the last draw. */
  public reads(signal: Signal): boolean {
    return this.drawn.some(each => each.reads(signal));
  }

  /** Ends the watch. */
  public forgetAll(): void {
    this.draws++;
    for (const root of this.roots) this.forget(root);
    this.roots = [];
    this.drawn = [];
    this.changed = [];
    this.areAreasKnown = false;
  }

  /** Where looking tells nothing that would spare drawing, it only costs. */
  private lookAway(frame: number): void {
    this.forgetAll();
    // It has stood still, or moved in part, in between.
    if (frame !== this.nextLook) this.movingSince = frame;
    this.framesWithoutLook = Math.min(
      MOST_FRAMES_WITHOUT_LOOK,
      Math.floor(SHARE_WITHOUT_LOOK * (frame - this.movingSince)),
    );
    this.nextLook = frame + this.framesWithoutLook + 1;
  }

  private render(node: Node, context: CanvasRenderingContext2D, render: Render): void {
    const each = this.known.get(node) ?? new DrawnNode(node, this.onChange);
    this.known.set(node, each);
    each.met = this.draws;
    this.siblings.push(each);
    if (this.part !== undefined && canLeaveOut(each, this.part)) return;
    const {siblings} = this;
    if (each.changed) this.changed.push(each);
    this.former.push(...each.children);
    this.siblings = each.children = [];
    try {
      each.draw(() => render.call(node, context));
    } finally {
      this.siblings = siblings;
    }
    this.drawn.push(each);
  }

  private forget(each: DrawnNode): void {
    this.known.delete(each.node);
    each.dispose();
    for (const child of each.children) if (child.met !== this.draws) this.forget(child);
  }
}

/** Whether nothing of a node has to be drawn, its children included. */
function canLeaveOut({changed, changedBelow, area}: DrawnNode, part: Area): boolean {
  return !changed && !changedBelow && isEmpty(intersection(area, part));
}

/** Where a node paints when a part is drawn, its children included. */
function paintedBy(each: DrawnNode, part: Area): Area {
  if (canLeaveOut(each, part)) return NOWHERE;
  if (each.changed || each.children.length === 0 || !paintsNothing(each.node)) return each.area;
  return each.children.reduce((sum, child) => union(sum, paintedBy(child, part)), NOWHERE);
}

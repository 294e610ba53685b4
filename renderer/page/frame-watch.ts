/**
 * Draws the frames of a scene, and knows whether the next one can differ from the one that was
 * drawn last, and where: Motion Canvas draws from signals, so where none that the last draw read
 * has changed, nothing has.
 */
import {Scene2D} from '@motion-canvas/2d';
import {DependencyContext, type PlaybackStatus, type Scene} from '@motion-canvas/core';
import type {FrameSize} from '../protocol.ts';
import {type Area, heightOf, wholeArea, widthOf} from './area.ts';
import {DrawnNodes, type DrawnPart, type Signal} from './drawn-nodes.ts';
import {inScene} from './in-scene.ts';
import {OwnDrawing, hasRenderHooks} from './own-drawing.ts';
import {updateLayouts} from './spare/layout.ts';

/** Motion Canvas itself reads the time once while it draws; who reads it more often shows it. */
const OWN_READS_OF_TIME = 1;

/** Draws one scene, and watches over that. */
export class FrameWatch extends DependencyContext {
  private changed = true;
  /** Whether something has changed that no node has read, or nobody knows who. */
  private changedAsWhole = true;
  private isVolatile = false;
  private readonly flat: Scene2D | undefined;
  private readonly ownDrawing = new OwnDrawing();
  private readonly nodes = new DrawnNodes(() => (this.changed = true));
  /** What is being drawn; all of it unless given. */
  private part: Area | undefined;
  private timesDrawn = 0;

  /** From here on every draw of the scene is watched. */
  public constructor(private readonly scene: Scene) {
    super(undefined);
    this.markDirty = () => {
      this.changed = true;
      this.changedAsWhole = true;
    };
    this.flat = scene instanceof Scene2D ? scene : undefined;
    if (this.flat !== undefined) this.watch(this.flat);
    document.fonts.addEventListener('loadingdone', this.markDirty);
  }

  /** Whether the next frame has to be drawn to know how it looks. */
  public get needsDraw(): boolean {
    return this.changed || this.needsWholeDraw;
  }

  /**
   * Draws the current frame, as far as it can differ from the one before: what else is on the
   * canvas then may be anything.
   *
   * @returns The area that was drawn.
   */
  public async draw(context: CanvasRenderingContext2D): Promise<Area> {
    const size = {widthPx: context.canvas.width, heightPx: context.canvas.height};
    const {flat} = this;
    if (flat !== undefined) inScene(flat, () => updateLayouts(flat.getView()));
    const drawn = this.needsWholeDraw
      ? undefined
      : inScene(this.scene, () => this.nodes.changedPart(size, this.scene.playback.frame));
    if (drawn !== undefined) {
      await this.drawPart(context, drawn);
      if (this.isGoodWithin(drawn.part, size)) return drawn.part;
    }
    this.part = undefined;
    await this.scene.render(context);
    return wholeArea(size);
  }

  /** The scene is played anew: of what was drawn nothing is known any more. */
  public forget(): void {
    this.nodes.forgetAll();
    this.markDirty();
  }

  /** Ends the watch. */
  public override dispose(): void {
    document.fonts.removeEventListener('loadingdone', this.markDirty);
    this.nodes.forgetAll();
    super.dispose();
  }

  private async drawPart(
    context: CanvasRenderingContext2D,
    {part, painted}: DrawnPart,
  ): Promise<void> {
    this.part = part;
    this.timesDrawn = 0;
    context.save();
    context.beginPath();
    // A line that is cut off is not drawn with quite the same pixels: all are inside as a whole.
    context.rect(painted.left, painted.top, widthOf(painted), heightOf(painted));
    context.clip();
    try {
      await this.scene.render(context);
    } finally {
      context.restore();
    }
  }

  /** What comes in only while it is drawn, such as a picture that is loaded, can stand anywhere. */
  private isGoodWithin(part: Area, size: FrameSize): boolean {
    return this.timesDrawn === 1 && !this.isVolatile && this.nodes.changedOnlyIn(part, size);
  }

  private get needsWholeDraw(): boolean {
    return (
      this.changedAsWhole ||
      this.isVolatile ||
      // Those that came since the last draw; isVolatile knows those that have gone.
      hasRenderHooks(this.scene) ||
      this.flat === undefined ||
      !this.flat.isAfterTransitionIn() ||
      DependencyContext.hasPromises()
    );
  }

  private watch(scene: Scene2D): void {
    const draw = scene.draw.bind(scene);
    scene.draw = context => {
      this.timesDrawn++;
      this.clearDependencies();
      if (this.nodes.skipsLook()) {
        draw(context);
        this.markDirty();
        return;
      }
      this.changed = false;
      this.changedAsWhole = false;
      const trap = new ClockTrap(scene.playback);
      this.startCollecting();
      try {
        this.nodes.draw(context, this.part, () => draw(context));
      } finally {
        this.finishCollecting();
        this.isVolatile = trap.release() || this.readsTime(scene) || this.ownDrawing.isIn(scene);
      }
      this.nodes.locate();
    };
  }

  /** Shaders get the time as a signal of the view, which is set anew while drawing. */
  private readsTime(scene: Scene2D): boolean {
    const {context} = scene.getView().globalTime as unknown as {context: {event: SignalEvent}};
    const {subscribable} = context.event;
    return this.dependencies.has(subscribable) || this.nodes.reads(subscribable);
  }
}

/** The event inside of a signal. */
interface SignalEvent {
  readonly subscribable: Signal;
}

/** Notices code that draws by clocks, chance or moving pictures: no signal tells of those. */
class ClockTrap {
  private sprung = false;
  private readsOfTime = 0;
  private readonly restore: (() => void)[] = [];

  public constructor(playback: PlaybackStatus) {
    const spring = () => (this.sprung = true);
    this.replace(Math, 'random', spring);
    this.replace(performance, 'now', spring);
    this.trapDate(spring);
    for (const name of ['time', 'frame'] as const) {
      Object.defineProperty(playback, name, {
        configurable: true,
        get: () => {
          this.readsOfTime++;
          return Reflect.get(Object.getPrototypeOf(playback) as object, name, playback) as number;
        },
      });
      this.restore.push(() => Reflect.deleteProperty(playback, name));
    }
    const canvas = CanvasRenderingContext2D.prototype;
    const drawImage: unknown = Reflect.get(canvas, 'drawImage');
    const restored = Object.getOwnPropertyDescriptor(canvas, 'drawImage');
    if (typeof drawImage !== 'function' || restored === undefined) return;
    canvas.drawImage = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      if (given[0] instanceof HTMLVideoElement) spring();
      Reflect.apply(drawImage, this, given);
    };
    this.restore.push(() => Object.defineProperty(canvas, 'drawImage', restored));
  }

  /** Takes the trap away, and says whether it has sprung. */
  public release(): boolean {
    for (const restore of this.restore.reverse()) restore();
    return this.sprung || this.readsOfTime > OWN_READS_OF_TIME;
  }

  private replace<TName extends string>(
    owner: Record<TName, () => number>,
    name: TName,
    spring: () => void,
  ): void {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const original = owner[name].bind(owner);
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: () => {
        spring();
        return original();
      },
    });
    this.restore.push(() => {
      if (own === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, own);
    });
  }

  private trapDate(spring: () => void): void {
    const original = globalThis.Date;
    globalThis.Date = new Proxy(original, {
      construct(target, given) {
        spring();
        return Reflect.construct(target, given) as Date;
      },
      get(target, name) {
        if (name === 'now') spring();
        return Reflect.get(target, name) as unknown;
      },
      apply() {
        spring();
        return original();
      },
    });
    this.restore.push(() => (globalThis.Date = original));
  }
}

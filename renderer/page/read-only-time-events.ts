/** The time events of a scene while it is rendered: read from its `.meta` file, never changed. */
import {type FullSceneDescription, type Scene, ValueDispatcher} from '@motion-canvas/core';

type TimeEvents = InstanceType<FullSceneDescription['timeEventsClass']>;
type TimeEventList = TimeEvents['onChanged']['current'];

/** Motion Canvas has such a class too, but does not export it. */
export class ReadOnlyTimeEvents implements TimeEvents {
  private readonly events = new ValueDispatcher<TimeEventList>([]);
  private readonly offsets = new Map<string, number>();

  public constructor(private readonly scene: Scene) {
    scene.onReloaded.subscribe(() => this.offsets.clear());
  }

  public get onChanged() {
    return this.events.subscribable;
  }

  public set(): void {
    // Rendering changes no timing.
  }

  /** How long an event waits, in seconds; the first time at which it was reached counts. */
  public register(name: string, initialTime: number): number {
    const known = this.offsets.get(name);
    if (known !== undefined) return known;
    const event = this.scene.meta.timeEvents.get().find(saved => saved.name === name);
    const offset = event === undefined ? 0 : Math.max(0, event.targetTime - initialTime);
    this.offsets.set(name, offset);
    return offset;
  }
}

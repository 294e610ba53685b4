/**
 * Time events in the editor: the pause before each beat.
 *
 * Motion Canvas keeps the moment at which an event ends, and writes all of them
 * down as soon as a scene is opened; a scene edited afterwards then has to wait
 * for moments that mean nothing any more. Here the length of the pause is kept,
 * and only what was dragged is written down.
 */
import {type FullSceneDescription, type Scene, ValueDispatcher} from '@motion-canvas/core';

type TimeEvents = InstanceType<FullSceneDescription['timeEventsClass']>;
type TimeEvent = TimeEvents['onChanged']['current'][number];
type SavedEvent = Pick<TimeEvent, 'name' | 'targetTime'>;

/** Below this a pause is no pause, in seconds. */
const LEAST_PAUSE = 0.001;

/** What Motion Canvas asks for the time events of a scene; all times are in seconds. */
export class BeatPauses implements TimeEvents {
  private readonly dispatcher = new ValueDispatcher<TimeEvent[]>([]);
  private readonly pauses = new Map<string, number>();
  private readonly registered = new Map<string, TimeEvent>();
  private readonly namesInThisRun = new Set<string>();
  private saved: readonly SavedEvent[];
  private isSaving = false;

  public constructor(private readonly scene: Scene) {
    const {timeEvents} = scene.meta;
    this.saved = timeEvents.get();
    scene.onReloaded.subscribe(() => {
      this.registered.clear();
      this.namesInThisRun.clear();
    });
    scene.onReset.subscribe(() => this.namesInThisRun.clear());
    scene.onRecalculated.subscribe(() => {
      this.dispatcher.current = [...this.registered.values()];
      this.save();
    });
    timeEvents.onChanged.subscribe(events => this.readChanged(events), false);
  }

  public get onChanged() {
    return this.dispatcher.subscribable;
  }

  /**
   * Makes the pause of an event longer or shorter.
   *
   * @param preserve - Whether the pauses of the events after it are changed in turn, so that
   * these keep their time.
   */
  public set(name: string, offset: number, preserve = true): void {
    const event = this.registered.get(name);
    if (event === undefined || event.offset === offset) return;
    if (preserve) this.takeFromLater(name, offset - event.offset);
    this.changePause(event, offset);
    this.dispatcher.current = [...this.registered.values()];
    this.scene.reload();
  }

  /** Called by the scene whenever it comes to an event; gives the length of its pause. */
  public register(name: string, initialTime: number): number {
    if (this.namesInThisRun.has(name)) {
      this.scene.logger.error({
        message: `The time event “${name}” comes twice in this scene.`,
        stack: new Error().stack ?? '',
      });
      return 0;
    }
    this.namesInThisRun.add(name);
    const pause = this.pauses.get(name) ?? this.savedPause(name, initialTime);
    this.pauses.set(name, pause);
    const known = this.registered.get(name);
    if (known?.initialTime !== initialTime || known.offset !== pause) {
      const stack = new Error().stack ?? '';
      const targetTime = initialTime + pause;
      this.registered.set(name, {name, initialTime, targetTime, offset: pause, stack});
    }
    return pause;
  }

  private changePause(event: TimeEvent, offset: number): void {
    const pause = Math.max(0, offset);
    this.pauses.set(event.name, pause);
    const changed = {...event, offset: pause, targetTime: event.initialTime + pause};
    this.registered.set(event.name, changed);
  }

  private takeFromLater(name: string, seconds: number): void {
    const events = [...this.registered.values()];
    let left = seconds;
    for (const event of events.slice(events.findIndex(each => each.name === name) + 1)) {
      const pause = Math.max(0, event.offset - left);
      left -= event.offset - pause;
      this.changePause(event, pause);
    }
  }

  private savedPause(name: string, initialTime: number): number {
    const event = this.saved.find(each => each.name === name);
    return event === undefined ? 0 : Math.max(0, event.targetTime - initialTime);
  }

  /** Hands the dragged events to the scene's `.meta` file, if they are not what it holds. */
  private save(): void {
    const dragged = [...this.registered.values()]
      .filter(event => event.offset >= LEAST_PAUSE)
      .map(({name, targetTime}) => ({name, targetTime}));
    if (JSON.stringify(dragged) === JSON.stringify(this.saved)) return;
    this.saved = dragged;
    this.isSaving = true;
    this.scene.meta.timeEvents.set(dragged);
    this.isSaving = false;
  }

  /** Takes over what somebody else wrote into the `.meta` file. */
  private readChanged(events: readonly SavedEvent[]): void {
    if (this.isSaving || JSON.stringify(events) === JSON.stringify(this.saved)) return;
    this.saved = events;
    this.pauses.clear();
    this.scene.reload();
  }
}

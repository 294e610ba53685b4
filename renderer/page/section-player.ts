/** Plays one section frame by frame: no timers, no player, the same frames on every run. */
import {Scene2D} from '@motion-canvas/2d';
import {
  LogLevel,
  Logger,
  PlaybackManager,
  PlaybackState,
  PlaybackStatus,
  type ProjectSettings,
  type Scene,
  SharedWebGLContext,
  Vector2,
} from '@motion-canvas/core';
import {FRAME_SIZE} from '../../engine/anchors.ts';
import {lectureRecordOf} from '../../engine/report/lecture-record.ts';
import type {SectionRehearsal, SectionRequest, SectionSurvey} from '../protocol.ts';
import {type Area, isEmpty} from './area.ts';
import {endlessComplaint, isEndless} from './endless-section.ts';
import {expectedSeconds} from './expected-seconds.ts';
import {FrameWatch} from './frame-watch.ts';
import {spareWork} from './spare/spare-work.ts';
import {LifeSigns} from './life-signs.ts';
import {lateFonts} from './late-fonts.ts';
import {ReadOnlyTimeEvents} from './read-only-time-events.ts';
import {forgetWaits, stepWithinLimit} from './scene-waits.ts';
import {type Complaint, SectionError, complaintOf} from './section-error.ts';

/** Few are as long as this: such a one may never end, which is to be known before all the rest is drawn. */
const LONG_SECTION_SECONDS = 2 * 60;

/** For fonts that come late; a scene that loads some in each of its frames would be played for ever. */
const MOST_REPLAYS = 10;

/** One section, at one size and frame rate. */
export class SectionPlayer {
  private readonly playback = new PlaybackManager();
  private readonly logger = new Logger();
  private readonly webGl = new SharedWebGLContext(this.logger);
  private readonly scene: Scene;
  private logged: SectionError | undefined;
  /** How many frames it has, when it has been played to its end. */
  private frames: number | undefined;

  /**
   * @param scale - How many px of the picture one px at 1080p becomes.
   * @throws SectionError when the project has no such section.
   */
  public constructor(
    project: ProjectSettings,
    private readonly request: SectionRequest,
    scale: number,
  ) {
    const description = project.scenes.find(scene => scene.name === request.section);
    if (description === undefined) {
      throw new SectionError(request.section, {
        message: `The lecture has no section “${request.section}”.`,
      });
    }
    this.logger.onLogged.subscribe(entry => {
      if (entry.level === LogLevel.Error) {
        this.logged ??= this.errorOf(entry);
      }
    });
    spareWork();
    forgetWaits();
    this.playback.fps = request.framesPerSecond;
    this.playback.state = PlaybackState.Rendering;
    this.scene = new description.klass({
      ...description,
      meta: description.meta.clone(),
      logger: this.logger,
      playback: new PlaybackStatus(this.playback),
      size: new Vector2(FRAME_SIZE.width, FRAME_SIZE.height),
      resolutionScale: scale,
      timeEventsClass: ReadOnlyTimeEvents,
      sharedWebGLContext: this.webGl,
      experimentalFeatures: project.experimentalFeatures ?? false,
    });
    this.scene.variables.updateSignals(project.variables ?? {});
    this.playback.setup([this.scene]);
  }

  /**
   * Plays the section once without drawing.
   *
   * @throws SectionError when the scene throws or logs an error.
   */
  public async survey(): Promise<SectionRehearsal> {
    await this.play();
    if (await this.lateFonts()) await this.play();
    return {...this.told, layouts: lectureRecordOf(this.scene)?.layouts.slice() ?? []};
  }

  /** What the section tells of itself, once it has been played to its end. */
  public get told(): SectionSurvey {
    const record = lectureRecordOf(this.scene);
    const frames = Math.max(1, this.playback.frame);
    return {
      frames,
      durationSeconds: frames / this.request.framesPerSecond,
      beats: record?.beats.slice() ?? [],
      problems: record?.problems.slice() ?? [],
    };
  }

  /** How many frames it will have, judged by the beats that are over; undefined where it has none. */
  public get expectedFrames(): number | undefined {
    if (this.frames !== undefined) return this.frames;
    const record = lectureRecordOf(this.scene);
    if (record === undefined || record.lines.length === 0) return undefined;
    const {framesPerSecond} = this.request;
    const seconds = expectedSeconds(
      this.playback.frame / framesPerSecond,
      record.beats,
      record.lines.length,
    );
    return Math.round(seconds * framesPerSecond);
  }

  /**
   * Plays the section once without drawing, then draws a few frames of each beat, small:
   * some mistakes show only when something is drawn.
   *
   * @throws SectionError when the scene throws or logs an error.
   */
  public async rehearse(): Promise<SectionRehearsal> {
    const rehearsal = await this.survey();
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return rehearsal;
    const {framesPerSecond} = this.request;
    const wanted = new Set(
      rehearsal.beats.flatMap(({startSeconds, settledSeconds, endSeconds}) =>
        [(startSeconds + settledSeconds) / 2, (settledSeconds + endSeconds) / 2].map(seconds =>
          Math.floor(seconds * framesPerSecond),
        ),
      ),
    );
    const frames = Math.max(0, ...wanted) + 1;
    for await (const _ of this.draw(context, frames, frame => wanted.has(frame)));
    return rehearsal;
  }

  /**
   * Plays from the start and draws the frames that are asked for.
   *
   * @param context - Cleared before each frame.
   * @param frames - How many frames to play.
   * @param wanted - Which of them to draw; all unless given.
   * @returns The numbers of the drawn frames, each when it stands on the canvas.
   * @throws SectionError when the scene throws or logs an error.
   */
  public async *draw(
    context: CanvasRenderingContext2D,
    frames: number,
    wanted: (frame: number) => boolean = () => true,
  ): AsyncGenerator<number> {
    for await (const {frame} of this.step(frames)) {
      if (!wanted(frame)) continue;
      await this.attempt(() => this.scene.render(context));
      yield frame;
    }
  }

  /**
   * Plays from the start to the end and draws the frames that can differ from the one before, and
   * of those only what can differ.
   *
   * @param context - Nothing else may be drawn on it meanwhile.
   * @returns The numbers of the drawn frames, from 0 on, each when it stands on the canvas, and the
   *   area outside of which nothing has changed.
   * @throws SectionError when the scene throws or logs an error.
   */
  public async *drawChanges(
    context: CanvasRenderingContext2D,
  ): AsyncGenerator<{readonly frame: number; readonly area: Area}> {
    const watch = new FrameWatch(this.scene);
    const playAgainUpTo = async (frame: number): Promise<void> => {
      for await (const _ of this.step(frame + 1));
      watch.forget();
    };
    let replays = 0;
    const replayForLateFonts = async (frame: number): Promise<boolean> => {
      if (!(await this.lateFonts()) || ++replays > MOST_REPLAYS) return false;
      await playAgainUpTo(frame);
      return true;
    };
    const longFrames = Math.round(LONG_SECTION_SECONDS * this.request.framesPerSecond);
    try {
      for await (const {frame} of this.step()) {
        if (frame === longFrames) {
          this.frames = (await this.survey()).frames;
          await playAgainUpTo(frame);
        }
        await replayForLateFonts(frame);
        if (frame > 0 && !watch.needsDraw) continue;
        let area = await this.attempt(() => watch.draw(context));
        if (await replayForLateFonts(frame)) area = await this.attempt(() => watch.draw(context));
        if (frame === 0 || !isEmpty(area)) yield {frame, area};
      }
    } finally {
      watch.dispose();
    }
  }

  /**
   * Plays from the start, frame by frame, without drawing.
   *
   * @param frames - How many frames to play; all unless given.
   * @throws SectionError when the scene throws or logs an error.
   */
  public async *step(
    frames = Number.POSITIVE_INFINITY,
  ): AsyncGenerator<{readonly frame: number; readonly scene: Scene}> {
    const signs = new LifeSigns(this.request.section, () => this.beat);
    await this.attempt(() => this.playback.reset());
    for (let frame = 0; frame < frames; frame++) {
      signs.give(frame / this.request.framesPerSecond);
      if (frame > 0) {
        await this.attempt(() => this.playback.progress());
        if (isEndless(frame / this.request.framesPerSecond)) {
          throw this.errorOf(endlessComplaint());
        }
        if (frames === Number.POSITIVE_INFINITY && this.scene.canTransitionOut()) return;
      }
      yield {frame, scene: this.scene};
    }
  }

  /**
   * Waits for fonts that are being loaded.
   *
   * @returns Whether there were any: then all was measured with another face.
   * @throws SectionError when they do not come.
   */
  public lateFonts(): Promise<boolean> {
    return lateFonts(complaint => this.errorOf(complaint));
  }

  /** Frees what the scene holds; nothing can be drawn after it. */
  public dispose(): void {
    this.webGl.dispose();
    if (!(this.scene instanceof Scene2D)) return;
    // A scene that is not disposed of stays in the document with all its nodes.
    const detached = [...this.scene.getDetachedNodes()];
    for (const node of [this.scene.getView(), ...detached]) node.dispose();
  }

  private async play(): Promise<void> {
    for await (const _ of this.step());
  }

  private get beat(): number | undefined {
    return lectureRecordOf(this.scene)?.currentBeat;
  }

  private async attempt<TResult>(action: () => Promise<TResult>): Promise<TResult> {
    let result: TResult;
    try {
      result = await stepWithinLimit(action(), complaint => this.errorOf(complaint));
    } catch (error) {
      throw error instanceof SectionError ? error : this.errorOf(complaintOf(error));
    }
    if (this.logged !== undefined) throw this.logged;
    return result;
  }

  private errorOf(complaint: Complaint): SectionError {
    const stack = `${complaint.stack ?? ''}\n${this.originOf(complaint.inspect) ?? ''}`;
    return new SectionError(this.request.section, {...complaint, stack}, this.beat);
  }

  /** The stack that a node was made with: the place to look at, where the error has none in the scene. */
  private originOf(node: string | undefined): string | undefined {
    if (node === undefined || !(this.scene instanceof Scene2D)) return undefined;
    return this.scene.getNode(node)?.creationStack;
  }
}

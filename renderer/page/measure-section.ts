/** Plays a section once, without encoding, and reads what is drawn where: at rest, and now and then while things move. */
import {type Node, Scene2D} from '@motion-canvas/2d';
import {DependencyContext, type Scene, createComputed} from '@motion-canvas/core';
import type {WritingDirection} from '../../engine/anchors.ts';
import {problemsOfLetters} from '../../engine/fonts.ts';
import {lectureRecordOf} from '../../engine/report/lecture-record.ts';
import {drawnRoot, readLeaves} from '../../engine/report/read-leaves.ts';
import {readLines} from '../../engine/report/read-lines.ts';
import {LeafTracker} from '../../engine/report/track-leaves.ts';
import type {MeasuredMoment, MeasuredSection, TracedLeaf} from '../../schema/measured-section.ts';
import type {MeasureRequest} from '../protocol.ts';
import {drawAnchorGrid} from './anchor-grid.ts';
import {colorsIn, drawWithoutTexts} from './ground-colors.ts';
import {inScene} from './in-scene.ts';
import type {SectionPlayer} from './section-player.ts';

/** Between two looks at all that is drawn, in seconds. */
const LOOK_SECONDS = 0.5;
/** Between two looks at what moves and flickers, in frames. */
const TRACKED_FRAMES = 2;
/** Share of full size at which frames are drawn to look at their pixels. */
export const MEASURING_SCALE = 0.5;
/** Text stays crisp at it. */
const STILL_QUALITY = 0.9;

type Moment = MeasuredMoment<TracedLeaf>;

/**
 * Measures a section.
 *
 * @param player - Made with {@link MEASURING_SCALE}.
 * @throws SectionError when the scene throws or logs an error.
 */
export async function measureSection(
  player: SectionPlayer,
  context: CanvasRenderingContext2D,
  request: MeasureRequest,
  direction: WritingDirection,
): Promise<MeasuredSection<TracedLeaf>> {
  const measured = await playThrough(player, context, request, direction);
  return (await player.lateFonts()) ? playThrough(player, context, request, direction) : measured;
}

async function playThrough(
  player: SectionPlayer,
  context: CanvasRenderingContext2D,
  {section, framesPerSecond, keepsStills, drawsGrid = false}: MeasureRequest,
  direction: WritingDirection,
): Promise<MeasuredSection<TracedLeaf>> {
  const moments: Moment[] = [];
  const lookFrames = Math.round(LOOK_SECONDS * framesPerSecond);
  let [frames, settledBeats] = [0, 0];
  let lastScene: Scene2D | undefined;
  let lastRead: readonly TracedLeaf[] | undefined;
  let watch: Watch | undefined;
  let writtenLines: TracedLeaf[] | undefined;
  for await (const {frame, scene} of player.step()) {
    frames = frame + 1;
    if (!(scene instanceof Scene2D)) continue;
    lastScene = scene;
    const record = lectureRecordOf(scene);
    const isLecture = record !== undefined;
    watch ??= inScene(scene, () => openWatch(scene, isLecture));
    // Before the opening of a lecture has ended there is no stage.
    if (watch === undefined) continue;
    const {tracker, root, read} = watch;
    const seconds = frame / framesPerSecond;
    if (frame % TRACKED_FRAMES === 0) {
      await loaded(scene, () => tracker.look(seconds));
    }
    const settled = record?.layouts[settledBeats];
    if (settled === undefined && frame % lookFrames !== 0) continue;
    if (settled !== undefined) {
      settledBeats += 1;
      writtenLines ??= inScene(scene, () => readLines(scene.getView()));
    }

    const leaves = await loaded(scene, read);
    const last = moments.at(-1);
    const beat = settled?.beat ?? record?.currentBeat;
    const isSame =
      last !== undefined &&
      last.beat === beat &&
      (leaves === lastRead || areAlike(last.leaves, leaves));
    lastRead = leaves;
    const endsBeat = settled !== undefined;
    if (isSame) {
      moments[moments.length - 1] = {
        ...last,
        untilSeconds: seconds,
        isSettled: true,
        endsBeat: last.endsBeat || endsBeat,
      };
    } else {
      moments.push({
        seconds,
        untilSeconds: seconds,
        beat,
        isSettled: endsBeat,
        endsBeat,
        leaves,
      });
    }
    const isNewRest = isSame && !last.isSettled && !isLecture;
    if (endsBeat || isNewRest) {
      const keep = (): string => {
        // Not every model that sees can read WebP.
        if (!drawsGrid) return context.canvas.toDataURL('image/webp', STILL_QUALITY);
        drawAnchorGrid(context, MEASURING_SCALE, direction);
        return context.canvas.toDataURL('image/png');
      };
      const wanted = keepsStills ? keep : undefined;
      const picture = await lookAtPixels(scene, root, leaves, context, wanted);
      const now = moments.at(-1);
      if (now !== undefined) moments[moments.length - 1] = {...now, ...picture};
    }
  }
  const record = lastScene === undefined ? undefined : lectureRecordOf(lastScene);
  return {
    section,
    isLecture: record !== undefined,
    title: record?.title ?? '',
    lines: record?.lines.slice() ?? [],
    direction,
    writtenLines,
    lettersWithoutFont: problemsOfLetters(section),
    durationSeconds: frames / framesPerSecond,
    beats: record?.beats.slice() ?? [],
    moments,
    tracks: watch?.tracker.finish() ?? [],
  };
}

/** What follows a scene while it plays. */
interface Watch {
  readonly root: Node;
  readonly tracker: LeafTracker;
  /** The leaves; the same list as long as nothing has changed. */
  readonly read: () => TracedLeaf[];
}

function openWatch(scene: Scene2D, isLecture: boolean): Watch | undefined {
  const view = scene.getView();
  const root = drawnRoot(view, isLecture);
  if (root === null) return undefined;
  return {
    root,
    tracker: new LeafTracker(view, root),
    read: createComputed(() => readLeaves(root)),
  };
}

/** Draws the picture, and looks at what is behind its texts. */
async function lookAtPixels(
  scene: Scene2D,
  root: Node,
  leaves: readonly TracedLeaf[],
  context: CanvasRenderingContext2D,
  keep: (() => string) | undefined,
): Promise<Pick<Moment, 'leaves' | 'still'>> {
  if (keep !== undefined) await scene.render(context);
  const still = keep?.();
  await inScene(scene, () => drawWithoutTexts(scene, root, context));
  return {
    still,
    leaves: leaves.map(leaf =>
      leaf.kind === 'text'
        ? {...leaf, grounds: colorsIn(leaf.box, context, MEASURING_SCALE)}
        : leaf,
    ),
  };
}

/** Reads; what it needs that is not loaded yet, such as a picture, is waited for, as drawing does. */
async function loaded<TValue>(scene: Scene, read: () => TValue): Promise<TValue> {
  const value = inScene(scene, read);
  if (!DependencyContext.hasPromises()) return value;
  await DependencyContext.consumePromises();
  return inScene(scene, read);
}

/** Whether nothing has changed but what was looked up in the pixels. */
function areAlike(before: readonly TracedLeaf[], after: readonly TracedLeaf[]): boolean {
  return (
    before.length === after.length &&
    before.every((leaf, index) => {
      const other = after[index];
      return other !== undefined && appearance(leaf) === appearance(other);
    })
  );
}

function appearance({id, text, box, outline, opacity, color, fontSize}: TracedLeaf): string {
  const shape = outline.map(([x, y]) => x * 4096 + y).join();
  return [
    id,
    text,
    box.x,
    box.y,
    box.width,
    box.height,
    shape,
    opacity.toFixed(2),
    color,
    fontSize,
  ].join(' ');
}

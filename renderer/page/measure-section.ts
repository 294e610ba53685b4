/** Plays a section and reads what is drawn where: at rest, and now and then while things move. */
import {Scene2D} from '@motion-canvas/2d';
import {type Scene, endScene, startScene} from '@motion-canvas/core';
import type {WritingDirection} from '../../engine/anchors.ts';
import {readLeaves} from '../../engine/report/read-leaves.ts';
import type {Box} from '../../schema/layout-report.ts';
import type {MeasuredMoment, MeasuredSection, TracedLeaf} from '../../schema/measured-section.ts';
import type {BeatTimes} from '../../schema/section-record.ts';
import type {MeasureRequest} from '../protocol.ts';
import type {SectionPlayer} from './section-player.ts';

/** Between two looks while something moves, in seconds. */
const LOOK_SECONDS = 0.5;
/** Share of full size at which frames are drawn to look at their pixels. */
export const MEASURING_SCALE = 0.5;
/** Text stays crisp at it. */
const STILL_QUALITY = 0.9;
/** Colours that differ less than this in each channel are one. */
const ALIKE = 16;

/** When to look, by frame. */
interface Look {
  readonly beat: number;
  readonly isSettled: boolean;
}

/**
 * Measures a section.
 *
 * @param player - Made with {@link MEASURING_SCALE}.
 * @throws SectionError when the scene throws or logs an error.
 */
export async function measureSection(
  player: SectionPlayer,
  context: CanvasRenderingContext2D,
  {section, framesPerSecond, keepsStills}: MeasureRequest,
  direction: WritingDirection,
): Promise<MeasuredSection<TracedLeaf>> {
  const {beats, durationSeconds} = await player.survey();
  const looks = looksAt(beats, framesPerSecond);
  const frames = Math.max(-1, ...looks.keys()) + 1;
  const moments: MeasuredMoment<TracedLeaf>[] = [];
  for await (const {frame, scene} of player.step(frames)) {
    const look = looks.get(frame);
    if (look === undefined) continue;
    if (look.isSettled) await scene.render(context);
    const leaves = leavesOf(scene).map(leaf =>
      look.isSettled && leaf.kind === 'text'
        ? {...leaf, ground: groundOf(leaf.box, context)}
        : leaf,
    );
    const still =
      look.isSettled && keepsStills
        ? context.canvas.toDataURL('image/webp', STILL_QUALITY)
        : undefined;
    moments.push({seconds: frame / framesPerSecond, ...look, leaves, still});
  }
  return {section, direction, durationSeconds, beats, moments};
}

/** Nodes may only be looked for while their scene is the one that is worked on. */
function leavesOf(scene: Scene): TracedLeaf[] {
  if (!(scene instanceof Scene2D)) return [];
  startScene(scene);
  try {
    return readLeaves(scene.getView());
  } finally {
    endScene(scene);
  }
}

/** The settled frame of each beat, and frames while it is played. */
function looksAt(beats: readonly BeatTimes[], framesPerSecond: number): Map<number, Look> {
  const looks = new Map<number, Look>();
  for (const {beat, startSeconds, settledSeconds} of beats) {
    for (let time = startSeconds + LOOK_SECONDS; time < settledSeconds; time += LOOK_SECONDS) {
      looks.set(Math.floor(time * framesPerSecond), {beat, isSettled: false});
    }
    looks.set(Math.floor(settledSeconds * framesPerSecond), {beat, isSettled: true});
  }
  return looks;
}

/** The colour behind a text: the one that most of its pixels have. */
function groundOf(box: Box, context: CanvasRenderingContext2D): string | undefined {
  const {width, height} = context.canvas;
  const left = Math.max(0, Math.floor(box.x * MEASURING_SCALE));
  const top = Math.max(0, Math.floor(box.y * MEASURING_SCALE));
  const right = Math.min(width, Math.ceil((box.x + box.width) * MEASURING_SCALE));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * MEASURING_SCALE));
  if (right <= left || bottom <= top) return undefined;
  const {data} = context.getImageData(left, top, right - left, bottom - top);
  const counts = new Map<number, {count: number; red: number; green: number; blue: number}>();
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const bucket =
      (Math.floor(red / ALIKE) << 8) | (Math.floor(green / ALIKE) << 4) | Math.floor(blue / ALIKE);
    const known = counts.get(bucket) ?? {count: 0, red: 0, green: 0, blue: 0};
    counts.set(bucket, {
      count: known.count + 1,
      red: known.red + red,
      green: known.green + green,
      blue: known.blue + blue,
    });
  }
  const most = [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a));
  const hex = (sum: number): string =>
    Math.round(sum / most.count)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(most.red)}${hex(most.green)}${hex(most.blue)}`;
}

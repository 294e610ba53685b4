/** Follows what is drawn, frame by frame: when a text can be read, what flickers, how fast things move. */
import {Curve, type Node, Shape, type View2D} from '@motion-canvas/2d';
import {type Color as RgbColor, Vector2} from '@motion-canvas/core';
import {LEAST_JOURNEY_PX, type LeafTrack, type TracedLeaf} from '../../schema/measured-section.ts';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {isPicture, isText, plainColor, textOf} from './leaf-drawing.ts';
import {type LeafSurroundings, readLeaf, visitDrawn} from './read-leaves.ts';

/** What is fainter cannot be read. */
const LEGIBLE = 0.35;
/** Of white's: the least turn of brightness that counts for a flash (WCAG 2.2, "general flash"). */
const SWING = 0.1;
/** A text that changes sooner is being typed or counted. */
const TYPING_SECONDS = 0.5;
/** Between two looks; what moves less rests. */
const STIR_PX = 2;
/** So many turns of brightness in all are worth telling. */
const LEAST_SWINGS = 4;

/** When something could be read, and since when it reads so; open without an end. */
interface Span {
  text: string;
  readonly fromSeconds: number;
  toSeconds: number | undefined;
  changedSeconds: number;
}

interface Track {
  readonly leaf: TracedLeaf;
  readonly spans: Span[];
  readonly swings: number[];
  readonly journeys: {fromSeconds: number; toSeconds: number; lengthPx: number}[];
  /** The brightness from which it turned last, and that of the last look. */
  turn: number;
  light: number;
  place: Vector2 | undefined;
  journey: {fromSeconds: number; lengthPx: number} | undefined;
  lastSeconds: number;
}

/** Follows the leaves of one section from look to look. */
export class LeafTracker {
  private readonly tracks = new Map<string, Track>();

  /** Looks at what is drawn now. */
  public look(view: View2D, isLecture: boolean, seconds: number): void {
    const ground = lightOf(plainColor(view.fill())) ?? 0;
    const seen = new Set<string>();
    visitDrawn(view, isLecture, (node, surroundings) => {
      const look = lookAt(node, ground);
      if (look === undefined) return;
      const track = this.tracks.get(node.key) ?? this.open(node, surroundings, ground, seconds);
      if (track === undefined) return;
      seen.add(node.key);
      noteLight(track, look.light, seconds);
      if (isText(node)) noteText(track, look.opacity < LEGIBLE ? '' : textOf(node), seconds);
      notePlace(track, look.opacity < LEGIBLE ? undefined : placeOf(node), seconds);
      track.lastSeconds = seconds;
    });
    for (const [key, track] of this.tracks) {
      if (seen.has(key)) continue;
      noteLight(track, ground, seconds);
      noteText(track, '', seconds);
      notePlace(track, undefined, seconds);
    }
  }

  /** What was seen so far, as far as it tells something. */
  public finish(): LeafTrack<TracedLeaf>[] {
    return [...this.tracks.values()]
      .map(track => {
        notePlace(track, undefined, track.lastSeconds);
        noteText(track, '', track.lastSeconds);
        const {leaf, swings, journeys} = track;
        const spans = track.spans.map(({text, fromSeconds, toSeconds = track.lastSeconds}) => ({
          text,
          fromSeconds,
          toSeconds,
        }));
        return {leaf, spans, swings: swings.length < LEAST_SWINGS ? [] : swings, journeys};
      })
      .filter(({spans, swings, journeys}) => spans.length + swings.length + journeys.length > 0);
  }

  private open(
    node: Node,
    surroundings: LeafSurroundings,
    ground: number,
    seconds: number,
  ): Track | undefined {
    const leaf = readLeaf(node, surroundings);
    if (leaf === undefined) return undefined;
    const track: Track = {
      leaf,
      spans: [],
      swings: [],
      journeys: [],
      turn: ground,
      light: ground,
      place: undefined,
      journey: undefined,
      lastSeconds: seconds,
    };
    this.tracks.set(node.key, track);
    return track;
  }
}

/** How bright a node is, and how much of it is seen; undefined where it draws nothing. */
function lookAt(node: Node, ground: number): {opacity: number; light: number} | undefined {
  if (isText(node) || isPicture(node)) {
    const opacity = node.absoluteOpacity();
    const own = colorOf(node);
    return {opacity, light: ground + opacity * ((lightOf(own) ?? 1 - ground) - ground)};
  }
  if (!(node instanceof Shape)) return undefined;
  const fill = plainColor(node.fill());
  const color = fill !== null && fill.alpha() > 0 ? fill : plainColor(node.stroke());
  if (color === null) return undefined;
  const opacity = node.absoluteOpacity();
  return {
    opacity,
    light: ground + opacity * color.alpha() * ((lightOf(color) ?? ground) - ground),
  };
}

function colorOf(node: Node): RgbColor | null {
  if (node instanceof TeachingNode) return node.color();
  return node instanceof Shape ? plainColor(node.fill()) : null;
}

function lightOf(color: RgbColor | null): number | undefined {
  return color?.luminance();
}

/** A place that moves with it: the middle of a curve, or of its box. */
function placeOf(node: Node): Vector2 {
  const point = node instanceof Curve ? node.getPointAtPercentage(0.5).position : Vector2.zero;
  return point.transformAsPoint(node.view().worldToLocal().multiply(node.localToWorld()));
}

function noteText({spans}: Track, text: string, seconds: number): void {
  const last = spans.at(-1);
  const open = last?.toSeconds === undefined ? last : undefined;
  if (open !== undefined && open.text === text) return;
  if (open !== undefined && text.trim() !== '' && seconds - open.changedSeconds < TYPING_SECONDS) {
    open.text = text;
    open.changedSeconds = seconds;
    return;
  }
  if (open !== undefined) open.toSeconds = seconds;
  if (text.trim() === '') return;
  spans.push({text, fromSeconds: seconds, toSeconds: undefined, changedSeconds: seconds});
}

function noteLight(track: Track, light: number, seconds: number): void {
  const [before, turn] = [track.light, track.turn];
  track.light = light;
  // While it goes on in the same direction it is one turn.
  const goesOn = (light - before) * (before - turn) >= 0;
  if (!goesOn) track.turn = before;
  const was = Math.abs(before - track.turn) >= SWING;
  if (!was && Math.abs(light - track.turn) >= SWING) track.swings.push(seconds);
}

function notePlace(track: Track, place: Vector2 | undefined, seconds: number): void {
  const {place: before, journey} = track;
  track.place = place;
  const length = place === undefined || before === undefined ? 0 : place.sub(before).magnitude;
  if (length > STIR_PX && Number.isFinite(length)) {
    track.journey = journey ?? {fromSeconds: track.lastSeconds, lengthPx: 0};
    track.journey.lengthPx += length;
  } else if (journey !== undefined) {
    if (journey.lengthPx >= LEAST_JOURNEY_PX) {
      track.journeys.push({...journey, toSeconds: track.lastSeconds});
    }
    track.journey = undefined;
  }
}

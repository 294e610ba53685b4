/** Follows what is drawn, frame by frame: when a text can be read, what flickers, how fast things move. */
import {Curve, type Node, Shape, type View2D} from '@motion-canvas/2d';
import {type Color as RgbColor, Vector2, createComputed} from '@motion-canvas/core';
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
/** About the time between two looks. */
const LOOK_SECONDS = 1 / 15;
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

/** What is seen of a node at one look. */
interface Look {
  readonly node: Node;
  readonly surroundings: LeafSurroundings;
  readonly light: number;
  /** What can be read; undefined where it is no text, or too faint. */
  readonly text: string | undefined;
  readonly place: Vector2 | undefined;
}

/** Follows the leaves of one section from look to look. */
export class LeafTracker {
  private readonly tracks = new Map<string, Track>();
  /** Computed anew only when something of it has changed. */
  private readonly looks;
  private last: readonly Look[] = [];
  private wasStill = false;
  private seconds = 0;

  /**
   * @param view - Of the section.
   * @param root - What holds all that is to be followed.
   */
  public constructor(
    private readonly view: View2D,
    root: Node,
  ) {
    this.looks = createComputed(() => looksAt(root, this.ground()));
  }

  /** Looks at what is drawn now. */
  public look(seconds: number): void {
    this.seconds = seconds;
    const looks = this.looks();
    const isStill = looks === this.last;
    // The first still look ends journeys; the others have nothing to tell.
    if (isStill && this.wasStill) return;
    this.last = looks;
    this.wasStill = isStill;
    const ground = this.ground();
    const seen = new Set<string>();
    for (const look of looks) {
      const {key} = look.node;
      const track = this.tracks.get(key) ?? this.open(look, ground, seconds);
      if (track === undefined) continue;
      seen.add(key);
      note(track, look, seconds);
    }
    const gone = {light: ground, text: undefined, place: undefined};
    for (const [key, track] of this.tracks) if (!seen.has(key)) note(track, gone, seconds);
  }

  /** What was seen so far, as far as it tells something. */
  public finish(): LeafTrack<TracedLeaf>[] {
    return [...this.tracks.values()]
      .map(track => {
        notePlace(track, undefined, this.seconds);
        const {leaf, swings, journeys} = track;
        const spans = track.spans.map(({text, fromSeconds, toSeconds = this.seconds}) => ({
          text,
          fromSeconds,
          toSeconds,
        }));
        return {leaf, spans, swings: swings.length < LEAST_SWINGS ? [] : swings, journeys};
      })
      .filter(({spans, swings, journeys}) => spans.length + swings.length + journeys.length > 0);
  }

  private ground(): number {
    return lightOf(plainColor(this.view.fill())) ?? 0;
  }

  private open({node, surroundings}: Look, ground: number, seconds: number): Track | undefined {
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

function looksAt(root: Node, ground: number): readonly Look[] {
  const looks: Look[] = [];
  visitDrawn(root, (node, surroundings) => {
    const {opacity} = surroundings;
    const light = lightOfNode(node, opacity, ground);
    if (light === undefined) return;
    const isLegible = opacity >= LEGIBLE;
    looks.push({
      node,
      surroundings,
      light,
      text: isLegible && isText(node) ? textOf(node) : undefined,
      place: isLegible ? placeOf(node) : undefined,
    });
  });
  return looks;
}

function note(
  track: Track,
  {light, text, place}: Pick<Look, 'light' | 'text' | 'place'>,
  seconds: number,
): void {
  noteLight(track, light, seconds);
  noteText(track, text ?? '', seconds);
  notePlace(track, place, seconds);
  track.lastSeconds = seconds;
}

/** How bright a node makes its place; undefined where it draws nothing. */
function lightOfNode(node: Node, opacity: number, ground: number): number | undefined {
  if (isText(node) || isPicture(node)) {
    return ground + opacity * ((lightOf(colorOf(node)) ?? 1 - ground) - ground);
  }
  if (!(node instanceof Shape)) return undefined;
  const fill = plainColor(node.fill());
  const color = fill !== null && fill.alpha() > 0 ? fill : plainColor(node.stroke());
  if (color === null) return undefined;
  return ground + opacity * color.alpha() * ((lightOf(color) ?? ground) - ground);
}

function colorOf(node: Node): RgbColor | null {
  if (node instanceof TeachingNode) return node.color();
  return node instanceof Shape ? plainColor(node.fill()) : null;
}

function lightOf(color: RgbColor | null): number | undefined {
  return color?.luminance();
}

/** A place that moves with it: the middle of a curve, or of its box; undefined for a line without length. */
function placeOf(node: Node): Vector2 | undefined {
  if (node instanceof Curve && node.baseArcLength() < 1) return undefined;
  const point = node instanceof Curve ? node.getPointAtPercentage(0.5).position : Vector2.zero;
  // The view may be scaled to the picture's size.
  return point.transformAsPoint(node.view().worldToLocal().multiply(node.localToWorld()));
}

function noteText({spans}: Track, text: string, seconds: number): void {
  const last = spans.at(-1);
  const open = last?.toSeconds === undefined ? last : undefined;
  if (open?.text === text) return;
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
    track.journey = journey ?? {fromSeconds: seconds - LOOK_SECONDS, lengthPx: 0};
    track.journey.lengthPx += length;
  } else if (journey !== undefined) {
    if (journey.lengthPx >= LEAST_JOURNEY_PX) {
      track.journeys.push({...journey, toSeconds: track.lastSeconds});
    }
    track.journey = undefined;
  }
}

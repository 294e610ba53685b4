/** A section as it was measured in the page: what is drawn where, moment by moment. */
import type {Box} from './layout-report.ts';
import type {BeatTimes} from './section-record.ts';

/** A point in px at 1080p, from the frame's top left. */
export type FramePoint = readonly [x: number, y: number];

/** Something that is drawn by itself: a text, a shape, a picture. */
export interface MeasuredLeaf {
  /** Key of its node. */
  readonly id: string;
  /** Keys of the nodes around it, from the one that was placed on the stage inwards. */
  readonly within: readonly string[];
  /** Class of the node that was placed, such as `Figure`. */
  readonly object: string;
  /** Class of its node, such as `Words`. */
  readonly name: string;
  readonly kind: 'text' | 'shape' | 'picture';
  /** What it reads; empty for shapes. */
  readonly text: string;
  /** What is seen of it, outside of which nothing of it is drawn. */
  readonly box: Box;
  /** Points along the outline of a shape; none for texts and pictures, whose box is their outline. */
  readonly outline: readonly FramePoint[];
  /** How strong its filling is, 0 to 1. */
  readonly filling: number;
  /** Width of its stroke in px; 0 for none. */
  readonly strokeWidth: number;
  /** How much of it can be seen, 0 to 1, with that of all around it. */
  readonly opacity: number;
  /** Size of its smallest letters in px. */
  readonly fontSize?: number | undefined;
  /** Its colour as `#rrggbb`. */
  readonly color: string;
  /** Whether it belongs to the background of its figure: axes, a grid. */
  readonly isBackground: boolean;
  /** Whether it keeps clear of strokes by itself, on a patch of the ground. */
  readonly isPatched: boolean;
  /** The colour that is really behind it; measured where it stands still. */
  readonly ground?: string | undefined;
  /** Place of the `new X(` of its object in the scene, both from 1. */
  readonly made?: {readonly line: number; readonly column: number} | undefined;
}

/** A leaf as the page reports it: where its object was made is still a stack of the page. */
export interface TracedLeaf extends Omit<MeasuredLeaf, 'made'> {
  readonly stack: string;
}

/** What is seen at one moment. */
export interface MeasuredMoment<TLeaf = MeasuredLeaf> {
  /** From the start of the section. */
  readonly seconds: number;
  /** The beat that is played, from 1; undefined between beats. */
  readonly beat?: number | undefined;
  /** Whether the beat has come to rest. */
  readonly isSettled: boolean;
  readonly leaves: readonly TLeaf[];
  /** The picture at rest as a `data:` URL, where it was asked for. */
  readonly still?: string | undefined;
}

/** A section, moment by moment; `TLeaf` is how its leaves are described. */
export interface MeasuredSection<TLeaf = MeasuredLeaf> {
  readonly section: string;
  /** Where the language begins: there are the lecture lines. */
  readonly direction: 'ltr' | 'rtl';
  readonly durationSeconds: number;
  readonly beats: readonly BeatTimes[];
  readonly moments: readonly MeasuredMoment<TLeaf>[];
}

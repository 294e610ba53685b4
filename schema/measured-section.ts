/** A section as it was measured in the page: what is drawn where, moment by moment. */
import type {Box} from './layout-report.ts';
import type {BeatTimes, LettersWithoutFont} from './section-record.ts';

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
  /** What a text really covers, stretch by stretch: outlines of letters, not lines; its box unless given. */
  readonly ink?: readonly Box[] | undefined;
  /** The box that a text is written in, where it is in one, and the key of what draws it. */
  readonly room?: {readonly id: string; readonly box: Box} | undefined;
  /** Where a clip cuts some of it away: its box without that. */
  readonly uncut?: Box | undefined;
  /**
   * Points along the outline of a shape, or the corners of a text or picture that is turned;
   * none for those that stand upright, whose box is their outline.
   */
  readonly outline: readonly FramePoint[];
  /** How strong its filling is, 0 to 1. */
  readonly filling: number;
  /** Width of its stroke in px; 0 for none. */
  readonly strokeWidth: number;
  /** How much of it can be seen, 0 to 1, with that of all around it. */
  readonly opacity: number;
  /** Size of its smallest letters in px; scripts of a formula count as large as their base. */
  readonly fontSize?: number | undefined;
  /** Size of its smallest glyphs in px, scripts included, and less where letters are squeezed. */
  readonly glyphSize?: number | undefined;
  /** Its colour as `#rrggbb`; undefined where it has several, or none that is plain. */
  readonly color?: string | undefined;
  /** Parts of a formula that have a colour of their own, as TeX. */
  readonly parts?: readonly {readonly tex: string; readonly color: string}[] | undefined;
  /** Key of the node that it is a label of, as the stage knows. */
  readonly labels?: string | undefined;
  /** Whether it belongs to the background of its figure: axes, a grid. */
  readonly isBackground: boolean;
  /** Whether it keeps clear of strokes by itself, on a patch of the ground. */
  readonly isPatched: boolean;
  /** The colours that are really behind a text, the most frequent first; measured at rest. */
  readonly grounds?: readonly Ground[] | undefined;
  /** Place of the `new X(` of its object in the scene, both from 1. */
  readonly made?: ScenePlace | undefined;
}

/** A colour behind a text, and the share of the text's box that it fills. */
export interface Ground {
  /** As `#rrggbb`. */
  readonly color: string;
  readonly share: number;
}

/** A place in a scene's file, both from 1. */
export interface ScenePlace {
  readonly line: number;
  readonly column: number;
}

/** A leaf as the page reports it: where its object was made is still a stack of the page. */
export interface TracedLeaf extends Omit<MeasuredLeaf, 'made'> {
  readonly stack: string;
}

/** What is seen at one moment. */
export interface MeasuredMoment<TLeaf = MeasuredLeaf> {
  /** From the start of the section. */
  readonly seconds: number;
  /** Until then nothing of it changes; the same as `seconds` while things move. */
  readonly untilSeconds: number;
  /** The beat that is played, from 1; undefined before the first, and in scenes without beats. */
  readonly beat?: number | undefined;
  /** Whether it is at rest: the end of a beat, or a pause in it. */
  readonly isSettled: boolean;
  /** Whether it is the end of its beat. */
  readonly endsBeat: boolean;
  readonly leaves: readonly TLeaf[];
  /** The picture at rest as a `data:` URL, where it was asked for. */
  readonly still?: string | undefined;
}

/** When something could be seen, and how it moved and flickered, from looks many times a second. */
export interface LeafTrack<TLeaf = MeasuredLeaf> {
  /** As it was when it was first seen. */
  readonly leaf: TLeaf;
  /** What it read, and from when to when. */
  readonly spans: readonly {
    readonly text: string;
    readonly fromSeconds: number;
    readonly toSeconds: number;
  }[];
  /** Moments at which its brightness had turned by a tenth of white's or more. */
  readonly swings: readonly number[];
  /** Its journeys of {@link LEAST_JOURNEY_PX} or more. */
  readonly journeys: readonly {
    readonly fromSeconds: number;
    readonly toSeconds: number;
    /** Along its way. */
    readonly lengthPx: number;
  }[];
}

/** Shorter ways are not noted. */
export const LEAST_JOURNEY_PX = 200;

/** A section, moment by moment; `TLeaf` is how its leaves are described. */
export interface MeasuredSection<TLeaf = MeasuredLeaf> {
  readonly section: string;
  /** Its scene file, absolute. */
  readonly file?: string | undefined;
  /** Whether it is a lecture's, with title, lines, stage and beats; otherwise it is any scene of Motion Canvas. */
  readonly isLecture: boolean;
  /** Empty where it is no lecture's; so are the lines. */
  readonly title: string;
  readonly lines: readonly string[];
  /** Where the language begins: there are the lecture lines. */
  readonly direction: 'ltr' | 'rtl';
  /** The title and the lecture lines as they are drawn, each in its room; the line of beat 1 first. */
  readonly writtenLines?: readonly TLeaf[] | undefined;
  /** What its texts have and no font has. */
  readonly lettersWithoutFont?: readonly LettersWithoutFont[] | undefined;
  readonly durationSeconds: number;
  readonly beats: readonly BeatTimes[];
  readonly moments: readonly MeasuredMoment<TLeaf>[];
  readonly tracks: readonly LeafTrack<TLeaf>[];
}

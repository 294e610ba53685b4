/** What stands where while a section is played, for whoever judges its layout. */

/** A rectangle in px at 1080p, from the frame's top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something that is seen on the stage at one moment. */
export interface ObjectLayout {
  /** Class of the node, such as `Formula`; `Label` for labels. */
  readonly kind: string;
  /** Place of its `new X(` in the scene, both from 1. */
  readonly made?: {readonly line: number; readonly column: number} | undefined;
  /** What it reads; empty when it has no text. */
  readonly text: string;
  readonly box: Box;
  /** The cells at its top left and bottom right; undefined when it is off the grid. */
  readonly anchors?: {readonly from: string; readonly to: string} | undefined;
  /** Smallest text, px at 1080p. */
  readonly fontSize?: number | undefined;
}

/** An object as the page reports it: where it was made is still a stack of the page. */
export interface TracedObject extends Omit<ObjectLayout, 'made'> {
  readonly stack: string;
}

/** The stage at the settled moment of a beat; `TObject` is how its objects are described. */
export interface BeatLayout<TObject = ObjectLayout> {
  /** From 1. */
  readonly beat: number;
  /** From the start of the section. */
  readonly atSeconds: number;
  readonly objects: readonly TObject[];
}

/** A section, beat by beat. */
export interface SectionLayout {
  readonly section: string;
  readonly beats: readonly BeatLayout[];
}

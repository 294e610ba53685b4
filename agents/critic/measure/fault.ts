/** What a fault of a picture is, and what finds one kind of them. Each kind stands in a file of its own in `faults/`. */
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
} from '../../../schema/measured-section.ts';

/** Something in a picture that a viewer cannot read or see, at one moment. */
export interface Sighting {
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly severity: 'error' | 'warning';
  /** What is concerned, the chief thing first. */
  readonly leaves: readonly MeasuredLeaf[];
}

/** A moment, with what it belongs to. */
export interface MomentInSection {
  readonly section: MeasuredSection;
  readonly moment: MeasuredMoment;
  /** The look before, in the same section. */
  readonly before: MeasuredMoment | undefined;
}

/** A kind of fault that is seen in single pictures. */
export interface FaultKind {
  /** Its name in kebab case: also that of its file. */
  readonly code: string;
  /** Whether it counts while things move too, however short; otherwise only at rest. */
  readonly whileMoving: boolean;
  /** What lasts shorter is none; any time unless given. */
  readonly leastSeconds?: number;
  /** While things move it counts too if it lasts so long; never unless given. */
  readonly leastSecondsInMotion?: number;
  /** Finds every fault of the kind at one moment. */
  look(at: MomentInSection): Iterable<Sighting>;
}

/** A sighting with its time. */
export interface TimedSighting extends Sighting {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly beat?: number | undefined;
}

/** A kind of fault that only shows in the course of a section. */
export interface CourseFaultKind {
  readonly code: string;
  /** Finds every fault of the kind in a section. */
  follow(section: MeasuredSection): Iterable<TimedSighting>;
}

/** What a lecture says beside what is written in its scenes. */
export interface LectureWords {
  /** What is spoken, over all sections. */
  readonly narration: string;
}

/** A kind of fault that only shows when sections are compared. */
export interface LectureFaultKind {
  readonly code: string;
  /** Finds every fault of the kind in a lecture. */
  compare(
    sections: readonly MeasuredSection[],
    words: LectureWords,
  ): Iterable<TimedSighting & {readonly section: string}>;
}

/** How a leaf is called in sentences. */
export function nameOf({kind, text, name, object}: MeasuredLeaf): string {
  if (kind === 'text') return quoted(text);
  if (kind === 'picture') {
    return name === object
      ? `the ${name.toLowerCase()}`
      : `the ${name.toLowerCase()} of the ${object}`;
  }
  return name === object ? `a ${name}` : `a ${name} of the ${object}`;
}

/** A text in quotation marks, shortened. */
export function quoted(text: string): string {
  const short = text.length > 32 ? `${text.slice(0, 30)}…` : text;
  return `“${short.replace(/\s+/g, ' ')}”`;
}

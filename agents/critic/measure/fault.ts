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

/** A kind of fault. */
export interface FaultKind {
  /** Its name in kebab case: also that of its file. */
  readonly code: string;
  /** Whether it counts while things move too; only at rest otherwise. */
  readonly whileMoving: boolean;
  /** What lasts shorter is none; any time unless given. */
  readonly leastSeconds?: number;
  /** Finds every fault of the kind at one moment. */
  look(at: MomentInSection): Iterable<Sighting>;
}

/** How a leaf is called in sentences. */
export function nameOf({kind, text, name, object}: MeasuredLeaf): string {
  if (kind === 'text') {
    const short = text.length > 32 ? `${text.slice(0, 30)}…` : text;
    return `“${short.replace(/\s+/g, ' ')}”`;
  }
  if (kind === 'picture') return `the ${name.toLowerCase()} of the ${object}`;
  return name === object ? `a ${name}` : `a ${name} of the ${object}`;
}

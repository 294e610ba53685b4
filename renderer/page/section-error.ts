/** What went wrong while a section was drawn, with the beat in which it did. */
import type {PageFailure} from '../protocol.ts';

/** What a thrown error and a message of Motion Canvas' logger have in common. */
export interface Complaint {
  readonly message: string;
  readonly remarks?: string | undefined;
  readonly stack?: string | undefined;
  /** Key of the node that it is about. */
  readonly inspect?: string | undefined;
  /** Whether its place is where the functions of the scene stand that wait to go on. */
  readonly isStanding?: boolean | undefined;
}

/** A fault of the scene, of the encoder, or of the way to Node. */
export class SectionError extends Error {
  public readonly failure: PageFailure;

  public constructor(
    section: string,
    complaint: Complaint,
    beat?: number,
    origin: PageFailure['origin'] = 'scene',
  ) {
    super(complaint.message);
    const {message, remarks, stack, isStanding} = complaint;
    this.failure = {origin, message, remarks, stack, section, beat, isStanding};
  }

  /** Takes whatever was thrown; an error that is one already stays as it is. */
  public static from(
    section: string,
    error: unknown,
    beat?: number,
    origin: PageFailure['origin'] = 'scene',
  ): SectionError {
    if (error instanceof SectionError) return error;
    return new SectionError(section, complaintOf(error), beat, origin);
  }
}

/** What a thrown value says. */
export function complaintOf(error: unknown): Complaint {
  if (!(error instanceof Error)) return {message: String(error)};
  const {message, stack} = error;
  return {message, stack, remarks: textOf(error, 'remarks'), inspect: textOf(error, 'inspect')};
}

function textOf(error: Error, name: 'remarks' | 'inspect'): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

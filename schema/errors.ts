/** The error that every room throws for what a user can mend: it says what is wrong, where, and what to do. */

/** A place in a lecture's files. */
export interface SourcePlace {
  /** Absolute path, or as the user wrote it. */
  readonly file: string;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
  /** The beat that was playing, from 1. */
  readonly beat?: number | undefined;
}

/** What a {@link LecternError} is made of. */
export interface LecternErrorDetails {
  /** Stable name of the kind of failure, such as `browser-missing`. */
  readonly code: string;
  /** What is wrong, in one or two sentences that a teacher understands. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  readonly where?: SourcePlace | undefined;
  readonly cause?: unknown;
}

/** An expected failure. Bugs throw other errors. */
export class LecternError extends Error {
  public readonly code: string;
  public readonly remedy: string | undefined;
  public readonly where: SourcePlace | undefined;

  public constructor(details: LecternErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : {cause: details.cause});
    this.name = 'LecternError';
    this.code = details.code;
    this.remedy = details.remedy;
    this.where = details.where;
  }
}

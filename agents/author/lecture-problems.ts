/** What is wrong with a lecture file, collected so that all of it is told at once. */
import {LecternError, type SourcePlace} from '../../schema/errors.ts';

/** One thing that is wrong. */
export interface LectureProblem {
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly where: SourcePlace;
}

/** A lecture file with mistakes; the first is its message, all are its problems. */
export class LectureFileError extends LecternError {
  public readonly problems: readonly LectureProblem[];

  public constructor(problems: readonly LectureProblem[]) {
    const [first] = problems;
    const more = problems.length - 1;
    super({
      code: 'lecture-invalid',
      message:
        problems.length === 1
          ? (first?.message ?? '')
          : `The lecture has ${problems.length} mistakes.\n${problems.map(describe).join('\n')}`,
      remedy: more > 0 ? undefined : first?.remedy,
      where: more > 0 ? {file: first?.where.file ?? ''} : first?.where,
    });
    this.name = 'LectureFileError';
    this.problems = problems;
  }
}

/** Collects problems of one file. */
export class LectureProblems {
  private readonly found: LectureProblem[] = [];

  public constructor(private readonly file: string) {}

  /** Notes a problem at a line and column of the file, both from 1. */
  public add(message: string, line?: number, column?: number, remedy?: string): void {
    this.found.push({message, remedy, where: {file: this.file, line, column}});
  }

  /** Throws a {@link LectureFileError} when anything was noted. */
  public throwIfAny(): void {
    if (this.found.length > 0) throw new LectureFileError(this.found);
  }
}

function describe({message, remedy, where}: LectureProblem): string {
  const place = [where.file, where.line, where.column].filter(part => part !== undefined).join(':');
  return `  ${place}: ${message}${remedy === undefined ? '' : ` ${remedy}`}`;
}

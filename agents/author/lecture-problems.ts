/** What is wrong with a lecture file, collected so that all of it is told at once. */
import {LecternError, type SourcePlace} from '../../schema/errors.ts';
import type {Place} from './source-map.ts';

/** One thing that is wrong. */
export interface LectureProblem {
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly where: SourcePlace;
}

/** What is told of a lecture that is made all the same. */
export interface LectureRemark extends LectureProblem {
  /** A warning is of something that is not shown as it was written; a note says what was made of what. */
  readonly kind: 'note' | 'warning';
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
  private readonly remarked: LectureRemark[] = [];
  private readonly unjudged = new Set<string>();

  /**
   * @param file - The file.
   * @param whereIs - Says where a place is, in files that are not read as they stand.
   */
  public constructor(
    private readonly file: string,
    private readonly whereIs?: (place: Place) => string,
  ) {}

  /** Notes a problem; without a place it is of the whole file. */
  public add(message: string, place?: Place, remedy?: string): void {
    addOnce(this.found, this.problem(message, place, remedy));
  }

  /** Notes something that is not shown as it was written, and hinders nothing. */
  public warn(message: string, place?: Place, remedy?: string): void {
    addOnce(this.remarked, {kind: 'warning', ...this.problem(message, place, remedy)});
  }

  /** Notes what was made of what. */
  public note(message: string): void {
    this.remarked.push({kind: 'note', message, where: {file: this.file}});
  }

  private problem(message: string, place?: Place, remedy?: string): LectureProblem {
    const {file, whereIs} = this;
    return place === undefined || whereIs === undefined
      ? {message, remedy, where: {file, ...place}}
      : {message: `${whereIs(place)}: ${message}`, remedy, where: {file}};
  }

  /** Notes, then warnings in the order of the file. */
  public get remarks(): readonly LectureRemark[] {
    return this.remarked.toSorted(
      (a, b) => a.kind.localeCompare(b.kind, 'en') || inOrderOfTheFile(a, b),
    );
  }

  /** Notes that a picture has lost one of its blocks, so that what the others say of it cannot be judged. */
  public leaveUnjudged(section: string, picture: string): void {
    this.unjudged.add(`${section}#${picture}`);
  }

  /** Whether what is said of a picture can be judged. */
  public canJudge(section: string, picture: string): boolean {
    return !this.unjudged.has(`${section}#${picture}`);
  }

  /** Throws a {@link LectureFileError} when anything was noted, in the order of the file. */
  public throwIfAny(): void {
    if (this.found.length === 0) return;
    throw new LectureFileError(this.found.toSorted(inOrderOfTheFile));
  }
}

/** What is read twice, once to count it and once to show it, is told once. */
function addOnce<T extends LectureProblem>(problems: T[], problem: T): void {
  const {message, remedy, where} = problem;
  const isKnown = problems.some(
    known =>
      known.message === message &&
      known.remedy === remedy &&
      known.where.line === where.line &&
      known.where.column === where.column,
  );
  if (!isKnown) problems.push(problem);
}

function inOrderOfTheFile({where: a}: LectureProblem, {where: b}: LectureProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function describe({message, remedy, where}: LectureProblem): string {
  const place = [where.file, where.line, where.column].filter(part => part !== undefined).join(':');
  return `  ${place}: ${message}${remedy === undefined ? '' : ` ${remedy}`}`;
}

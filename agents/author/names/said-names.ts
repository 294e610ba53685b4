/** Says that a picture has no part of such a name or number, where the lecture names one. */
import type {LectureProblems} from '../lecture-problems.ts';
import {nearestOf} from '../schema-problems.ts';
import type {SourceMap, StoryPath} from '../source-map.ts';

/** Judges the names and numbers of one lecture by what is there. */
export class SaidNames {
  public constructor(
    public readonly map: SourceMap,
    public readonly problems: LectureProblems,
  ) {}

  /**
   * Notes a name that is not known.
   *
   * @param place - Whether the name is the key at this path, or its value.
   * @returns whether it is known.
   */
  public name(
    name: string,
    what: string,
    known: Iterable<string>,
    path: StoryPath,
    place: 'key' | 'value' = 'value',
  ): boolean {
    const names = [...known];
    if (names.includes(name)) return true;
    this.problems.add(
      `There is no ${what} “${name}” in this picture.`,
      place === 'key' ? this.map.placeOfKey(path) : this.map.placeOf(path),
      names.length === 0
        ? 'A block continues a picture when both have the same #name.'
        : nearestOf(name, names),
    );
    return false;
  }

  /** Notes a number, or a range of them, that is beyond the first or the last. */
  public range(
    at: number | readonly [number, number] | undefined,
    first: number,
    last: number,
    what: string,
    path: StoryPath,
  ): void {
    // That a picture begins with nothing is told by itself.
    if (at === undefined || last < first) return;
    const [from, to] = typeof at === 'number' ? [at, at] : at;
    const wrong = [from, to].find(value => !(value >= first && value <= last));
    if (wrong !== undefined) {
      this.problems.add(
        `There is no ${what} ${wrong}.`,
        this.map.placeOf(path),
        `They count from ${first} to ${last}.`,
      );
    } else if (from > to) {
      this.problems.add(
        `The range from ${from} to ${to} is empty.`,
        this.map.placeOf(path),
        `Write it as [${to}, ${from}].`,
      );
    }
  }
}

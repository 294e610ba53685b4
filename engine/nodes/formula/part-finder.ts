/** Finds parts of a formula by their TeX among what it is drawn of. */
import {pairUp} from './common-subsequence.ts';
import {leafKind, leavesOf} from './katex-leaves.ts';
import {onStand, texFailure} from './katex-stand.ts';
import {
  type NumberedRange,
  type TexRange,
  findPart,
  overlap,
  partName,
  wrapRanges,
} from './tex-parts.ts';

/** What a finder knows of its formula. */
export interface FoundIn {
  /** The TeX, without `{{…}}`. */
  readonly tex: string;
  /** What `{{…}}` marked. */
  readonly marks: readonly TexRange[];
  readonly inline: boolean;
  /** What the formula is drawn of, in order, and the leaf of each item. */
  readonly leafKinds: readonly string[];
  readonly leafOfItem: readonly number[];
}

/** Finds the items of parts; what was found is kept. */
export class PartFinder {
  private readonly found = new Map<string, readonly (readonly number[])[]>();
  private readonly marks: readonly (TexRange & {readonly name: string})[];

  public constructor(private readonly formula: FoundIn) {
    this.marks = formula.marks.map(({start, end}) => ({
      start,
      end,
      name: partName(formula.tex.slice(start, end)),
    }));
  }

  /** For each part its occurrences in reading order, each the indices of its items. */
  public occurrences(parts: readonly string[]): readonly (readonly (readonly number[])[])[] {
    const names = parts.map(partName);
    const unknown = parts.filter((_, index) => !this.found.has(names[index] ?? ''));
    if (unknown.length > 0) this.find(unknown);
    return names.map(name => this.found.get(name) ?? []);
  }

  /** The TeX of the parts that `{{…}}` marks. */
  public markedParts(): readonly string[] {
    return this.marks.map(({start, end}) => this.formula.tex.slice(start, end));
  }

  private find(parts: readonly string[]): void {
    const names: string[] = [];
    const ranges: NumberedRange[] = [];
    for (const part of new Set(parts)) {
      const name = partName(part);
      const marks = this.marks.filter(mark => mark.name === name);
      for (const {start, end} of marks.length > 0 ? marks : findPart(this.formula.tex, part)) {
        ranges.push({start, end, number: ranges.length});
        names.push(name);
      }
    }
    const places = this.locate(ranges);
    for (const name of parts.map(partName)) {
      const occurrences = ranges
        .filter(({number}) => names[number] === name)
        .map(({number}) => places.get(number) ?? [])
        .filter(indices => indices.length > 0);
      occurrences.sort((first, second) => (first[0] ?? 0) - (second[0] ?? 0));
      this.found.set(name, occurrences);
    }
  }

  /** The items of ranges, by number. Ranges that overlap take turns. */
  private locate(ranges: readonly NumberedRange[]): Map<number, number[]> {
    const places = new Map<number, number[]>();
    let waiting = [...ranges];
    while (waiting.length > 0) {
      const together: NumberedRange[] = [];
      for (const range of waiting) {
        if (!together.some(other => overlap(range, other))) together.push(range);
      }
      waiting = waiting.filter(range => !together.includes(range));
      const numbers = this.numbersOfLeaves(this.readable(together));
      this.formula.leafOfItem.forEach((leaf, index) => {
        for (const number of numbers.get(leaf) ?? []) {
          places.set(number, [...(places.get(number) ?? []), index]);
        }
      });
    }
    return places;
  }

  /** Without ranges that are no whole pieces of TeX, such as `a &` in a table. */
  private readable(ranges: readonly NumberedRange[]): readonly NumberedRange[] {
    const {tex, inline} = this.formula;
    const isReadable = (some: readonly NumberedRange[]): boolean =>
      texFailure(wrapRanges(tex, some), !inline) === undefined;
    return isReadable(ranges) ? ranges : ranges.filter(range => isReadable([range]));
  }

  /**
   * The numbers of the ranges that each leaf belongs to.
   *
   * @remarks
   * The formula is set once more with its parts wrapped. Wrapping shifts things
   * a little, so nothing is measured then: what is drawn is the same, and each
   * thing hands its numbers on to the leaf that it is.
   */
  private numbersOfLeaves(
    ranges: readonly NumberedRange[],
  ): ReadonlyMap<number, readonly number[]> {
    if (ranges.length === 0) return new Map();
    const {tex, inline, leafKinds} = this.formula;
    const leaves = onStand(wrapRanges(tex, ranges), !inline, leavesOf);
    const pairs = pairUp(leafKinds, leaves.map(leafKind));
    return new Map(pairs.map(([own, wrapped]) => [own, leaves[wrapped]?.parts ?? []]));
  }
}

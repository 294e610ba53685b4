/** Formulas laid out: each TeX once, however often and in whatever size it is drawn. */
import {pairUp} from './common-subsequence.ts';
import {type FormulaItem, type ItemBox, boxAround} from './formula-items.ts';
import {leafKind, leavesOf} from './katex-leaves.ts';
import {TexError, onStand, texFailure} from './katex-stand.ts';
import {readItems} from './read-items.ts';
import {
  type NumberedRange,
  type TexRange,
  findPart,
  overlap,
  partName,
  unmark,
  wrapRanges,
} from './tex-parts.ts';

export {TexError} from './katex-stand.ts';

/** Room above and below the ink, so that stacked formulas do not touch, in em. */
const LEADING = 0.12;
/** What a line of small letters takes at least, in em: formulas side by side then stand alike. */
const LEAST_ASCENT = 0.7;
const LEAST_DESCENT = 0.2;

const layouts = new Map<string, FormulaLayout>();

/**
 * Lays a formula out; the result is kept.
 *
 * @param tex - TeX; `{{…}}` marks a part and changes nothing about the look.
 * @param inline - Lays it out as it stands in a line of text, with smaller fractions and sums.
 * @throws TexError when KaTeX does not understand it.
 */
export function layOutFormula(tex: string, inline = false): FormulaLayout {
  const key = `${inline ? 'inline' : 'display'} ${tex}`;
  let layout = layouts.get(key);
  if (layout === undefined) {
    layout = new FormulaLayout(tex, inline);
    layouts.set(key, layout);
  }
  return layout;
}

/** A formula that was laid out. Lengths in em; y runs down from the baseline. */
export class FormulaLayout {
  /** What is drawn, in reading order. */
  public readonly items: readonly FormulaItem[];
  /** Where its box begins: ink may hang over the place where TeX begins. */
  public readonly left: number;
  public readonly width: number;
  /** Height above the baseline. */
  public readonly ascent: number;
  /** Depth under the baseline. */
  public readonly descent: number;
  /** Size of the smallest letters; scripts count as large as what they belong to. */
  public readonly smallestLetters: number;
  /** Middle of the first relation sign, such as `=`, that is in no bracket, fraction or table. */
  public readonly relation: number | undefined;
  private readonly plainTex: string;
  private readonly marks: readonly (TexRange & {readonly name: string})[];
  private readonly leafKinds: readonly string[];
  private readonly leafOfItem: readonly number[];
  private readonly found = new Map<string, readonly (readonly number[])[]>();

  public constructor(
    tex: string,
    private readonly inline: boolean,
  ) {
    const {tex: plainTex, marks} = unmark(tex, candidate => texFailure(candidate, !inline));
    const failure = texFailure(plainTex, !inline);
    if (failure !== undefined) {
      const {reason, stoppedAt} = texFailure(tex, !inline) ?? {...failure, stoppedAt: undefined};
      throw new TexError(tex, reason, stoppedAt);
    }
    const read = onStand(plainTex, !inline, readItems);
    const {box} = read;
    this.items = read.items;
    this.leafKinds = read.leafKinds;
    this.leafOfItem = read.leafOfItem;
    this.left = box.left;
    this.width = box.right - box.left;
    this.ascent = Math.max(LEAST_ASCENT, -box.top) + LEADING;
    this.descent = Math.max(LEAST_DESCENT, box.bottom) + LEADING;
    this.smallestLetters = read.smallestLetters;
    this.relation = read.relation;
    this.plainTex = plainTex;
    this.marks = marks.map(({start, end}) => ({
      start,
      end,
      name: partName(plainTex.slice(start, end)),
    }));
  }

  /**
   * Where parts occur: for each part a list of occurrences in reading order,
   * each the indices of its items. A part is what `{{…}}` marks, if that has
   * its TeX, or else every place with its TeX.
   *
   * @param parts - Parts by their TeX, looked up together because that is faster.
   */
  public occurrences(parts: readonly string[]): readonly (readonly (readonly number[])[])[] {
    const names = parts.map(partName);
    const unknown = parts.filter((_, index) => !this.found.has(names[index] ?? ''));
    if (unknown.length > 0) this.find(unknown);
    return names.map(name => this.found.get(name) ?? []);
  }

  /** The TeX of the parts that `{{…}}` marks. */
  public markedParts(): readonly string[] {
    return this.marks.map(({start, end}) => this.plainTex.slice(start, end));
  }

  /** The box around some items; undefined where there are none. */
  public boxOf(indices: readonly number[]): ItemBox | undefined {
    return boxAround(indices.flatMap(index => this.items[index]?.box ?? []));
  }

  private find(parts: readonly string[]): void {
    const names: string[] = [];
    const ranges: NumberedRange[] = [];
    for (const part of new Set(parts)) {
      const name = partName(part);
      const marks = this.marks.filter(mark => mark.name === name);
      for (const {start, end} of marks.length > 0 ? marks : findPart(this.plainTex, part)) {
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
      this.leafOfItem.forEach((leaf, index) => {
        for (const number of numbers.get(leaf) ?? []) {
          places.set(number, [...(places.get(number) ?? []), index]);
        }
      });
    }
    return places;
  }

  /** Without ranges that are no whole pieces of TeX, such as `a &` in a table. */
  private readable(ranges: readonly NumberedRange[]): readonly NumberedRange[] {
    const isReadable = (some: readonly NumberedRange[]): boolean =>
      texFailure(wrapRanges(this.plainTex, some), !this.inline) === undefined;
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
    const leaves = onStand(wrapRanges(this.plainTex, ranges), !this.inline, leavesOf);
    const pairs = pairUp(this.leafKinds, leaves.map(leafKind));
    return new Map(pairs.map(([own, wrapped]) => [own, leaves[wrapped]?.parts ?? []]));
  }
}

/** Formulas laid out: each TeX once, however often and in whatever size it is drawn; wide ones in several rows. */
import {type FormulaItem, movedItem} from './formula-items.ts';
import {type ItemBox, boxAround} from './item-box.ts';
import {type FormulaChunk, type RowRoom, rowsFor} from './formula-rows.ts';
import {TexError, onStand, texFailure} from './katex-stand.ts';
import {PartFinder} from './part-finder.ts';
import {readItems} from './read-items.ts';
import {unmark} from './tex-parts.ts';

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
    layout = setFormula(tex, inline);
    layouts.set(key, layout);
  }
  return layout;
}

function setFormula(tex: string, inline: boolean): FormulaLayout {
  const {tex: plainTex, marks} = unmark(tex, candidate => texFailure(candidate, !inline));
  const failure = texFailure(plainTex, !inline);
  if (failure !== undefined) {
    const {reason, stoppedAt} = texFailure(tex, !inline) ?? {...failure, stoppedAt: undefined};
    throw new TexError(tex, reason, stoppedAt);
  }
  const read = onStand(plainTex, !inline, readItems);
  const {leafKinds, leafOfItem} = read;
  const parts = new PartFinder({tex: plainTex, marks, inline, leafKinds, leafOfItem});
  return new FormulaLayout(read, parts);
}

/** Where everything of a formula stands. */
interface Setting {
  readonly items: readonly FormulaItem[];
  readonly box: ItemBox;
  readonly relation: number | undefined;
  readonly smallestLetters: number;
  /** What it can be broken into; one where it cannot. */
  readonly chunks: readonly FormulaChunk[];
  readonly chunkOfItem: readonly number[];
  /** The row of each chunk, where it was broken. */
  readonly rowOfChunk?: readonly number[];
}

/** A formula that was laid out. Lengths in em; y runs down from the baseline of the first row. */
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

  public constructor(
    private readonly setting: Setting,
    private readonly parts: PartFinder,
  ) {
    const {items, box, relation, smallestLetters} = setting;
    this.items = items;
    this.left = box.left;
    this.width = box.right - box.left;
    this.ascent = Math.max(LEAST_ASCENT, -box.top) + LEADING;
    this.descent = Math.max(LEAST_DESCENT, box.bottom) + LEADING;
    this.smallestLetters = smallestLetters;
    this.relation = relation;
  }

  /**
   * Where parts occur: for each part a list of occurrences in reading order,
   * each the indices of its items. A part is what `{{…}}` marks, if that has
   * its TeX, or else every place with its TeX.
   *
   * @param parts - Parts by their TeX, looked up together because that is faster.
   */
  public occurrences(parts: readonly string[]): readonly (readonly (readonly number[])[])[] {
    return this.parts.occurrences(parts);
  }

  /** The TeX of the parts that `{{…}}` marks. */
  public markedParts(): readonly string[] {
    return this.parts.markedParts();
  }

  /** The box around some items; undefined where there are none. */
  public boxOf(indices: readonly number[]): ItemBox | undefined {
    return boxAround(indices.flatMap(index => this.items[index]?.box ?? []));
  }

  /** Some items by the rows that they stand in. */
  public byRow(indices: readonly number[]): readonly (readonly number[])[] {
    const {rowOfChunk, chunkOfItem} = this.setting;
    if (rowOfChunk === undefined) return [indices];
    const rows: number[][] = [];
    for (const index of indices) {
      (rows[rowOfChunk[chunkOfItem[index] ?? 0] ?? 0] ??= []).push(index);
    }
    return rows.filter(row => row.length > 0);
  }

  /** Height of an em of the smallest glyphs, scripts of scripts included. */
  public smallestGlyph(): number {
    const sizes = this.items.flatMap(({shape}) =>
      shape.form === 'glyph' || shape.form === 'lettering' ? [shape.size] : [],
    );
    return Math.min(1, ...sizes);
  }

  /** The same formula broken into rows, if it is too large for a room and rows help; else itself. */
  public inRows(room: RowRoom): FormulaLayout {
    const {chunks, chunkOfItem, items} = this.setting;
    const height = this.ascent + this.descent;
    const rows = rowsFor(chunks, room, {width: this.width, height});
    if (rows === undefined) return this;
    const moved = items.map((item, index) => {
      const place = rows.places[chunkOfItem[index] ?? 0];
      return place === undefined ? item : movedItem(item, place.x, place.y);
    });
    return new FormulaLayout(
      {
        ...this.setting,
        items: moved,
        box: rows.box,
        relation: rows.relation,
        rowOfChunk: rows.places.map(place => place.row),
      },
      this.parts,
    );
  }
}

/**
 * The rows of a formula that is too wide: broken in front of relation signs, which then stand below
 * each other, and only then in front of `+` and `−`, as amsmath's `split` is written. Pure. Lengths in em.
 */
import {type ItemBox, boxAround} from './item-box.ts';

/** Signs in front of which a formula is broken, from the first to the last; a clause is parted by an implication or a wide space. */
export type BreakRank = 'clause' | 'relation' | 'sum' | 'product';

/** A stretch of a formula that is never broken. */
export interface FormulaChunk {
  /** Its place while all stands in one row. */
  readonly box: ItemBox;
  /** How it can begin a row; the first begins one in any case. */
  readonly rank: BreakRank;
  /** The relation sign or operator that it begins with. */
  readonly sign?: {readonly left: number; readonly right: number} | undefined;
}

/** What a formula has to fit into. */
export interface RowRoom {
  readonly width: number;
  readonly height: number;
  /** What it may be scaled down to in one row before it is broken. */
  readonly leastScale: number;
}

/** A formula in rows. */
export interface FormulaRows {
  /** How far each chunk is moved from its place in the one row, and the row that it is in. */
  readonly places: readonly {readonly x: number; readonly y: number; readonly row: number}[];
  readonly box: ItemBox;
  /** Middle of the relation signs that stand below each other. */
  readonly relation: number | undefined;
}

/** Scales that are tried where something is broken to fit: larger letters are worth another break. */
export const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5];
/** A row that goes on with no relation sign above it begins this far in. */
const HANG = 1.5;
/** Where the left side is wider than this share of the room, what follows is not put behind it. */
const WIDEST_LEFT_SIDE = 0.4;
const ROW = {ascent: 0.75, descent: 0.25, gap: 0.45};

/** Chunks that stand side by side: from one, up to another that is no longer of it. */
interface Row {
  readonly from: number;
  readonly to: number;
  /** Where its first chunk begins. */
  readonly indent: number;
}

/** Breaks a formula into rows where it has to be; undefined where it need not or cannot. */
export function rowsFor(
  chunks: readonly FormulaChunk[],
  room: RowRoom,
  whole: {readonly width: number; readonly height: number},
): FormulaRows | undefined {
  const scaleOf = (width: number, height: number): number =>
    Math.min(1, room.width / width, room.height / height);
  const scaleOfWhole = scaleOf(whole.width, whole.height);
  if (chunks.length < 2 || scaleOfWhole >= room.leastScale) return undefined;
  let best: {readonly rows: FormulaRows; readonly scale: number} | undefined;
  for (const scale of SCALES) {
    for (const relationsApart of [true, false]) {
      const setter = new RowSetter(chunks, room.width / scale, relationsApart);
      const rows = settled(chunks, setter.rows(0, chunks.length, 0), setter.relation);
      const {left, right, top, bottom} = rows.box;
      const reached = scaleOf(right - left, bottom - top);
      if (reached >= scale) return reached > scaleOfWhole ? rows : undefined;
      if (reached > (best?.scale ?? scaleOfWhole) + 0.01) best = {rows, scale: reached};
    }
  }
  return best?.rows;
}

class RowSetter {
  /** Middle of the first relation sign. */
  public relation: number | undefined;

  /** @param relationsApart - Gives each relation sign a row of its own. */
  public constructor(
    private readonly chunks: readonly FormulaChunk[],
    private readonly width: number,
    private readonly relationsApart: boolean,
  ) {}

  public rows(from: number, to: number, indent: number): Row[] {
    if (this.fits({from, to, indent})) {
      this.noteRelation(from, to, indent);
      return [{from, to, indent}];
    }
    const starts = this.startsOf('clause', from, to);
    if (starts.length === 0) return this.clause(from, to, indent);
    return pairs([from, ...starts], to).flatMap(([begin, end], index) => {
      const hangs = index > 0 && this.chunks[begin]?.sign !== undefined;
      return this.clauseOrRow(begin, end, indent + (hangs ? HANG : 0));
    });
  }

  private clauseOrRow(from: number, to: number, indent: number): Row[] {
    const row = {from, to, indent};
    if (!this.fits(row)) return this.clause(from, to, indent);
    this.noteRelation(from, to, indent);
    return [row];
  }

  private clause(from: number, to: number, indent: number): Row[] {
    const first = this.firstRelation(from, to);
    if (first === undefined) return this.filled(from, to, indent, indent + HANG);
    const sign = this.signOf(first);
    const behind = indent + sign.middle - this.leftOf(from);
    if (behind <= WIDEST_LEFT_SIDE * this.width) {
      this.relation ??= behind;
      return this.atRelation(from, first, to, indent, behind);
    }
    // The left side has rows of its own.
    const middle = indent + HANG + sign.width / 2;
    this.relation ??= middle;
    return [
      ...this.filled(from, first, indent, indent + HANG),
      ...this.atRelation(first, first, to, indent + HANG, middle),
    ];
  }

  /** Rows whose relation signs stand below each other. */
  private atRelation(from: number, first: number, to: number, indent: number, at: number): Row[] {
    const others = this.startsOf('relation', from, to).filter(start => start > first);
    const starts = this.relationsApart ? others : this.fewest(from, others, to, indent, at);
    return pairs([from, ...starts], to).flatMap(([begin, end]) => {
      const {middle, width, behind} = this.signOf(begin === from ? first : begin);
      const own = begin === from ? indent : at - (middle - this.leftOf(begin));
      return this.filled(begin, end, own, at + width / 2 + behind);
    });
  }

  /** The relation signs that begin a row where as many as fit stand in one. */
  private fewest(
    from: number,
    starts: readonly number[],
    to: number,
    indent: number,
    at: number,
  ): number[] {
    const kept: number[] = [];
    let begin = {from, indent};
    starts.forEach((start, index) => {
      if (this.fits({...begin, to: starts[index + 1] ?? to})) return;
      kept.push(start);
      const {middle} = this.signOf(start);
      begin = {from: start, indent: at - (middle - this.leftOf(start))};
    });
    return kept;
  }

  /** As few rows as are needed, of about the same width, broken in front of operators. */
  private filled(from: number, to: number, indent: number, next: number): Row[] {
    if (this.fits({from, to, indent})) return [{from, to, indent}];
    const pieces = pairs([from, ...this.startsOf('sum', from, to)], to).flatMap(([begin, end]) =>
      this.fits({from: begin, to: end, indent: begin === from ? indent : next})
        ? [begin]
        : [begin, ...this.startsOf('product', begin, end)],
    );
    let rows = packed(pieces, to, row => this.fits(row), indent, next);
    for (let width = this.width * 0.98; width > 0; width *= 0.97) {
      const narrower = packed(pieces, to, row => this.endOf(row) <= width, indent, next);
      if (narrower.length > rows.length || !narrower.every(row => this.endOf(row) <= width)) break;
      rows = narrower;
    }
    return rows;
  }

  private startsOf(rank: BreakRank, from: number, to: number): number[] {
    return this.chunks.flatMap((chunk, index) =>
      index > from && index < to && chunk.rank === rank ? [index] : [],
    );
  }

  private firstRelation(from: number, to: number): number | undefined {
    const index = this.chunks.findIndex(
      (chunk, place) =>
        place >= from && place < to && chunk.rank === 'relation' && chunk.sign !== undefined,
    );
    return index < 0 ? undefined : index;
  }

  private noteRelation(from: number, to: number, indent: number): void {
    const first = this.firstRelation(from, to);
    if (first === undefined) return;
    this.relation ??= indent + this.signOf(first).middle - this.leftOf(from);
  }

  private signOf(index: number): {middle: number; width: number; behind: number} {
    const {left, right} = this.chunks[index]?.sign ?? {left: 0, right: 0};
    // TeX leaves 5/18 em behind a relation sign.
    return {middle: (left + right) / 2, width: right - left, behind: 5 / 18};
  }

  private leftOf(index: number): number {
    return this.chunks[index]?.box.left ?? 0;
  }

  private endOf({from, to, indent}: Row): number {
    return indent + (this.chunks[to - 1]?.box.right ?? 0) - this.leftOf(from);
  }

  private fits(row: Row): boolean {
    return this.endOf(row) <= this.width;
  }
}

/** Puts as many pieces into each row as it holds. */
function packed(
  starts: readonly number[],
  to: number,
  fits: (row: Row) => boolean,
  indent: number,
  next: number,
): Row[] {
  const rows: Row[] = [];
  for (const [from, end] of pairs(starts, to)) {
    const last = rows.at(-1);
    const longer = last === undefined ? undefined : {...last, to: end};
    if (longer !== undefined && fits(longer)) rows[rows.length - 1] = longer;
    else rows.push({from, to: end, indent: rows.length === 0 ? indent : next});
  }
  return rows;
}

function pairs(starts: readonly number[], to: number): [from: number, to: number][] {
  return starts.map((start, index) => [start, starts[index + 1] ?? to]);
}

function settled(
  chunks: readonly FormulaChunk[],
  rows: readonly Row[],
  relation: number | undefined,
): FormulaRows {
  const places: {x: number; y: number; row: number}[] = [];
  let baseline = 0;
  let depth = 0;
  rows.forEach(({from, to, indent}, row) => {
    const own = chunks.slice(from, to);
    const ascent = Math.max(ROW.ascent, ...own.map(({box}) => -box.top));
    if (row > 0) baseline += depth + ROW.gap + ascent;
    depth = Math.max(ROW.descent, ...own.map(({box}) => box.bottom));
    const x = indent - (own[0]?.box.left ?? 0);
    for (let index = from; index < to; index += 1) places[index] = {x, y: baseline, row};
  });
  const boxes = chunks.map(({box: {left, right, top, bottom}}, index) => {
    const {x, y} = places[index] ?? {x: 0, y: 0};
    return {left: left + x, right: right + x, top: top + y, bottom: bottom + y};
  });
  const box = boxAround(boxes) ?? {left: 0, right: 0, top: 0, bottom: 0};
  return {places, box, relation};
}

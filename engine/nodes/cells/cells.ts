/** An array: values in boxes side by side, with pointers under them. Indices count from 0, as in code. */
import {nodeName} from '@motion-canvas/2d';
import {type ThreadGenerator, Vector2, all, chain, easeInOutCubic} from '@motion-canvas/core';
import {fadeAndRise, staggered} from '../../motion/appear.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {Cell, CellGroup} from '../table/cell.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import {CellPointer} from './cell-pointer.ts';

/** Properties of {@link Cells}. */
export interface CellsProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** What stands in the boxes. */
  values: readonly (string | number)[];
  /** Writes the index over each box. */
  indices?: boolean;
  /** Colour of the borders; blue unless given. */
  border?: Color;
}

const GAP = 8;
const LARGEST_BOX = 112;
const SMALLEST_BOX = 56;
const FONT_SIZE = 38;
const SMALLEST_FONT = 28;
const INDEX_HEIGHT = 44;
/** Room for two pointers below each other. */
const POINTER_ROOM = 96;

/**
 * An array: values in boxes side by side, with pointers under them; indices count from 0.
 *
 * @example
 * ```ts
 * const list = stage.placeIn(new Cells({values: [3, 8, 12, 19]}), 'B1', 'C6');
 * const low = list.pointer('low', 0, {color: 'blue'});
 * yield* stage.show(list, low);
 * yield* low.pointAt(2);
 * yield* list.highlight(2, 'orange');
 * ```
 */
@nodeName('Cells')
export class Cells extends TeachingNode {
  private boxes: Cell[];
  private readonly indices: readonly Words[];
  private readonly pointers: CellPointer[] = [];
  private box = LARGEST_BOX;
  private perRow: number;

  public constructor({values, indices = false, border = 'blue', ...props}: CellsProps) {
    super(props);
    const longest = Math.max(1, ...values.map(value => String(value).length));
    const fontSize = longest > 3 ? SMALLEST_FONT + 2 : FONT_SIZE;
    this.boxes = values.map(
      value =>
        new Cell(String(value), 'text', {border, radius: 18, font: 'code', fontSize, weight: 400}),
    );
    this.indices = indices
      ? values.map(
          (_, index) =>
            new Words({text: String(index), fontSize: 28, color: 'muted', font: 'code'}),
        )
      : [];
    this.perRow = values.length;
    this.add([...this.boxes, ...this.indices]);
    this.fit(new Vector2(1100, 400));
  }

  public override fit(available: Vector2): void {
    const widest = Math.max(SMALLEST_BOX, ...this.boxes.map(box => box.wordsSize().x + 24));
    const fitting = Math.floor((available.x + GAP) / (widest + GAP));
    this.perRow = Math.max(1, Math.min(this.boxes.length, fitting));
    this.box = Math.min(LARGEST_BOX, (available.x + GAP) / this.perRow - GAP);
    this.box = Math.max(this.box, widest);
    const rows = Math.ceil(this.boxes.length / this.perRow);
    const height = this.boxHeight();
    this.size([
      this.perRow * (this.box + GAP) - GAP,
      rows * (height + this.overhead() + POINTER_ROOM) - GAP,
    ]);
    this.boxes.forEach((cell, index) =>
      cell.size([this.box, height]).position(this.placeOf(index)),
    );
    this.indices.forEach((words, index) =>
      words.position(this.placeOf(index).sub([0, height / 2 + INDEX_HEIGHT / 2])),
    );
  }

  /** The middle of a box, in px from the middle of the node; between two boxes for fractions. @internal */
  public placeOf(index: number): Vector2 {
    const row = Math.min(
      Math.floor(Math.max(index, 0) / this.perRow),
      Math.ceil(this.boxes.length / this.perRow) - 1,
    );
    const column = index - row * this.perRow;
    const height = this.boxHeight();
    return new Vector2(
      (column - (this.perRow - 1) / 2) * (this.box + GAP),
      -this.height() / 2 +
        this.overhead() +
        height / 2 +
        row * (height + this.overhead() + POINTER_ROOM),
    );
  }

  /** Height of a box in px. @internal */
  public boxHeight(): number {
    return Math.min(this.box, LARGEST_BOX);
  }

  /**
   * The box at an index, from 0.
   *
   * @throws RangeError when there is no such box.
   */
  public cell(index: number): Cell {
    const cell = this.boxes[index];
    if (cell === undefined) {
      throw new RangeError(
        `There is no box ${index}: indices go from 0 to ${this.boxes.length - 1}.`,
      );
    }
    return cell;
  }

  /** The boxes from one index to another, both included, as one. */
  public range(from: number, to: number): CellGroup {
    const group = new CellGroup(
      Array.from({length: to - from + 1}, (_, offset) => this.cell(from + offset)),
    );
    this.add(group);
    return group;
  }

  /** A word under a box that can move to others; hidden until it is shown. */
  public pointer(
    text: string,
    index: number,
    {color = 'accent'}: {color?: Color} = {},
  ): CellPointer {
    const pointer = new CellPointer(this, text, index, color, [...this.pointers]);
    this.pointers.push(pointer);
    this.add(pointer);
    return pointer;
  }

  /** Tints a box, or those from one index to another. */
  public *highlight(
    where: number | readonly [number, number],
    color: Color = 'accent',
  ): ThreadGenerator {
    yield* all(...this.cellsAt(where).map(cell => cell.highlight(color)));
  }

  /** Lets a box, or those from one index to another, step back. */
  public *dim(where: number | readonly [number, number]): ThreadGenerator {
    yield* all(...this.cellsAt(where).map(cell => cell.dim()));
  }

  /** Makes a box, some, or all look as they did at first. */
  public *clearHighlight(where?: number | readonly [number, number]): ThreadGenerator {
    const cells = where === undefined ? this.boxes : this.cellsAt(where);
    yield* all(...cells.map(cell => cell.clearHighlight()));
  }

  /** Lets two boxes change places, one passing over the other. */
  public *swap(first: number, second: number, seconds = MOVE_SECONDS): ThreadGenerator {
    const [from, to] = [this.cell(first), this.cell(second)];
    const lift = this.boxHeight() * 0.7;
    const pass = (cell: Cell, target: Vector2, side: number): ThreadGenerator => {
      const start = cell.position();
      const middle = start.lerp(target, 0.5).add([0, side * lift]);
      return chain(
        cell.position(middle, seconds / 2, easeInOutCubic),
        cell.position(target, seconds / 2, easeInOutCubic),
      );
    };
    yield* all(pass(from, this.placeOf(second), -1), pass(to, this.placeOf(first), 1));
    this.boxes = this.boxes.map((cell, index) =>
      index === first ? to : index === second ? from : cell,
    );
  }

  /** Writes another value into a box. */
  public *setValue(index: number, value: string | number, seconds = 0.6): ThreadGenerator {
    yield* this.cell(index).become(value, seconds);
  }

  public override readingText(): string {
    return this.boxes.map(cell => cell.text()).join(' ');
  }

  public override *enter(): ThreadGenerator {
    this.opacity(1);
    yield* all(
      staggered(this.boxes.map(box => fadeAndRise(box.opacity(0)))),
      staggered(this.indices.map(index => fadeAndRise(index.opacity(0)))),
    );
  }

  private overhead(): number {
    return this.indices.length > 0 ? INDEX_HEIGHT : 0;
  }

  private cellsAt(where: number | readonly [number, number]): Cell[] {
    if (typeof where === 'number') return [this.cell(where)];
    const [from, to] = where;
    return Array.from({length: Math.max(0, to - from + 1)}, (_, offset) =>
      this.cell(from + offset),
    );
  }
}

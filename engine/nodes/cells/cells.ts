/** An array: values in boxes beside or above each other, with pointers at them. Indices count from 0, as in code. */
import {Rect, nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
  all,
  chain,
  createSignal,
  easeInOutCubic,
} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {fadeAndRise, fadeOut, staggered} from '../../motion/appear.ts';
import {MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {Cell, CellGroup} from '../table/cell.ts';
import {codeText} from '../number-text.ts';
import {TeachingNode, type TeachingNodeProps} from '../teaching-node.ts';
import {sizeOfWords, widestWord} from '../words/measure-words.ts';
import {Words} from '../words/words.ts';
import {CellPointer} from './cell-pointer.ts';
import {
  CELL_PADDING,
  type CellLetters,
  type CellsDirection,
  type CellsLayout,
  chooseCellLetters,
  layOutCells,
} from './cells-layout.ts';

/** Properties of {@link Cells}. */
export interface CellsProps extends Omit<
  TeachingNodeProps,
  'size' | 'width' | 'height' | 'direction'
> {
  /** What stands in the boxes. */
  values: readonly (string | number)[];
  /** Writes the index over each box. */
  indices?: boolean;
  /** Colour of the borders; blue unless given. */
  border?: Color;
  /** Where the boxes go from the first, as a stack goes up; to the right unless given. */
  direction?: CellsDirection;
  /** For how many boxes there is room, shown as empty places; for as many as there are unless given. */
  capacity?: number;
}

const FONT_SIZE = 38;
const SMALLER_FONT = 30;
const SMALLEST_FONT = 28;
const CORNERS = 18;
/** Pointers at one box stand so far from each other, in px. */
const LANE = 42;

/**
 * An array, a stack or a queue: values in boxes side by side, with pointers under them; indices count from 0.
 *
 * @example
 * ```ts
 * const list = stage.placeIn(new Cells({values: [3, 8, 12, 19]}), 'B1', 'C6');
 * const low = list.pointer('low', 0, {color: 'blue'});
 * yield* stage.show(list, low);
 * yield* low.pointAt(2);
 * yield* list.highlight(2, 'orange');
 * yield* list.push(27);
 * ```
 */
@nodeName('Cells')
export class Cells extends TeachingNode {
  private boxes: Cell[];
  private readonly indices: Words[] = [];
  private readonly pointers: CellPointer[] = [];
  private readonly slots: readonly Rect[];
  private readonly settings: Required<Pick<CellsProps, 'indices' | 'border' | 'direction'>>;
  private readonly capacity: number;
  private letters: CellLetters;
  /** Whether it was shown, or a box of it handed out: its letters stay from then on. */
  private isInUse = false;
  private available = new Vector2(1100, 400);
  private readonly layoutNow: SimpleSignal<CellsLayout>;
  private readonly layoutBefore: SimpleSignal<CellsLayout>;
  /** How far the boxes are on their way from the layout before. */
  private readonly moved = createSignal(1);

  public constructor({
    values,
    indices = false,
    border = 'blue',
    direction = 'right',
    capacity = 0,
    ...props
  }: CellsProps) {
    super(props);
    this.settings = {indices, border, direction};
    this.capacity = capacity;
    this.letters = this.chooseLetters(values.map(textOf));
    this.slots = Array.from(
      {length: capacity},
      () => new Rect({radius: CORNERS, stroke: useTheme().palette.hairline, lineWidth: 3}),
    );
    this.add([...this.slots]);
    this.boxes = values.map(value => this.makeBox(value));
    for (const index of this.boxes.keys()) this.addIndex(index);
    const layout = this.layOut();
    this.layoutNow = createSignal(layout);
    this.layoutBefore = createSignal(layout);
    this.settle();
  }

  public override fit(available: Vector2): void {
    this.available = available;
    if (!this.isInUse) this.rewrite();
    this.settle();
    const {x, y} = this.layoutNow().size;
    this.scale(Math.min(1, available.x / x, available.y / y));
  }

  public override misfitAdvice(): string {
    return 'give it a larger area, fewer values, or shorter ones';
  }

  /** The middle of a box, in px from the middle of the node; between two boxes for fractions. @internal */
  public placeOf(index: number): Vector2 {
    const now = this.layoutNow().placeOf(index);
    const share = this.moved();
    return share === 1 ? now : Vector2.lerp(this.layoutBefore().placeOf(index), now, share);
  }

  /** The middle of a pointer of some size at a box, behind others that take so many lanes. @internal */
  public pointerPlace(index: number, size: Vector2, lane: number): Vector2 {
    const place = this.placeOf(index).add(this.layoutNow().toPointers);
    if (this.settings.direction !== 'right') {
      return place.add([size.x / 2 + lane * (size.x + 14), 0]);
    }
    // A long one at the first or the last box stays in the area.
    const reach = Math.max(0, (this.available.x - size.x) / 2);
    return new Vector2(Math.max(-reach, Math.min(reach, place.x)), place.y + lane * LANE);
  }

  /**
   * The box at an index, from 0.
   *
   * @throws RangeError when there is no such box.
   */
  public cell(index: number): Cell {
    this.isInUse = true;
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

  /** A word at a box that can move to others; hidden until it is shown. */
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
    const lift = this.layoutNow().box.y * 0.7;
    const aside = this.settings.direction === 'right' ? new Vector2(0, lift) : new Vector2(lift, 0);
    const pass = (cell: Cell, target: Vector2, side: number): ThreadGenerator => {
      const start = cell.position();
      const middle = start.lerp(target, 0.5).add(aside.scale(side));
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
    yield* this.cell(index).become(textOf(value), seconds);
  }

  /** Adds a box behind the last one, or on top of it. */
  public *push(value: string | number, seconds = MOVE_SECONDS): ThreadGenerator {
    const box = this.makeBox(value).opacity(0);
    this.boxes = [...this.boxes, box];
    this.addIndex(this.boxes.length - 1);
    const {placeOf, box: size, toPointers} = this.layOut();
    // It comes from where the boxes lead.
    const end = placeOf(this.boxes.length - 1);
    box.size(size).position(end.add(toPointers.flipped.normalized.scale(size.y * 0.8)));
    yield* all(this.rearrange(seconds), box.opacity(1, seconds / 2, easeInOutCubic));
  }

  /**
   * Takes the last box away: that on top of a stack.
   *
   * @throws RangeError when there is no box left.
   */
  public *pop(seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.takeOut(this.boxes.length - 1, seconds);
  }

  /**
   * Takes the first box away – the head of a queue – and lets the others move up.
   *
   * @throws RangeError when there is no box left.
   */
  public *shift(seconds = MOVE_SECONDS): ThreadGenerator {
    yield* this.takeOut(0, seconds);
  }

  public override readingText(): string {
    return this.boxes.map(cell => cell.readingText()).join(' ');
  }

  public override *enter(): ThreadGenerator {
    this.isInUse = true;
    this.opacity(1);
    yield* all(
      ...this.slots.map(slot => slot.opacity(0).opacity(1, MOVE_SECONDS / 2, easeInOutCubic)),
      staggered(this.boxes.map(box => fadeAndRise(box.opacity(0)))),
      staggered(this.indices.map(index => fadeAndRise(index.opacity(0)))),
    );
  }

  private makeBox(value: string | number): Cell {
    const box = new Cell(textOf(value), 'text', {
      border: this.settings.border,
      radius: CORNERS,
      font: 'code',
      weight: 400,
      align: 'center',
      ...withoutBreak(this.letters),
    });
    this.add(box);
    return box;
  }

  private chooseLetters(values: readonly string[]): CellLetters {
    const longest = Math.max(1, ...values.map(value => value.length));
    const {indices, direction} = this.settings;
    const most = (measure: (value: string) => number): number =>
      Math.max(0, ...values.map(measure));
    const sizeOf = (value: string, letters: CellLetters): Vector2 =>
      sizeOfWords(value, {...withoutBreak(letters), font: 'code'});
    return chooseCellLetters(
      {
        size: letters =>
          new Vector2(
            most(value => sizeOf(value, letters).x),
            most(value => sizeOf(value, letters).y),
          ),
        word: fontSize => most(value => widestWord(value, {fontSize, font: 'code'})),
      },
      longest > 3 ? [SMALLER_FONT, SMALLEST_FONT] : [FONT_SIZE],
      {
        count: Math.max(this.capacity, values.length, 1),
        available: this.available,
        direction,
        hasIndices: indices,
      },
    );
  }

  /** Writes the boxes anew, in letters that suit the room. */
  private rewrite(): void {
    const values = this.boxes.map(box => box.text());
    const letters = this.chooseLetters(values);
    if (letters.fontSize === this.letters.fontSize && letters.breakAt === this.letters.breakAt) {
      return;
    }
    this.letters = letters;
    this.boxes.forEach(box => box.remove());
    this.boxes = values.map(value => this.makeBox(value));
  }

  private addIndex(index: number): void {
    if (!this.settings.indices || index < this.indices.length) return;
    const words = new Words({text: String(index), fontSize: 28, color: 'muted', font: 'code'});
    this.indices.push(words);
    this.add(words);
    words.position(() => this.placeOf(index).add(this.layoutNow().toIndex));
  }

  private layOut(): CellsLayout {
    return layOutCells({
      count: Math.max(this.capacity, this.boxes.length, 1),
      widest: Math.max(0, ...this.boxes.map(box => box.wordsSize().x + CELL_PADDING)),
      highest: Math.max(0, ...this.boxes.map(box => box.wordsSize().y + 12)),
      available: this.available,
      direction: this.settings.direction,
      hasIndices: this.settings.indices,
    });
  }

  /** Puts everything into its place at once. */
  private settle(): void {
    const layout = this.layOut();
    this.layoutBefore(layout);
    this.layoutNow(layout);
    this.size(layout.size);
    this.boxes.forEach((box, index) => box.size(layout.box).position(layout.placeOf(index)));
    this.slots.forEach((slot, index) => slot.size(layout.box).position(() => this.placeOf(index)));
  }

  /** Lets everything move to its place. */
  private *rearrange(seconds: number): ThreadGenerator {
    const layout = this.layOut();
    this.layoutBefore(this.layoutNow());
    this.moved(0);
    this.layoutNow(layout);
    this.size(layout.size);
    yield* all(
      this.moved(1, seconds, easeInOutCubic),
      ...this.boxes.flatMap((box, index) => [
        box.size(layout.box, seconds, easeInOutCubic),
        box.position(layout.placeOf(index), seconds, easeInOutCubic),
      ]),
      ...this.slots.map(slot => slot.size(layout.box, seconds, easeInOutCubic)),
    );
  }

  private *takeOut(index: number, seconds: number): ThreadGenerator {
    const box = this.boxes[index];
    if (box === undefined) throw new RangeError('There is no box left to take away.');
    yield* fadeOut(box);
    box.remove();
    this.boxes = this.boxes.filter(other => other !== box);
    this.indices.splice(this.boxes.length).forEach(words => words.remove());
    yield* this.rearrange(seconds);
  }

  private cellsAt(where: number | readonly [number, number]): Cell[] {
    if (typeof where === 'number') return [this.cell(where)];
    const [from, to] = where;
    return Array.from({length: Math.max(0, to - from + 1)}, (_, offset) =>
      this.cell(from + offset),
    );
  }
}

function withoutBreak({fontSize, breakAt}: CellLetters): {fontSize: number; breakAt?: number} {
  return breakAt === undefined ? {fontSize} : {fontSize, breakAt};
}

/** A value as code shows it, with the decimal sign of the language. */
function textOf(value: string | number): string {
  return typeof value === 'number' ? codeText(value) : value;
}

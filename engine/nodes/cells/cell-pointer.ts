/** A word at a box of an array that can move to other boxes. */
import {nodeName} from '@motion-canvas/2d';
import {
  type Computed,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2,
  createComputed,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
} from '@motion-canvas/core';
import {ENTER_SECONDS, MOVE_SECONDS} from '../../motion/timing.ts';
import type {Color} from '../../theme/theme.ts';
import {TeachingNode} from '../teaching-node.ts';
import {Words} from '../words/words.ts';
import type {Cells} from './cells.ts';

const FONT_SIZE = 32;
/** Pointers that are closer, in px, stand below each other; those that are further apart side by side. */
const NEAR = {least: 8, most: 24};

/** A pointer, from `cells.pointer(…)`. */
@nodeName('CellPointer')
export class CellPointer extends TeachingNode {
  /** Index of the box that it points at; between two boxes while it moves. */
  public readonly index: SimpleSignal<number, void>;
  /** How many pointers are between it and its box, and how far it is on the way out of theirs. @internal */
  public readonly lane: Computed<number>;

  public constructor(
    private readonly cells: Cells,
    text: string,
    index: number,
    color: Color,
    earlier: readonly CellPointer[],
  ) {
    super({color, opacity: 0});
    this.index = createSignal(index);
    const words = new Words({text, fontSize: FONT_SIZE, weight: 500, color: () => this.color()});
    this.add(words);
    this.size(() => words.size());
    this.position(() => {
      return cells.pointerPlace(this.index(), words.size(), this.lane());
    });
    this.lane = createComputed(() =>
      earlier.reduce(
        (lane, pointer) =>
          Math.max(lane, pointer.opacity() * this.nearness(pointer) * (pointer.lane() + 1)),
        0,
      ),
    );
  }

  /** Moves it to another box, in `seconds`. */
  public *pointAt(index: number, seconds = MOVE_SECONDS * 0.8): ThreadGenerator {
    yield* this.index(index, seconds, easeInOutCubic);
  }

  /** Where it stands while no other is in its way, in px from the middle of the array. @internal */
  public place(): Vector2 {
    return this.cells.pointerPlace(this.index(), this.size(), 0);
  }

  public override *enter(): ThreadGenerator {
    yield* this.opacity(1, ENTER_SECONDS, easeOutCubic);
  }

  /** Whether another pointer is in its way: 1 if it is, 0 if not, in between on the way. */
  private nearness(other: CellPointer): number {
    const way = this.place().sub(other.place());
    const size = this.size().add(other.size()).scale(0.5);
    const gap = Math.max(Math.abs(way.x) - size.x, Math.abs(way.y) - size.y);
    return Math.min(1, Math.max(0, (NEAR.most - gap) / (NEAR.most - NEAR.least)));
  }
}

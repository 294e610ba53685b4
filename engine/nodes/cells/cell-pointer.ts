/** A word at a box of an array that can move to other boxes. */
import {nodeName} from '@motion-canvas/2d';
import {
  type SimpleSignal,
  type ThreadGenerator,
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

/** A pointer, from `cells.pointer(…)`. */
@nodeName('CellPointer')
export class CellPointer extends TeachingNode {
  /** Index of the box that it points at; between two boxes while it moves. */
  public readonly index: SimpleSignal<number, void>;

  public constructor(
    cells: Cells,
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
      // Pointers at the same box make way for each other.
      const lane = earlier.reduce(
        (sum, pointer) =>
          sum + pointer.opacity() * Math.max(0, 1 - Math.abs(pointer.index() - this.index())),
        0,
      );
      return cells.pointerPlace(this.index(), words.size(), lane);
    });
  }

  /** Moves it to another box, in `seconds`. */
  public *pointAt(index: number, seconds = MOVE_SECONDS * 0.8): ThreadGenerator {
    yield* this.index(index, seconds, easeInOutCubic);
  }

  public override *enter(): ThreadGenerator {
    yield* this.opacity(1, ENTER_SECONDS, easeOutCubic);
  }
}

/** The opening of a lecture: its title, there from the very first frame, which players show as the poster. */
import {Node, Rect} from '@motion-canvas/2d';
import {type ThreadGenerator, all, easeInCubic, waitFor} from '@motion-canvas/core';
import {FRAME_SIZE} from '../anchors.ts';
import type {LectureContext} from '../lecture-context.ts';
import {readingSeconds} from '../motion/timing.ts';
import {Words} from '../nodes/words/words.ts';

const MARGIN = 200;
const ROOM = {width: FRAME_SIZE.width - 2 * MARGIN, height: 560};
const TITLE_SIZES = [104, 88, 72, 60, 48];
const SMALLEST_TITLE = 40;
const RULE = {width: 120, height: 8};
const RULE_GAP = 44;

/** The title of the lecture, alone in the frame. */
export class Opening extends Node {
  private readonly text: string;

  public constructor(context: LectureContext) {
    super({});
    this.text = context.title;
    const title = fittingTitle(context.title);
    const side = context.direction === 'rtl' ? 1 : -1;
    const edge = side * (FRAME_SIZE.width / 2 - MARGIN);
    const top = -(title.height() + RULE_GAP) / 2;
    const rule = new Rect({
      ...RULE,
      radius: RULE.height / 2,
      fill: context.theme.color('accent'),
      position: [edge - (side * RULE.width) / 2, top],
    });
    title.position([edge - (side * title.width()) / 2, top + RULE_GAP + title.height() / 2]);
    this.add([rule, title]);
  }

  /** Stays until it can be read, then leaves. */
  public *play(): ThreadGenerator {
    yield* waitFor(1 + readingSeconds(this.text));
    yield* all(this.opacity(0, 0.4, easeInCubic), this.y(-24, 0.4, easeInCubic));
    this.remove();
  }
}

function fittingTitle(text: string): Words {
  const titleOf = (fontSize: number): Words =>
    new Words({text, fontSize, weight: 700, breakAt: ROOM.width});
  const fontSize = TITLE_SIZES.find(size => titleOf(size).height() <= ROOM.height);
  return titleOf(fontSize ?? SMALLEST_TITLE);
}

/** What must not compile in a scene. The type check fails where one of these lines does. */
import {Circle} from '@motion-canvas/2d';
import {type ThreadGenerator, waitFor} from '@motion-canvas/core';
import {type Anchor, Words, lecture} from 'lectern';

export const anchor: Anchor = 'A1';

function* nothing(): ThreadGenerator {
  yield* waitFor(0);
}

// @ts-expect-error the grid has rows A to F
export const noSuchRow: Anchor = 'G2';
// @ts-expect-error the grid has columns 1 to 6
export const noSuchColumn: Anchor = 'A7';

export const section = lecture(
  {title: 'Three lines', lines: ['one', 'two', 'three'], accent: 'blue'},
  function* (stage) {
    const words = stage.placeIn(new Words({text: 'one', color: 'green'}), 'A1', 'B2');
    // A placed node keeps its own type.
    words.text('two');
    stage.place(<Circle size={40} />, 'C3');
    // @ts-expect-error an anchor that does not exist
    stage.place(words, 'H1');
    yield* stage.beat(3, function* () {
      yield* stage.show(words);
      yield* stage.label(words, 'a', {side: 'above'});
    });
    // @ts-expect-error a beat without a line
    yield* stage.beat(4, nothing);
    // @ts-expect-error beats count from 1
    yield* stage.beat(0, nothing);
    // @ts-expect-error a side that does not exist
    yield* stage.label(words, 'a', {side: 'top'});
  },
);

// @ts-expect-error a colour that is no colour
export const wrongColour = new Words({text: 'a', color: 'reddish'});
// @ts-expect-error a missing property
export const missingProperty = new Words({color: 'blue'});
// @ts-expect-error a theme has no such accent
export const wrongAccent = lecture({title: 'a', lines: [], accent: 'azure'}, nothing);

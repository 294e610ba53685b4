import {all} from '@motion-canvas/core';
import {Cells, CodeBlock, lecture} from 'lectern';

export default lecture(
  {
    title: 'Halve what is left',
    lines: [
      'Look at the middle item',
      '23 is too small: drop the left half',
      'Look at the middle of the rest',
      'Too small again; the next look finds it',
    ],
  },
  function* (stage) {
    const list = stage.placeIn(new Cells({values: [3, 8, 12, 19, 23, 31, 42, 57, 64]}), 'A1', 'B6');
    const low = list.pointer('low', 0, {color: 'blue'});
    const mid = list.pointer('mid', 4, {color: 'orange'});
    const high = list.pointer('high', 8, {color: 'blue'});
    const search = stage.placeIn(
      new CodeBlock({
        language: 'typescript',
        code: `while (low <= high) {
  const mid = Math.floor((low + high) / 2);
  if (items[mid] === target) return mid;
  if (items[mid] < target) low = mid + 1;
  else high = mid - 1;
}`,
      }),
      'C1',
      'E6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(list, low, mid, high);
      yield* list.highlight(4, 'orange');
      yield* stage.show(search);
      yield* search.highlight(2);
    });

    yield* stage.beat(2, function* () {
      yield* search.highlight(4);
      yield* all(low.pointAt(5), list.dim([0, 4]));
    });

    yield* stage.beat(3, function* () {
      yield* search.highlight(2);
      yield* mid.pointAt(6);
      yield* list.highlight(6, 'orange');
    });

    yield* stage.beat(4, function* () {
      yield* search.highlight(3);
      yield* all(low.pointAt(7), mid.pointAt(7), list.dim([5, 6]));
      yield* list.highlight(7, 'green');
    });
  },
);

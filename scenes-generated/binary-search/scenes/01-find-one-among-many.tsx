import {all} from '@motion-canvas/core';
import {Cells, lecture} from 'lectern';

export default lecture(
  {
    title: 'Find one among many',
    lines: [
      'Nine numbers, sorted from small to large',
      'Where is 57?',
      'One by one, it takes eight looks',
      'But the list is sorted: we can do better',
    ],
  },
  function* (stage) {
    const list = stage.placeIn(
      new Cells({values: [3, 8, 12, 19, 23, 31, 42, 57, 64], indices: true}),
      'C1',
      'D6',
    );
    const here = list.pointer('here', 0);

    yield* stage.beat(1, function* () {
      yield* stage.show(list);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(here);
      yield* list.highlight(0, 'orange');
    });

    yield* stage.beat(3, function* () {
      yield* all(here.pointAt(7), list.dim([0, 6]));
      yield* list.highlight(7, 'green');
    });

    yield* stage.beat(4, function* () {
      yield* list.clearHighlight();
    });
  },
);

import {Figure, lecture} from 'lectern';

export default lecture(
  {
    title: 'Same pieces, two ways',
    lines: [
      'Four copies of the triangle sit in a big square',
      'What they leave free is the square on $c$',
      'Slide the same pieces into the corners',
      'Now they leave free the squares on $a$ and $b$',
    ],
  },
  function* (stage) {
    const square = stage.placeIn(new Figure({x: [0, 7], y: [-0.7, 7]}), 'A1', 'F6');
    const frame = square.polygon(
      [
        [0, 0],
        [7, 0],
        [7, 7],
        [0, 7],
      ],
      {filled: false, color: 'muted'},
    );
    const first = square.polygon(
      [
        [0, 0],
        [3, 0],
        [0, 4],
      ],
      {color: 'blue'},
    );
    const second = square.polygon(
      [
        [7, 0],
        [7, 3],
        [3, 0],
      ],
      {color: 'blue'},
    );
    const third = square.polygon(
      [
        [7, 7],
        [4, 7],
        [7, 3],
      ],
      {color: 'blue'},
    );
    const fourth = square.polygon(
      [
        [0, 7],
        [0, 4],
        [4, 7],
      ],
      {color: 'blue'},
    );
    const nameA = square.words([1.5, -0.45], '$a$', {color: 'blue'});
    const nameB = square.words([5, -0.45], '$b$', {color: 'blue'});
    const large = square.polygon(
      [
        [3, 0],
        [7, 3],
        [4, 7],
        [0, 4],
      ],
      {color: 'orange', label: '$c^2$'},
    );
    const small = square.polygon(
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 3],
      ],
      {color: 'green', label: '$a^2$'},
    );
    const middle = square.polygon(
      [
        [3, 3],
        [7, 3],
        [7, 7],
        [3, 7],
      ],
      {color: 'violet', label: '$b^2$'},
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(square, frame, first, second, third, fourth, nameA, nameB);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(large);
    });

    yield* stage.beat(3, function* () {
      yield* stage.hide(large);
      yield* third.slideBy([-4, 0]);
      yield* fourth.slideBy([3, -4]);
      yield* first.slideBy([0, 3]);
    });

    yield* stage.beat(4, function* () {
      yield* stage.show(small, middle);
    });
  },
);

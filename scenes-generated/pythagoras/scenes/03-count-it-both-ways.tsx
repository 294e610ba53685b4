import {Derivation, Figure, lecture} from 'lectern';

export default lecture(
  {
    title: 'Count it both ways',
    lines: [
      'The big square is $c^2$ and four triangles',
      'Multiply out, and the same pieces appear',
      'The triangles cancel',
    ],
  },
  function* (stage) {
    const square = stage.placeIn(new Figure({x: [0, 7], y: [0, 7]}), 'A1', 'F3');
    const frame = square.polygon(
      [
        [0, 0],
        [7, 0],
        [7, 7],
        [0, 7],
      ],
      {sides: ['', '', '', '$a + b$'], color: 'blue'},
    );
    const large = square.polygon(
      [
        [3, 0],
        [7, 3],
        [4, 7],
        [0, 4],
      ],
      {color: 'orange', label: '$c^2$'},
    );
    const law = stage.placeIn(
      new Derivation({
        steps: [
          String.raw`(a + b)^2 = c^2 + 4 \cdot \tfrac{1}{2}ab`,
          'a^2 + 2ab + b^2 = c^2 + 2ab',
          'a^2 + b^2 = c^2',
        ],
        colors: {
          'c^2': 'orange',
          'a^2': 'green',
          'b^2': 'violet',
          '2ab': 'blue',
          [String.raw`4 \cdot \tfrac{1}{2}ab`]: 'blue',
        },
        boxed: true,
      }),
      'B4',
      'D6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(square, frame, large);
      yield* stage.show(law);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(law.step(2));
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(law.step(3));
    });
  },
);

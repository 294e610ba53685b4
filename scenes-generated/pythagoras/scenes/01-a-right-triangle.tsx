import {all} from '@motion-canvas/core';
import {Figure, Formula, lecture} from 'lectern';

export default lecture(
  {
    title: 'A right triangle',
    lines: [
      'A right triangle has two short sides',
      'The long side lies across the right angle',
      'Longer legs make a longer hypotenuse',
      'Is there a law that ties the three together?',
    ],
  },
  function* (stage) {
    const figure = stage.placeIn(new Figure({x: [0, 6], y: [0, 5]}), 'A1', 'F4');
    const triangle = figure.polygon(
      [
        [0.5, 0.5],
        [5.5, 0.5],
        [0.5, 4.5],
      ],
      {sides: ['$b$', '', '$a$'], color: 'blue'},
    );
    const corner = figure.angle([0.5, 0.5], [5.5, 0.5], [0.5, 4.5], {right: true});
    const hypotenuse = figure.segment([5.5, 0.5], [0.5, 4.5], {color: 'orange', label: '$c$'});
    const formula = stage.placeIn(
      new Formula({tex: String.raw`a,\, b \;\longrightarrow\; c\,?`}),
      'C5',
      'C6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(figure, triangle, corner);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(hypotenuse);
      yield* stage.emphasise(hypotenuse);
    });

    yield* stage.beat(3, function* () {
      yield* all(
        triangle.become(
          [
            [0.5, 0.5],
            [5.5, 0.5],
            [0.5, 2.5],
          ],
          1.2,
        ),
        hypotenuse.become(
          [
            [5.5, 0.5],
            [0.5, 2.5],
          ],
          1.2,
        ),
      );
      yield* all(
        triangle.become(
          [
            [0.5, 0.5],
            [5.5, 0.5],
            [0.5, 4.5],
          ],
          1.2,
        ),
        hypotenuse.become(
          [
            [5.5, 0.5],
            [0.5, 4.5],
          ],
          1.2,
        ),
      );
    });

    yield* stage.beat(4, function* () {
      yield* stage.show(formula);
    });
  },
);

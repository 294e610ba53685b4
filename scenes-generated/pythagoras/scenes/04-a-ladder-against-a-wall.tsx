import {Derivation, Figure, lecture} from 'lectern';

export default lecture(
  {
    title: 'A ladder against a wall',
    lines: [
      'The foot stands 3 m from the wall',
      'The ladder is 5 m long',
      'Put the 9 on the other side',
      'So it reaches 4 m up',
    ],
  },
  function* (stage) {
    const wall = stage.placeIn(new Figure({x: [0, 5], y: [0, 5]}), 'A1', 'F4');
    const wallSegment = wall.segment([0.5, 0], [0.5, 5], {color: 'muted'});
    const ground = wall.segment([0, 0.3], [5, 0.3], {color: 'muted'});
    const foot = wall.segment([0.5, 0.3], [3.5, 0.3], {
      color: 'green',
      label: '3 m',
      side: 'above',
    });
    const ladder = wall.segment([3.5, 0.3], [0.5, 4.3], {color: 'orange', label: '5 m'});
    const height = wall.segment([0.5, 0.3], [0.5, 4.3], {color: 'violet', label: '$h$'});
    const heightFormula = stage.placeIn(
      new Derivation({steps: ['3^2 + h^2 = 5^2', 'h^2 = 25 - 9 = 16', 'h = 4'], boxed: true}),
      'B5',
      'D6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(wall, wallSegment, ground, foot);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(ladder);
      yield* stage.show(heightFormula);
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(heightFormula.step(2));
    });

    yield* stage.beat(4, function* () {
      yield* stage.show(height);
      yield* stage.show(heightFormula.step(3));
    });
  },
);

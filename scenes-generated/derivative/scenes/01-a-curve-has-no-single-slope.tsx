import {lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'A curve has no single slope',
    lines: [
      'A straight line has the same slope everywhere',
      'A curve is flat here and steep there',
      'What is its slope at a single point?',
    ],
  },
  function* (stage) {
    const plane = stage.placeIn(new Plot({x: [0, 5], y: [0, 5], numbers: false}), 'A1', 'F6');
    const line = plane.curve(x => 0.6 * x + 0.8, {color: 'muted'});
    const level = plane.secant(line, {from: 1, to: 2, reach: 0, color: 'green'});
    const stair = plane.step(level, {run: '$1$', rise: '$0.6$'});
    const curve = plane.curve(x => 0.35 * (x - 0.6) ** 2 + 0.5, {color: 'blue', label: '$f$'});
    const glider = plane.tangent(curve, {at: 0.7, color: 'orange'});
    const point = plane.point(2, {on: curve, color: 'orange', label: '?', side: 'above'});

    yield* stage.beat(1, function* () {
      yield* stage.show(plane, line, level, stair);
    });

    yield* stage.beat(2, function* () {
      yield* stage.hide(line, level, stair);
      yield* stage.show(curve, glider);
      yield* glider.slideTo(3.4, 3);
    });

    yield* stage.beat(3, function* () {
      yield* stage.hide(glider);
      yield* stage.show(point);
      yield* stage.emphasise(point);
    });
  },
);

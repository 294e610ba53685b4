import {lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'A slope at every point',
    lines: [
      'Slide the tangent along the curve',
      'Its slopes draw a second curve',
      'Where the curve turns, the slope is zero',
    ],
  },
  function* (stage) {
    const above = stage.placeIn(new Plot({x: [-2, 2], y: [-0.6, 4]}), 'A1', 'F3');
    const parabola = above.curve(x => x ** 2, {color: 'blue', label: '$x^2$'});
    const glider = above.tangent(parabola, {at: -1.5, color: 'orange'});
    const beside = stage.placeIn(new Plot({x: [-2, 2], y: [-4, 4]}), 'A4', 'F6');
    const slopes = beside.curve(x => 2 * x, {color: 'orange', label: '$2x$'});
    const zero = beside.point(0, {on: slopes, color: 'green'});

    yield* stage.beat(1, function* () {
      yield* stage.show(above, parabola, glider);
      yield* glider.slideTo(1.5, 3.5);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(beside, slopes);
    });

    yield* stage.beat(3, function* () {
      yield* glider.slideTo(0);
      yield* stage.show(zero);
      yield* stage.emphasise(zero);
    });
  },
);

import {lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'How much light does it need?',
    lines: [
      'More light, more sugar',
      'Until the leaf can do no more',
      'A shade plant reaches its limit earlier',
    ],
  },
  function* (stage) {
    const rate = stage.placeIn(
      new Plot({x: [0, 10], y: [0, 10], xLabel: 'light', yLabel: 'sugar made', numbers: false}),
      'A1',
      'F6',
    );
    const rateCurve = rate.curve(x => 9 * (1 - Math.exp(-x / 2.5)), {
      color: 'green',
      label: 'leaf',
    });
    const now = rate.point(1, {on: rateCurve, color: 'orange'});
    const limit = rate.horizontalLine(9, {color: 'pink', label: 'limit', side: 'above'});
    const shade = rate.curve(x => 4.5 * (1 - Math.exp(-x / 0.9)), {
      color: 'blue',
      label: 'shade plant',
    });

    yield* stage.beat(1, function* () {
      yield* stage.show(rate, rateCurve, now);
      yield* now.slideTo(3);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(limit);
      yield* now.slideTo(9, 2.5);
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(shade);
    });
  },
);

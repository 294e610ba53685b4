import {Formula, lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'Let the step shrink',
    lines: [
      'Take two points, a step $h$ apart',
      'Rise over run is the slope of the secant',
      'Let the step shrink to nothing',
      'The secant becomes the tangent: the derivative',
    ],
  },
  function* (stage) {
    const graph = stage.placeIn(new Plot({x: [0, 5], y: [0, 5], numbers: false}), 'C1', 'F6');
    const curve = graph.curve(x => 0.35 * (x - 0.6) ** 2 + 0.5, {color: 'blue', label: '$f$'});
    const secant = graph.secant(curve, {from: 1.7, to: 3.4, dashed: true, color: 'muted'});
    const step = graph.step(secant, {run: '$h$', rise: '$f(x+h) - f(x)$'});
    const tangent = graph.tangent(curve, {at: 1.7, color: 'orange'});
    const quotient = stage.placeIn(
      new Formula({
        tex: String.raw`\frac{f(x+h) - f(x)}{h}`,
        colors: {"f'(x)": 'orange', 'f(x+h) - f(x)': 'green', h: 'green'},
      }),
      'A1',
      'B6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(graph, curve, secant, step);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(quotient);
    });

    yield* stage.beat(3, function* () {
      yield* secant.slideTo({to: 1.72}, 3);
    });

    yield* stage.beat(4, function* () {
      yield* stage.hide(secant);
      yield* stage.show(tangent);
      yield* quotient.become(String.raw`f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}`);
    });
  },
);

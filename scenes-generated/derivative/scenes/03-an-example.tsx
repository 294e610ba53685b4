import {Derivation, lecture} from 'lectern';

export default lecture(
  {
    title: 'An example: $f(x) = x^2$',
    lines: ['Put $x + h$ into the function', 'One $h$ cancels', 'As $h$ vanishes, $2x$ is left'],
  },
  function* (stage) {
    const steps = stage.placeIn(
      new Derivation({
        steps: [
          String.raw`\frac{(x+h)^2 - x^2}{h} = \frac{2xh + h^2}{h}`,
          '= 2x + h',
          "f'(x) = 2x",
        ],
        align: 'equals',
        colors: {"f'(x)": 'orange', h: 'green'},
        boxed: true,
      }),
      'B1',
      'D6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(steps);
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(steps.step(2));
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(steps.step(3));
    });
  },
);

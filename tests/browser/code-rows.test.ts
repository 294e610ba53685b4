/** Long lines of code on the stage: they are broken, and lines keep their numbers and marks. */
import {expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const LONG =
  'model = LinearRegression().fit(cities[["temperature", "height", "distance_to_sea"]], cities["rain"])';

it('long lines of code go on in further rows, and a mark covers all rows of its lines', async () => {
  const {stills, errors, problems} = await renderScene(`
    import {CodeBlock, lecture} from 'lectern';
    export default lecture({title: 'Code', lines: ['one', 'two', 'three']}, function* (stage) {
      const code = stage.placeIn(
        new CodeBlock({code: ${JSON.stringify(`first()\n${LONG}\nlast()`)}, language: 'python'}), 'A1', 'F6');
      if (code.smallestText() < 28) throw new Error('letters of ' + code.smallestText());
      yield* stage.beat(1, function* () {
        yield* stage.show(code);
        yield* code.highlight(2, 'pink');
      });
      yield* stage.beat(2, function* () {
        yield* code.highlight(3, 'pink');
      });
      yield* stage.beat(3, function* () {
        yield* code.edit('first()\\nlast()');
        yield* code.highlight(2, 'pink');
      });
    });`);
  expect(errors).toEqual([]);
  expect(problems).toEqual([]);
  // The bar beside what is marked.
  const [two, one, edited] = stills.map(still => {
    let height = 0;
    for (let y = 150; y < 1060; y += 2) {
      const row = Array.from({length: 600}, (_, index) => pixelAt(still, 680 + 2 * index, y));
      if (row.includes(PALETTES.dark.pink)) height += 2;
    }
    return height;
  });
  expect(one).toBeGreaterThan(35);
  expect((two ?? 0) / (one ?? 1)).toBeCloseTo(2, 0);
  expect(edited).toBeCloseTo(one ?? 0, -1);
});

it('a digit on a key is drawn on a key in code, too', async () => {
  const {stills, errors, problems} = await renderScene(`
    import {CodeBlock, lecture} from 'lectern';
    export default lecture({title: 'Keys', lines: ['one', 'two']}, function* (stage) {
      const code = stage.placeIn(new CodeBlock({code: '1\\ufe0f\\u20e3.', language: 'text'}), 'A1', 'F6');
      const plain = stage.placeIn(new CodeBlock({code: '1.', language: 'text'}), 'A1', 'F6');
      yield* stage.beat(1, function* () {
        yield* stage.show(code);
      });
      yield* stage.beat(2, function* () {
        yield* stage.hide(code);
        yield* stage.show(plain);
      });
    });`);
  expect(errors).toEqual([]);
  expect(problems).toEqual([]);
  // How high is what is bright.
  const [key = 0, digit = 0] = stills.map(still => {
    let height = 0;
    for (let y = 150; y < 1050; y += 2) {
      const row = Array.from({length: 600}, (_, index) => pixelAt(still, 680 + 2 * index, y));
      if (row.some(color => Number.parseInt(color.slice(1, 3), 16) > 120)) height += 2;
    }
    return height;
  });
  expect(digit).toBeGreaterThan(20);
  expect(key / digit).toBeGreaterThan(1.3);
});

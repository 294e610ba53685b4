import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {reportingScene, reportsOf} from './figure-scene.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const HEAD = `
import {Circle, Rect} from '@motion-canvas/2d';
import {Words, lecture} from 'lectern';
`;

describe('a section', () => {
  it('lights one line at a time and keeps every line where it is', async () => {
    const {stills, beats, errors} = await renderScene(`${HEAD}
      export default lecture({title: 'Lights', lines: ['first', 'second'], accent: 'blue'}, function* (stage) {
        yield* stage.beat(1, function* () {});
        yield* stage.beat(2, function* () {});
      });`);
    expect(errors).toEqual([]);
    expect(beats.map(({beat}) => beat)).toEqual([1, 2]);
    const {blue, hairline} = PALETTES.dark;
    const bars = stills.map(still => [pixelAt(still, 83, 272), pixelAt(still, 83, 352)]);
    expect(bars).toEqual([
      [blue, hairline],
      [hairline, blue],
    ]);
  });

  it('breaks lines before a formula in both of their weights, so that nothing moves when they light up', async () => {
    const scene = await renderScene(
      reportingScene(`
        const text = 'Ill if positive: $9/108 = 1/12 \\\\approx 8.3\\\\,\\\\%$ of all';
        const weights = {breakAt: 460, fontSize: 30};
        const regular = new Words({...weights, text, breakWeight: 600});
        const bold = new Words({...weights, text, weight: 600});
        report(bold.height() > 60);
        report(bold.height() - regular.height());
        report(regular.width() <= bold.width());
        yield* stage.beat(1, function* () {});`),
    );
    expect(reportsOf(scene)).toEqual([true, 0, true]);
  });

  it('shows many things one by one, but not for minutes', async () => {
    const {beats} = await renderScene(`${HEAD}
      export default lecture({title: 'Many', lines: ['all']}, function* (stage) {
        const dots = Array.from({length: 200}, (_, index) => stage.place(new Circle({size: 9, fill: '#fff', y: index}), 'C3'));
        yield* stage.beat(1, function* () { yield* stage.show(...dots); });
      });`);
    const [beat] = beats;
    expect((beat?.settledSeconds ?? 0) - (beat?.startSeconds ?? 0)).toBeLessThan(6);
  });

  it('rests longer after more to read', async () => {
    const {beats} = await renderScene(`${HEAD}
      export default lecture({title: 'Rest', lines: ['one', 'one']}, function* (stage) {
        const short = stage.place(new Words({text: 'few'}), 'B2');
        const long = stage.placeIn(new Words({text: 'a great many words that take a while to be read'}), 'C1', 'C6');
        yield* stage.beat(1, function* () { yield* stage.show(short); });
        yield* stage.beat(2, function* () { yield* stage.show(long); });
      });`);
    const [first, second] = beats.map(beat => beat.settledSeconds - beat.startSeconds);
    expect(second).toBeGreaterThan((first ?? 0) + 2);
  });

  it('mirrors the frame where the language is written from right to left', async () => {
    const source = `${HEAD}
      export default lecture({title: 'Lights', lines: ['first'], accent: 'blue'}, function* (stage) {
        const box = stage.place(new Rect({size: 100, fill: '#ff0000'}), 'A1');
        yield* stage.beat(1, function* () { yield* stage.show(box); });
      });`;
    const {stills, errors} = await renderScene(source, {language: 'ar'});
    expect(errors).toEqual([]);
    expect(pixelAt(only(stills), 1920 - 83, 272)).toBe(PALETTES.dark.blue);
    expect(pixelAt(only(stills), 80 + 97, 190 + 67)).toBe('#ff0000');
  });
});

describe('the stage', () => {
  it('scales down what is larger than its area, and never scales up', async () => {
    const {stills} = await renderScene(`${HEAD}
      export default lecture({title: 'Fit', lines: ['one']}, function* (stage) {
        const large = stage.place(new Rect({size: 600, fill: '#ff0000'}), 'A1');
        const small = stage.place(new Rect({size: 40, fill: '#00ff00'}), 'A2');
        yield* stage.beat(1, function* () { yield* stage.show(large, small); });
      });`);
    const still = only(stills);
    // A1 is centred at (776.7, 257.5), A2 at (970, 257.5); a cell is 193x135 px.
    expect(pixelAt(still, 777 + 60, 257)).toBe('#ff0000');
    expect(pixelAt(still, 777 + 72, 257)).toBe(PALETTES.dark.ground);
    expect(pixelAt(still, 970 + 14, 257)).toBe('#00ff00');
    expect(pixelAt(still, 970 + 28, 257)).toBe(PALETTES.dark.ground);
  });

  it('reports text that could only fit by becoming illegible, with both sizes', async () => {
    const {problems} = await renderScene(`${HEAD}
      export default lecture({title: 'Fit', lines: ['one']}, function* (stage) {
        const words = stage.place(new Words({text: 'far too many words for one small cell'}), 'A1');
        yield* stage.beat(1, function* () { yield* stage.show(words); });
      });`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({code: 'does-not-fit'});
    expect(problems[0]?.message).toMatch(
      /Words .* A1 .*only with text of \d+ px, and 28 px is the least/,
    );
  });

  it('puts labels off what is already there, and lets them leave with their node', async () => {
    const source = `${HEAD}
      export default lecture({title: 'Labels', lines: ['one', 'two']}, function* (stage) {
        const disc = stage.place(new Circle({size: 100, fill: '#0000ff'}), 'C3');
        const right = stage.place(new Rect({size: 130, fill: '#ff0000'}), 'C4');
        yield* stage.beat(1, function* () {
          yield* stage.show(disc, right);
          yield* stage.label(disc, 'a label', {color: '#00ff00'});
        });
        yield* stage.beat(2, function* () { yield* stage.hide(disc); });
      });`;
    const {stills, problems} = await renderScene(source, {widthPx: 1920});
    expect(problems).toEqual([]);
    const [shown, hidden] = stills.map(still => countPixels(still, '#00ff00'));
    expect(shown).toBeGreaterThan(200);
    expect(hidden).toBe(0);
    // The edges of the square are blended with the ground; its inside is whole.
    expect(countPixels(only(stills.slice(0, 1)), '#ff0000')).toBeGreaterThanOrEqual(129 * 129);
  });

  it('draws the same pixels on every run', async () => {
    const source = `${HEAD}
      export default lecture({title: 'Same', lines: ['one']}, function* (stage) {
        const words = stage.place(new Words({text: 'same'}), 'C3');
        yield* stage.beat(1, function* () { yield* stage.show(words); yield* stage.emphasise(words); });
      });`;
    const at = [0.5, 1, 1.5, 2];
    const [first, second] = [await renderScene(source, {at}), await renderScene(source, {at})];
    expect(
      first.stills.map((still, index) =>
        still.data.equals(second.stills[index]?.data ?? Buffer.of()),
      ),
    ).toEqual([true, true, true, true]);
  });
});

function only<TItem>(items: readonly TItem[]): TItem {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} instead of 1`);
  return item;
}

function countPixels(still: {data: Buffer}, colour: string): number {
  let count = 0;
  for (let offset = 0; offset < still.data.length; offset += 4) {
    if (`#${still.data.toString('hex', offset, offset + 3)}` === colour) count += 1;
  }
  return count;
}

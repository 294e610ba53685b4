import {describe, expect, it} from 'vitest';
import {findFaults} from '../../../../agents/critic/measure/find-faults.ts';
import {type MendTools, mendLayout} from '../../../../agents/critic/solve/mend-layout.ts';
import type {MeasuredSection} from '../../../../schema/measured-section.ts';
import {measuredFrom, wordsScene} from '../staged-section.ts';

const TOOLS: MendTools = {
  measure: text => Promise.resolve(measuredFrom(text)),
  isSound: () => true,
};

const mend = (text: string, tools: Partial<MendTools> = {}) => {
  const measured = measuredFrom(text);
  return mendLayout(text, measured, findFaults(measured), {...TOOLS, ...tools});
};

const overlapping = wordsScene({first: "'C3', 'C4'", second: "'C3', 'C5'"}, [
  'yield* stage.show(first);',
  'yield* stage.show(second);',
  'yield* stage.emphasise(first, second);',
]);

describe('mending a layout without a model', () => {
  it('puts words apart that stand on each other, the later ones later in reading order', async () => {
    const {text, faults, measured} = await mend(overlapping);
    expect(findFaults(measuredFrom(overlapping))).not.toEqual([]);
    expect(faults).toEqual([]);
    const [first, second] = measured.moments.at(-1)?.leaves.map(({box}) => box) ?? [];
    expect(second?.y ?? 0).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));
    // Only anchors have changed.
    const withoutAnchors = (source: string) =>
      source.replace(/(placeIn|place|'[A-F][1-6]',? ?)/g, '');
    expect(withoutAnchors(text)).toBe(withoutAnchors(overlapping));
  });

  it('leaves alone what no fault names', async () => {
    const text = wordsScene({title: "'A1', 'A6'", first: "'D3', 'D4'", second: "'D3', 'D4'"}, [
      'yield* stage.show(title, first, second);',
    ]);
    const {text: mended, faults} = await mend(text);
    expect(faults).toEqual([]);
    expect(mended).toContain("new Words({text: 'title'}), 'A1', 'A6'); // title");
  });

  it('lets leave what is finished where there is no room beside it', async () => {
    const places = Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E', 'F'].flatMap(row =>
        [1, 3, 5].map(column => [`w${row}${column}`, `'${row}${column}', '${row}${column + 1}'`]),
      ),
    );
    const text = wordsScene({...places, late: "'C3', 'C4'"}, [
      `yield* stage.show(${Object.keys(places).join(', ')});`,
      'yield* stage.show(late);',
    ]);
    const {applied, faults} = await mend(text);
    expect(applied).toContainEqual({kind: 'remove', object: 'wC3', beat: 2});
    expect(faults.filter(({code}) => code === 'text-overlap')).toEqual([]);
  });

  it('gives small words room', async () => {
    const text = wordsScene({tiny: "'C3', 'C3'", other: "'E1', 'E6'"}, [
      'yield* stage.show(tiny, other);',
    ]);
    expect(findFaults(measuredFrom(text)).map(({code}) => code)).toContain('small-text');
    expect((await mend(text)).faults).toEqual([]);
  });

  it('gives motions time that are too fast, as little as is enough', async () => {
    const text = wordsScene({ball: "'B2', 'E5'"}, [
      'yield* stage.show(ball);\n    yield* ball.x(900, 0.2);',
    ]);
    const measured = (source: string): MeasuredSection => {
      const section = measuredFrom(source);
      const seconds = Number(/ball\.x\(900, ([\d.]+)\)/.exec(source)?.[1]);
      const leaf = section.moments[0]?.leaves[0];
      const journey = {fromSeconds: 3, toSeconds: 3 + seconds, lengthPx: 900};
      const tracks = leaf === undefined ? [] : [{leaf, spans: [], swings: [], journeys: [journey]}];
      return {...section, tracks};
    };
    const mended = await mendLayout(text, measured(text), findFaults(measured(text)), {
      measure: source => Promise.resolve(measured(source)),
      isSound: () => true,
    });
    expect(mended.text).toBe(text.replace('900, 0.2', '900, 0.8'));
    expect(mended.faults).toEqual([]);
  });

  it('keeps nothing that measures no better, whatever geometry foretold', async () => {
    const before = measuredFrom(overlapping);
    const {text, applied, trials} = await mend(overlapping, {
      measure: () => Promise.resolve(before),
    });
    expect({text, applied}).toEqual({text: overlapping, applied: []});
    expect(trials.length).toBeGreaterThan(0);
    expect(trials.every(({isKept}) => !isKept)).toBe(true);
  });

  it.each([
    ['does not play', {measure: () => Promise.resolve(undefined)}],
    ['breaks a rule', {isSound: () => false}],
  ])('keeps nothing that %s', async (_, tools) => {
    expect((await mend(overlapping, tools)).text).toBe(overlapping);
  });

  it('comes to the same every time', async () => {
    const [first, second] = [await mend(overlapping), await mend(overlapping)];
    expect(first.applied).toEqual(second.applied);
  });

  it('stops when there is no more time, with the best so far', async () => {
    const {trials, text} = await mend(overlapping, {hasTime: () => false});
    expect({trials, text}).toEqual({trials: [], text: overlapping});
  });

  it('does nothing in a scene that is none of Lectern’s', async () => {
    const measured = measuredFrom(overlapping);
    const other = 'export default makeScene2D(function* (view) {});';
    const result = await mendLayout(other, measured, findFaults(measured), TOOLS);
    expect(result).toMatchObject({text: other, applied: []});
  });
});

import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {reportingScene, reportsOf} from './figure-scene.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const {ground} = PALETTES.dark;

describe('a plot', () => {
  it('fills its area with numbers and labels, and leaves none of it outside', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plots = [
          {x: [0, 4], of: (x: number) => 9.81 * x},
          {x: [-6, 6], of: Math.tan},
          {x: [0, 1_000_000], of: (x: number) => 1e9 * x},
        ] as const;
        for (const {x, of} of plots) {
          const plot = stage.placeIn(new Plot({x, xLabel: 'a quantity', yLabel: '$y$ in metres'}), 'B2', 'D4');
          const curve = plot.curve(of, {label: 'a graph'});
          yield* stage.show(plot, curve);
          const {x: width, y: height} = plot.size();
          const inside = [curve.ownLabels()[0]?.ink()].every(ink => ink !== undefined &&
            Math.abs(ink.center.x) + ink.width / 2 <= width / 2 + 8 && Math.abs(ink.center.y) + ink.height / 2 <= height / 2 + 8);
          report([Math.round(width), Math.round(height), inside, plot.smallestText()]);
          yield* stage.clear();
        }
        yield* stage.beat(1, function* () {});`),
    );
    expect(scene.problems).toEqual([]);
    // B2..D4 is 580x405 px, and 96 % of it may be filled.
    expect(reportsOf(scene)).toEqual(Array.from({length: 3}, () => [557, 389, true, 28]));
  });

  it('shows whatever is drawn into it where it is given no values', async () => {
    const drawn = [
      'segment([1, 1], [2, 12])',
      'polygon([[3, -4], [4, -4], [4, -2]])',
      'circle([2, 20], 1)',
      'arc([2, 20], 8, [0, 90])',
      'horizontalLine(-7)',
      'words([1, 30], "far up")',
    ];
    const scene = await renderScene(
      reportingScene(`
        const range = (draw: (plot: Plot) => void) => {
          const plot = stage.placeIn(new Plot({x: [0, 10]}), 'A1', 'F6');
          draw(plot);
          const {frame} = plot.mapping();
          const [, top] = plot.mapping().toUnits(frame.topLeft);
          const [, bottom] = plot.mapping().toUnits(frame.bottomLeft);
          report([Math.round(bottom), Math.round(top)]);
        };
        ${drawn.map(call => `range(plot => plot.${call});`).join('\n')}
        yield* stage.beat(1, function* () {});`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([
      [0, 13],
      [-4, -2],
      [19, 21],
      [19, 29],
      [-11, -3],
      [10, 50],
    ]);
  });

  it('lets all that is on a curve follow it', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plot = stage.placeIn(new Plot({x: [0, 10], y: [0, 20]}), 'A1', 'F6');
        const curve = plot.curve(x => x, {label: 'f'});
        const other = plot.curve(x => 12 - x);
        const point = plot.point(2, {on: curve});
        const tangent = plot.tangent(curve, {at: 1});
        const secant = plot.secant(curve, {from: 1, to: 3});
        const meeting = plot.point(() => plot.crossing(curve, other), {label: 'here'});
        const step = plot.step(secant, {run: 'h', rise: 'rise'});
        const state = () => [
          point.at(), [tangent.slope(), secant.slope()], meeting.at(),
          step.strokes(plot.mapping())[0]?.slice(1).map(px => plot.mapping().toUnits(px)).flatMap(([x, y]) => [x, y]) ?? [],
        ].map(round);
        yield* stage.beat(1, function* () {
          yield* stage.show(curve, other, point, tangent, secant, step, meeting);
          report(state());
          yield* curve.become(x => 2 * x, 0.2);
          report(state());
          yield* point.slideTo(3, 0.2);
          yield* secant.slideTo({to: 5}, 0.2);
          report(state());
        });`),
    );
    expect(reportsOf(scene)).toEqual([
      [
        [2, 2],
        [1, 1],
        [6, 6],
        [3, 1, 3, 3],
      ],
      [
        [2, 4],
        [2, 2],
        [4, 8],
        [3, 2, 3, 6],
      ],
      [
        [3, 6],
        [2, 2],
        [4, 8],
        [5, 2, 5, 10],
      ],
    ]);
  });

  it('keeps labels off each other, off strokes, and off what comes into their way', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plot = stage.placeIn(new Plot({x: [0, 10], y: [0, 10], xLabel: '$x$'}), 'A1', 'F6');
        const curves = [
          plot.curve(x => 5 + x / 100, {label: 'first', color: 'orange'}),
          plot.curve(x => 5.3 - x / 100, {label: 'second', color: 'green'}),
          plot.curve(x => x / 2, {label: 'third', color: 'pink'}),
        ];
        const point = plot.point([2, 2], {label: 'point'});
        const clashes = () => {
          const labels = [...curves, point].flatMap(element => element.ownLabels());
          const overlaps = labels.flatMap((label, index) =>
            labels.slice(index + 1).filter(other => label.ink().intersects(other.ink())));
          const crossed = labels.filter(label => label.ink().height > 0 && plot.lineUnder(label.ink(), 'strokes') > 0.2);
          return [overlaps.map(label => label.text()), crossed.map(label => label.text())];
        };
        yield* stage.beat(1, function* () {
          yield* stage.show(plot, ...curves, point);
          report(clashes());
          yield* point.slideTo([5, 8], 0.2);
          yield* curves[2].become(x => 8.4, 0.2);
          report(clashes());
        });`),
    );
    expect(reportsOf(scene)).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('draws nothing over a pole, and nothing outside of its frame', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plot = stage.placeIn(new Plot({x: [-2, 2], y: [-4, 4], numbers: false, grid: false}), 'A1', 'F6');
        const curve = plot.curve(x => 1 / (x - 1), {color: '#ff0000'});
        yield* stage.beat(1, function* () {
          yield* stage.show(plot, curve);
          const {frame} = plot.mapping();
          report([plot.mapping().toPx([1, 0]).x, frame.top, frame.bottom].map(Math.round));
        });`),
      {widthPx: 1920},
    );
    const [still] = scene.stills;
    const [pole = 0, top = 0, bottom = 0] = reportsOf(scene)[0] as number[];
    const reds = (x: number) =>
      Array.from({length: 1080}, (_, y) => y).filter(
        y => still !== undefined && pixelAt(still, x, y) === '#ff0000',
      );
    const stage = {x: 680 + 580, y: 190 + 405};
    expect(reds(stage.x + pole)).toEqual([]);
    const left = reds(stage.x + pole - 72);
    expect(left.length).toBeGreaterThan(3);
    for (let x = 680; x < 1840; x += 7) {
      for (const y of reds(x)) {
        expect(y).toBeGreaterThanOrEqual(stage.y + top - 4);
        expect(y).toBeLessThanOrEqual(stage.y + bottom + 4);
      }
    }
  });

  it('a curve goes on to a place on x', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plot = stage.placeIn(new Plot({x: [0, 10], y: [0, 10]}), 'A1', 'F6');
        const curve = plot.curve(x => x, {domain: [0, 2]});
        yield* stage.beat(1, function* () {
          yield* stage.show(plot, curve);
          const unit = plot.mapping().unit.x;
          report(round([curve.localBox().width / unit]));
          yield* curve.extendTo(6, 0.3);
          report(round([curve.localBox().width / unit]));
        });`),
    );
    expect(reportsOf(scene)).toEqual([[2], [6]]);
  });

  it('draws the same pixels on every run, while everything moves', async () => {
    const source = reportingScene(`
      const plot = stage.placeIn(new Plot({x: [-4, 4], xUnit: 'pi'}), 'A1', 'F6');
      const sine = plot.curve(Math.sin, {label: '$\\\\sin x$'});
      const area = plot.area(sine, [0, 2], {label: 'area'});
      yield* stage.beat(1, function* () {
        yield* stage.show(plot, sine, area);
        yield* area.slideTo([-1, 1], 0.3);
        yield* sine.become(Math.cos, 0.3);
      });`);
    const at = [4.6, 5.2, 5.9, 6.3];
    const [first, second] = [await renderScene(source, {at}), await renderScene(source, {at})];
    expect(first.errors).toEqual([]);
    expect(
      first.stills.map((still, index) =>
        still.data.equals(second.stills[index]?.data ?? Buffer.of()),
      ),
    ).toEqual([true, true, true, true]);
    expect(pixelAt(first.stills[0] ?? first.stills[1] ?? never(), 100, 1000)).toBe(ground);
  });
});

function never(): never {
  throw new Error('there is no still');
}

import type {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {reportingScene, reportsOf} from './figure-scene.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const {ground} = PALETTES.dark;

describe('a figure', () => {
  it('hides its elements until they are shown, and need not be shown itself', async () => {
    const {stills, errors} = await renderScene(
      reportingScene(
        `const figure = stage.placeIn(new Figure({x: [0, 2], y: [0, 2]}), 'A1', 'F6');
         const first = figure.segment([0, 1], [1, 1], {color: '#ff0000'});
         const second = figure.segment([1, 1], [2, 1], {color: '#00ff00'});
         yield* stage.beat(1, function* () { yield* stage.show(first); });
         yield* stage.beat(2, function* () { yield* stage.show(second); yield* stage.hide(first); });`,
        2,
      ),
      {widthPx: 1920},
    );
    expect(errors).toEqual([]);
    const middle = 190 + 405;
    const colours = stills.map(still => [
      pixelAt(still, 1260 - 150, middle),
      pixelAt(still, 1260 + 150, middle),
    ]);
    expect(colours).toEqual([
      ['#ff0000', ground],
      [ground, '#00ff00'],
    ]);
  });

  it('draws ellipses and slices along their rims, and a polygon that follows a function', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [-4, 4], y: [-4, 4]}), 'A1', 'F6');
        const ellipse = figure.ellipse([0, 0], [3, 2]);
        const slice = figure.sector([1, 1], 2, [0, 90], {label: 'a quarter'});
        let size = 1;
        const square = figure.polygon(() => [[0, 0], [size, 0], [size, size], [0, size]]);
        yield* stage.beat(1, function* () {
          yield* stage.show(ellipse, slice);
          report(round(ellipse.pointAt(90)));
          report(round(ellipse.pointAt(0)));
          const unit = figure.mapping().unit.x;
          const box = slice.localBox();
          report(round([box.width / unit, box.height / unit]));
          report(square.points().length);
          yield* slice.relabel('a part', 0.2);
          report(slice.readingText());
        });`),
    );
    expect(reportsOf(scene)).toEqual([[0, 2], [3, 0], [2, 2], 4, 'a part']);
  });

  it('draws arcs counterclockwise, through 360 degrees, and whole circles of whole turns', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [-4, 4], y: [-4, 4]}), 'A1', 'F6');
        const whole = figure.circle([0, 0], 3, {arc: [90, 450], color: '#ff0000', filled: false});
        const part = figure.circle([0, 0], 2, {arc: [300, 60], color: '#00ff00'});
        yield* stage.beat(1, function* () {
          yield* stage.show(whole, part);
          report([...[0, 90, 180, 270].map(degrees => whole.pointAt(degrees)), part.pointAt(0), part.pointAt(180)]
            .map(point => figure.mapping().toPx(point).transformAsPoint(figure.localToWorld()))
            .map(({x, y}) => [Math.round(x), Math.round(y)]));
        });`),
      {widthPx: 1920},
    );
    const [still] = scene.stills;
    const places = reportsOf(scene)[0] as [number, number][];
    const colours = places.map(([x, y]) => (still === undefined ? '' : pixelAt(still, x, y)));
    expect(colours.slice(0, 4)).toEqual(Array(4).fill('#ff0000'));
    expect(colours.slice(4)).toEqual(['#00ff00', ground]);
  });

  it('keeps all labels within its area, off each other and outside of the shape', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 3]}), 'B2', 'D4');
        const triangle = figure.polygon([[0, 0], [4, 0], [0, 3]], {
          color: 'blue', sides: ['the longer leg', 'hypotenuse', 'leg'], corners: ['C', 'B', 'A'],
        });
        yield* stage.beat(1, function* () {
          yield* stage.show(triangle);
          const inks = triangle.ownLabels().map(label => label.ink());
          report(inks.flatMap((ink, index) => inks.slice(index + 1).filter(other => ink.intersects(other))));
          const box = triangle.localBox();
          report(inks.filter(ink => box.left + 30 < ink.center.x && ink.center.x < box.center.x && ink.center.y > box.center.y && ink.center.y < box.bottom));
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[], []]);
    // B2..D4 goes from (873, 325) to (1453, 730).
    const {left, right, top, bottom} = extentOf(scene.stills[0]);
    expect([left >= 873, right <= 1454, top >= 325, bottom <= 730]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(right - left).toBeGreaterThan(400);
  });

  it('moves its elements in its units, and moves that run together add up', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [0, 7], y: [0, 7]}), 'A1', 'F6');
        const triangle = figure.polygon([[0, 0], [3, 0], [0, 4]]);
        yield* stage.beat(1, function* () {
          yield* stage.show(triangle);
          yield* triangle.slideTo([3, 1], 0.2);
          report(triangle.points().map(round));
          yield* all(triangle.rotateBy(90, [3, 1], 0.2), triangle.slideBy([1, 0], 0.2));
          report(triangle.points().map(round));
          yield* triangle.become([[0, 0], [1, 0], [1, 1]], 0.2);
          report(triangle.points().map(round));
        });`),
    );
    expect(reportsOf(scene)).toEqual([
      [
        [3, 1],
        [6, 1],
        [3, 5],
      ],
      [
        [4, 1],
        [4, 4],
        [0, 1],
      ],
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ]);
  });

  it('draws from other elements and follows them, and marks right angles by itself', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 4]}), 'A1', 'F6');
        const point = figure.point([1, 1], {label: 'P'});
        const triangle = figure.polygon([[0, 0], [4, 0], [0, 3]]);
        const line = figure.segment(point, triangle.corner(2));
        const [right, acute] = [triangle.angle(0), triangle.angle(1)];
        yield* stage.beat(1, function* () {
          yield* stage.show(point, line, right, acute);
          yield* all(point.slideTo([3, 2], 0.2), triangle.slideBy([0, 1], 0.2));
          report(line.points().map(round));
          report([right, acute].map(angle => angle.strokes(figure.mapping())[0]?.length));
        });`),
    );
    expect(reportsOf(scene)).toEqual([
      [
        [3, 2],
        [0, 4],
      ],
      [3, 25],
    ]);
  });

  it('says which side a polygon has not, and what is no range', async () => {
    const scene = await renderScene(
      reportingScene(`
        const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 4]}), 'A1', 'F6');
        const messages: string[] = [];
        const attempt = (run: () => unknown) => { try { run(); } catch (error) { messages.push(String(error)); } };
        attempt(() => figure.polygon([[0, 0], [4, 0], [0, 3]]).side(3));
        attempt(() => new Figure({x: [4, 0], y: [0, 1]}));
        report(messages);
        yield* stage.beat(1, function* () {});`),
    );
    expect(reportsOf(scene)).toEqual([
      [
        'RangeError: There is no side or corner 3: those of this polygon go from 0 to 2.',
        'RangeError: x: [4, 0] is no range: it goes from the least to the greatest value.',
      ],
    ]);
  });
});

describe('a plane', () => {
  it('takes its vectors and its unit square along, and stays within its area', async () => {
    const scene = await renderScene(
      reportingScene(`
        const plane = stage.placeIn(new PlaneTransform({extent: 3}), 'B2', 'E5');
        const vector = plane.vector([2, 1], {color: 'orange', label: '$v$'});
        const square = plane.unitSquare();
        yield* stage.beat(1, function* () {
          yield* stage.show(plane, vector, square);
          yield* plane.transformBy([[0, -1], [1, 0]], 0.2);
          yield* plane.transformBy([[3, 0], [0, 1]], 0.2);
          report([...vector.points().map(round), plane.determinant(), square.readingText()]);
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[[0, 0], [-3, 2], 3, '3']]);
    const {left, right, top, bottom} = extentOf(scene.stills[0]);
    expect([left >= 873, right <= 1647, top >= 325, bottom <= 865]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('labels of crowded points stand apart from each other and from all dots, on leaders where they are far', async () => {
    const scene = await renderScene(
      reportingScene(`
        const towns = [[5, 5], [5.2, 5.3], [4.8, 5.2], [5.1, 4.7], [4.7, 4.8], [5.4, 4.9], [4.5, 5], [5, 5.6], [5, 4.4], [5.6, 5.1]] as const;
        const plot = stage.placeIn(new Plot({x: [0, 10], y: [0, 10]}), 'A1', 'F6');
        const points = towns.map((at, index) => plot.point([...at], {label: 'Township ' + index}));
        yield* stage.beat(1, function* () {
          yield* stage.show(plot, ...points);
          const labels = points.flatMap(point => point.ownLabels());
          report(touching(labels));
          const dots = points.map(point => point.dotUnder(plot.mapping()));
          report(labels.filter(label => dots.some(dot => label.ink().includes(dot))).length);
          report(labels.some(label => label.leader().length > 0));
        });`),
    );
    expect(scene.problems).toEqual([]);
    expect(reportsOf(scene)).toEqual([[], 0, true]);
  });
});

/** The box of all on the stage that is not ground, in px at 1080p. */
function extentOf(still: PNG | undefined) {
  if (still === undefined) throw new Error('there is no still');
  const scale = 1920 / still.width;
  const extent = {left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity};
  for (let y = 170; y < 1040; y += scale) {
    for (let x = 640; x < 1920; x += scale) {
      if (pixelAt(still, x, y) === ground) continue;
      extent.left = Math.min(extent.left, x);
      extent.right = Math.max(extent.right, x);
      extent.top = Math.min(extent.top, y);
      extent.bottom = Math.max(extent.bottom, y);
    }
  }
  return extent;
}

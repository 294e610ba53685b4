import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {pixelAt, renderScene} from './render-scene.ts';

const {blue, green, ground} = PALETTES.dark;

function scene(body: string, lines = 1): string {
  return `
    import {Diagram, lecture} from 'lectern';
    export default lecture(
      {title: 'Diagrams', lines: ${JSON.stringify(Array.from({length: lines}, (_, index) => `line ${index + 1}`))}},
      function* (stage) {${body}},
    );`;
}

describe('a diagram', () => {
  it('turns a chain that would be too long to be read', async () => {
    const ids = ['request', 'router', 'handler', 'database', 'template', 'response'];
    const {problems, errors} = await renderScene(
      scene(`
        const nodes = ${JSON.stringify(ids.map(id => ({id})))};
        const edges = ${JSON.stringify(ids.slice(1).map((to, index) => ({from: ids[index], to})))};
        const chain = stage.placeIn(new Diagram({direction: 'right', nodes, edges}), 'A1', 'F4');
        yield* stage.beat(1, function* () { yield* stage.show(chain); });
        if (chain.height() < 2 * chain.width()) throw new Error('It was not turned.');`),
    );
    expect([problems, errors]).toEqual([[], []]);
  });

  it.each([
    {area: 'A1..C3', direction: 'down', count: 4, rows: 2},
    {area: 'A1..F6', direction: 'right', count: 8, rows: 3},
  ])(
    'folds a chain of $count that $area holds neither in a row nor in a column',
    async ({area, direction, count, rows}) => {
      const [first, last] = area.split('..');
      const {problems, errors} = await renderScene(
        scene(`
          const ids: string[] = Array.from({length: ${count}}, (_, index) => 'station ' + index);
          const chain = stage.placeIn(new Diagram({
            direction: '${direction}',
            nodes: ids.map(id => ({id})),
            edges: ids.slice(1).map((to, index) => ({from: ids[index] ?? '', to})),
          }), '${first}', '${last}');
          yield* stage.beat(1, function* () { yield* stage.show(chain); });
          const rows = new Set(ids.map(id => Math.round(chain.node(id).y())));
          if (rows.size !== ${rows}) throw new Error('There are ' + rows.size + ' rows.');`),
      );
      expect([problems, errors]).toEqual([[], []]);
    },
  );

  it.each([[8, 'F6']])(
    'folds a ring of %i into two rows that meet at both ends',
    async (count, corner) => {
      const {problems, errors} = await renderScene(
        scene(`
        const ids: string[] = Array.from({length: ${count}}, (_, index) => 'compound ' + index);
        const ring = stage.placeIn(new Diagram({
          nodes: ids.map(id => ({id})),
          edges: ids.map((from, index) => ({from, to: ids[(index + 1) % ids.length] ?? ''})),
        }), 'A1', '${corner}');
        yield* stage.beat(1, function* () { yield* stage.show(ring); });
        const [first, last] = [ring.node('compound 0'), ring.node('compound ${count - 1}')];
        if (Math.abs(first.x() - last.x()) > 1) throw new Error('Its ends do not meet.');
        const rows = new Set(ids.map(id => Math.round(ring.node(id).y())));
        if (rows.size !== 2) throw new Error('There are ' + rows.size + ' rows.');`),
      );
      expect([problems, errors]).toEqual([[], []]);
    },
  );

  it('folds no diagram whose arrows branch', async () => {
    const {problems} = await renderScene(
      scene(`
        const leaves: string[] = Array.from({length: 12}, (_, index) => 'leaf ' + index);
        const tree = stage.placeIn(new Diagram({
          nodes: ['root', ...leaves].map(id => ({id})),
          edges: leaves.map(to => ({from: 'root', to})),
        }), 'A1', 'C3');
        yield* stage.beat(1, function* () { yield* stage.show(tree); });`),
    );
    expect(problems.map(({code}) => code)).toContain('does-not-fit');
  });

  it('keeps the order in which nodes were written', async () => {
    const {errors} = await renderScene(
      scene(`
        const tree = stage.placeIn(new Diagram({
          direction: 'right',
          nodes: [{id: 'root'}, {id: 'first'}, {id: 'second'}, {id: 'third'}],
          edges: [{from: 'root', to: 'first'}, {from: 'root', to: 'second'}, {from: 'root', to: 'third'}],
        }), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(tree); });
        const heights = ['first', 'second', 'third'].map(id => tree.node(id).y());
        if (heights[0] > heights[1] || heights[1] > heights[2]) throw new Error(heights.join(' '));`),
    );
    expect(errors).toEqual([]);
  });

  it('is mirrored in languages written from the right', async () => {
    const source = scene(`
      const pair = stage.placeIn(new Diagram({
        direction: 'right', nodes: [{id: 'a'}, {id: 'b'}], edges: [{from: 'a', to: 'b'}],
      }), 'A1', 'F6');
      yield* stage.beat(1, function* () { yield* stage.show(pair); });
      throw new Error(pair.node('a').x() < pair.node('b').x() ? 'from the left' : 'from the right');`);
    const [english, arabic] = [
      await renderScene(source),
      await renderScene(source, {language: 'ar'}),
    ];
    expect(english.errors.join()).toContain('from the left');
    expect(arabic.errors.join()).toContain('from the right');
  });

  it('sends a light along its arrows and leaves no trace of it', async () => {
    const {stills, errors, beats} = await renderScene(
      scene(
        `
        const pair = stage.placeIn(new Diagram({
          nodes: [{id: 'a', color: 'blue'}, {id: 'b', color: 'blue'}], edges: [{from: 'a', to: 'b'}],
        }), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(pair); });
        yield* stage.beat(2, function* () { yield* pair.walk(['a', 'b'], 'green'); });`,
        2,
      ),
      {at: [5.5, 7.3, 100], widthPx: 1920},
    );
    expect(errors).toEqual([]);
    expect(beats).toHaveLength(2);
    expect(stills.map(still => inkOf(still, green) > 50)).toEqual([false, true, false]);
    expect(inkOf(stills[0], blue)).toBeGreaterThan(500);
  });

  it('draws the loop of a node outside of it', async () => {
    const {stills, errors} = await renderScene(
      scene(`
        const one = stage.placeIn(new Diagram({
          direction: 'right', nodes: [{id: 'one'}], edges: [{from: 'one', to: 'one', label: 'again'}],
        }), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(one); });
        const {bottom} = one.edge('one', 'one').localBox();
        if (bottom <= one.node('one').y() + one.node('one').height() / 2 + 40) throw new Error('inside');
        if (one.height() / 2 < bottom - 1) throw new Error('beyond the diagram');`),
      {widthPx: 1920},
    );
    expect(errors).toEqual([]);
    const [still] = stills;
    expect(still !== undefined && pixelAt(still, 900, 900)).toBe(ground);
  });

  it('draws each of several arrows between two nodes, with heads where they were wished', async () => {
    const {errors} = await renderScene(
      scene(`
        const pair = stage.placeIn(new Diagram({
          direction: 'right',
          nodes: [{id: '2'}, {id: '1'}],
          edges: [
            {from: '2', to: '1', label: 'one'},
            {from: '2', to: '1', label: 'two'},
            {from: '1', to: '2', heads: 'none'},
            {from: '1', to: '2', heads: 'none'},
          ],
        }), 'A1', 'F6');
        yield* stage.beat(1, function* () { yield* stage.show(pair); });
        const all = [pair.edge('2', '1'), pair.edge('2', '1', 'two'), pair.edge('1', '2'), pair.edge('1', '2', 1)];
        if (pair.edge('2', '1', 2) !== all[2]) throw new Error('Lines lead both ways.');
        const paths = new Set(all.map(edge => edge.ledAlong().path));
        if (paths.size !== 4) throw new Error([...paths].join(' '));
        if (pair.node('2').x() > pair.node('1').x()) throw new Error('against the arrows');`),
    );
    expect(errors).toEqual([]);
  });

  it('shows in full what comes while another node is lit, and makes room for other words', async () => {
    const {errors, problems} = await renderScene(
      scene(`
        const grown = stage.placeIn(new Diagram({
          nodes: [{id: 'a'}, {id: 'b'}, {id: 'c'}],
          edges: [{from: 'a', to: 'b'}, {from: 'b', to: 'c'}],
          revealed: 'none',
        }), 'A1', 'F6');
        const opacityOf = (part: {children(): {opacity(): number}[]}) => part.children()[0]?.opacity();
        yield* stage.beat(1, function* () {
          yield* stage.show(grown, grown.node('a'), grown.node('b'), grown.edge('a', 'b'));
          yield* grown.highlight('a');
          yield* stage.show(grown.node('c'), grown.edge('b', 'c'));
          const opacities = ['b', 'c'].map(id => opacityOf(grown.node(id as 'b')));
          if (opacities.join() !== '0.4,1') throw new Error(opacities.join());
          if (opacityOf(grown.edge('b', 'c')) !== 1) throw new Error('The arrow is dim.');
          const width = grown.node('b').width();
          yield* grown.node('b').become('much longer words');
          yield* grown.node('b').recolor('pink');
          if (grown.node('b').width() < 2 * width) throw new Error('no room');
          if (grown.smallestText() < 28) throw new Error('too small');
          yield* grown.turn('down');
          if (grown.height() < grown.width()) throw new Error('It was not turned.');
        });`),
    );
    expect([errors, problems]).toEqual([[], []]);
  });

  it('says which nodes there are', async () => {
    const {errors} = await renderScene(
      scene(`
        const ids: string[] = ['a', 'b'];
        new Diagram({nodes: ids.map(id => ({id})), edges: []}).node('c'); yield;`),
    );
    expect(errors).toContain('The diagram has no node “c”; there are a, b.');
  });
});

function inkOf(still: {data: Buffer} | undefined, colour: string): number {
  if (still === undefined) throw new Error('There is no such still.');
  let count = 0;
  for (let offset = 0; offset < still.data.length; offset += 4) {
    if (`#${still.data.toString('hex', offset, offset + 3)}` === colour) count += 1;
  }
  return count;
}

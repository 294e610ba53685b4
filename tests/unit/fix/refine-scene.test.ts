import {describe, expect, it} from 'vitest';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {type ScopeRequest, refineScene} from '../../../agents/fix/refine-scene.ts';

const diagnostician = new Diagnostician();
const file = '/lecture/scenes/01-scene.tsx';

function sceneWith(first: string, second: string): string {
  return `import {Words, lecture} from 'lectern';

export default lecture({title: 'T', lines: ['one', 'two']}, function* (stage) {
  const words = stage.place(new Words({text: 'w'}), 'A1');

  yield* stage.beat(1, function* () {
    yield* stage.show(words);
    ${first}
  });

  yield* stage.beat(2, function* () {
    ${second}
  });
});
`;
}

/** Refines a scene; each part gets the answer to its kind and beat. */
async function refined(
  text: string,
  answer: (request: ScopeRequest, index: number) => string | undefined,
) {
  const requests: ScopeRequest[] = [];
  const found = diagnostician.diagnose([{file, text}]);
  const scene = await refineScene(text, found, {
    file,
    diagnostician,
    rules: [],
    rewrite(request) {
      requests.push(request);
      return Promise.resolve(answer(request, requests.length - 1));
    },
  });
  return {...scene, requests};
}

const FINE = 'yield* stage.emphasise(words);';
const BAD = 'yield* stage.emphasise(unheardOf);';

describe('refining a scene part by part', () => {
  it('asks for the statement alone, with what it uses of the rest', async () => {
    const {text, left, mended, requests} = await refined(sceneWith(BAD, FINE), () => FINE);
    expect(left).toEqual([]);
    expect(text).toBe(sceneWith(FINE, FINE));
    expect(mended).toEqual(['ts2304']);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({kind: 'statement', text: BAD});
    expect(requests[0]?.mistakes[0]).toMatchObject({line: 1});
    expect(requests[0]?.names.join()).toContain('stage.emphasise(...nodes: AnyNode[])');
  });

  it('goes one rung up where the part could not be mended', async () => {
    const {left, requests} = await refined(sceneWith(BAD, FINE), ({kind, text}) =>
      kind === 'statement' ? BAD : text.replace('unheardOf', 'words'),
    );
    expect(left).toEqual([]);
    expect(requests.map(({kind}) => kind)).toEqual(['statement', 'beat']);
    expect(requests[1]?.text).toMatch(/^yield\* stage\.beat\(1,[^]*\}\);$/);
  });

  it('asks for independent parts side by side', async () => {
    const {text, left, requests} = await refined(sceneWith(BAD, BAD), () => FINE);
    expect(left).toEqual([]);
    expect(text).toBe(sceneWith(FINE, FINE));
    expect(requests.map(({kind}) => kind)).toEqual(['statement', 'statement']);
  });

  it('keeps the part that was mended when another was not', async () => {
    const {text, left, requests} = await refined(sceneWith(BAD, BAD), (_, index) =>
      index === 0 ? FINE : undefined,
    );
    expect(text).toBe(sceneWith(FINE, BAD));
    expect(left).toHaveLength(1);
    expect(requests.map(({kind}) => kind)).toEqual([
      'statement',
      'statement',
      'beat',
      'scene',
      'file',
    ]);
  });

  it.each([
    ['drops an animation', 'stage.color();'],
    ['silences the compiler', '// @ts-expect-error\n' + BAD],
    ['makes it worse', 'yield* stage.emphasise(unheardOf, unseen);'],
  ])('refuses an answer that %s', async (_, answer) => {
    const given = sceneWith(BAD, FINE);
    const {text, left} = await refined(given, () => answer);
    expect(text).toBe(given);
    expect(left).toHaveLength(1);
  });

  it("mends what stands outside of the scene's function, as a statement and then in the file", async () => {
    const given = sceneWith(FINE, FINE).replace(
      'export default',
      'const SIZE: number = unheardOf;\n\nexport default',
    );
    const {left, requests} = await refined(given, ({kind, text}) =>
      kind === 'statement' ? 'const SIZE: number = unseen;' : text.replace('unheardOf', '9'),
    );
    expect(left).toEqual([]);
    expect(requests.map(({kind}) => kind)).toEqual(['statement', 'file']);
  });

  it('mends an answer by the rules, imports included', async () => {
    const {text, left} = await refined(sceneWith(BAD, FINE), () => 'yield* stage.wait(1);');
    expect(left).toEqual([]);
    expect(text).toContain("import {waitFor} from '@motion-canvas/core';");
    expect(text).toContain('yield* waitFor(1);');
  });
});

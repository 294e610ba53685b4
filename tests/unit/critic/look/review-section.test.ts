import {describe, expect, it} from 'vitest';
import {type ReviewTools, reviewSection} from '../../../../agents/critic/look/review-section.ts';
import {findFaults} from '../../../../agents/critic/measure/find-faults.ts';
import type {PlannedSection} from '../../../../schema/plan.ts';
import {says, servedModel} from '../../../model-server/served-model.ts';
import {measuredFrom, wordsScene} from '../staged-section.ts';

const planned = (beats: number): PlannedSection => ({
  name: '01-round',
  title: 'Round',
  goal: '',
  example: '',
  isKey: false,
  nodes: [],
  beats: Array.from({length: beats}, (_, index) => ({
    line: `line ${index + 1}`,
    animation: 'It rolls in.',
    narration: '',
    formula: null,
    icon: null,
  })),
});

const SCENE = wordsScene({coin: "'C3', 'C4'", rim: "'E3', 'E4'"}, [
  'yield* stage.show(coin);',
  'yield* stage.show(rim);',
]);

const NONE = {
  object: null,
  from: null,
  to: null,
  factor: null,
  px: null,
  beat: null,
  color: null,
  label: null,
  side: null,
  reason: null,
};
const PASS = {verdict: 'pass', findings: [], edits: [], met: []};
const revise = (...edits: object[]) => ({
  verdict: 'revise',
  findings: [{beat: 2, problem: 'The rim is far from its coin.'}],
  edits: edits.map(edit => ({...NONE, ...edit})),
  met: [],
});
const closer = {kind: 'move', object: 'rim', from: 'D3', to: 'D4', reason: 'The rim is far.'};

async function review(
  replies: readonly Parameters<typeof says>[0][],
  {
    text = SCENE,
    beats = 2,
    rounds = 2,
    ...tools
  }: Partial<ReviewTools> & {
    text?: string;
    beats?: number;
    rounds?: number;
  } = {},
) {
  const served = await servedModel(...replies.map(says));
  const measured = measuredFrom(text);
  const result = await reviewSection(
    planned(beats),
    {text, measured, faults: findFaults(measured)},
    rounds,
    {
      model: served.model,
      measure: source => Promise.resolve(measuredFrom(source)),
      isSound: () => true,
      ...tools,
    },
  );
  return {...served, result};
}

const picturesIn = (said: string): number => said.split('data:image/png;base64,').length - 1;

describe('the Critic’s review of a section', () => {
  it('passes what needs no change, after a look at every beat with what stands where', async () => {
    const {result, said, server} = await review([PASS]);
    expect(result).toMatchObject({text: SCENE, rounds: ['passed'], applied: []});
    expect(server.requests).toHaveLength(1);
    expect(picturesIn(said(0))).toBe(2);
    expect(said(0)).toContain('- rim (Words “rim”): E3–E4');
    expect(server.requests[0]?.body.response_format?.type).toBe('json_schema');
  });

  it('looks at a few beats at a time, and at all of them', async () => {
    const beats = 9;
    const text = wordsScene(
      {coin: "'C3', 'C4'"},
      Array.from({length: beats}, (_, index) => (index === 0 ? 'yield* stage.show(coin);' : '')),
    );
    const {said, server, result} = await review([PASS, PASS, PASS], {text, beats});
    expect([0, 1, 2].map(index => picturesIn(said(index)))).toEqual([4, 4, 1]);
    expect(server.requests).toHaveLength(3);
    expect(result.rounds).toEqual(['passed']);
  });

  it('keeps an edit whose wish a second look finds met, and looks at changed beats alone', async () => {
    const {result, said} = await review([revise(closer), {...PASS, met: [true]}]);
    expect(result.rounds).toEqual(['revised', 'passed']);
    expect(result.text).toContain("new Words({text: 'rim'}), 'D3', 'D4'); // rim");
    expect(result.applied).toMatchObject([{kind: 'move', object: 'rim'}]);
    // The first beat looks as it did.
    expect(picturesIn(said(1))).toBe(1);
    expect(said(1)).toContain('The rim is far. Done: rim to D3–D4.');
  });

  it.each([
    ['denies it', {...PASS, met: [false]}],
    ['says nothing of it', PASS],
    ['cannot tell', {...PASS, verdict: 'could-not-judge'}],
  ])('takes an edit back when the second look %s', async (_, second) => {
    const {result} = await review([revise(closer), second]);
    expect(result.text).toBe(SCENE);
    expect(result.rounds[0]).toBe('undone');
    expect(result.reasons.join()).toContain('taken back');
  });

  it('has the edits of the last round looked at too, but asks for no more', async () => {
    const {result, server} = await review([revise(closer), {...revise(closer), met: [true]}], {
      rounds: 1,
    });
    expect(server.requests).toHaveLength(2);
    expect(result.rounds).toEqual(['revised']);
    expect(result.text).toContain("'D3', 'D4'");
  });

  it.each([
    ['measures worse', {...closer, from: 'C3', to: 'C4'}, {}, /worse: .*overlap/],
    ['does not play', closer, {measure: () => Promise.resolve(undefined)}, /does not play/],
    ['breaks the scene', closer, {isSound: () => false}, /breaks/],
    ['names nothing', {...closer, object: 'wheel'}, {}, /no object `wheel`/],
  ])('refuses an edit that %s', async (_, edit, tools, reason) => {
    const {result} = await review([revise(edit)], tools);
    expect(result).toMatchObject({text: SCENE, rounds: ['edits-refused']});
    expect(result.reasons.join()).toMatch(reason);
  });

  it('is no praise when something is wrong that no edit can mend', async () => {
    const {result} = await review([revise()]);
    expect(result.rounds).toEqual(['edits-refused']);
    expect(result.reasons).toEqual(['beat 2: The rim is far from its coin.']);
  });

  it('reads a reply without the fields that an edit does not need', async () => {
    const {result} = await review([
      {verdict: 'revise', edits: [closer]},
      {verdict: 'pass', met: [true]},
    ]);
    expect(result.applied).toHaveLength(1);
  });

  it('says that it could not judge when the model cannot see', async () => {
    const {model} = await servedModel({
      kind: 'status',
      status: 400,
      error: {message: 'Invalid content type: image_url is not supported by this model.'},
    });
    const {result} = await review([], {model});
    expect(result.rounds).toEqual(['could-not-judge']);
    expect(result.reasons.join()).toMatch(/pictures|images|see/i);
  });

  it('stops when the key is refused', async () => {
    const {model} = await servedModel({
      kind: 'status',
      status: 401,
      error: {message: 'Incorrect API key.'},
    });
    await expect(review([], {model})).rejects.toMatchObject({failure: 'key-refused'});
  });
});

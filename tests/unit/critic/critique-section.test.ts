import {describe, expect, it} from 'vitest';
import {critiqueSection} from '../../../agents/critic/critique-section.ts';
import type {PlannedSection} from '../../../schema/plan.ts';
import {says, servedModel} from '../../model-server/served-model.ts';

const section: PlannedSection = {
  name: '01-round',
  title: 'Round',
  goal: '',
  example: '',
  isKey: false,
  nodes: [],
  beats: [{line: 'A coin', animation: 'It rolls in.', narration: '', formula: null, icon: null}],
};

const SCENE = `import {Words, lecture} from 'lectern';

export default lecture({title: 'Round', lines: ['A coin']}, function* (stage) {
  const coin = stage.place(new Words({text: 'coin'}), 'C3');
  yield* stage.beat(1, function* () {
    yield* stage.show(coin);
  });
});
`;

const view = {
  section,
  text: SCENE,
  stills: Array.from({length: 7}, (_, index) => `data:image/png;base64,AAA${index}`),
  beats: [],
  problems: ['coin covers rim at beat 1'],
  round: 1,
};

const blank = {from: null, to: null, factor: null, beat: null, color: null, reason: null};

describe('looking at a section', () => {
  it('sends what was measured and the last stills, and reads edits', async () => {
    const {model, server, said} = await servedModel(
      says({
        verdict: 'revise',
        findings: [],
        edits: [
          {...blank, kind: 'move', object: 'coin', from: 'A1', to: 'B2', beat: 1, factor: 3},
          {...blank, kind: 'scale', object: 'coin'},
        ],
      }),
    );
    expect(await critiqueSection(model, view)).toEqual({
      verdict: 'revise',
      // A scale without a factor says nothing; what another kind of edit needs is left out.
      edits: [{kind: 'move', object: 'coin', from: 'A1', to: 'B2', beat: 1}],
    });
    expect(said(0)).toContain('coin covers rim at beat 1');
    const pictures = said(0).match(/data:image\/png;base64,AAA\d/g);
    expect(pictures).toHaveLength(5);
    expect(server.requests[0]?.body.response_format?.type).toBe('json_schema');
  });

  it('passes a section when nothing is to be changed', async () => {
    const {model} = await servedModel(says({verdict: 'revise', findings: [], edits: []}));
    expect(await critiqueSection(model, view)).toEqual({verdict: 'pass'});
  });

  it('says that it could not judge when the model cannot see', async () => {
    const {model} = await servedModel({
      kind: 'status',
      status: 400,
      error: {message: 'Invalid content type: image_url is not supported by this model.'},
    });
    expect(await critiqueSection(model, view)).toMatchObject({
      verdict: 'could-not-judge',
      reason: expect.stringMatching(/pictures|images|see/i) as string,
    });
  });

  it('stops when the key is refused', async () => {
    const {model} = await servedModel({
      kind: 'status',
      status: 401,
      error: {message: 'Incorrect API key.'},
    });
    await expect(critiqueSection(model, view)).rejects.toMatchObject({failure: 'key-refused'});
  });
});

import {describe, expect, it} from 'vitest';
import {
  type ComposeStages,
  type Rehearsal,
  type WrittenScene,
  composeLecture,
} from '../../../pipeline/compose-lecture.ts';
import type {LecturePlan, Outline} from '../../../schema/plan.ts';

const outline: Outline = {
  title: 'Circles',
  language: 'en',
  sections: [{title: 'Round', goal: 'g', example: 'e', isKey: true}],
};

const plan: LecturePlan = {
  title: 'Circles',
  language: 'en',
  colors: [],
  sections: ['01-round', '02-area'].map(name => ({
    name,
    title: name,
    goal: 'g',
    example: 'e',
    isKey: false,
    nodes: [],
    beats: [{line: 'l', animation: 'a', narration: '', formula: null, icon: null}],
  })),
};

function scene(text: string, origin: WrittenScene['origin'] = 'coder'): WrittenScene {
  return {text, origin, firstTry: true, mended: []};
}

const played: Rehearsal = {kind: 'played'};

const failed: Rehearsal = {
  kind: 'failed',
  failure: {code: 'scene-error', message: 'It throws.', line: 1, column: 1},
};

/** Stages where all goes well, but for what a test says; each notes what it was called with. */
function stagesWith(changes: Partial<ComposeStages<WrittenScene>> = {}) {
  const calls: string[] = [];
  const folder = new Map<string, string>();
  const stages: ComposeStages<WrittenScene> = {
    planOutline: () => Promise.resolve(outline),
    planStoryboard: () => Promise.resolve(plan),
    writeScene: ({name}) => Promise.resolve(scene(`${name} v1`)),
    mendScene: ({name}) => Promise.resolve(scene(`${name} mended`)),
    writeFolder(_, scenes) {
      for (const [name, {text}] of scenes) folder.set(name, text);
      calls.push(`write ${[...folder.values()].sort().join(', ')}`);
      return Promise.resolve({lectureDir: '/l', title: 'Circles', scenes: [], keptFiles: []});
    },
    rehearse(_, sections) {
      calls.push(`rehearse ${sections.join(', ')}`);
      return Promise.resolve(new Map(sections.map(name => [name, played])));
    },
    improve(_, sections) {
      calls.push(
        `improve ${sections.map(({section: {name}, criticRounds}) => `${name} ${criticRounds}x`).join(', ')}`,
      );
      return Promise.resolve(
        new Map(
          sections.map(({section: {name}, scene: unchanged}) => [
            name,
            {scene: unchanged, rounds: ['passed'] as const, faults: {before: 0, after: 0}},
          ]),
        ),
      );
    },
    ...changes,
  };
  return {stages, calls, folder};
}

describe('composing a lecture', () => {
  it('writes, plays and looks at every section once where all is well', async () => {
    const {stages, calls} = stagesWith();
    const {reviews} = await composeLecture(stages);
    expect(calls).toEqual([
      'write 01-round v1, 02-area v1',
      'rehearse 01-round, 02-area',
      'improve 01-round 2x, 02-area 2x',
      'write 01-round v1, 02-area v1',
    ]);
    expect(reviews.map(({rounds}) => rounds)).toEqual([['passed'], ['passed']]);
  });

  it('has a scene mended that fails when it is played', async () => {
    const {stages, folder} = stagesWith({
      rehearse: (_, sections) =>
        Promise.resolve(
          new Map(
            sections.map(name => [name, folder.get(name) === '02-area v1' ? failed : played]),
          ),
        ),
    });
    await composeLecture(stages);
    expect([...folder.values()]).toEqual(['01-round v1', '02-area mended']);
  });

  it('writes what became of the scenes when they were made better, and tells of it', async () => {
    const {stages, folder} = stagesWith({
      improve: (_, sections) =>
        Promise.resolve(
          new Map(
            sections.map(({section: {name}, scene: {text}}) => [
              name,
              {
                scene: scene(`${text} moved`),
                rounds: ['revised', 'passed'] as const,
                faults: {before: 3, after: 1},
                reason: 'one edit was refused',
              },
            ]),
          ),
        ),
    });
    const {reviews, scenes} = await composeLecture(stages);
    expect([...folder.values()]).toEqual(['01-round v1 moved', '02-area v1 moved']);
    expect(scenes.get('01-round')?.text).toBe('01-round v1 moved');
    expect(reviews[0]).toEqual({
      section: '01-round',
      rounds: ['revised', 'passed'],
      faults: {before: 3, after: 1},
      reason: 'one edit was refused',
    });
  });

  it('leaves a section as it is that could not be made better', async () => {
    const {stages, folder} = stagesWith({improve: () => Promise.resolve(new Map())});
    const {reviews} = await composeLecture(stages);
    expect([...folder.values()]).toEqual(['01-round v1', '02-area v1']);
    expect(reviews.map(({rounds}) => rounds)).toEqual([[], []]);
  });

  it('has the Critic look only at what the coder wrote, as often as it is told', async () => {
    const {stages, calls} = stagesWith({
      writeScene: ({name}) =>
        Promise.resolve(scene(name, name === '01-round' ? 'author' : 'coder')),
    });
    await composeLecture(stages, {}, {criticRounds: 3});
    expect(calls).toContain('improve 01-round 0x, 02-area 3x');
  });

  it('leaves scenes that were edited by hand as they are', async () => {
    const {stages, calls} = stagesWith({
      writeFolder: () =>
        Promise.resolve({
          lectureDir: '/l',
          title: '',
          scenes: [],
          keptFiles: ['/l/scenes/01-round.tsx', '/l/scenes/02-area.tsx'],
        }),
    });
    await composeLecture(stages);
    expect(calls).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {
  type ComposeStages,
  type Rehearsal,
  type WrittenScene,
  composeLecture,
} from '../../../pipeline/compose-lecture.ts';
import {overlapsIn} from '../../../pipeline/overlaps.ts';
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

function played(...problems: string[]): Rehearsal {
  return {kind: 'played', layout: {section: '', beats: []}, stills: [], problems};
}

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
      return Promise.resolve(new Map(sections.map(name => [name, played()])));
    },
    review: () => Promise.resolve({revised: undefined, outcome: 'passed'}),
    ...changes,
  };
  return {stages, calls, folder};
}

describe('composing a lecture', () => {
  it('writes, plays and looks at every section once where all is well', async () => {
    const {stages, calls} = stagesWith();
    const {reviews} = await composeLecture(stages);
    expect(calls).toEqual(['write 01-round v1, 02-area v1', 'rehearse 01-round, 02-area']);
    expect(reviews.map(({rounds}) => rounds)).toEqual([['passed'], ['passed']]);
  });

  it('has a scene mended that fails when it is played', async () => {
    const {stages, folder} = stagesWith({
      rehearse: (_, sections) =>
        Promise.resolve(
          new Map(
            sections.map(name => [name, folder.get(name) === '02-area v1' ? failed : played()]),
          ),
        ),
    });
    await composeLecture(stages);
    expect([...folder.values()]).toEqual(['01-round v1', '02-area mended']);
  });

  it('keeps a revision that makes nothing worse, and looks at that section alone again', async () => {
    const {stages, calls, folder} = stagesWith({
      review: ({name}, {text}, _, round) =>
        Promise.resolve(
          name === '01-round' && round === 1
            ? {revised: scene(`${text} moved`), outcome: 'revised'}
            : {revised: undefined, outcome: 'passed'},
        ),
    });
    const {reviews} = await composeLecture(stages);
    expect(folder.get('01-round')).toBe('01-round v1 moved');
    expect(calls.filter(call => call.startsWith('rehearse'))).toEqual([
      'rehearse 01-round, 02-area',
      'rehearse 01-round',
    ]);
    expect(reviews[0]?.rounds).toEqual(['revised', 'passed']);
  });

  it.each<[string, Rehearsal]>([
    ['has more problems than before', played('two things overlap')],
    ['does not play any more', failed],
  ])('takes a revision back that %s', async (_, after) => {
    const {stages, folder} = stagesWith({
      rehearse: (_dir, sections) =>
        Promise.resolve(
          new Map(
            sections.map(name => [name, folder.get(name)?.endsWith('moved') ? after : played()]),
          ),
        ),
      review: ({name}, {text}) =>
        Promise.resolve(
          name === '01-round'
            ? {revised: scene(`${text} moved`), outcome: 'revised'}
            : {revised: undefined, outcome: 'passed'},
        ),
    });
    const {reviews} = await composeLecture(stages);
    expect(folder.get('01-round')).toBe('01-round v1');
    expect(reviews[0]?.rounds).toEqual(['undone']);
  });

  it('ends after its rounds, whatever the Critic still wants', async () => {
    let looks = 0;
    const {stages} = stagesWith({
      review: (_section, {text}) => {
        looks += 1;
        return Promise.resolve({revised: scene(`${text}!`), outcome: 'revised'});
      },
    });
    await composeLecture(stages, {}, {criticRounds: 3});
    expect(looks).toBe(2 * 3);
  });

  it('leaves scenes of the author, and those edited by hand, as they are', async () => {
    const {stages, calls} = stagesWith({
      writeScene: ({name}) =>
        Promise.resolve(scene(name, name === '01-round' ? 'author' : 'coder')),
      writeFolder: () =>
        Promise.resolve({
          lectureDir: '/l',
          title: '',
          scenes: [],
          keptFiles: ['/l/scenes/02-area.tsx'],
        }),
    });
    await composeLecture(stages);
    expect(calls).toEqual([]);
  });
});

describe('overlaps', () => {
  const box = (x: number, y: number, width = 100, height = 100) => ({x, y, width, height});
  const objects = (...boxes: ReturnType<typeof box>[]) =>
    boxes.map((one, index) => ({
      kind: 'Formula',
      text: `f${index}`,
      box: one,
      made: {line: index + 1, column: 1},
    }));

  it('are told once, with both objects and the first beat', () => {
    const beats = [1, 2].map(beat => ({
      beat,
      atSeconds: beat,
      objects: objects(box(0, 0), box(50, 0)),
    }));
    expect(overlapsIn({section: 's', beats})).toEqual([
      'The Formula “f0” of line 1 and The Formula “f1” of line 2 overlap from beat 1 on.',
    ]);
  });

  it('are none where things only touch', () => {
    const beats = [{beat: 1, atSeconds: 1, objects: objects(box(0, 0), box(95, 0), box(300, 0))}];
    expect(overlapsIn({section: 's', beats})).toEqual([]);
  });
});

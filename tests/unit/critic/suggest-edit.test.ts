import {describe, expect, it} from 'vitest';
import {applySceneEdits} from '../../../agents/critic/apply-scene-edits.ts';
import type {Fault} from '../../../agents/critic/measure/find-faults.ts';
import {withEdits} from '../../../agents/critic/suggest-edit.ts';

const SCENE = `import {Words, lecture} from 'lectern';

export default lecture({title: 'A title', lines: ['One', 'Two']}, function* (stage) {
  const note = stage.placeIn(new Words({text: 'a note'}), 'C1', 'C2');

  yield* stage.beat(1, function* () {
    yield* stage.show(note);
  });

  yield* stage.beat(2, function* () {
    yield* stage.emphasise();
  });
});
`;

const fault = (more: Partial<Fault>): Fault => ({
  code: 'small-text',
  section: '01-scene',
  beat: 1,
  severity: 'error',
  message: 'Something is wrong.',
  remedy: 'Mend it.',
  fromSeconds: 2,
  toSeconds: 3,
  nodes: ['note'],
  boxes: [{x: 480, y: 500, width: 300, height: 40}],
  anchors: [],
  made: {line: 4, column: 30},
  places: [],
  ...more,
});

const editOf = (more: Partial<Fault>) => withEdits([fault(more)], SCENE, 'ltr')[0]?.edit;

describe('the edit that a fault suggests', () => {
  it('moves what reaches over the lecture lines to the nearest cells with room for it', () => {
    expect(editOf({code: 'over-column'})).toMatchObject({
      kind: 'move',
      object: 'note',
      from: 'C1',
      to: 'C2',
    });
  });

  it('clears what was left over, and gives pale letters the ink that its grounds allow', () => {
    expect(editOf({code: 'left-over', beat: 2})).toMatchObject({kind: 'remove', beat: 2});
    expect(editOf({code: 'low-contrast', grounds: ['#ffe08a']})).toMatchObject({color: '#14181f'});
    expect(editOf({code: 'low-contrast', grounds: ['#0f1218', '#ffffff']})).toBeUndefined();
  });

  it('suggests nothing where it takes a search, or where no variable holds the object', () => {
    expect(editOf({code: 'text-overlap'})).toBeUndefined();
    expect(editOf({code: 'over-column', made: {line: 9, column: 1}})).toBeUndefined();
  });

  it('can be applied as it is', () => {
    const edit = editOf({code: 'left-over', beat: 2});
    const {source} = applySceneEdits(SCENE, edit === undefined ? [] : [edit]);
    expect(source).toContain('yield* stage.clear(note);');
  });
});

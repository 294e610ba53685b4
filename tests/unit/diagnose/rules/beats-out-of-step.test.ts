import {describe, expect, it} from 'vitest';
import {beatsOutOfStep} from '../../../../agents/diagnose/rules/beats-out-of-step.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

const beat = (number: number | string) => `yield* stage.beat(${number}, function* () {});`;

describe('beats-out-of-step', () => {
  it.each([
    ['a line without a beat', [1], "'Two'", 'Line 2 “Two” has no beat: it never lights up.'],
    ['beats in another order', [2, 1], '1', 'Beat 1 is played after beat 2.'],
    ['a beat played twice', [1, 1, 2], '1', 'Beat 1 is played a second time.'],
  ])('finds %s', (_, beats, marked, message) => {
    const breaches = findBreaches(beatsOutOfStep, sceneWith(beats.map(beat).join('\n')));
    expect(breaches).toEqual([{marked, message}]);
  });

  it.each([
    ['one beat a line, in order', [1, 2]],
    ['beats whose number is worked out', ['index + 1']],
  ])('has nothing against %s', (_, beats) => {
    expect(findBreaches(beatsOutOfStep, sceneWith(beats.map(beat).join('\n')))).toEqual([]);
  });
});

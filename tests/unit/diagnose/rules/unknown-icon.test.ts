import {describe, expect, it} from 'vitest';
import {unknownIcon} from '../../../../agents/diagnose/rules/unknown-icon.ts';
import {findBreaches} from '../find-breaches.ts';

describe('unknown-icon', () => {
  it.each([
    [
      "new Icon({name: 'lucide:leav'})",
      "There is no icon 'leav' in lucide. Did you mean 'lucide:leaf'?",
    ],
    ["new Diagram({nodes: [{icon: 'tabler:qqqqqqqq'}]})", "There is no icon 'qqqqqqqq' in tabler."],
    [
      "new Icon({name: 'lucide:lungs'})",
      "There is no icon 'lungs' in lucide. Did you mean 'tabler:lungs'?",
    ],
    ["new Icon({name: 'lucide:kidney'})", "There is no icon 'kidney' in lucide."],
    [
      "new Icon({name: 'leaf'})",
      "'leaf' is not of an icon set that comes with Lectern (lucide, tabler, fluent-emoji-flat). Did you mean 'lucide:leaf'?",
    ],
  ])('finds %s', (scene, message) => {
    expect(findBreaches(unknownIcon, scene).map(breach => breach.message)).toEqual([message]);
  });

  it.each([
    "new Icon({name: 'lucide:leaf'})",
    "new Person({name: 'Ada'})",
    'new Icon({name: name})',
  ])('has nothing against %s', scene => {
    expect(findBreaches(unknownIcon, scene)).toEqual([]);
  });
});

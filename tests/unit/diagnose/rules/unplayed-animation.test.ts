import {describe, expect, it} from 'vitest';
import {unplayedAnimation} from '../../../../agents/diagnose/rules/unplayed-animation.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

const marked = (statements: string) =>
  findBreaches(unplayedAnimation, sceneWith(statements)).map(breach => breach.marked);

describe('unplayed-animation', () => {
  it.each([
    ["stage.label(words, 'here');", ["stage.label(words, 'here')"]],
    ['yield* stage.beat(1, function* () { stage.show(words); });', ['stage.show(words)']],
    [
      '[words].forEach(word => { stage.show(word); });',
      ['[words].forEach(word => { stage.show(word); })'],
    ],
    ['[words].forEach(word => stage.show(word));', ['[words].forEach(word => stage.show(word))']],
    [
      '[words].forEach(function* (word) { yield* stage.show(word); });',
      ['[words].forEach(function* (word) { yield* stage.show(word); })'],
    ],
    ['words.opacity(1, 0.5);', ['words.opacity(1, 0.5)']],
  ])('finds the animation that nothing plays: %s', (statement, expected) => {
    const scene = `const words = stage.place(new Words({text: 'Hello'}), 'A1');\n${statement}`;
    expect(marked(scene)).toEqual(expected);
  });

  it.each([
    'yield* stage.show(words);',
    'yield stage.show(words);',
    'const task = stage.show(words); yield* task;',
    'yield* stage.beat(1, () => stage.show(words));',
    'words.opacity(1);',
    'words.remove();',
  ])('has nothing against %s', statement => {
    const scene = `const words = stage.place(new Words({text: 'Hello'}), 'A1');\n${statement}`;
    expect(marked(scene)).toEqual([]);
  });
});

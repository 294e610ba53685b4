import {describe, expect, it} from 'vitest';
import {endlessScene} from '../../../../agents/diagnose/rules/endless-scene.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statement: string): number {
  return findBreaches(endlessScene, sceneWith(statement)).length;
}

describe('endless-scene', () => {
  it.each([
    'while (true) { yield; }',
    'while (1) yield* stage.show();',
    'do { yield; } while (true);',
    'for (;;) { yield; }',
    'while (true) { for (const x of [1]) { break; } yield; }',
    'yield* loop(() => stage.show());',
    'yield* loop(Infinity, () => stage.show());',
    'yield* all(loop(() => stage.show()), stage.show());',
  ])('finds %s', statement => {
    expect(found(statement)).toBe(1);
  });

  it.each([
    'while (true) { if (done) break; yield; }',
    'while (true) { return; }',
    'for (let turn = 0; turn < 3; turn++) { yield; }',
    'yield* loop(3, () => stage.show());',
    // Runs beside the rest, and is stopped with it.
    'const task = yield loop(() => stage.show());',
    'const task = yield loop(Infinity, () => stage.show());',
    'yield all(loop(Infinity, () => stage.show()), stage.show());',
  ])('has nothing against %s', statement => {
    expect(found(statement)).toBe(0);
  });
});

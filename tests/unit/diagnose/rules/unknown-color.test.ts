import {describe, expect, it} from 'vitest';
import {unknownColor} from '../../../../agents/diagnose/rules/unknown-color.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  return findBreaches(
    unknownColor,
    "import {Rect, Txt} from '@motion-canvas/2d';\nimport {createRef} from '@motion-canvas/core';\n" +
      sceneWith(statements),
  );
}

describe('unknown-color', () => {
  it.each([
    ["new Rect({fill: 'bleu'});", "'bleu'"],
    ["new Rect({}).stroke('#12345');", "'#12345'"],
  ])('finds %s', (statements, marked) => {
    expect(found(statements).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "new Rect({fill: 'blue', stroke: '#123'});",
    "new Rect({fill: 'rgba(1, 2, 3, 0.5)'});",
    "new Words({text: 'a', color: 'blue'});",
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

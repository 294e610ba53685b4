import {describe, expect, it} from 'vitest';
import {unknownFont} from '../../../../agents/diagnose/rules/unknown-font.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  return findBreaches(
    unknownFont,
    "import {Rect, Txt} from '@motion-canvas/2d';\nimport {createRef} from '@motion-canvas/core';\n" +
      sceneWith(statements),
  );
}

describe('unknown-font', () => {
  it.each([
    ["new Txt({text: 'a', fontFamily: 'Comic Sans MS'});", "'Comic Sans MS'"],
    ["new Txt({text: 'a'}).fontFamily('Fira Code');", "'Fira Code'"],
  ])('finds %s', (statements, marked) => {
    expect(found(statements).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "new Txt({text: 'a', fontFamily: 'JetBrains Mono'});",
    "new Txt({text: 'a', fontFamily: \"'Inter Variable', sans-serif\"});",
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

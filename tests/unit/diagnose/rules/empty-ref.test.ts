import {describe, expect, it} from 'vitest';
import {emptyRef} from '../../../../agents/diagnose/rules/empty-ref.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

function found(statements: string) {
  return findBreaches(
    emptyRef,
    "import {Rect, Txt} from '@motion-canvas/2d';\nimport {createRef} from '@motion-canvas/core';\n" +
      sceneWith(statements),
  );
}

describe('empty-ref', () => {
  it.each([
    ['const box = createRef<Rect>(); yield* box().opacity(1, 1);', 'box()'],
    ['const box = createRef<Rect>(); box().opacity(0); box(new Rect({}));', 'box()'],
  ])('finds %s', (statements, marked) => {
    expect(found(statements).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    'const box = createRef<Rect>(); box(new Rect({})); yield* box().opacity(1, 1);',
    'const box = createRef<Rect>(); new Rect({ref: box}); yield* box().opacity(1, 1);',
    'const box = createRef<Rect>(); const later = () => box().opacity(1); new Rect({ref: box}); later();',
  ])('has nothing against %s', statements => {
    expect(found(statements)).toEqual([]);
  });
});

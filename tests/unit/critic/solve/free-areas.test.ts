import {describe, expect, it} from 'vitest';
import {freeAreas} from '../../../../agents/critic/solve/free-areas.ts';
import {measuredFrom, wordsScene} from '../staged-section.ts';

describe('free areas', () => {
  const measured = measuredFrom(
    wordsScene({note: "'F1', 'F2'", below: "'F1', 'F3'", later: "'D1', 'E2'"}, [
      'yield* stage.show(note, below);',
      'yield* stage.clear(note);',
      'yield* stage.show(later);',
    ]),
  );

  it('are near, have room for the object, and nothing in them while it is seen', () => {
    const [nearest] = freeAreas(measured, 'note', ['F1', 'F2']);
    // Above what stands in row F; what is shown after the note has left is not in its way.
    expect(nearest).toEqual(['E1', 'E2']);
  });

  it('are as few as wanted', () => {
    expect(freeAreas(measured, 'note', ['F1', 'F2'], 2)).toHaveLength(2);
  });
});

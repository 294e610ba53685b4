import {describe, expect, it} from 'vitest';
import {readArrows, writeArrow} from '../../schema/diagram-arrows.ts';

const written = (text: string): string[] | undefined => readArrows(text)?.map(writeArrow);

describe('an arrow of a diagram', () => {
  it.each([
    ['a -> b', 'a -> b'],
    ['A->B', 'A -> B'],
    ['a --> b: later', 'a --> b: later'],
    ['a <- b', 'b -> a'],
    ['a <-- b', 'b --> a'],
    ['a <-> b: both', 'a <-> b: both'],
    ['a <--> b', 'a <--> b'],
    ['a -- b', 'a -- b'],
    ['a--b', 'a -- b'],
    ['a — b', 'a -- b'],
    ['a -.- b', 'a -.- b'],
    ['a → b', 'a -> b'],
    ['a ⇒ b: x', 'a -> b: x'],
    ['a ← b', 'b -> a'],
    ['a ⇌ b', 'a <-> b'],
  ])('%s is read as %s', (text, arrow) => {
    expect(written(text)).toEqual([arrow]);
  });

  it.each([
    ['a -> b -> c', ['a -> b', 'b -> c']],
    ['a -> b -> c: step', ['a -> b: step', 'b -> c: step']],
    ['a -> b: one -> c: two', ['a -> b: one', 'b -> c: two']],
    ['a ->|one| b ->|two| c', ['a -> b: one', 'b -> c: two']],
    ['a -> b ->|two| c', ['a -> b', 'b -> c: two']],
    ['a -> b -- c <- d', ['a -> b', 'b -- c', 'd -> c']],
    ['H - O - H', ['H -- O', 'O -- H']],
  ])('the chain %s is %j', (text, arrows) => {
    expect(written(text)).toEqual(arrows);
  });

  it.each([
    ['user-agent -> e-mail', 'user-agent', 'e-mail', undefined],
    ['New York -> São Paulo', 'New York', 'São Paulo', undefined],
    ['1 -> 2', '1', '2', undefined],
    ['x -> -1', 'x', '-1', undefined],
    ['a.b -> c.d', 'a.b', 'c.d', undefined],
    ['x <= 3 -> yes', 'x <= 3', 'yes', undefined],
    ['"12:30" -> "x -> y": q', '12:30', 'x -> y', 'q'],
    ['$\\ce{A -> B}$ -> c', '$\\ce{A -> B}$', 'c', undefined],
    ['a -> b: ratio 1:2, roughly', 'a', 'b', 'ratio 1:2, roughly'],
    ['a -> b: x -> 0', 'a', 'b', 'x -> 0'],
    ['a -> b:', 'a', 'b', undefined],
  ])('in %s its names are kept as they are written', (text, from, to, label) => {
    const arrows = readArrows(text);
    expect(arrows).toEqual([{from, to, label, dashed: false, heads: 'one'}]);
    expect(arrows?.flatMap(arrow => readArrows(writeArrow(arrow)))).toEqual(arrows);
  });

  it.each(['a', 'a ->', '-> b', 'user-agent', 'a <= b', ''])('“%s” is none', text => {
    expect(readArrows(text)).toBeUndefined();
  });
});

import {describe, expect, it} from 'vitest';
import {texAsWords} from '../../../../agents/diagnose/rules/tex-as-words.ts';
import {findBreaches, sceneWith} from '../find-breaches.ts';

const marked = (statements: string) =>
  findBreaches(texAsWords, sceneWith(statements)).map(breach => breach.marked);

describe('tex-as-words', () => {
  it.each([
    ["figure.point([1, 1], {label: '\\\\alpha'});", "'\\\\alpha'"],
    ['new Words({text: String.raw`60^\\circ`});', 'String.raw`60^\\circ`'],
    ["yield* stage.label(point, 'the angle \\\\beta');", "'the angle \\\\beta'"],
    ["figure.polygon(corners, {sides: ['a', '\\\\gamma', 'c']});", "'\\\\gamma'"],
    ['new Table({rows: [[String.raw`\\frac12`, 3]]});', 'String.raw`\\frac12`'],
  ])('finds %s', (statements, expected) => {
    expect(marked(statements)).toEqual([expected]);
  });

  it.each([
    "figure.point([1, 1], {label: '$\\\\alpha$'});",
    "new Words({text: 'between $\\\\alpha$ and $\\\\beta$'});",
    "new Formula({tex: '\\\\alpha'});",
    "yield* formula.highlight('\\\\alpha');",
    'new CodeBlock({code: \'print("\\\\alpha")\'});',
    "new Words({text: 'C:\\\\Users\\\\Ana'});",
    "new Words({text: 'two\\nlines'});",
  ])('has nothing against %s', statements => {
    expect(marked(statements)).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {malformedFormula} from '../../../../agents/diagnose/rules/malformed-formula.ts';
import {findBreaches} from '../find-breaches.ts';

describe('malformed-formula', () => {
  it('says what KaTeX says, where it says it', () => {
    expect(findBreaches(malformedFormula, String.raw`new Formula({tex: 'a + \\frob'});`)).toEqual([
      {
        marked: String.raw`\\frob`,
        message: 'The command `\\frob` is not known.',
      },
    ]);
  });

  it.each([
    ['a raw string', 'new Formula({tex: String.raw`x \\frob`});', '\\frob'],
    ['the steps of a derivation', "new Derivation({steps: ['a', '}']});", '}'],
    ['what a formula becomes', "formula.become('x^');", '^'],
    ['what reaches outside', "new Formula({tex: '\\\\href{https://example.org}{x}'});", '\\\\href'],
    ['words', "lecture({lines: ['Both $a$ and $}$']});", '}'],
  ])('reads the TeX in %s', (_, scene, marked) => {
    expect(findBreaches(malformedFormula, scene).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    ['parts of a formula', "new Formula({tex: '{{a^2}} + b^2', colors: {'}': 'blue'}});"],
    [
      'what only a formula of its own may have',
      String.raw`new Formula({tex: '\\begin{align}a &= b\\end{align}'});`,
    ],
    ['dollars in code', "new CodeBlock({code: 'echo $A } $B'});"],
    [
      'words that become others',
      "import {Words} from 'lectern'; new Words({text: 'a'}).become('$10^{-2}$');",
    ],
    ['a single dollar', "stage.label(words, 'costs $5 }');"],
    ['escaped dollars', String.raw`stage.label(words, 'costs \\$5 } and \\$6');`],
  ])('has nothing against %s', (_, scene) => {
    expect(findBreaches(malformedFormula, scene)).toEqual([]);
  });
});

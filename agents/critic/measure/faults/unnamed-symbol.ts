/** A symbol that stands in a formula, and that nothing names: no title, no line, no label, no narration. */
import {type LectureFaultKind, nameOf} from '../fault.ts';
import {isLegible} from '../leaves.ts';
import {formulasIn, spelledLetters, symbolsIn, wordsOf} from '../words-of.ts';

export const unnamedSymbol: LectureFaultKind = {
  code: 'unnamed-symbol',
  *compare(sections, {narration}) {
    // What is named once is known from there on, and a symbol may be named a little later.
    const named = new Set(wordsOf(narration));
    for (const {title, lines, moments, tracks} of sections) {
      const labels = [...moments.flatMap(({leaves}) => leaves), ...tracks.map(({leaf}) => leaf)];
      const written = labels.filter(({kind, name}) => kind === 'text' && !isFormula(name));
      for (const text of [title, ...lines, ...written.map(leaf => leaf.text)]) {
        const symbols = formulasIn(text).flatMap(symbolsIn);
        for (const word of [...wordsOf(text, 'all'), ...symbols, ...spelledLetters(text)]) {
          named.add(word);
        }
      }
    }
    const told = new Set<string>();
    for (const {section, moments, isLecture} of sections) {
      // A scene by itself has nothing to name it in.
      if (!isLecture) continue;
      for (const {leaves, beat, seconds} of moments) {
        for (const leaf of leaves) {
          if (!isFormula(leaf.name) || !isLegible(leaf) || leaf.isBackground) continue;
          const unnamed = symbolsIn(leaf.text).filter(each => !named.has(each) && !told.has(each));
          if (unnamed.length === 0) continue;
          unnamed.forEach(symbol => told.add(symbol));
          const list = unnamed.map(symbol => `“${symbol}”`).join(', ');
          yield {
            message: `${nameOf(leaf)} uses ${list}, which nothing names.`,
            remedy: 'Say in the line or in a label what it stands for.',
            severity: 'warning',
            leaves: [leaf],
            fromSeconds: seconds,
            toSeconds: seconds,
            beat,
            section,
          };
        }
      }
    }
  },
};

function isFormula(name: string): boolean {
  return name === 'Formula' || name === 'DerivationStep' || name === 'Latex';
}

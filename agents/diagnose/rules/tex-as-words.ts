/** TeX in words without dollars: viewers would see the backslashes. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {inlineFormulas, problemsOfTex} from '../../tex-problems.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants, propertyName} from '../syntax.ts';
import {writtenText} from '../written-text.ts';

/** Properties whose strings are words, in which `$…$` is TeX. */
const WORDS_PROPERTIES: ReadonlySet<string> = new Set(
  'text label title lines sides corners head rows xLabel yLabel run rise'.split(' '),
);
/** Methods whose strings are. */
const WORDS_METHODS: ReadonlySet<string> = new Set(['label', 'words', 'relabel']);

export const texAsWords: Rule = {
  code: 'tex-as-words',
  remedy: 'Write TeX between dollars: String.raw`$\\alpha$`.',
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      const written = writtenText(node);
      if (written === undefined || !standsForWords(node)) continue;
      const outside = withoutFormulas(written.text);
      const [command] = /\\[a-zA-Z]{2,}/.exec(outside) ?? [];
      if (command === undefined || problemsOfTex(command, false).some(isUnknown)) continue;
      yield {
        at: node,
        message: `\`${command}\` would be seen as it is written: it stands in words, not between dollars.`,
        repair: betweenDollars(node, written.text),
      };
    }
  },
};

/** The text with spaces instead of its formulas. */
function withoutFormulas(text: string): string {
  return [...inlineFormulas(text)].reduce(
    (rest, {tex, offset}) =>
      rest.slice(0, offset) + ' '.repeat(tex.length) + rest.slice(offset + tex.length),
    text,
  );
}

/** A command that KaTeX does not know is none; one that lacks its arguments is. */
function isUnknown({message}: {readonly message: string}): boolean {
  return message.startsWith('The command ');
}

/** The whole as a formula; undefined where there are words in it as well. */
function betweenDollars(node: ts.Node, text: string): Repair | undefined {
  const hasWords = /(?<![\\a-zA-Z])[a-zA-Z]{3,}/.test(
    text.replace(/\\(?:text|mathrm)\{[^}]*\}/g, ''),
  );
  if (text.includes('$') || hasWords || problemsOfTex(text, false).length > 0) return undefined;
  return {
    title: 'TeX stands between dollars',
    splices: [{start: node.getStart(), end: node.end, text: `String.raw\`$${text}$\``}],
  };
}

/** Whether a string is shown as words: the value of such a property, in a list of it or not, or an argument. */
function standsForWords(node: ts.Node): boolean {
  let place = node;
  while (ts.isArrayLiteralExpression(place.parent)) place = place.parent;
  const {parent} = place;
  if (ts.isPropertyAssignment(parent) && parent.initializer === place) {
    return WORDS_PROPERTIES.has(propertyName(parent) ?? '');
  }
  return (
    place === node && ts.isCallExpression(parent) && WORDS_METHODS.has(calledName(parent) ?? '')
  );
}

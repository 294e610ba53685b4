/** What KaTeX cannot read, under the settings of the engine. */
import 'katex/contrib/mhchem';
import katex from 'katex';
import {texSpans} from '../schema/inline-tex.ts';
import {messageOf, remedyElsewhere} from './tex-messages.ts';

/** Something wrong with a formula. */
export interface TexProblem {
  readonly message: string;
  readonly remedy?: string | undefined;
  /** Where in the TeX, in UTF-16 units; missing when KaTeX blames the formula as a whole. */
  readonly at?: {readonly offset: number; readonly length: number} | undefined;
}

/** Finds what is wrong with a formula. */
export function problemsOfTex(tex: string, displayMode: boolean): TexProblem[] {
  const problems: TexProblem[] = [];
  const refused = new Set<string>();
  const trust = ({command}: {command: string}): boolean => {
    if (command !== '\\htmlData') refused.add(command);
    return command === '\\htmlData';
  };
  try {
    katex.renderToString(tex, {throwOnError: true, strict: 'ignore', displayMode, trust});
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const {rawMessage, position, length} = error;
    const said = messageOf(rawMessage);
    const hasPlace = Number.isInteger(position) && Number.isInteger(length);
    problems.push({
      remedy: said?.remedy,
      message:
        said?.message ?? `KaTeX cannot read this formula: ${rawMessage.replace(/\.?$/, '.')}`,
      at: hasPlace ? {offset: position, length} : undefined,
    });
  }
  for (const command of refused) {
    problems.push({
      message: `\`${command}\` reaches outside of the formula and is not drawn.`,
      remedy: remedyElsewhere(command.slice(1)) ?? 'Leave it out.',
      at: {offset: tex.indexOf(command), length: command.length},
    });
  }
  return problems;
}

/** The formulas of a text, each with its offset. */
export function* inlineFormulas(text: string): Generator<{tex: string; offset: number}> {
  for (const {tex, texStart} of texSpans(text)) yield {tex, offset: texStart};
}

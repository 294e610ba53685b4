/** Makes the TeX of a storyboard such as scenes hold it: without macros, units and environments of other packages. */
import type {PictureStep} from '../../../schema/pictures.ts';
import {texSpans} from '../../../schema/inline-tex.ts';
import {decimalSignOf} from '../../../schema/numerals.ts';
import type {Storyboard} from '../../../schema/storyboard.ts';
import type {LectureProblems} from '../lecture-problems.ts';
import type {SourceMap, StoryPath} from '../source-map.ts';
import {withWholeAlphabets} from './alphabets.ts';
import {expandDerivatives} from './derivatives.ts';
import {withPercentSigns} from './formula-steps.ts';
import {
  MacroError,
  type TexMacros,
  definitionsIn,
  expandMacros,
  macroOf,
  withoutDefinitions,
} from './macros.ts';
import {PACKAGE_MACROS} from './package-macros.ts';
import {UnitError, expandUnits} from './units.ts';

/**
 * Replaces macros and what KaTeX has other words for, in all formulas of a lecture. A macro holds in the whole
 * lecture, wherever it is defined; where it is defined anew, from there on.
 *
 * @param text - The file, which may define macros outside of its formulas as well.
 */
export function withPlainTex(
  {macros = {}, ...storyboard}: Storyboard,
  text: string,
  map: SourceMap,
  problems: LectureProblems,
): Storyboard {
  const plain = new PlainTex(
    new Map([...PACKAGE_MACROS, ...definitionsIn(withoutCode(text)), ...namedMacros(macros)]),
    decimalSignOf(storyboard.language) === ',',
    map,
    problems,
  );
  return {
    ...storyboard,
    title: plain.words(storyboard.title, ['title']),
    colors: storyboard.colors.map(([part, color]) => [plain.tex(part, ['colors', part]), color]),
    sections: storyboard.sections.map((section, sectionIndex) => {
      const at = ['sections', sectionIndex];
      return {
        ...section,
        title: plain.words(section.title, [...at, 'title']),
        beats: section.beats.map((beat, beatIndex) => {
          const path = [...at, 'beats', beatIndex];
          return {
            ...beat,
            line: plain.words(beat.line, [...path, 'line']),
            pictures: beat.pictures
              .map((step, index) => plain.step(step, [...path, 'pictures', index, 'content']))
              .filter(step => step !== undefined),
          };
        }),
      };
    }),
  };
}

/** The macros of front matter, where the backslash may be missing and MathJax writes how many arguments there are. */
function namedMacros(macros: NonNullable<Storyboard['macros']>): TexMacros {
  return new Map(
    Object.entries(macros).map(([name, written]) => [
      name.startsWith('\\') ? name : `\\${name}`,
      typeof written === 'string' ? macroOf(written) : macroOf(...written),
    ]),
  );
}

/** A file without its listings, which may be of TeX. */
function withoutCode(text: string): string {
  return text.replace(
    /^([ \t]*)(`{3,}|~{3,})(?!\{?(?:formula|math)\b).*\n[\s\S]*?\n[ \t]*\2/gm,
    '',
  );
}

class PlainTex {
  public constructor(
    private readonly macros: TexMacros,
    private readonly decimalComma: boolean,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  /** Words with formulas between dollars. */
  public words(text: string, at: StoryPath): string {
    let plain = '';
    let from = 0;
    for (const {tex, start, texStart, end} of texSpans(text)) {
      const instead = this.tex(tex, at);
      plain += text.slice(from, instead === '' ? start : texStart) + instead;
      from = instead === '' ? end : texStart + tex.length;
    }
    return plain + text.slice(from);
  }

  /** A formula. */
  public tex(tex: string, at: StoryPath): string {
    try {
      const rest = withoutDefinitions(tex.includes('%') ? withPercentSigns(tex) : tex, this.macros);
      const plain = withWholeAlphabets(
        expandMacros(expandDerivatives(expandUnits(rest)), this.macros),
      );
      const readable = KNOWN_BY_KATEX.reduce(
        (text, [found, instead]) => text.replace(found, instead),
        plain,
      );
      const written = this.decimalComma ? withDecimalCommas(readable) : readable;
      return written === tex ? tex : written.trim();
    } catch (error) {
      if (!(error instanceof MacroError || error instanceof UnitError)) throw error;
      const remedy =
        error instanceof UnitError
          ? 'Write it in plain TeX, such as 3\\,\\mathrm{m}.'
          : 'Define it as in \\newcommand{\\R}{\\mathbb{R}}, or in the front matter as macros: {\\R: \\mathbb{R}}.';
      this.problems.add(error.message, this.map.placeOf(at, tex), remedy);
      return '';
    }
  }

  /** @returns undefined for a formula that only defines macros. */
  public step(step: PictureStep, at: StoryPath): PictureStep | undefined {
    if (step.kind === 'code' || step.kind === 'image') return step;
    if (step.kind !== 'formula')
      return {...step, content: this.value(step.content, at)} as PictureStep;
    const steps = step.content.steps
      .map((tex, index) => this.tex(tex, [...at, 'steps', index]))
      .filter(tex => tex !== '');
    return steps.length === 0 ? undefined : {...step, content: {...step.content, steps}};
  }

  private value(value: unknown, at: StoryPath): unknown {
    if (typeof value === 'string') return at.at(-1) === 'curve' ? value : this.words(value, at);
    if (Array.isArray(value)) return value.map((item, index) => this.value(item, [...at, index]));
    if (typeof value !== 'object' || value === null) return value;
    // Numbers come together with what was typed.
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.words(key, [...at, key]),
        this.value(item, [...at, key]),
      ]),
    );
  }
}

/** A comma between digits is a decimal sign where the language has it: TeX would leave room behind it, as in a list. */
function withDecimalCommas(tex: string): string {
  return tex.replace(/(?<=\d),(?=\d)/g, '{,}');
}

/** Environments that KaTeX knows under another name. */
const KNOWN_BY_KATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(begin|end)\s*\{(?:eqnarray|align|flalign)\*?\}/g, '\\$1{aligned}'],
  [/\\(begin|end)\s*\{alignat\*?\}/g, '\\$1{alignedat}'],
  [/\\(begin|end)\s*\{(?:multline|gather)\*?\}/g, '\\$1{gathered}'],
  [/\\(begin|end)\s*\{(?:equation|math|displaymath|dmath)\*?\}/g, ''],
];

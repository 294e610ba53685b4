/** Checks what only other libraries know of: TeX, icons, expressions. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import katex from 'katex';
import {z} from 'zod';
import type {PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {nearestName} from '../diagnose/nearest-name.ts';
import {ExpressionError, arrowFunction} from './expression.ts';
import type {LectureProblems} from './lecture-problems.ts';

const ICON_COLLECTIONS = ['lucide', 'tabler', 'fluent-emoji-flat'];
const collectionSchema = z.object({
  icons: z.record(z.string(), z.unknown()),
  aliases: z.record(z.string(), z.unknown()).optional(),
});
const collections = new Map<string, readonly string[]>();

/**
 * Notes malformed TeX, unknown icons and expressions.
 *
 * @param text - The lecture file, to find the place of what is wrong.
 */
export function checkPictures(
  storyboard: Storyboard,
  text: string,
  problems: LectureProblems,
): void {
  const check = new LectureCheck(text, problems);
  for (const section of storyboard.sections) {
    check.words(section.title);
    for (const beat of section.beats) {
      check.words(beat.line);
      for (const step of beat.pictures) check.step(step);
    }
  }
}

class LectureCheck {
  /** Where the search for the next text begins: mistakes are found in the order of the file. */
  private position = 0;

  public constructor(
    private readonly text: string,
    private readonly problems: LectureProblems,
  ) {}

  public words(words: string): void {
    this.advanceTo(words);
    for (const match of words.matchAll(/(?<!\\)\$((?:\\.|[^$\\])+)\$/g)) this.tex(match[1] ?? '');
  }

  public step(step: PictureStep): void {
    if (step.kind === 'formula') for (const tex of step.content.steps) this.tex(tex);
    else this.values(step.content);
  }

  /** Looks through all strings of a picture: labels with TeX, icons, expressions. */
  private values(value: unknown, key = ''): void {
    if (typeof value === 'string') {
      if (key === 'curve') this.expression(value);
      else if (key === 'icon' || (key === 'name' && value.includes(':'))) this.icon(value);
      else if (key !== 'code') this.words(value);
    } else if (Array.isArray(value)) {
      value.forEach(item => this.values(item));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) this.values(item, name);
    }
  }

  private tex(tex: string): void {
    const start = this.advanceTo(tex);
    try {
      katex.renderToString(tex, {
        throwOnError: true,
        strict: 'ignore',
        trust: ({command}) => command === '\\htmlData',
      });
    } catch (error) {
      if (!(error instanceof katex.ParseError)) throw error;
      const [line, column] = this.placeOf(start + (error.position ?? 0));
      this.problems.add(
        `KaTeX cannot read the formula “${tex}”: ${error.rawMessage.replace(/\.?$/, '.')}`,
        line,
        column,
        'What it knows is listed on katex.org/docs/supported.html.',
      );
    }
  }

  private expression(expression: string): void {
    const start = this.advanceTo(expression);
    try {
      arrowFunction(expression);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.problems.add(error.message, ...this.placeOf(start));
    }
  }

  private icon(name: string): void {
    const start = this.advanceTo(name);
    const [prefix = '', icon = ''] = name.split(':');
    if (!ICON_COLLECTIONS.includes(prefix)) {
      this.problems.add(
        `“${name}” is of no icon collection that comes with Lectern.`,
        ...this.placeOf(start),
        `Write it as one of ${ICON_COLLECTIONS.map(one => `${one}:…`).join(', ')}.`,
      );
      return;
    }
    const names = iconsOf(prefix);
    if (names.includes(icon)) return;
    const nearest = nearestName(icon, names);
    this.problems.add(
      `There is no icon “${icon}” in ${prefix}.`,
      ...this.placeOf(start),
      nearest === undefined ? undefined : `Did you mean “${prefix}:${nearest}”?`,
    );
  }

  private advanceTo(wanted: string): number {
    const found = this.text.indexOf(wanted, this.position);
    if (found < 0) return Math.max(0, this.text.indexOf(wanted));
    this.position = found;
    return found;
  }

  private placeOf(offset: number): [line: number, column: number] {
    const before = this.text.slice(0, offset).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  }
}

function iconsOf(prefix: string): readonly string[] {
  let names = collections.get(prefix);
  if (names === undefined) {
    const file = createRequire(import.meta.url).resolve(`@iconify-json/${prefix}/icons.json`);
    const {icons, aliases = {}} = collectionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    names = [...Object.keys(icons), ...Object.keys(aliases)];
    collections.set(prefix, names);
  }
  return names;
}

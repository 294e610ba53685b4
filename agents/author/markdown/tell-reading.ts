/** Tells what was made of a Markdown file: what it was read as, what is only said, what was left out. */
import type {LectureProblems} from '../lecture-problems.ts';
import type {DialectText} from './dialect.ts';
import type {LanguageGuess} from './guess-language.ts';

/** What was made of a file. */
export interface Reading {
  readonly fileName: string;
  readonly dialect: DialectText;
  readonly slides: number;
  readonly sections: number;
  /** How often what is not shown was met. */
  readonly tally: {
    readonly links: number;
    readonly asides: number;
    /** Lines of the file. */
    readonly saidAt: readonly number[];
    readonly backgrounds: number;
    readonly pictures: ReadonlyMap<'formula' | 'table' | 'quote' | 'image', number>;
  };
  readonly ignoredKeys: readonly string[];
}

/** Notes it in one line; nothing where the file was read as it stands. */
export function tellReading(
  problems: LectureProblems,
  {fileName, dialect, slides, sections, tally, ignoredKeys}: Reading,
): void {
  const parts: string[] = [];
  const {name, ignored} = dialect;
  if (dialect.isDeck && slides > 1) {
    parts.push(`${plural(slides, 'slide')} -> ${plural(sections, 'section')}`);
  } else if (name !== undefined) parts.push(plural(sections, 'section'));
  const pictures = [...tally.pictures].map(([kind, count]) => plural(count, PICTURE_NAMES[kind]));
  const count = [...tally.pictures.values()].reduce((sum, number) => sum + number, 0);
  if (count > 1) {
    if (parts.length === 0) parts.push(plural(sections, 'section'));
    parts.push(`pictures of ${listed(pictures)}`);
  }
  if (name !== undefined && tally.asides > 0)
    parts.push(`${plural(tally.asides, 'note')} kept as narration`);
  if (tally.saidAt.length > 0) {
    const {length} = tally.saidAt;
    const lines = listed(tally.saidAt.map(String));
    parts.push(
      `${plural(length, 'paragraph')} beside lists kept as narration, not shown (line${length === 1 ? '' : 's'} ${lines})`,
    );
  }
  if (tally.backgrounds > 0)
    parts.push(`${plural(tally.backgrounds, 'background picture')} left out`);
  if (tally.links > 0)
    parts.push(
      `${plural(tally.links, 'link')} shown without ${tally.links === 1 ? 'its address' : 'their addresses'}`,
    );
  const left = [...ignoredKeys, ...ignored];
  if (left.length > 0) parts.push(`ignored: ${left.join(', ')}`);
  if (name === undefined && parts.length === 0) return;
  const head = name === undefined ? fileName : `${fileName} read as ${name}`;
  problems.note(`${head}: ${parts.join('; ')}.`);
}

/** Tells in which language a file that names none seems to be. */
export function tellLanguage(
  problems: LectureProblems,
  fileName: string,
  {language, isCertain}: LanguageGuess,
): void {
  const name = new Intl.DisplayNames('en', {type: 'language'}).of(language) ?? language;
  if (isCertain) {
    problems.note(
      `${fileName} is read as ${name}, by its script. If it is another language, write “language: …” at the top of the file.`,
    );
    return;
  }
  problems.warn(
    `The words look like ${name}, but the lecture names no language, so its numbers, labels and syllables are English.`,
    {line: 1, column: 1},
    `Write “language: ${language}” between lines of three hyphens at the top of the file; “language: en” if it is English.`,
  );
}

const PICTURE_NAMES = {
  formula: 'formula',
  table: 'table',
  quote: 'quotation',
  image: 'image',
} as const;

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

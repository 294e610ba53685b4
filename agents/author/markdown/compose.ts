/**
 * The lines of a section from its parts. Items of lists are lines, and so are paragraphs, but for long
 * ones beside a list. A picture belongs to the line above it, or to the one that follows. Pure.
 */
import {LONGEST_LINE} from '../../../schema/storyboard.ts';
import {texSpans} from '../../../schema/inline-tex.ts';
import {shownLength} from '../../../schema/inline-words.ts';
import {titleOfCode, titleOfForeign} from './code-titles.ts';
import type {DraftPicture, Part, Stretch} from './parts.ts';
import {groupSentences, shortenTo} from './shorten.ts';

/** A line with what goes with it, before it is a beat. */
export interface DraftLine extends Stretch {
  readonly words: string;
  readonly narration: string[];
  readonly pictures: DraftPicture[];
  /** Its words before they were shortened. */
  readonly whole?: string | undefined;
}

/** The lines of a section, and what was made of its paragraphs. */
export interface ComposedSection {
  readonly lines: readonly DraftLine[];
  /** The paragraphs that are only said. */
  readonly said: readonly Stretch[];
  /** How many pictures are only behind others, and are left out. */
  readonly backgrounds: number;
}

/** Sentences that become lines are put together up to this length. */
const COMFORTABLE_LINE = 110;

/** Code with a title of its own begins a line where a text has more pictures than this. */
const MOST_TOGETHER = 2;

/**
 * Composes a section.
 *
 * @param title - Stands in for a line where pictures have none.
 */
export function composeSection(all: readonly Part[], title: string, at: Stretch): ComposedSection {
  const isBare = all.every(part => part.kind === 'aside' || isBackground(part));
  const parts = isBare ? all : all.filter(part => !isBackground(part));
  const hasList = parts.some(({kind}) => kind === 'line');
  const lines: DraftLine[] = [];
  const said: Stretch[] = [];
  let waiting: {pictures: DraftPicture[]; narration: string[]} = {pictures: [], narration: []};
  const begin = (words: string, stretch: Stretch, whole?: string): void => {
    lines.push({start: stretch.start, end: stretch.end, words, whole, ...waiting});
    waiting = {pictures: [], narration: []};
  };
  const current = (): {pictures: DraftPicture[]; narration: string[]} => lines.at(-1) ?? waiting;
  parts.forEach((part, index) => {
    switch (part.kind) {
      case 'line':
      case 'caption':
        begin(...shortened(part.words, part));
        break;
      case 'text':
        if (hasList && isOnlySaid(part.words) && !introducesPicture(parts, index)) {
          said.push(part);
          current().narration.push(part.words);
        } else {
          for (const sentences of sentencesOf(part.words)) begin(...shortened(sentences, part));
        }
        break;
      case 'aside':
        current().narration.push(part.words);
        break;
      case 'picture': {
        const words =
          lines.length > 0 && current().pictures.length > 0 && isOneOfMany(parts, index)
            ? titleOfCode(part.picture)
            : undefined;
        const isAlone = lines.length === 0 || current().pictures.length > 0;
        const heading = words ?? (isAlone ? titleOfForeign(part.picture) : '');
        if (heading !== '') begin(...shortened(heading, part));
        addPicture(current().pictures, part.picture);
        break;
      }
    }
  });
  if (waiting.pictures.length > 0 || waiting.narration.length > 0) {
    const alt = waiting.pictures.map(captionOf).find(caption => caption !== '');
    begin(...shortened(alt ?? title, waiting.pictures[0] ?? at));
  }
  return {lines: lines.map(withNarrationOfAll), said, backgrounds: all.length - parts.length};
}

function shortened(words: string, stretch: Stretch): [string, Stretch, string | undefined] {
  const {text, isWhole} = shortenTo(LONGEST_LINE, words);
  return [text, stretch, isWhole ? undefined : words];
}

/** What was cut from a line is said at least. */
function withNarrationOfAll(line: DraftLine): DraftLine {
  return line.whole === undefined ? line : {...line, narration: [line.whole, ...line.narration]};
}

function sentencesOf(words: string): string[] {
  return shownLength(words) <= COMFORTABLE_LINE ? [words] : groupSentences(COMFORTABLE_LINE, words);
}

/** Beside a list a long paragraph is what is said; one that fits a line, or begins with bold words, is to be seen. */
function isOnlySaid(words: string): boolean {
  return shownLength(words) > COMFORTABLE_LINE && !words.startsWith('**') && !hasTex(words);
}

/** Formulas are not only said: nobody can hear them. */
function hasTex(words: string): boolean {
  return [...texSpans(words)].some(({tex}) => tex.length > 3);
}

/** Whether a picture is what follows. */
function introducesPicture(parts: readonly Part[], index: number): boolean {
  const next = parts.slice(index + 1).findIndex(({kind}) => kind !== 'aside');
  const part = parts[index];
  if (part?.kind === 'text' && part.hasRowBelow === true && next >= 0)
    return introducesPicture(parts, index + 1 + next);
  return next >= 0 && parts[index + 1 + next]?.kind === 'picture';
}

/** Whether more pictures stand between two texts than are looked at together. */
function isOneOfMany(parts: readonly Part[], index: number): boolean {
  const isBetween = ({kind}: Part): boolean => kind === 'picture' || kind === 'aside';
  const first = parts.findLastIndex((part, place) => place < index && !isBetween(part)) + 1;
  const next = parts.findIndex((part, place) => place > index && !isBetween(part));
  const among = parts.slice(first, next < 0 ? undefined : next);
  return among.filter(({kind}) => kind === 'picture').length > MOST_TOGETHER;
}

function addPicture(pictures: DraftPicture[], picture: DraftPicture): void {
  const last = pictures.at(-1);
  if (picture.kind === 'formula' && last?.kind === 'formula') {
    pictures[pictures.length - 1] = {
      ...last,
      end: picture.end,
      formulas: [...last.formulas, ...picture.formulas],
    };
  } else pictures.push(picture);
}

/** What a picture says of itself; directives of a deck among the words for an image are none. */
export function captionOf(picture: DraftPicture): string {
  return picture.kind === 'image' ? altText(picture.alt) : '';
}

/** Whether a picture of a deck fills a slide behind its words. */
function isBackground(part: Part): boolean {
  return (
    part.kind === 'picture' &&
    part.picture.kind === 'image' &&
    /(?:^|\s)bg(?=\s|$)/.test(part.picture.alt) &&
    !/(?:^|\s)(?:left|right)\b/.test(part.picture.alt)
  );
}

/** The words for an image without the directives of Marp and Obsidian: `bg right:40%`, `w:300px`. */
export function altText(alt: string): string {
  if (!/(?:^|\s)(?:bg|[wh](?:idth|eight)?:\d)/.test(alt)) return alt.trim();
  return alt
    .replace(
      /(?<=^|\s)(?:bg|contain|cover|fit|auto|vertical|(?:left|right)(?::\d+%)?|[wh](?:idth|eight)?:\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?|\d+%)(?=\s|$)/g,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

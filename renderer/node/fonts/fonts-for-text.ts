/** Which font files a text needs beside those that every page loads, and which of its letters no font has. */
import {type FontFile, type FontPackage, type FontUse} from './font-packages.ts';
import {lettersOf} from './woff2-letters.ts';

/** A font file, with the characters that it is used for. */
export interface NeededFont {
  /** CSS font family under which the page has it: those of `engine/fonts.ts` name them all. */
  readonly family: 'Pictures' | 'Language Forms' | 'Japanese Forms' | 'Other Scripts' | 'Emoji';
  /** Absolute path. */
  readonly file: string;
  readonly weight: string;
  /** Characters as CSS writes them. */
  readonly unicodeRange: string;
}

/** What a text needs. */
export interface FontsForText {
  readonly fonts: readonly NeededFont[];
  /** Characters that no font has, each once, in their order. */
  readonly missing: readonly string[];
  /** Names and versions of the packages that have the others. */
  readonly packages: readonly string[];
}

/**
 * All files are for one of two ranges of weights: of a family, a browser takes only those files whose
 * weights suit best, be their letters what they are.
 */
const REGULAR = '1 550';
const BOLD = '551 1000';
/** Packages of so many files are asked by the ranges of their style sheet: reading all would take long. */
const MANY_FILES = 20;
/** They show nothing of themselves: spaces, joiners, signs of direction and presentation. */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cn}\p{Co}]$/u;
const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fb-\u30fc\uff00-\uffef]$/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Twemoji draws these almost black, or not at all: text in the colour of the words is clearer. */
const NO_PICTURES = '0-9#*\\u20e3©®™✔✖➕➖➗➰➿〰';
/** The key around a digit: the font of emoji has it, empty. */
const KEY = '\u20e3';
/** Signs on keys: the engine draws the key. */
const KEYS = /(?<=[0-9#*]\ufe0f?)\u20e3/gu;
/** A sign that is a picture by itself. */
const PICTURE = new RegExp(`^(?![${NO_PICTURES}])\\p{Emoji_Presentation}$`, 'u');
/** A sign that is meant as a picture, with all that is joined to it. */
const EMOJI = new RegExp(
  `(?:\\p{Regional_Indicator}{2}|(?![${NO_PICTURES}])(?:\\p{Emoji_Presentation}|\\p{Emoji}\\ufe0f)[\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]*(?:\\u200d\\p{Emoji}\\ufe0f?\\p{Emoji_Modifier}?)*)`,
  'gu',
);
/** What joins letters and emoji, and the ring under a sign without a letter. */
const JOINERS = ['\u200c', '\u200d', '\u25cc'];
const PICTURE_FAMILIES: ReadonlySet<string> = new Set(['Pictures', 'Emoji']);
const JOINERS_OF_EMOJI = ['\u200d', '\ufe0f'];

/**
 * Chooses the fonts for a text.
 *
 * @param packages - Fonts in the order in which they are asked for a character.
 * @param language - BCP 47 tag: it chooses between the forms of Han characters.
 */
export function fontsForText(
  text: string,
  packages: readonly FontPackage[],
  language: string,
): FontsForText {
  const forms = formsOf(language);
  const choice = new Choice();
  const missing: string[] = [];
  const ofForms = packages.filter(({use}) => use === forms);
  const pictures = packages.filter(({use}) => use === 'emoji');
  const others = packages.filter(({use}) => use !== 'emoji');
  for (const character of lettersIn(text)) {
    const first = PICTURE.test(character) ? pictures : EAST_ASIAN.test(character) ? ofForms : [];
    const last = character === KEY ? [] : pictures;
    const font = [...first, ...others, ...last].find(each => filesWith(each, character).length > 0);
    if (font === undefined) missing.push(character);
    else if (PICTURE.test(character) && font.use === 'emoji')
      choice.add('Pictures', font, [character]);
    else choice.add(familyOf(font.use, ofForms.includes(font)), font, [character]);
  }
  if (forms !== 'ja' && KANA.test(text)) {
    const japanese = packages.filter(({use}) => use === 'ja');
    for (const character of lettersIn(text).filter(each => EAST_ASIAN.test(each))) {
      const font = japanese.find(each => filesWith(each, character).length > 0);
      if (font !== undefined) choice.add('Japanese Forms', font, [character]);
    }
  }
  for (const [emoji] of text.matchAll(EMOJI)) {
    const font = pictures.find(each => filesWith(each, [...emoji][0] ?? '').length > 0);
    if (font === undefined) continue;
    choice.add('Emoji', font, [...emoji]);
    // Signs that are pictures on demand alone stay text where they stand alone.
    const others = [...emoji].filter(each => PICTURE.test(each) || !/\p{Emoji}/u.test(each));
    if (PICTURE.test([...emoji][0] ?? '')) choice.add('Pictures', font, others);
  }
  return {...choice.made(), missing};
}

/** The characters of a text that have to be drawn, each once, sorted. */
function lettersIn(text: string): string[] {
  const characters = [...new Set(text.normalize('NFC').replace(KEYS, ''))];
  return characters.filter(each => each > '\u007f' && !INVISIBLE.test(each)).sort();
}

function formsOf(language: string): FontUse | undefined {
  const {language: tongue, script, region} = new Intl.Locale(language).maximize();
  if (tongue === 'ja' || tongue === 'ko') return tongue;
  return tongue === 'zh' && (script === 'Hant' || region === 'TW') ? 'zh-Hant' : undefined;
}

function familyOf(use: FontUse, isOfLanguage: boolean): NeededFont['family'] | undefined {
  if (use === 'base') return undefined;
  if (use === 'emoji') return 'Emoji';
  return isOfLanguage ? 'Language Forms' : 'Other Scripts';
}

/** The files of a font that have a character, the one that is meant for it first. */
function filesWith({files, use}: FontPackage, character: string): FontFile[] {
  const letter = character.codePointAt(0) ?? 0;
  const isNamed = ({ranges}: FontFile): boolean =>
    ranges.some(([first, last]) => first <= letter && letter <= last);
  // What style sheets say of small packages is often wrong: one names signs "Latin".
  const goesByRanges = use === 'base' || files.length > MANY_FILES;
  return [
    ...files.filter(isNamed),
    ...(goesByRanges ? [] : files.filter(file => !isNamed(file))),
  ].filter(({file}) => lettersOf(file).has(letter));
}

/** The file for regular, and the one for bold text: the same where there is but one. */
function filesByWeight(files: readonly FontFile[]): readonly (readonly [string, FontFile])[] {
  const [first] = files;
  if (first === undefined) return [];
  const bold = files.find(({weight}) => Number(weight) >= 600) ?? first;
  const regular = files.find(({weight}) => !(Number(weight) >= 600)) ?? first;
  return [
    [REGULAR, regular],
    [BOLD, bold],
  ];
}

/** The files that were chosen, each with its characters. */
class Choice {
  private readonly chosen = new Map<
    string,
    Omit<NeededFont, 'unicodeRange'> & {
      readonly ranges: FontFile['ranges'];
      readonly characters: Set<string>;
    }
  >();
  private readonly packages = new Set<string>();

  public add(
    family: NeededFont['family'] | undefined,
    font: FontPackage,
    characters: readonly string[],
  ): void {
    this.packages.add(font.id);
    if (family === undefined) return;
    for (const [weight, chosen] of filesByWeight(filesWith(font, characters[0] ?? ''))) {
      const {file, ranges} = chosen;
      const key = `${family} ${weight} ${file}`;
      // Letters of a script are taken apart and put together: a file has them all or none.
      const entry = this.chosen.get(key) ?? {
        family,
        file,
        weight,
        ranges: font.use === 'signs' || font.use === 'emoji' ? [] : ranges,
        characters: new Set(),
      };
      this.chosen.set(key, entry);
      for (const character of characters) entry.characters.add(character);
    }
  }

  public made(): Omit<FontsForText, 'missing'> {
    const fonts = [...this.chosen.values()].map(({characters, ranges, ...font}) => ({
      ...font,
      unicodeRange: rangeOf(ranges, [
        ...characters,
        ...(PICTURE_FAMILIES.has(font.family) ? JOINERS_OF_EMOJI : JOINERS),
      ]),
    }));
    return {fonts, packages: [...this.packages].sort()};
  }
}

function rangeOf(ranges: FontFile['ranges'], characters: readonly string[]): string {
  const others = [...new Set(characters)]
    .map(each => each.codePointAt(0) ?? 0)
    .filter(letter => !ranges.some(([first, last]) => first <= letter && letter <= last));
  return [...ranges, ...others.map(letter => [letter, letter] as const)]
    .sort(([first], [second]) => first - second)
    .map(
      ([first, last]) => `U+${first.toString(16)}${first === last ? '' : `-${last.toString(16)}`}`,
    )
    .join(',');
}

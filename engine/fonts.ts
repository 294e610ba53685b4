/**
 * The fonts that frames are drawn with. They come from packages, so that a
 * frame is the same on every machine, and they are there before the first frame
 * is measured: importing this module waits for the basic faces.
 */
import inter from '@fontsource-variable/inter/index.css?inline';
import interItalic from '@fontsource-variable/inter/wght-italic.css?inline';
import notoSansSc from '@fontsource-variable/noto-sans-sc/index.css?inline';
import notoSansArabic from '@fontsource-variable/noto-sans-arabic/index.css?inline';
import jetBrainsMono from '@fontsource/jetbrains-mono/400.css?inline';
import jetBrainsMonoSemiBold from '@fontsource/jetbrains-mono/600.css?inline';
import type {LettersWithoutFont} from '../schema/section-record.ts';
import {withinLimit} from './waits.ts';

/** Families whose files come when a scene needs them: which file has which letters, Node has found out. */
const FORMS = "'Language Forms', 'Noto Sans SC Variable', 'Noto Sans Arabic Variable'";
const OTHERS = "'Other Scripts', 'Emoji'";
/** Signs that are always pictures come before fonts that have them in outline; `Emoji` has those that are so on demand. */
const PICTURES = "'Pictures'";

/** CSS font family of words; other scripts have their own faces behind Inter. */
export const WORDS_FONT = `'Inter Variable', ${PICTURES}, ${FORMS}, ${OTHERS}, sans-serif`;

/** CSS font family of code. */
export const CODE_FONT = `'JetBrains Mono', ${PICTURES}, ${FORMS}, 'Inter Variable', ${OTHERS}, monospace`;

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The family that a text is set in: Japanese has its own forms, also in a lecture in another language. */
export function familyFor(text: string, family: string): string {
  return KANA.test(text) ? family.replace(FORMS, `'Japanese Forms', ${FORMS}`) : family;
}

/** A font file that a scene needs, for some characters of it. */
export interface FontFile {
  readonly family: string;
  /** Where it is served. */
  readonly url: string;
  /** CSS font weight, one or a range. */
  readonly weight: string;
  readonly unicodeRange: string;
}

/**
 * Loads font files for the letters of a scene.
 *
 * @throws DOMException when a file is not there.
 */
export async function addFonts(files: readonly FontFile[]): Promise<void> {
  await Promise.all(
    files.map(async ({family, url, weight, unicodeRange}) => {
      const face = new FontFace(family, `url(${JSON.stringify(url)})`, {weight, unicodeRange});
      document.fonts.add(await face.load());
    }),
  );
}

const FACES_OF_EVERY_TEXT = [
  "400 32px 'Inter Variable'",
  "italic 400 32px 'Inter Variable'",
  "400 32px 'JetBrains Mono'",
  "600 32px 'JetBrains Mono'",
];
const FACES_OF_OTHER_SCRIPTS = [
  "400 32px 'Noto Sans SC Variable'",
  "400 32px 'Noto Sans Arabic Variable'",
];

/**
 * Loads the font files that a text needs; the fonts are split into files by
 * ranges of characters, and only those are fetched that the text touches.
 *
 * @param text - Any text, in any order: only its set of characters matters.
 */
export async function loadFontsFor(text: string): Promise<void> {
  const otherScripts = [...new Set(text)].filter(character => character > '\u036f').join('');
  await Promise.all([
    ...FACES_OF_EVERY_TEXT.map(face => loadFace(face, text)),
    ...(otherScripts === ''
      ? []
      : FACES_OF_OTHER_SCRIPTS.map(face => loadFace(face, otherScripts))),
  ]);
}

function loadFace(face: string, text: string): Promise<FontFace[]> {
  return withinLimit(document.fonts.load(face, text), () => `The font ${face}`);
}

const lettersWithoutFont = new Map<string, readonly LettersWithoutFont[]>();

/** Notes what is to be told of letters of a scene that no font has. */
export function noteLettersWithoutFont(
  scene: string,
  problems: readonly LettersWithoutFont[],
): void {
  lettersWithoutFont.set(scene, problems);
}

/** What is to be told of letters of a scene that no font has. */
export function problemsOfLetters(scene: string): readonly LettersWithoutFont[] {
  return lettersWithoutFont.get(scene) ?? [];
}

/** Characters beyond ASCII that the engine itself writes: tests hold that none is missing. */
export const ENGINE_CHARACTERS = 'π−×→…“”—';

const styles = document.createElement('style');
styles.textContent = [
  inter,
  interItalic,
  notoSansSc,
  notoSansArabic,
  jetBrainsMono,
  jetBrainsMonoSemiBold,
].join('\n');
document.head.append(styles);
await loadFontsFor(`Lectern ${ENGINE_CHARACTERS}`);
for (const face of FACES_OF_EVERY_TEXT) {
  // A browser that lacks a font takes another one and says nothing.
  if ((await document.fonts.load(face)).length === 0) {
    throw new Error(`The font ${face} is not there.`);
  }
}

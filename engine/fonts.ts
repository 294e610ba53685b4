/**
 * The fonts that frames are drawn with. They come from packages, so that a
 * frame is the same on every machine, and they are there before the first frame
 * is measured: importing this module waits for the basic faces.
 */
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/noto-sans-sc/index.css';
import '@fontsource-variable/noto-sans-arabic/index.css';
import '@fontsource/jetbrains-mono/400.css';
import '@fontsource/jetbrains-mono/600.css';

/** CSS font family of words; Chinese and Arabic have their own faces behind Inter. */
export const WORDS_FONT =
  "'Inter Variable', 'Noto Sans SC Variable', 'Noto Sans Arabic Variable', sans-serif";

/** CSS font family of code. */
export const CODE_FONT = "'JetBrains Mono', 'Noto Sans SC Variable', monospace";

const FACES_OF_EVERY_TEXT = [
  "400 32px 'Inter Variable'",
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
    ...FACES_OF_EVERY_TEXT.map(face => document.fonts.load(face, text)),
    ...(otherScripts === ''
      ? []
      : FACES_OF_OTHER_SCRIPTS.map(face => document.fonts.load(face, otherScripts))),
  ]);
}

/** Characters beyond ASCII that the engine itself writes: tests hold that none is missing. */
export const ENGINE_CHARACTERS = 'π−×→…“”';

await loadFontsFor(`Lectern ${ENGINE_CHARACTERS}`);

/**
 * The fonts that frames are drawn with. They come from packages, so that a
 * frame is the same on every machine, and they are there before the first frame
 * is measured: importing this module waits for the basic faces.
 */
import inter from '@fontsource-variable/inter/index.css?inline';
import notoSansSc from '@fontsource-variable/noto-sans-sc/index.css?inline';
import notoSansArabic from '@fontsource-variable/noto-sans-arabic/index.css?inline';
import jetBrainsMono from '@fontsource/jetbrains-mono/400.css?inline';
import jetBrainsMonoSemiBold from '@fontsource/jetbrains-mono/600.css?inline';

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

const styles = document.createElement('style');
styles.textContent = [inter, notoSansSc, notoSansArabic, jetBrainsMono, jetBrainsMonoSemiBold].join(
  '\n',
);
document.head.append(styles);
await loadFontsFor(`Lectern ${ENGINE_CHARACTERS}`);
for (const face of FACES_OF_EVERY_TEXT) {
  // A browser that lacks a font takes another one and says nothing.
  if ((await document.fonts.load(face)).length === 0) {
    throw new Error(`The font ${face} is not there.`);
  }
}

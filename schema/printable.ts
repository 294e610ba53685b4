/** Texts that come from elsewhere, as they can be printed: of a length, and without what would steer a terminal. */

/** Control characters but tabs and line breaks, marks that turn the direction of a text, and halves of letters. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}\p{Cs}]/gu;

/**
 * A text that can be printed.
 *
 * @param longest - In characters; what is beyond is left out, and said so.
 */
export function printable(text: string, longest: number): string {
  const clean = text
    .slice(0, longest + 1)
    .replaceAll('\r\n', '\n')
    .replaceAll(UNPRINTABLE, '\u{fffd}');
  return text.length <= longest
    ? clean
    : `${clean.slice(0, longest)} … (${text.length} characters)`;
}

/** Languages as people name them, as the tags that browsers know. Pure. */
import {z} from 'zod';

/** Codes of languages that lectures may be in: what they are called is known in many languages. */
const CODES =
  'af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th ti tk tr tt ug uk ur uz vi xh yi yo zh zh-Hans zh-Hant zu'.split(
    ' ',
  );

const OTHER_NAMES = [
  ['farsi', 'fa'],
  ['mandarin', 'zh'],
  ['castilian', 'es'],
  ['flemish', 'nl-BE'],
] as const;

let tagsByName: ReadonlyMap<string, string> | undefined;

/**
 * The BCP 47 tag of a language, by its tag in any spelling or its name in English or in itself: `en_US`
 * is `en-US`, `Arabic` and `العربية` are `ar`.
 *
 * @returns Undefined for what is no language.
 */
export function languageTag(written: string): string | undefined {
  const text = written.trim().replace(/\.utf-?8$/i, '');
  return knownTag(text.replaceAll('_', '-')) ?? names().get(text.toLowerCase());
}

/** A language as somebody names it; it becomes its tag. */
export const languageSchema = z
  .string()
  .overwrite(written => languageTag(written) ?? written)
  .refine(tag => knownTag(tag) !== undefined, {
    error: ({input}) =>
      `“${String(input)}” is no language that is known: give its tag, such as en, pt-BR or zh-Hant, or its name in English`,
  });

function knownTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag === undefined) return undefined;
    return nameOf(new Intl.Locale(tag).language, 'en') === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

function names(): ReadonlyMap<string, string> {
  tagsByName ??= new Map([
    ...OTHER_NAMES,
    ...CODES.flatMap(code =>
      ['en', code].flatMap(language => {
        const name = nameOf(code, language);
        return name === undefined ? [] : [[name.toLowerCase(), code] as const];
      }),
    ),
  ]);
  return tagsByName;
}

function nameOf(code: string, language: string): string | undefined {
  return new Intl.DisplayNames(language, {type: 'language', fallback: 'none'}).of(code);
}

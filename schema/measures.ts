/** Measures as people write them – `12.5 %`, `3.14 kg`, `€ 2.50` – set in a language. Pure. */
import {numeralIn} from './numerals.ts';

/** A number with a point, perhaps in groups: `12.5`, `.5`, `1_000.25`, `1_000`. */
const NUMBER = String.raw`[-+−]?(?:\d{1,3}(?:_\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)?\.\d+)`;
/** Units by their signs, with prefixes. */
const UNIT = String.raw`(?:[%‰°′″€$£¥₹Ω]|°[CF]|[fpnµmcdhkMGT]?(?:Hz|Wh|Pa|eV|mol|bar|dB|Ω|[mgsAKVWNJlLCFTB])|min|h|ha|t|u|px|pt|x)[²³]?`;
const UNITS = String.raw`${UNIT}(?:[·*/^]?(?:${UNIT}|-?\d|⁻?[¹²³⁴]))*`;
/** Units by their names: small words, and those that a language writes with a capital. */
const WORD = String.raw`\p{Ll}+\.?|Mio\.?|Mrd\.?|Mill?\.?|Tsd\.?|Meter|Kilometer|Zentimeter|Millimeter|Liter|Gramm|Kilogramm|Tonnen|Grad|Prozent|Euro|Cent|Stunden?|Minuten?|Sekunden?|Tage?|Jahre?|Punkte?|Watt|Volt|Ampere|Ohm|Newton|Joule|Kelvin|Celsius|Mol|Milliarden|Millionen`;
const BEHIND_IT = String.raw`${UNITS}|\s+(?:(?:${WORD})(?:\s+(?:[€$£¥₹]|\p{L}+))?|${UNITS}|[A-Z]{3})`;
const BEHIND = new RegExp(`^(${NUMBER})(${BEHIND_IT})?$`, 'u');
const BEFORE = new RegExp(`^([€$£¥₹]\\s?)(${NUMBER})$`, 'u');
/** Times of the day may have a point: 9.30 Uhr. */
const TIME = /^\d{1,2}\.\d{2}\s*(?:uhr|[ap]m|[ap]\.m\.|o[’']clock)/i;

/**
 * A decimal number with a unit, with the decimal sign of a language and its groups where marks stood between thousands.
 * Versions, dates, times of the day, addresses and sections are none.
 *
 * @param language - BCP 47 tag.
 * @returns undefined where the text is none.
 */
export function measureIn(language: string, text: string): string | undefined {
  if (TIME.test(text)) return undefined;
  const behind = BEHIND.exec(text);
  if (behind !== null) return `${inGroups(language, behind[1] ?? '')}${behind[2] ?? ''}`;
  const before = BEFORE.exec(text);
  return before === null ? undefined : `${before[1] ?? ''}${inGroups(language, before[2] ?? '')}`;
}

function inGroups(language: string, number: string): string {
  return numeralIn(language, number, {grouping: 'none'});
}

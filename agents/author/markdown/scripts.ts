/** Letters below and above the line: as signs of Unicode where there are some, as TeX otherwise. */

const BELOW = signs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');
const ABOVE = signs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');

/** `2` of H₂O. */
export function subscript(text: string): string | {readonly tex: string} {
  return written(text, BELOW, '_');
}

/** `2` of m². */
export function superscript(text: string): string | {readonly tex: string} {
  return written(text, ABOVE, '^');
}

function written(
  text: string,
  known: ReadonlyMap<string, string>,
  mark: string,
): string | {readonly tex: string} {
  const letters = Array.from(text, letter => known.get(letter));
  return letters.every(letter => letter !== undefined)
    ? letters.join('')
    : {tex: `{}${mark}{\\text{${text.replace(/[\\{}$%#&_^~]/g, '')}}}`};
}

function signs(plain: string, special: string): Map<string, string> {
  const others = Array.from(special);
  return new Map(Array.from(plain, (sign, index) => [sign, others[index] ?? sign]));
}

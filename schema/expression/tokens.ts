/** Cuts an expression, in whatever notation people type, into numbers, names and signs. */
import {ExpressionError} from './expression-error.ts';
import {FUNCTION_NAMES, functionNamed} from './functions.ts';

/** A piece of an expression. */
export interface Token {
  /** `word` is one of {@link WORDS}. */
  readonly kind: 'number' | 'name' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** Where it stands in the text, the end behind its last letter. */
  readonly start: number;
  readonly end: number;
  /** Whether there is room before it. */
  readonly spaced: boolean;
}

/** What the names of an expression may be besides functions and constants. */
export interface Names {
  /** Whether a name is known, such as that of a parameter or of another curve. */
  readonly isKnown: (name: string) => boolean;
  /** Whether `1,5` is a number. */
  readonly decimalComma: boolean;
}

/** Words of conditions. */
export const WORDS = [
  'and',
  'or',
  'not',
  'if',
  'for',
  'when',
  'where',
  'then',
  'else',
  'otherwise',
  'in',
];

/** Constants by their names. */
export const CONSTANTS: Readonly<Record<string, 'e' | 'pi' | 'infinity'>> = {
  e: 'e',
  inf: 'infinity',
  infinity: 'infinity',
  infty: 'infinity',
  pi: 'pi',
};

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ϕ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};
const GREEK_NAMES = new Set(Object.values(GREEK));

/**
 * The pieces of a text in plain notation, with one of kind `end` behind the last.
 *
 * @throws ExpressionError at a sign or a word that has no meaning.
 */
export function tokensOf(text: string, names: Names): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  const take = (kind: Token['kind'], length: number, meant?: string): void => {
    tokens.push({
      kind,
      text: meant ?? text.slice(at, at + length),
      start: at,
      end: at + length,
      spaced,
    });
    at += length;
    spaced = false;
  };
  const matching = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  // In brackets a comma separates unless it stands tight between digits.
  const number = names.decimalComma
    ? /(?:\d{1,3}(?:(?:[ _]\d{3})+|(?:\.\d{3})+(?=,\d)|(?:\.\d{3}){2,})(?!\d)|\d+)?(?:[.,]\d+|(?<=\d)\.)?(?:(?<=[\d.])[eE][+-]?\d+)?/y
    : /(?:\d{1,3}(?:[ _]\d{3})+(?!\d)|\d+)?(?:\.\d+|(?<=\d)\.)?(?:(?<=[\d.])[eE][+-]?\d+)?/y;
  while (at < text.length) {
    const space = matching(/\s+/y);
    if (space !== undefined) {
      at += space.length;
      spaced = true;
      continue;
    }
    const digits = matching(number);
    if (digits !== undefined && digits !== '') {
      take('number', digits.length, plainDigits(digits));
      continue;
    }
    const word = matching(/\p{Script=Greek}|(?:(?!\p{Script=Greek})\p{L})+/uy);
    if (word !== undefined) {
      wordTokens(word, matching(/[\p{L}]+\d+/uy) ?? '', text.slice(at + word.length), names, take);
      continue;
    }
    const sign = matching(/\\frac|\\sqrt|<=|>=|==|!=(?!=)|[-+*/^()[\]{}|,;?:<>=!%'°√∛∜⌊⌋⌈⌉⎸⎹_&]/y);
    if (sign === undefined) {
      const strange = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new ExpressionError(text, `the sign “${strange}” is not known in expressions.`);
    }
    take('sign', sign.length);
  }
  take('end', 0);
  return tokens;
}

/** Digits with a point, and without marks between thousands. */
function plainDigits(digits: string): string {
  const together = digits.replace(/[ _]/g, '');
  const isGrouped = /\.\d+[.,]/.test(together);
  return (isGrouped ? together.replaceAll('.', '') : together).replace(',', '.');
}

/** Takes a run of letters, as the names that it consists of. */
function wordTokens(
  word: string,
  withDigits: string,
  behind: string,
  names: Names,
  take: (kind: Token['kind'], length: number, meant?: string) => void,
): void {
  if (withDigits.startsWith(word) && isName(withDigits, names)) {
    take('name', withDigits.length);
    return;
  }
  if (WORDS.includes(word)) {
    take('word', word.length);
    return;
  }
  // The base of a logarithm is a part of its own.
  const low = word === 'log' ? undefined : /^_(?:\{(\w+)\}|(\d+|\p{L}))/u.exec(behind);
  if (low !== null && low !== undefined) {
    const parts = namesIn(word, names, behind) ?? [word];
    const last = parts.pop() ?? word;
    parts.forEach(part => take('name', part.length, meant(part)));
    take('name', last.length + low[0].length, `${meant(last)}_${low[1] ?? low[2] ?? ''}`);
    return;
  }
  for (const part of namesIn(word, names, behind) ?? lettersOf(word, behind)) {
    take('name', part.length, meant(part));
  }
}

/** The name as it is known: Greek letters and capitals are the same however they are typed. */
function meant(name: string): string {
  const small = name.toLowerCase();
  const isSmall =
    [...name].length > 1 && (small in CONSTANTS || functionNamed(small) !== undefined);
  return GREEK[name] ?? (isSmall ? small : name);
}

function isName(name: string, names: Names): boolean {
  const known = meant(name);
  if (names.isKnown(name) || names.isKnown(known)) return true;
  return Object.hasOwn(CONSTANTS, known) || functionNamed(known) !== undefined;
}

/**
 * The names in a run of letters such as `sinx` or `2pix`; undefined where it is none of that.
 * One letter that nothing explains may be the variable.
 */
function namesIn(word: string, names: Names, behind: string): string[] | undefined {
  if (isName(word, names) || [...word].length === 1 || GREEK_NAMES.has(word)) return [word];
  const split = (rest: string, unknown: string): string[] | undefined => {
    if (rest === '') return [];
    for (let length = rest.length; length >= 1; length -= 1) {
      const head = rest.slice(0, length);
      const isLone = !isName(head, names) && head !== 'x';
      // Before a bracket it is rather a function whose name is misspelt.
      if (isLone && behind.startsWith('(')) continue;
      if (isLone && (length > 1 || (unknown !== '' && unknown !== head))) continue;
      const tail = split(rest.slice(length), isLone ? head : unknown);
      if (tail !== undefined) return [head, ...tail];
    }
    return undefined;
  };
  return split(word, '');
}

/** Two letters are a product of two that are not known; more are rather a misspelt name. */
function lettersOf(word: string, behind: string): readonly string[] {
  return /^\p{Ll}{2}$/u.test(word) && !behind.startsWith('(') ? [...word] : [word];
}

/** What may be written besides numbers, the variable and signs. */
export function knownNames(): readonly string[] {
  return [...FUNCTION_NAMES, 'e', 'pi'];
}

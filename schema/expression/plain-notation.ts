/** Writes each meaning in one way: signs that are typed in several ways, superscripts, fractions, TeX. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ';
const RAISED = '0123456789+-()nx';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const RAISED_SIGNS = new RegExp(`[${SUPERSCRIPTS}]+`, 'g');
const LOW_SIGNS = new RegExp(`[${SUBSCRIPTS}]+`, 'g');
const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅙': '1/6',
  '⅛': '1/8',
};

/** Commands of TeX that are signs. */
const TEX_SIGNS: Readonly<Record<string, string>> = {
  ast: '*',
  cdot: '*',
  div: '/',
  dfrac: '\\frac',
  frac: '\\frac',
  ge: '>=',
  geq: '>=',
  geqslant: '>=',
  gt: '>',
  in: ' in ',
  land: ' and ',
  lbrace: '{',
  lceil: '⌈',
  le: '<=',
  leq: '<=',
  leqslant: '<=',
  lfloor: '⌊',
  lor: ' or ',
  lt: '<',
  lvert: '⎸',
  ne: '!=',
  neq: '!=',
  prime: "'",
  rceil: '⌉',
  rfloor: '⌋',
  rvert: '⎹',
  sqrt: '\\sqrt',
  tfrac: '\\frac',
  times: '*',
  vert: '|',
};
const TEX_SPACES = /^(?:left|right|big|Big|bigl|bigr|Bigl|Bigr|quad|qquad|displaystyle|limits)$/;

/** Signs that are typed in several ways, as one. */
const SAME_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[−–—‐‑]/g, '-'],
  [/:=/g, '='],
  [/[·⋅∙×∗]/g, '*'],
  [/[÷∶]/g, '/'],
  [/\*\*/g, '^'],
  [/≤|⩽|=</g, '<='],
  [/≥|⩾|=>/g, '>='],
  [/≠|<>/g, '!='],
  [/===/g, '=='],
  [/∧|&&/g, ' and '],
  [/∨/g, ' or '],
  [/∈/g, ' in '],
  [/¬/g, ' not '],
  [/∞/g, ' infinity '],
  [/[’′´]/g, "'"],
  [/″/g, "''"],
  [/[\u00a0\u2009\u202f\u2061\u3000]/g, ' '],
];

/** A function as an arrow: `x ↦ x^2`, `f: x -> x^2`. */
const ARROW = /^(?:([\p{L}]'*)\s*:\s*)?(\p{L})\s*(?:↦|⟼|→|[-=]>|\\(?:long)?mapsto\b|\\to\b)\s*/u;
/** Degrees by their name, behind a number, a bracket or a letter. */
const DEGREES = /(?<=\d|[)\]}]\s?|\p{L}\s)\s*\b(?:deg|degrees?)\b/gu;

/** The text with one sign for each meaning. */
export function plainNotation(text: string): string {
  const typed = text.trim().replace(/^\$+([\s\S]*?)\$+$/, '$1');
  let plain = typed
    // Full-width letters and signs, as they are typed between Chinese or Japanese words.
    .replace(/[！-～]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(
      ARROW,
      (_, name: string | undefined, variable: string) => `${name ?? 'y'}(${variable}) = `,
    )
    .replace(/\b(?:Math|math|np|numpy)\.(?=\p{L})/gu, '')
    .replace(/\.(?=[*/^])/g, '')
    .replace(/\^\s*(?:\{\s*\\circ\s*\}|\\circ\b)/g, '°')
    .replace(DEGREES, '°')
    .replace(/\\[dt]?frac\s*(\d)\s*(\d)/g, '\\frac{$1}{$2}')
    .replace(/\\(?:text|mathrm|textrm|operatorname\*?)\s*\{([^{}]*)\}/g, ' $1 ')
    .replace(/\\begin\{cases\}([\s\S]*?)\\end\{cases\}/g, (_, rows: string) => `{${casesOf(rows)}}`)
    .replace(/\\left\s*\|/g, '⎸')
    .replace(/\\right\s*\|/g, '⎹')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\([{}])/g, '$1')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => {
      if (TEX_SPACES.test(name)) return ' ';
      return TEX_SIGNS[name] ?? ` ${name.replace(/^var(?=epsilon|phi|theta)/, '')} `;
    });
  for (const [written, sign] of SAME_SIGNS) plain = plain.replace(written, sign);
  return plain
    .replace(/(\d*)([½⅓⅔¼¾⅕⅙⅛])/g, (_, whole: string, part: string) =>
      whole === '' ? `(${FRACTIONS[part] ?? ''})` : `(${whole}+${FRACTIONS[part] ?? ''})`,
    )
    .replace(RAISED_SIGNS, raised => {
      const flat = [...raised].map(sign => RAISED[SUPERSCRIPTS.indexOf(sign)] ?? '').join('');
      return flat.length === 1 ? `^${flat}` : `^(${flat})`;
    })
    .replace(
      LOW_SIGNS,
      low => `_${[...low].map(sign => String(SUBSCRIPTS.indexOf(sign))).join('')}`,
    )
    .trim();
}

/** The rows of TeX's `cases` as pieces. */
function casesOf(rows: string): string {
  return rows
    .split('\\\\')
    .filter(row => row.trim() !== '')
    .map(row => {
      const [value = '', condition = ''] = row.split('&');
      const words = condition.trim().replace(/^,/, '').trim();
      const plain = value.trim().replace(/,$/, '');
      if (words === '' || /^(?:otherwise|else|if|for|when|where)\b/.test(words)) {
        return `${plain} ${words}`;
      }
      return `${plain} if ${words}`;
    })
    .join(', ');
}

/** The functions that expressions know, with the other names that people give them. */

/** How a function is computed, and from how many numbers. */
export interface KnownFunction {
  readonly least: number;
  readonly most: number;
  readonly of: (...values: number[]) => number;
  /** Its inverse, which f⁻¹ and f^-1 stand for. */
  readonly inverse?: string;
}

function one(of: (value: number) => number, inverse?: string): KnownFunction {
  return {least: 1, most: 1, of, ...(inverse === undefined ? {} : {inverse})};
}

/** The real power p/q of a number whose q is odd: negative numbers have one. */
function oddPower(value: number, p: number, q: number): number {
  const size = Math.abs(value) ** (p / q);
  return p % 2 === 0 ? size : Math.sign(value) * size;
}

/** Coefficients of Lanczos' approximation of the gamma function, for g = 7. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** The gamma function: (n - 1)! of whole numbers, and what lies between them. */
export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return Number.NaN;
    let product = 1;
    for (let factor = 2; factor < x && product < Infinity; factor += 1) product *= factor;
    return product;
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const [first = 1, ...others] = LANCZOS;
  const base = x + 6.5;
  const sum = others.reduce((total, factor, index) => total + factor / (x + index), first);
  return Math.sqrt(2 * Math.PI) * base ** (x - 0.5) * Math.exp(-base) * sum;
}

/** The error function, by its series near 0 and by a continued fraction further out. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 3) {
    let [sum, term] = [x, x];
    for (let step = 1; Math.abs(term) > 1e-17 * Math.abs(sum); step += 1) {
      term *= (-x * x) / step;
      sum += term / (2 * step + 1);
      if (step > 200) break;
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = size;
  for (let step = 40; step >= 1; step -= 1) fraction = size + step / 2 / fraction;
  return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction));
}

/** Functions by their first names. */
export const FUNCTIONS: Readonly<Record<string, KnownFunction>> = {
  abs: one(Math.abs),
  acos: one(Math.acos, 'cos'),
  acosh: one(Math.acosh, 'cosh'),
  acot: one(x => Math.PI / 2 - Math.atan(x), 'cot'),
  acsc: one(x => Math.asin(1 / x), 'csc'),
  asec: one(x => Math.acos(1 / x), 'sec'),
  asin: one(Math.asin, 'sin'),
  asinh: one(Math.asinh, 'sinh'),
  atan: one(Math.atan, 'tan'),
  atan2: {least: 2, most: 2, of: Math.atan2},
  atanh: one(Math.atanh, 'tanh'),
  cbrt: one(Math.cbrt),
  ceil: one(Math.ceil),
  cos: one(Math.cos, 'acos'),
  cosh: one(Math.cosh, 'acosh'),
  cot: one(x => 1 / Math.tan(x), 'acot'),
  coth: one(x => 1 / Math.tanh(x)),
  csc: one(x => 1 / Math.sin(x), 'acsc'),
  csch: one(x => 1 / Math.sinh(x)),
  erf: one(erf),
  exp: one(Math.exp, 'ln'),
  factorial: one(x => gamma(x + 1)),
  floor: one(Math.floor),
  gamma: one(gamma),
  ln: one(Math.log, 'exp'),
  /** A logarithm of any base, which comes first. */
  log: {least: 2, most: 2, of: (base = 0, x = 0) => Math.log(x) / Math.log(base)},
  log10: one(Math.log10),
  log2: one(Math.log2),
  max: {least: 2, most: 99, of: Math.max},
  min: {least: 2, most: 99, of: Math.min},
  normal: {
    least: 1,
    most: 3,
    of: (x = 0, mean = 0, deviation = 1) =>
      Math.exp(-((x - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI)),
  },
  oddpower: {least: 3, most: 3, of: (x = 0, p = 1, q = 1) => oddPower(x, p, q)},
  round: one(Math.round),
  sec: one(x => 1 / Math.cos(x), 'asec'),
  sech: one(x => 1 / Math.cosh(x)),
  sign: one(Math.sign),
  sin: one(Math.sin, 'asin'),
  sinh: one(Math.sinh, 'asinh'),
  sqrt: one(Math.sqrt),
  tan: one(Math.tan, 'atan'),
  tanh: one(Math.tanh, 'atanh'),
  trunc: one(Math.trunc),
};

/** Other names of functions; `mod`, `pow` and `root` are written as operators. */
export const ALIASES: Readonly<Record<string, string>> = {
  arccos: 'acos',
  arccosh: 'acosh',
  arccot: 'acot',
  arccsc: 'acsc',
  arcosh: 'acosh',
  arcsec: 'asec',
  arcsin: 'asin',
  arcsinh: 'asinh',
  arctan: 'atan',
  arctan2: 'atan2',
  arctanh: 'atanh',
  arctg: 'atan',
  arsinh: 'asinh',
  artanh: 'atanh',
  ceiling: 'ceil',
  cosec: 'csc',
  cotan: 'cot',
  ctg: 'cot',
  gauss: 'normal',
  int: 'floor',
  lb: 'log2',
  ld: 'log2',
  lg: 'log10',
  sgn: 'sign',
  signum: 'sign',
  tg: 'tan',
};

/** Functions that are read into something else than a call. */
export const SPECIAL_FUNCTIONS: readonly string[] = ['log', 'mod', 'pow', 'root', 'nthroot'];

/** The first name of a function; undefined where there is none. */
export function functionNamed(name: string): string | undefined {
  const known = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  if (SPECIAL_FUNCTIONS.includes(name)) return name;
  if (known === undefined || known === 'oddpower') return undefined;
  return Object.hasOwn(FUNCTIONS, known) ? known : undefined;
}

/** All names of functions that may be written. */
export const FUNCTION_NAMES: readonly string[] = [
  ...new Set([...Object.keys(FUNCTIONS), ...Object.keys(ALIASES), ...SPECIAL_FUNCTIONS]),
]
  .filter(name => name !== 'oddpower')
  .sort();

/** Intervals of numbers as people write them: `[2, 5)`, `]2, 5[`, `-2 < x <= 3`, `x > 3`, `|x| < 2`. Pure. */
import {numberSchema} from './values.ts';

/** Which ends do not belong to an interval. */
export type OpenEnds = boolean | 'left' | 'right';

/** An interval that was read; an end that there is not is infinite. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly open: OpenEnds;
}

const ENDLESS = /^([-+−–]?)\s*(?:\.?inf(?:inity|ty)?|oo|∞)$/i;
const BRACKETS = /^([[\](])(.*)([\])[])$/;
/** The part of a number line that a letter is said to lie in. */
const SUBJECT = /^\p{L}\s*(?:∈|in|=|:)\s*(?=[[\](])/u;
const RELATION = /(<=|>=|<|>)/;

const SIGNS = /(?:[^[\](){}\n]|\([^()\n]*\))/.source;
const ENDS = `${SIGNS}+[,;]\\s*(?=[^\\s[\\]])${SIGNS}+`;
/** Brackets of which one end is open, or that open outwards: no list of YAML. */
export const HALF_OPEN = new RegExp(`(?:\\[${ENDS}[)[]|[\\](]${ENDS}\\]|\\]${ENDS}\\[)`);

/** Reads an interval; undefined where it is none, or holds no numbers. */
export function readInterval(typed: string): Interval | undefined {
  const text = plain(typed);
  const interval = inBrackets(text.replace(SUBJECT, '')) ?? inRelations(text);
  return interval !== undefined && interval.from < interval.to ? interval : undefined;
}

/** The ends of an interval of a lecture: two numbers, or as it was typed; `open` says more of the former. */
export function intervalOf({
  interval,
  open,
}: {
  readonly interval: readonly [number, number] | string;
  readonly open?: OpenEnds | undefined;
}): Interval {
  if (typeof interval !== 'string')
    return {from: interval[0], to: interval[1], open: open ?? false};
  const read = readInterval(interval);
  if (read === undefined) throw new RangeError(`“${interval}” is no interval.`);
  return read;
}

function plain(typed: string): string {
  return typed
    .trim()
    .replace(/^\$(.*)\$$/, '$1')
    .replace(/\\infty\b/g, 'inf')
    .replace(/\\(?:left|right)\b/g, '')
    .replace(/\\in\b/g, '∈')
    .replace(/\\leq?\b|≤|≦|⩽|=</g, '<=')
    .replace(/\\geq?\b|≥|≧|⩾|=>/g, '>=')
    .replace(/\\lt\b/g, '<')
    .replace(/\\gt\b/g, '>')
    .trim();
}

function inBrackets(text: string): Interval | undefined {
  const [, opening, ends = '', closing] = BRACKETS.exec(text) ?? [];
  const [first = '', last = '', ...others] = ends.split(ends.includes(';') ? ';' : ',');
  if (others.length > 0) return undefined;
  const [from, to] = [boundOf(first), boundOf(last)];
  if (from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    open: openEnds(opening !== '[' && isFinite(from), closing !== ']' && isFinite(to)),
  };
}

/** `a < x <= b`, `x > a`, `a <= x`, `|x| < a`. */
function inRelations(text: string): Interval | undefined {
  const parts = text.split(RELATION).map(part => part.trim());
  if (parts.length === 3) {
    const [left = '', sign = '', right = ''] = parts;
    if (isLetter(left)) return beyond(sign, boundOf(right));
    if (isLetter(right)) return beyond(turned(sign), boundOf(left));
    const most =
      /^\|\s*\p{L}\s*\|$/u.test(left) && sign.startsWith('<') ? boundOf(right) : undefined;
    return most === undefined || !isFinite(most)
      ? undefined
      : {from: -most, to: most, open: sign === '<'};
  }
  if (parts.length !== 5) return undefined;
  const [left = '', first = '', letter = '', second = '', right = ''] = parts;
  if (!isLetter(letter) || first.startsWith('<') !== second.startsWith('<')) return undefined;
  const [low, high] = [beyond(turned(first), boundOf(left)), beyond(second, boundOf(right))];
  if (low === undefined || high === undefined) return undefined;
  const isRising = first.startsWith('<');
  const [from, to] = isRising ? [low, high] : [high, low];
  return {from: from.from, to: to.to, open: openEnds(from.open !== false, to.open !== false)};
}

/** All numbers that stand in a relation to one. */
function beyond(sign: string, bound: number | undefined): Interval | undefined {
  if (bound === undefined) return undefined;
  const isOpen = !sign.endsWith('=') && isFinite(bound);
  return sign.startsWith('>')
    ? {from: bound, to: Infinity, open: openEnds(isOpen, false)}
    : {from: -Infinity, to: bound, open: openEnds(false, isOpen)};
}

function turned(sign: string): string {
  return sign.startsWith('<') ? sign.replace('<', '>') : sign.replace('>', '<');
}

function openEnds(left: boolean, right: boolean): OpenEnds {
  return left && right ? true : left ? 'left' : right ? 'right' : false;
}

function isLetter(text: string): boolean {
  return /^\p{L}$/u.test(text);
}

function boundOf(typed: string): number | undefined {
  const endless = ENDLESS.exec(typed.trim());
  if (endless !== null) return /[-−–]/.test(endless[1] ?? '') ? -Infinity : Infinity;
  // A comma that is left over is one of decimals, unless it may part thousands.
  const decimal = typed.trim().replace(/(\d),(\d{1,2}|\d{4,})(?!\d)/, '$1.$2');
  const parsed = numberSchema.safeParse(decimal);
  return parsed.success ? parsed.data : undefined;
}

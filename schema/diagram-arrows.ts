/**
 * The arrows of a diagram as they are written: `a -> b: label`, chains `a -> b -> c`,
 * lines without a head `a -- b`, with two `a <-> b`, dashed `a --> b`, or with the
 * arrows of Unicode.
 */

/** An arrow between two nodes. */
export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  readonly dashed: boolean;
  /** At which ends it has a head. */
  readonly heads: 'one' | 'both' | 'none';
}

/** What stands between two names. */
interface Joint {
  readonly start: number;
  readonly end: number;
  readonly sign: string;
}

/** Signs that are arrows wherever they stand. */
const ARROW = /<?(?:-{1,3}|={1,2}|-\.+-)>|<-{1,3}(?![\d.])|<-\.+-|[→⟶⇒⟹➔➜➝↦⟼⇢←⟵⇐⟸⇠↔⟷⇔⟺⇄⇆⇌]/uy;
/** Signs that are lines between spaces; the last three only where there is no other, since names may have them. */
const SPACED_LINE = /(?<=\s)(?:-{2,3}|-\.+-)(?=\s)/uy;
const LINE = /(?<=\s)[-–](?=\s)|--|[—―]/uy;
/** What is read as a whole: names in quotes, and TeX. */
const QUOTED =
  /(?<=^\s*|[-<>=.→⟶⇒⟹➔➜➝↦⟼⇢←⟵⇐⟸⇠↔⟷⇔⟺⇄⇆⇌—―|–]\s*)(?:"[^"]*"|'[^']*'|“[^”]*”)|\$[^$]+\$/uy;

/**
 * Reads an arrow, or a chain of them.
 *
 * @returns All arrows in their order; undefined where the text is none.
 */
export function readArrows(text: string): DiagramArrow[] | undefined {
  const joints = jointsOf(text);
  const [first] = joints;
  if (first === undefined) return undefined;
  const names = [text.slice(0, first.start)];
  const labels: (string | undefined)[] = [];
  const signs: string[] = [];
  let ofAll: string | undefined;
  for (let index = 0; index < joints.length;) {
    const {end, sign} = joints[index] ?? first;
    const next = joints[index + 1];
    const piece = text.slice(end, next?.start);
    const [, between, written = ''] = /^\s*\|([^|]+)\|(.*)$/su.exec(piece) ?? [, undefined, piece];
    const colon = colonIn(written);
    const isLast = next === undefined || (colon >= 0 && !isFollowedByColon(text, next));
    names.push(colon < 0 ? written : written.slice(0, colon));
    signs.push(sign);
    const label = trimmed(
      colon < 0
        ? undefined
        : written.slice(colon + 1) + (isLast && next !== undefined ? text.slice(next.start) : ''),
    );
    // Behind the whole chain a label goes for all of it.
    if (isLast && labels.every(earlier => earlier === undefined)) ofAll = label;
    labels.push(label ?? trimmed(between));
    if (isLast) break;
    index += 1;
  }
  const ids = names.map(unquoted);
  if (ids.some(id => id === '')) return undefined;
  return signs.map((sign, index) => {
    const ends = [ids[index] ?? '', ids[index + 1] ?? ''] as const;
    const [from, to] = isBackwards(sign) ? [ends[1], ends[0]] : ends;
    return {
      from,
      to,
      label: labels[index] ?? ofAll,
      dashed: /\.|-->|<--|[⇢⇠]/u.test(sign),
      heads: headsOf(sign),
    };
  });
}

/** Writes an arrow in such a way that it is read again as the same. */
export function writeArrow({from, to, label, dashed, heads}: DiagramArrow): string {
  const line = dashed ? (heads === 'none' ? '-.-' : '--') : heads === 'none' ? '--' : '-';
  const sign = heads === 'none' ? line : `${heads === 'both' ? '<' : ''}${line}>`;
  return `${quoted(from)} ${sign} ${quoted(to)}${label === undefined ? '' : `: ${label}`}`;
}

/** Where names are joined; what is certainly an arrow counts more than what may be part of a name. */
function jointsOf(text: string): Joint[] {
  const certain = matchesOf(text, [ARROW, SPACED_LINE]);
  return certain.length > 0 ? certain : matchesOf(text, [LINE]);
}

function matchesOf(text: string, signs: readonly RegExp[]): Joint[] {
  const joints: Joint[] = [];
  for (let index = 0; index < text.length;) {
    const whole = matchAt(text, QUOTED, index);
    const sign = whole === undefined ? firstMatchAt(text, signs, index) : undefined;
    if (sign !== undefined) joints.push({start: index, end: index + sign.length, sign});
    index += Math.max(1, (whole ?? sign ?? '').length);
  }
  return joints;
}

function firstMatchAt(
  text: string,
  patterns: readonly RegExp[],
  index: number,
): string | undefined {
  for (const pattern of patterns) {
    const match = matchAt(text, pattern, index);
    if (match !== undefined) return match;
  }
  return undefined;
}

function matchAt(text: string, pattern: RegExp, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

/** Where a label begins: at a colon before a space, outside of quotes and TeX; -1 where none does. */
function colonIn(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const whole = matchAt(text, QUOTED, index);
    if (whole !== undefined) index += whole.length - 1;
    else if (/^:(?:\s|$)/u.test(text.slice(index, index + 2))) return index;
  }
  return -1;
}

/** A label may have an arrow in it; the chain goes on only where that one has a label as well. */
function isFollowedByColon(text: string, {end}: Joint): boolean {
  return colonIn(text.slice(end)) >= 0;
}

function isBackwards(sign: string): boolean {
  return headsOf(sign) === 'one' && /^<|[←⟵⇐⟸⇠]/u.test(sign);
}

function headsOf(sign: string): DiagramArrow['heads'] {
  if (/^<.*>$|[↔⟷⇔⟺⇄⇆⇌]/u.test(sign)) return 'both';
  return /^[-–—―]+$|^-\.+-$/u.test(sign) ? 'none' : 'one';
}

function trimmed(text: string | undefined): string | undefined {
  const words = text?.trim();
  return words === '' ? undefined : words;
}

function unquoted(name: string): string {
  const words = name.trim();
  return /^(?:"[^"]*"|'[^']*'|“[^”]*”)$/u.test(words) ? words.slice(1, -1).trim() : words;
}

function quoted(name: string): string {
  const isPlain =
    jointsOf(` ${name} `).length === 0 && colonIn(name) < 0 && unquoted(name) === name;
  return isPlain ? name : name.includes('"') ? `'${name}'` : `"${name}"`;
}

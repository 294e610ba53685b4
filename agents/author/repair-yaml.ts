/**
 * Puts quotes around what people write in YAML without them and mean beyond doubt: formulas and calls with commas, `#1`,
 * `|x|`, `*word*`, `a: b` as words. What is left is YAML. Pure.
 */

/** A slip that cannot be mended, because it is not known what was meant. */
export interface YamlSlip {
  readonly message: string;
  readonly remedy: string;
  /** Where, in the text as it was written. */
  readonly offset: number;
}

/** YAML that was mended. */
export interface RepairedYaml {
  readonly text: string;
  readonly slip: YamlSlip | undefined;
  /** The offset in the text as it was written. */
  offsetIn(offset: number): number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Mends YAML. */
export function repairYaml(text: string): RepairedYaml {
  const scan = new YamlScan(text);
  const slip = scan.run();
  const edits = scan.edits.toSorted((a, b) => a.start - b.start);
  let mended = '';
  let copied = 0;
  for (const {start, end, text: replacement} of edits) {
    mended += text.slice(copied, start) + replacement;
    copied = end;
  }
  return {
    text: mended + text.slice(copied),
    slip,
    offsetIn(offset) {
      let shift = 0;
      for (const {start, end, text: replacement} of edits) {
        const at = start + shift;
        if (offset < at) break;
        if (offset < at + replacement.length) {
          return Math.min(start + Math.max(0, offset - at - 1), Math.max(start, end - 1));
        }
        shift += replacement.length - (end - start);
      }
      return offset - shift;
    },
  };
}

/** Signs that no plain word begins with in YAML. */
const SPECIAL = /^(?:[*&!|>@%`#,]|[-?](?=\s))/;

/** Letters that YAML knows behind a backslash between double quotes. */
const ESCAPES = '0abtnvfre"/\\N_LPxuU \n\t';

const CLOSING: Readonly<Record<string, string>> = {'(': ')', '[': ']', '{': '}'};

class Slip extends Error {
  public constructor(public readonly slip: YamlSlip) {
    super(slip.message);
  }
}

class YamlScan {
  public readonly edits: Edit[] = [];

  public constructor(private readonly text: string) {}

  public run(): YamlSlip | undefined {
    try {
      let at = 0;
      while (at < this.text.length) at = this.line(at);
      return undefined;
    } catch (error) {
      if (error instanceof Slip) return error.slip;
      throw error;
    }
  }

  /** Reads a line, and those that what begins in it goes over. */
  private line(start: number): number {
    const end = this.endOfLine(start);
    const line = this.text.slice(start, end);
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (/^\t+$/.test(indent))
      this.replace(start, start + indent.length, '  '.repeat(indent.length));
    const [dashes = ''] = /^(?:-[ \t]+)*/.exec(line.slice(indent.length)) ?? [];
    const at = start + indent.length + dashes.length;
    const first = this.text[at] ?? '';
    if (at >= end || (first === '#' && /^#(?:\s|$)/.test(line.slice(at - start)))) return end + 1;
    const colon = this.colonOf(at, end);
    if (colon === undefined) {
      const word = this.text.slice(at, end);
      if (first === '{' || first === '[') return this.value(at, end, indent.length);
      const key = /^[\p{L}_][\p{L}\p{N}_'’ -]*:(?=[^\s:/])/u.exec(word);
      if (key !== null) this.replace(at + key[0].length, at + key[0].length, ' ');
      else if (dashes !== '') return this.value(at, end, indent.length);
      return end + 1;
    }
    if (SPECIAL.test(this.text.slice(at, colon)) && first !== '?') this.quote(at, colon);
    let from = colon + 1;
    while (from < end && /[ \t]/.test(this.text[from] ?? '')) from += 1;
    return from >= end ? end + 1 : this.value(from, end, indent.length);
  }

  /** The colon behind the key of a line; undefined where it has no key. */
  private colonOf(start: number, end: number): number | undefined {
    const first = this.text[start] ?? '';
    if (first === '{' || first === '[') return undefined;
    let at = start;
    if (first === '"' || first === "'") {
      const closed = this.endOfQuoted(start, end);
      if (closed === undefined) return undefined;
      at = closed;
    }
    for (; at < end; at += 1) {
      const tex = this.endOfTex(at, end);
      if (tex !== undefined) at = tex - 1;
      else if (this.text[at] === ':' && (at + 1 >= end || /\s/.test(this.text[at + 1] ?? ''))) {
        return at;
      }
    }
    return undefined;
  }

  /** A value that begins in a block; returns where the next line begins. */
  private value(start: number, end: number, indent: number): number {
    const first = this.text[start] ?? '';
    const line = this.text.slice(start, end);
    if (first === '{' || first === '[') {
      const close = this.flow(start);
      const last = this.endOfLine(close);
      if (/^\s*(?:#.*|:.*)?$/.test(this.text.slice(close, last))) return last + 1;
      // Words that only begin with a bracket.
      this.edits.splice(0, this.edits.length, ...this.edits.filter(edit => edit.start < start));
      this.quote(start, last);
      return last + 1;
    }
    if (first === '"' || first === "'") {
      const closed = this.endOfQuoted(start, this.text.length);
      if (closed === undefined) this.unclosedQuote(start);
      const last = this.endOfLine(closed);
      if (/^\s*(?:\s#.*)?$/.test(this.text.slice(closed, last))) {
        this.quoted(start, closed);
        return last + 1;
      }
      if (closed > end) this.unclosedQuote(start);
      this.quote(start, end);
      return end + 1;
    }
    if (/^[|>][-+]?\d?[-+]?\s*(?:#.*)?$/.test(line)) return this.behindBlock(end + 1, indent);
    const comment = this.commentIn(start, end);
    const words = this.text.slice(start, comment).trimEnd();
    const isAnchor =
      /^&[\w-]+(?:\s|$)/.test(words) &&
      this.text.includes(`*${/^&([\w-]+)/.exec(words)?.[1] ?? ''}`);
    const isAlias = /^\*[\w-]+$/.test(words) && this.text.includes(`&${words.slice(1)} `);
    if (
      ((SPECIAL.test(words) && !isAnchor && !isAlias) ||
        /:(?:\s|$)/.test(words) ||
        words.includes(' #')) &&
      !words.startsWith('!!')
    ) {
      this.quote(start, start + words.length);
    }
    return end + 1;
  }

  /** Where a comment begins: `#` behind a space; before a letter or digit it belongs to words. */
  private commentIn(start: number, end: number): number {
    for (let at = start; at < end; at += 1) {
      const tex = this.endOfTex(at, end);
      if (tex !== undefined) at = tex - 1;
      else if (this.text[at] === '#' && /\s/.test(this.text[at - 1] ?? ' ')) {
        const isWord = /[^\s#]/.test(this.text[at + 1] ?? ' ');
        const before = this.text.slice(start, at).trim();
        const isWords = before === '' || !/^(?:[-+\d./]+|true|false)$/.test(before);
        if (!isWord || !isWords) return at;
      }
    }
    return end;
  }

  /** Where the lines of a block scalar end. */
  private behindBlock(start: number, indent: number): number {
    let at = start;
    while (at < this.text.length) {
      const end = this.endOfLine(at);
      const line = this.text.slice(at, end);
      if (line.trim() !== '' && (/^ */.exec(line)?.[0].length ?? 0) <= indent) break;
      at = end + 1;
    }
    return at;
  }

  /** A map or list in brackets; returns the offset behind it. */
  private flow(start: number): number {
    const open = this.text[start] ?? '';
    const close = CLOSING[open] ?? '';
    let at = start + 1;
    for (;;) {
      at = this.skip(at);
      const sign = this.text[at];
      if (sign === undefined) this.unclosedBracket(start);
      if (sign === close) return at + 1;
      if (sign === '}' || sign === ']') this.unclosedBracket(start, at);
      if (sign === ',') at += 1;
      else at = this.entry(at, open === '{');
    }
  }

  private entry(start: number, inMap: boolean): number {
    const key = this.item(start, inMap ? 'key' : 'element');
    if (this.text[key] !== ':') return key;
    const from = this.skip(key + 1);
    return /[,}\]]/.test(this.text[from] ?? ',') ? from : this.item(from, 'value');
  }

  /** A key, a value or an element of a list; returns the offset behind it. */
  private item(start: number, role: 'key' | 'value' | 'element'): number {
    const first = this.text[start] ?? '';
    const mark = this.edits.length;
    let closed: number | undefined;
    if (first === '{' || first === '[') closed = this.flow(start);
    else if (first === '"' || first === "'") {
      closed = this.endOfQuoted(start, this.text.length);
      if (closed === undefined) this.unclosedQuote(start);
    }
    if (closed !== undefined) {
      const next = this.skip(closed);
      if (/^(?:[,}\]:]|$)/.test(this.text[next] ?? '')) {
        if (first === '"') this.quoted(start, closed);
        return next;
      }
      if (closed > this.endOfLine(start)) this.unclosedQuote(start);
      this.edits.length = mark;
    }
    return this.plain(start, role, closed ?? start);
  }

  /** Words without quotes; they get some where YAML would cut them. */
  private plain(start: number, role: 'key' | 'value' | 'element', from: number): number {
    const lineEnd = this.endOfLine(start);
    let at = from;
    let isCut =
      from > start ||
      SPECIAL.test(this.text.slice(start, start + 2)) ||
      /^-[\]},]/.test(this.text.slice(start, start + 2));
    for (; at < lineEnd; at += 1) {
      const sign = this.text[at] ?? '';
      const next = this.text[at + 1] ?? '\n';
      const tex = this.endOfTex(at, lineEnd);
      const group = tex ?? this.endOfGroup(at, lineEnd);
      if (group !== undefined) {
        isCut ||= /[,[\]{}]|: | #/.test(this.text.slice(at, group));
        at = group - 1;
      } else if (sign === ',') break;
      else if (sign === '}' || sign === ']') break;
      else if (sign === ':' && /[\s,}\]]/.test(next)) {
        if (role !== 'value') break;
        isCut ||= /\s/.test(next);
      } else if (sign === '#' && (at === start || /\s/.test(this.text[at - 1] ?? ''))) {
        if (/\s/.test(next)) break;
        isCut = true;
      }
    }
    const words = this.text.slice(start, at).trimEnd();
    const isPairless = role === 'key' && this.text[at] !== ':';
    const key = isPairless ? /^[\p{L}_][\p{L}\p{N}_'’ -]*:(?=[^\s:/])/u.exec(words) : null;
    if (key !== null) {
      this.replace(start + key[0].length, start + key[0].length, ' ');
      const rest = this.plain(start + key[0].length, 'value', start + key[0].length);
      return rest;
    }
    if (isCut) this.quote(start, start + words.length);
    return this.skip(Math.max(at, start + 1));
  }

  /** Behind a formula between dollars, as pandoc sees one; undefined where there is none. */
  private endOfTex(at: number, end: number): number | undefined {
    if (this.text[at] !== '$' || this.text[at - 1] === '\\') return undefined;
    const match = /^\$(?=\S)(?:\\.|[^$\\\n])*?(?<=\S)\$(?!\d)/.exec(this.text.slice(at, end));
    return match === null ? undefined : at + match[0].length;
  }

  /** Behind brackets that are closed in the line, within words; undefined where there are none. */
  private endOfGroup(start: number, end: number): number | undefined {
    const stack: string[] = [];
    for (let at = start; at < end; at += 1) {
      const sign = this.text[at] ?? '';
      if (sign === '\\' && /[{}[\]()]/.test(this.text[at + 1] ?? '')) at += 1;
      else if (CLOSING[sign] !== undefined) stack.push(CLOSING[sign]);
      else if (/[)}\]]/.test(sign) && stack.pop() !== sign) return undefined;
      if (stack.length === 0) return at === start ? undefined : at + 1;
    }
    return undefined;
  }

  /** Behind spaces, line breaks and comments. */
  private skip(start: number): number {
    let at = start;
    for (;;) {
      while (/\s/.test(this.text[at] ?? '')) at += 1;
      if (this.text[at] !== '#' || !/\s|^$/.test(this.text[at + 1] ?? '')) return at;
      at = this.endOfLine(at);
    }
  }

  private endOfQuoted(start: number, end: number): number | undefined {
    const mark = this.text[start];
    for (let at = start + 1; at < end; at += 1) {
      if (mark === '"' && this.text[at] === '\\') at += 1;
      else if (this.text[at] === mark) {
        if (mark === "'" && this.text[at + 1] === "'") at += 1;
        else return at + 1;
      }
    }
    return undefined;
  }

  /** TeX between double quotes, where `\f` would be another sign, is put between single ones. */
  private quoted(start: number, end: number): void {
    const inside = this.text.slice(start + 1, end - 1);
    if (this.text[start] !== '"' || inside.includes('\\\\')) return;
    const commands = [...inside.matchAll(/\\([^"])/g)].map(([, letter = '']) => letter);
    const isTex =
      /\$[^$]*\\[a-zA-Z]/.test(inside) || commands.some(letter => !ESCAPES.includes(letter));
    if (isTex) this.replace(start, end, `'${inside.replaceAll('\\"', '"').replaceAll("'", "''")}'`);
  }

  private quote(start: number, end: number): void {
    const words = this.text.slice(start, end).trimEnd();
    this.replace(start, start + words.length, `'${words.replaceAll("'", "''")}'`);
  }

  private replace(start: number, end: number, text: string): void {
    this.edits.push({start, end, text});
  }

  private endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  private unclosedQuote(offset: number): never {
    const rest = this.text.slice(offset, this.endOfLine(offset)).trim();
    throw new Slip({
      message: `The quotation mark ${this.text[offset] ?? ''} is not closed.`,
      remedy: `Close it behind the words that it belongs to; for the sign itself write ${
        rest.startsWith("'") ? `"${rest.replaceAll('"', '')}"` : `'${rest.replaceAll("'", "''")}'`
      }.`,
      offset,
    });
  }

  private unclosedBracket(offset: number, met?: number): never {
    const open = this.text[offset] ?? '';
    const close = CLOSING[open] ?? '';
    throw new Slip({
      message:
        met === undefined
          ? `The bracket “${open}” is not closed.`
          : `The bracket “${open}” is closed by “${this.text[met] ?? ''}”.`,
      remedy: `Close it with “${close}”.`,
      offset,
    });
  }
}

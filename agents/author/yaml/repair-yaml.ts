/**
 * Puts quotes around what people write in YAML without them and mean beyond doubt: formulas and calls with commas, `#1`,
 * `|x|`, `*word*`, `a: b` as words. What is left is YAML. Pure.
 */
import {type EditedText, type TextEdit, edited, singleQuoted} from './edited-text.ts';
import {CLOSING, YamlSigns} from './yaml-signs.ts';
import {Slip, type YamlSlip, unclosedBracket, unclosedQuote} from './yaml-slip.ts';

/** YAML that was mended. */
export interface RepairedYaml extends EditedText {
  readonly slip: YamlSlip | undefined;
}

/** Mends YAML. */
export function repairYaml(text: string): RepairedYaml {
  const scan = new YamlScan(text);
  const slip = scan.run();
  return {...edited(text, scan.edits), slip};
}

/** Signs that no plain word begins with in YAML. */
const SPECIAL = /^(?:[*&!|>@%`#,]|[-?](?=\s))/;

/** Letters that YAML knows behind a backslash between double quotes. */
const ESCAPES = '0abtnvfre"/\\N_LPxuU \n\t';

class YamlScan {
  public readonly edits: TextEdit[] = [];
  private readonly signs: YamlSigns;

  public constructor(private readonly text: string) {
    this.signs = new YamlSigns(text);
  }

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
    const end = this.signs.endOfLine(start);
    const line = this.text.slice(start, end);
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (/^\t+$/.test(indent))
      this.replace(start, start + indent.length, '  '.repeat(indent.length));
    const [dashes = ''] = /^(?:-[ \t]+)*/.exec(line.slice(indent.length)) ?? [];
    const at = start + indent.length + dashes.length;
    const first = this.text[at] ?? '';
    if (at >= end || (first === '#' && /^#(?:\s|$)/.test(line.slice(at - start)))) return end + 1;
    const colon = this.signs.colonOf(at, end);
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

  /** A value that begins in a block; returns where the next line begins. */
  private value(start: number, end: number, indent: number): number {
    const first = this.text[start] ?? '';
    const line = this.text.slice(start, end);
    if (first === '{' || first === '[') {
      const close = this.flow(start);
      const last = this.signs.endOfLine(close);
      if (/^\s*(?:#.*|:.*)?$/.test(this.text.slice(close, last))) return last + 1;
      // Words that only begin with a bracket.
      this.edits.splice(0, this.edits.length, ...this.edits.filter(edit => edit.start < start));
      this.quote(start, last);
      return last + 1;
    }
    if (first === '"' || first === "'") {
      const closed = this.signs.endOfQuoted(start, this.text.length);
      if (closed === undefined) throw unclosedQuote(this.text, start);
      const last = this.signs.endOfLine(closed);
      if (/^\s*(?:\s#.*)?$/.test(this.text.slice(closed, last))) {
        this.quoted(start, closed);
        return last + 1;
      }
      if (closed > end) throw unclosedQuote(this.text, start);
      this.quote(start, end);
      return end + 1;
    }
    if (/^[|>][-+]?\d?[-+]?\s*(?:#.*)?$/.test(line)) return this.signs.behindBlock(end + 1, indent);
    const comment = this.signs.commentIn(start, end);
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

  /** A map or list in brackets; returns the offset behind it. */
  private flow(start: number): number {
    const open = this.text[start] ?? '';
    const close = CLOSING[open] ?? '';
    let at = start + 1;
    for (;;) {
      at = this.signs.skip(at);
      const sign = this.text[at];
      if (sign === undefined) throw unclosedBracket(this.text, start);
      if (sign === close) return at + 1;
      if (sign === '}' || sign === ']') throw unclosedBracket(this.text, start, at);
      if (sign === ',') at += 1;
      else at = this.entry(at, open === '{');
    }
  }

  private entry(start: number, inMap: boolean): number {
    const key = this.item(start, inMap ? 'key' : 'element');
    if (this.text[key] !== ':') return key;
    const from = this.signs.skip(key + 1);
    return /[,}\]]/.test(this.text[from] ?? ',') ? from : this.item(from, 'value');
  }

  /** A key, a value or an element of a list; returns the offset behind it. */
  private item(start: number, role: 'key' | 'value' | 'element'): number {
    const first = this.text[start] ?? '';
    const mark = this.edits.length;
    let closed: number | undefined;
    if (first === '{' || first === '[') closed = this.flow(start);
    else if (first === '"' || first === "'") {
      closed = this.signs.endOfQuoted(start, this.text.length);
      if (closed === undefined) throw unclosedQuote(this.text, start);
    }
    if (closed !== undefined) {
      const next = this.signs.skip(closed);
      if (/^(?:[,}\]:]|$)/.test(this.text[next] ?? '')) {
        if (first === '"') this.quoted(start, closed);
        return next;
      }
      if (closed > this.signs.endOfLine(start)) throw unclosedQuote(this.text, start);
      this.edits.length = mark;
    }
    return this.plain(start, role, closed ?? start);
  }

  /** Words without quotes; they get some where YAML would cut them. */
  private plain(start: number, role: 'key' | 'value' | 'element', from: number): number {
    const lineEnd = this.signs.endOfLine(start);
    let at = from;
    let isCut =
      from > start ||
      SPECIAL.test(this.text.slice(start, start + 2)) ||
      /^-[\]},]/.test(this.text.slice(start, start + 2));
    for (; at < lineEnd; at += 1) {
      const sign = this.text[at] ?? '';
      const next = this.text[at + 1] ?? '\n';
      const tex = this.signs.endOfTex(at, lineEnd);
      const group = tex ?? this.signs.endOfGroup(at, lineEnd);
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
    return this.signs.skip(Math.max(at, start + 1));
  }

  /** TeX between double quotes, where `\f` would be another sign, is put between single ones. */
  private quoted(start: number, end: number): void {
    const inside = this.text.slice(start + 1, end - 1);
    if (this.text[start] !== '"' || inside.includes('\\\\')) return;
    const commands = [...inside.matchAll(/\\([^"])/g)].map(([, letter = '']) => letter);
    const isTex =
      /\$[^$]*\\[a-zA-Z]/.test(inside) || commands.some(letter => !ESCAPES.includes(letter));
    if (isTex) this.replace(start, end, singleQuoted(inside.replaceAll('\\"', '"')));
  }

  private quote(start: number, end: number): void {
    const words = this.text.slice(start, end).trimEnd();
    this.replace(start, start + words.length, singleQuoted(words));
  }

  private replace(start: number, end: number, text: string): void {
    this.edits.push({start, end, text});
  }
}

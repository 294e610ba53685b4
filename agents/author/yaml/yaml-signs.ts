/** YAML as signs: where keys, comments, quotes, brackets and formulas in it begin and end. Pure. */

/** What closes a bracket. */
export const CLOSING: Readonly<Record<string, string>> = {'(': ')', '[': ']', '{': '}'};

/** A text of YAML; all offsets are those of it. */
export class YamlSigns {
  public constructor(private readonly text: string) {}

  /** The end of the line that an offset is in. */
  public endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  /** The colon behind the key of a line; undefined where it has no key. */
  public colonOf(start: number, end: number): number | undefined {
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

  /** Where a comment begins: `#` behind a space; before a letter or digit it belongs to words. */
  public commentIn(start: number, end: number): number {
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
  public behindBlock(start: number, indent: number): number {
    let at = start;
    while (at < this.text.length) {
      const end = this.endOfLine(at);
      const line = this.text.slice(at, end);
      if (line.trim() !== '' && (/^ */.exec(line)?.[0].length ?? 0) <= indent) break;
      at = end + 1;
    }
    return at;
  }

  /** Behind a formula between dollars, as pandoc sees one; undefined where there is none. */
  public endOfTex(at: number, end: number): number | undefined {
    if (this.text[at] !== '$' || this.text[at - 1] === '\\') return undefined;
    const match = /^\$(?=\S)(?:\\.|[^$\\\n])*?(?<=\S)\$(?!\d)/.exec(this.text.slice(at, end));
    return match === null ? undefined : at + match[0].length;
  }

  /** Behind brackets that are closed in the line, within words; undefined where there are none. */
  public endOfGroup(start: number, end: number): number | undefined {
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
  public skip(start: number): number {
    let at = start;
    for (;;) {
      while (/\s/.test(this.text[at] ?? '')) at += 1;
      if (this.text[at] !== '#' || !/\s|^$/.test(this.text[at + 1] ?? '')) return at;
      at = this.endOfLine(at);
    }
  }

  /** Behind the quotation mark that closes the one at an offset; undefined where none does. */
  public endOfQuoted(start: number, end: number): number | undefined {
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
}

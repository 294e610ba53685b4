/** TeX as a tree of what belongs together, just far enough to find parts in it. Pure. */

/** A piece of TeX that stands by itself: a sign, a command with its name or text, a group in braces. */
export interface TexNode {
  /** Offsets in the source; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The same for all ways of writing the same: without spaces, and `{2}` as `2`. */
  readonly text: string;
  /** What stands in the braces of a group. */
  readonly children?: readonly TexNode[];
}

/** How many of a command's arguments are no mathematics; they belong to the command. */
const PLAIN_ARGUMENTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    begin: 1,
    end: 1,
    text: 1,
    textrm: 1,
    textbf: 1,
    textit: 1,
    textsf: 1,
    texttt: 1,
    textnormal: 1,
    mbox: 1,
    operatorname: 1,
    color: 1,
    textcolor: 1,
    colorbox: 2,
    fcolorbox: 3,
    tag: 1,
    hspace: 1,
    kern: 1,
    mkern: 1,
    hskip: 1,
    mskip: 1,
    rule: 2,
    raisebox: 1,
    genfrac: 4,
    htmlData: 1,
    htmlClass: 1,
    htmlId: 1,
    htmlStyle: 1,
  }).map(([name, count]) => [`\\${name}`, count]),
);

/** Commands that take the sign behind them along, such as `\left(`. */
const TAKES_NEXT_SIGN = /^\\(?:left|right|middle|[bB]igg?[lrm]?|not)$/;
/** Commands that belong to what stands before them. */
const BELONGS_BEFORE = /^\\(?:no)?limits$/;
/** Environments whose `{…}` behind the name says how columns are aligned. */
const HAS_COLUMNS = /^\\begin\{(?:d?array|subarray|alignat\*?|alignedat)\}$/;
const LENGTH = /^\s*[-+]?[\d.]+\s*(?:em|ex|mu|pt|px|mm|cm|in|pc|bp|dd|cc|nd|nc|sp)/;
const SIGN = /\\(?:[a-zA-Z]+|[^])|[^]/uy;
const STARRED = new Set(['\\operatorname', '\\tag', '\\hspace', '\\\\']);

/** Reads TeX; what is malformed is read as far as it goes. */
export function readTex(source: string): readonly TexNode[] {
  return new TexReader(source).readUntil();
}

/** The text of nodes side by side, the same for all ways of writing the same. */
export function canonicalTex(nodes: readonly TexNode[]): string {
  return nodes.map(node => node.text).join(' ');
}

class TexReader {
  private position = 0;

  public constructor(private readonly source: string) {}

  public readUntil(closing?: '}'): TexNode[] {
    const nodes: TexNode[] = [];
    for (;;) {
      this.skipSpace();
      if (this.position >= this.source.length || this.source[this.position] === closing) {
        return nodes;
      }
      const node = this.readNode();
      const before = nodes.at(-1);
      if (before !== undefined && BELONGS_BEFORE.test(node.text)) {
        nodes[nodes.length - 1] = {...before, end: node.end};
      } else {
        nodes.push(node);
      }
    }
  }

  private readNode(): TexNode {
    const start = this.position;
    if (this.source[start] === '{') return this.readGroup();
    const sign = this.readSign();
    if (TAKES_NEXT_SIGN.test(sign)) {
      this.skipSpace();
      this.readSign();
    } else if (sign === '\\\\') {
      this.skipBrackets();
    }
    const count = PLAIN_ARGUMENTS.get(sign) ?? 0;
    if (count > 0) this.skipBrackets();
    for (let argument = 0; argument < count; argument += 1) this.skipArgument();
    if (HAS_COLUMNS.test(this.source.slice(start, this.position))) this.skipColumns();
    const end = this.position;
    return {start, end, text: this.source.slice(start, end).replaceAll(/\s+/g, ' ')};
  }

  private readGroup(): TexNode {
    const start = this.position;
    this.position += 1;
    const children = this.readUntil('}');
    this.position = Math.min(this.position + 1, this.source.length);
    const [only] = children;
    const text =
      children.length === 1 && only !== undefined ? only.text : `{${canonicalTex(children)}}`;
    return {start, end: this.position, text, children};
  }

  private readSign(): string {
    SIGN.lastIndex = this.position;
    const [sign = ''] = SIGN.exec(this.source) ?? [];
    this.position += sign.length;
    if (STARRED.has(sign) && this.source[this.position] === '*') this.position += 1;
    return sign;
  }

  private skipSpace(): void {
    while (/\s/.test(this.source[this.position] ?? '')) this.position += 1;
  }

  private skipArgument(): void {
    const length = LENGTH.exec(this.source.slice(this.position));
    if (length !== null) {
      this.position += length[0].length;
      return;
    }
    this.skipSpace();
    if (this.source[this.position] === '{') this.readGroup();
    else this.readSign();
  }

  private skipColumns(): void {
    this.skipBrackets();
    this.skipArgument();
  }

  private skipBrackets(): void {
    const brackets = /^\s*\[[^\]]*\]/.exec(this.source.slice(this.position));
    if (brackets !== null) this.position += brackets[0].length;
  }
}

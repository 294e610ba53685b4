/** The words of a paragraph, and what stands among them: formulas, images, footnotes. */
import type {Html, Link, PhrasingContent} from 'mdast';
import type {InlineStyle} from '../../../schema/inline-marks.ts';
import {
  type InlinePiece,
  readInline as readMarks,
  writeInline,
} from '../../../schema/inline-words.ts';
import {formulaInWords} from '../tex/formula-steps.ts';
import {citationText, referenceText} from './citations.ts';
import {readInlineTag} from './inline-tags.ts';
import {isLiteralLink, literalMarks, offsetsOf} from './literal-signs.ts';
import {partsOfPlainWords} from './plain-words.ts';
import {subscript, superscript} from './scripts.ts';
import type {MarkdownTex, MaskedText} from './tex-spans.ts';

/** A part of a paragraph; offsets are those of the file. */
export type InlinePart =
  | {readonly kind: 'words'; readonly words: string; readonly start: number; readonly end: number}
  | {readonly kind: 'formula'; readonly formula: MarkdownTex}
  | {
      readonly kind: 'image';
      readonly url: string;
      readonly alt: string;
      readonly start: number;
      readonly end: number;
    }
  | {readonly kind: 'aside'; readonly words: string}
  /** What follows stands in a row of its own. */
  | {readonly kind: 'break'};

/** What the words of a file refer to, and what was done to them. */
export interface InlineContext {
  readonly masked: MaskedText;
  /** The text that was parsed. */
  readonly text: string;
  readonly language: string;
  /** Addresses by the label of their definition. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Words by the label of their footnote. */
  readonly footnotes: ReadonlyMap<string, string>;
  /** Counts links: their addresses are not shown. */
  countLink(): void;
  /** Takes a comment that stands among words. */
  comment(value: string): void;
}

/** Where a row begins with what makes it one, though Markdown knows none: `a)`, `(ii)`, `•`, the dash of speech. */
const BEFORE_POINTS =
  /\n(?=[ \t]*(?:(?:\(?(?:[a-z]|[ivx]{1,4})\)|[a-h]\.|[•▪◦‣●○■□➢➤✓✔☐☑])[ \t]|(?:[—–―]|--)[ \t]*(?=\p{Lu}|$)))/u;

type Piece = string | {readonly tex: string};

/** Reads what stands in a paragraph, in order. */
export function readInline(
  nodes: readonly PhrasingContent[],
  context: InlineContext,
): InlinePart[] {
  return new InlineReader(context).read(nodes);
}

/** All words of a paragraph; formulas are between dollars. */
export function wordsOf(parts: readonly InlinePart[]): string {
  return parts
    .map(part =>
      part.kind === 'words'
        ? part.words
        : part.kind === 'formula'
          ? `$${formulaInWords(part.formula.tex)}$`
          : '',
    )
    .join(' ')
    .trim();
}

class InlineReader {
  private readonly parts: InlinePart[] = [];
  private pieces: InlinePiece[] = [];
  private style: InlineStyle = {};
  private start: number | undefined;
  private end = 0;

  public constructor(private readonly context: InlineContext) {}

  public read(nodes: readonly PhrasingContent[]): InlinePart[] {
    this.readAll(nodes);
    this.flush();
    return this.parts;
  }

  private readAll(nodes: readonly PhrasingContent[]): void {
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node === undefined) continue;
      if (node.type === 'html') index = this.readHtml(node, nodes, index);
      else this.readNode(node, nodes[index - 1], nodes[index + 1]);
    }
  }

  private readNode(
    node: Exclude<PhrasingContent, Html>,
    before: PhrasingContent | undefined,
    after: PhrasingContent | undefined,
  ): void {
    const {start, end} = offsetsOf(node);
    switch (node.type) {
      case 'text':
        this.readText(node.value, before, after, start, end);
        break;
      case 'inlineCode':
        this.readCode(node.value, before, start, end);
        break;
      case 'break':
        this.breakRow();
        break;
      case 'emphasis':
      case 'strong': {
        const marks = literalMarks(node, this.context.text);
        this.add(marks, start, start);
        this.readStyled(
          node.children,
          marks !== '' ? {} : node.type === 'strong' ? {strong: true} : {emphasis: true},
        );
        this.add(marks, end, end);
        break;
      }
      case 'delete':
        this.readStyled(node.children, {struck: true});
        break;
      case 'link':
        this.readLink(node, start, end);
        break;
      case 'linkReference':
        this.readAll(node.children);
        break;
      case 'image':
        this.image(node.url, node.alt ?? '', start, end);
        break;
      case 'imageReference': {
        const url = this.context.definitions.get(node.identifier);
        if (url !== undefined) this.image(url, node.alt ?? '', start, end);
        break;
      }
      case 'footnoteReference': {
        const words = this.context.footnotes.get(node.identifier);
        if (words !== undefined) this.parts.push({kind: 'aside', words});
        break;
      }
      default:
    }
  }

  private readStyled(nodes: readonly PhrasingContent[], style: InlineStyle): void {
    const before = this.style;
    this.style = {...before, ...style};
    this.readAll(nodes);
    this.style = before;
  }

  private readText(
    value: string,
    before: PhrasingContent | undefined,
    after: PhrasingContent | undefined,
    start: number,
    end: number,
  ): void {
    let text = value;
    // What pandoc writes behind a link, an image or code is for its looks.
    if (before !== undefined && 'url' in before)
      text = text.replace(/^\{[^{}\n]*[.#=][^{}\n]*\}/, '');
    if (before?.type === 'inlineCode') text = text.replace(/^\{[.#][^{}\n]*\}/, '');
    // MyST names the role of code before it.
    if (after?.type === 'inlineCode') text = text.replace(/\{[\w:-]+\}$/, '');
    for (const piece of this.context.masked.split(text)) {
      if (typeof piece === 'string') {
        piece.split(BEFORE_POINTS).forEach((row, index) => {
          if (index > 0) this.breakRow();
          this.readPlain(row, start, end);
        });
      } else if (piece.display) {
        this.flush();
        this.parts.push({kind: 'formula', formula: piece});
      } else this.add({tex: formulaInWords(piece.tex)}, start, end);
    }
  }

  /** Words without Markdown: what pandoc and its kin write there is read. */
  private readPlain(words: string, start: number, end: number): void {
    const {language} = this.context;
    for (const part of partsOfPlainWords(words)) {
      if (part.kind === 'words') this.addMarked(part.words, start, end);
      else if (part.kind === 'image') this.image(part.url, part.alt, start, end);
      else if (part.kind === 'citation') this.add(citationText(part.cited, language), start, end);
      else if (part.kind === 'reference') {
        const words = referenceText(part.key, language, part.before);
        if (words === '') this.leaveSpaceOut();
        this.add(words, start, end);
      } else this.add(part.as, start, end);
    }
  }

  private readCode(
    value: string,
    before: PhrasingContent | undefined,
    start: number,
    end: number,
  ): void {
    const role = before?.type === 'text' ? /\{([\w:-]+)\}$/.exec(before.value)?.[1] : undefined;
    const code = this.context.masked.unmask(value);
    if (role === 'math') this.add({tex: formulaInWords(code)}, start, end);
    else if (role?.startsWith('cite') === true) {
      this.add(citationText(code.replace(/(^|,\s*)/g, '$1@'), this.context.language), start, end);
    } else if (role === 'eq' || role === 'numref') {
      const kind = role === 'eq' ? 'eq' : (/^(?:fig|tab|tbl|sec)/.exec(code)?.[0] ?? 'fig');
      this.add(referenceText(`${kind}-`, this.context.language), start, end);
    } else {
      const style = {...this.style, code: true} as const;
      this.add(code.replace(/^\{?(?:python|r|julia|ojs)\}\s+/, ''), start, end, style);
    }
  }

  /** A link is its words. */
  private readLink(node: Link, start: number, end: number): void {
    if (isLiteralLink(node, this.context.text)) {
      this.add('[', start, start);
      this.readAll(node.children);
      this.add(`](${this.context.masked.unmask(node.url)})`, end, end);
      return;
    }
    const isBare =
      node.children.length === 1 &&
      node.children[0]?.type === 'text' &&
      node.url.endsWith(node.children[0].value);
    if (!isBare) this.context.countLink();
    this.readAll(node.children);
  }

  private readHtml(node: Html, nodes: readonly PhrasingContent[], index: number): number {
    const {start, end} = offsetsOf(node);
    const value = this.context.masked.unmask(node.value);
    if (value.startsWith('<!--')) {
      this.context.comment(value);
      return index;
    }
    const read = readInlineTag(value);
    if (read !== undefined) {
      const {tag} = read;
      if (tag === 'br' || tag === 'wbr') {
        if (tag === 'br') this.breakRow();
        return index;
      }
      if (tag === 'img') {
        const source = read.attribute('src');
        if (source !== undefined) this.image(source, read.attribute('alt') ?? '', start, end);
        return index;
      }
      if (read.isComponent) return index;
      const closingAt = nodes.findIndex(
        (other, at) =>
          at > index && other.type === 'html' && other.value.toLowerCase() === `</${tag}>`,
      );
      if (!read.isClosing && read.style !== undefined && closingAt >= 0) {
        this.readTagged(tag, read.style, nodes.slice(index + 1, closingAt), start, end);
        return closingAt;
      }
    }
    this.add(value, start, end);
    return index;
  }

  private readTagged(
    tag: string,
    style: InlineStyle,
    inner: readonly PhrasingContent[],
    start: number,
    end: number,
  ): void {
    const script = tag === 'sub' ? subscript : tag === 'sup' ? superscript : undefined;
    const [only] = inner;
    if (script !== undefined && inner.length === 1 && only?.type === 'text') {
      this.add(script(only.value), start, end);
    } else this.readStyled(inner, style);
  }

  /** What is left out leaves no room between the words around it. */
  private leaveSpaceOut(): void {
    const last = this.pieces.at(-1);
    if (last !== undefined && 'words' in last) {
      this.pieces[this.pieces.length - 1] = {...last, words: last.words.trimEnd()};
    }
  }

  private breakRow(): void {
    this.flush();
    this.parts.push({kind: 'break'});
  }

  private image(url: string, alt: string, start: number, end: number): void {
    this.flush();
    const {masked} = this.context;
    this.parts.push({kind: 'image', url: masked.unmask(url), alt: masked.unmask(alt), start, end});
  }

  /** Words in which a parser of Markdown found no marks, although some are meant: `**重要：**这是`. */
  private addMarked(words: string, start: number, end: number): void {
    const isEscaped = this.context.text.slice(start, end).includes('\\*');
    const pieces = /\*\*|~~/.test(words) && !isEscaped ? readMarks(words) : [];
    if (pieces.length === 0 || pieces.some(piece => 'tex' in piece)) this.add(words, start, end);
    for (const piece of pieces) {
      if ('words' in piece) this.add(piece.words, start, end, {...this.style, ...piece.style});
    }
  }

  private add(piece: Piece, start: number, end: number, style = this.style): void {
    if (piece === '') return;
    this.pieces.push(
      typeof piece === 'string' ? {words: piece.replace(/\s+/g, ' '), style} : {...piece, style},
    );
    this.start ??= start;
    this.end = end;
  }

  private flush(): void {
    const words = writeInline(this.pieces).trim();
    if (words !== '') {
      this.parts.push({kind: 'words', words, start: this.start ?? 0, end: this.end});
    }
    this.pieces = [];
    this.start = undefined;
  }
}

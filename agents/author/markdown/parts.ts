/** What a section of Markdown holds, in order: lines, paragraphs, pictures, and what is only said. */
import type {
  Blockquote,
  Code,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Table,
} from 'mdast';
import {withoutMarks} from '../../../schema/inline-words.ts';
import {type InlineContext, type InlinePart, readInline, wordsOf} from './inline.ts';
import {nodesOfHtml} from './html.ts';
import type {MarkdownTex} from './tex-spans.ts';

/** A stretch of the file. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A picture before it is one of the storyboard's. */
export type DraftPicture = Stretch &
  (
    | {readonly kind: 'block'; readonly node: Code}
    | {readonly kind: 'formula'; readonly formulas: readonly MarkdownTex[]}
    | {
        readonly kind: 'table';
        readonly head: readonly string[];
        readonly rows: readonly (readonly string[])[];
        readonly align: Table['align'];
      }
    | {readonly kind: 'quote'; readonly text: string; readonly by: string | undefined}
    | {readonly kind: 'image'; readonly url: string; readonly alt: string}
  );

/** One part of a section. */
export type Part = Stretch &
  /** A caption is a line in any case: it stands for an image that cannot be shown. */
  (
    | {readonly kind: 'line' | 'text' | 'aside' | 'caption'; readonly words: string}
    | {readonly kind: 'picture'; readonly picture: DraftPicture}
  );

/** What a reader of parts is told besides the words of a file. */
export interface PartContext extends InlineContext {
  /** Whether a comment is what the speaker says. */
  readonly hasSpokenComments: boolean;
  /** Whether what stands there is a speaker's note. */
  isNote(offset: number): boolean;
  /** Parses Markdown that stands within a directive. */
  parse(text: string): readonly Nodes[];
  warn(message: string, offset: number, remedy: string): void;
}

/** Reads the blocks of a section. */
export function readParts(nodes: readonly Nodes[], context: PartContext): Part[] {
  return new PartReader(context).all(nodes, 'text');
}

/** What tools write with a caption or words under them: what those are is Markdown. */
const DIRECTIVE = /^\{([\w:-]+)\}$/;
const CODE_DIRECTIVES =
  /^(?:code|code-block|code-cell|sourcecode|math|mermaid|r|python|julia|ojs|bash|sql|dot|graphviz|stan|js|ruby|perl)$/i;

class PartReader {
  public constructor(private readonly context: PartContext) {}

  public all(nodes: readonly Nodes[], kind: 'text' | 'aside'): Part[] {
    return nodes.flatMap((node, index) => {
      const parts = this.one(node, kind);
      // Pandoc writes the caption of a table behind a colon under it.
      return nodes[index - 1]?.type === 'table' ? parts.map(withoutCaptionMarks) : parts;
    });
  }

  private one(node: Nodes, kind: 'text' | 'aside'): Part[] {
    const stretch = stretchOf(node);
    const isNote = this.context.isNote(stretch.start);
    switch (node.type) {
      case 'paragraph':
        return this.paragraph(node, isNote ? 'aside' : kind);
      case 'heading':
        return this.words(node.children, stretch, kind);
      case 'list':
        return isNote
          ? node.children.flatMap(item => this.all(item.children, 'aside'))
          : this.list(node, '');
      case 'blockquote':
        return this.quote(node);
      case 'table':
        return [this.table(node)];
      case 'code':
        return this.code(node);
      case 'html':
        return this.html(node, kind);
      default:
        return [];
    }
  }

  private paragraph(node: Paragraph, kind: 'text' | 'aside'): Part[] {
    return this.words(node.children, stretchOf(node), kind);
  }

  private words(
    children: readonly PhrasingContent[],
    stretch: Stretch,
    kind: 'line' | 'text' | 'aside',
    prefix = '',
  ): Part[] {
    const parts = this.withInlineFormulas(readInline(children, this.context));
    let before = prefix;
    return parts.flatMap((part): Part[] => {
      switch (part.kind) {
        case 'words': {
          const words = before + part.words;
          before = '';
          return [{...stretch, kind, words}];
        }
        case 'aside':
          return [{...stretch, kind: 'aside', words: part.words}];
        case 'formula': {
          const {formula} = part;
          const {start, end} = formula;
          return [
            {
              start,
              end,
              kind: 'picture',
              picture: {start, end, kind: 'formula', formulas: [formula]},
            },
          ];
        }
        case 'image': {
          const {start, end, url, alt} = part;
          return [{start, end, kind: 'picture', picture: {start, end, kind: 'image', url, alt}}];
        }
      }
    });
  }

  /** Formulas that stand among the words of a line of the file belong to them; others are pictures. */
  private withInlineFormulas(parts: readonly InlinePart[]): InlinePart[] {
    const result: InlinePart[] = [];
    // An image among the words of a line comes behind them.
    const images: InlinePart[] = [];
    parts.forEach((part, index) => {
      const last = result.at(-1);
      if (
        part.kind === 'image' &&
        (images.length > 0 || (last?.kind === 'words' && this.isAmongWords(part)))
      ) {
        images.push(part);
        return;
      }
      if (part.kind === 'words') {
        // What stands behind a formula that was put on its own line: a full stop, pandoc's label.
        const words =
          last?.kind === 'formula'
            ? part.words
                .replace(/^[.,;:]?\s*(?:\{#?[\w\s.:#=-]*\}|\([\w:.-]+\))?[.,;]?(?=\s|$)/, '')
                .trim()
            : part.words;
        if (words === '') return;
        if (last?.kind === 'words') {
          result[result.length - 1] = {...last, words: `${last.words} ${words}`, end: part.end};
        } else result.push({...part, words});
      } else if (
        part.kind === 'formula' &&
        last?.kind === 'words' &&
        this.isWithinLine(part.formula) &&
        parts
          .slice(index + 1)
          .some(other => other.kind === 'words' && /[\p{L}\p{N}]/u.test(other.words))
      ) {
        result[result.length - 1] = {...last, words: `${last.words} ${wordsOf([part])}`};
      } else result.push(part);
    });
    return [...result, ...images];
  }

  private isWithinLine(formula: MarkdownTex): boolean {
    return !formula.tex.includes('\n') && this.isAmongWords(formula);
  }

  private isAmongWords({start, end}: Stretch): boolean {
    const {text} = this.context;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const after = text.slice(end, !text.includes('\n', end) ? undefined : text.indexOf('\n', end));
    return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  }

  private list(node: List, indent: string): Part[] {
    // One item with a box may be words that begin with brackets.
    const isTasks = node.children.every(({checked}) => typeof checked === 'boolean');
    return node.children.flatMap((item, index) => {
      const number = node.ordered === true ? `${(node.start ?? 1) + index}. ` : indent;
      const box = item.checked === true ? (isTasks ? '☑ ' : '[x] ') : isTasks ? '☐ ' : '[ ] ';
      return this.item(item, `${number}${typeof item.checked === 'boolean' ? box : ''}`);
    });
  }

  private item(item: ListItem, prefix: string): Part[] {
    const [first, ...others] = item.children;
    const stretch = stretchOf(item);
    if (first === undefined) return [];
    const lines =
      first.type === 'paragraph'
        ? this.words(first.children, stretchOf(first), 'line', prefix)
        : this.under(first);
    const hasLine = lines.some(part => part.kind === 'line');
    if (!hasLine && prefix !== '' && prefix.trim() !== '–') {
      lines.unshift({...stretch, kind: 'line', words: prefix.trim()});
    }
    return [...lines, ...others.flatMap(node => this.under(node))];
  }

  /** What stands under a line: paragraphs are what is said. */
  private under(node: Nodes): Part[] {
    if (node.type === 'list') return this.list(node, '– ');
    return this.one(node, 'aside');
  }

  private quote(node: Blockquote): Part[] {
    const texts: string[] = [];
    const others: Part[] = [];
    for (const child of node.children) {
      const parts = this.one(child, 'text');
      for (const part of parts) {
        if (part.kind === 'text' && others.length === 0) texts.push(part.words);
        else if (part.kind === 'line' && child.type === 'list') texts.push(`• ${part.words}`);
        else others.push(part);
      }
    }
    const alert = /^\[!\w+\]\s*/;
    const whole = texts.join('\n').replace(alert, '').trim();
    const [lastLine = '', ...linesBefore] = whole.split('\n').reverse();
    // Who said it is often in italics.
    const signed = [...linesBefore.reverse(), inOneStyle(lastLine)].join('\n');
    const [, text = whole, by] =
      /^([\s\S]*\S)\s+(?:—|–|--)\s*([^\n—–]{2,60})$/.exec(signed) ??
      // Who said it may be a short paragraph of its own, without a full stop.
      /^([\s\S]*[.!?…»”"])\n(\p{Lu}[^\n.!?:;]{1,58}[^\n.!?:;,\p{Po}])$/u.exec(signed) ??
      [];
    const stretch = stretchOf(node);
    return whole === ''
      ? others
      : [
          {
            ...stretch,
            kind: 'picture',
            picture: {
              ...stretch,
              kind: 'quote',
              text: withoutQuotes(text),
              by: by === undefined ? undefined : withoutMarks(by),
            },
          },
          ...others,
        ];
  }

  private table(node: Table): Part {
    const stretch = stretchOf(node);
    const rows = node.children.map(row =>
      row.children.map(cell => {
        const parts = readInline(cell.children, this.context);
        if (parts.some(part => part.kind === 'image')) {
          this.context.warn(
            'An image within a table is not shown.',
            stretchOf(cell).start,
            'Put it in a paragraph of its own.',
          );
        }
        return wordsOf(parts);
      }),
    );
    const columns = Math.max(...rows.map(row => row.length));
    const even = rows.map(row => [...row, ...Array<string>(columns - row.length).fill('')]);
    const [head = [], ...body] = even;
    const hasHead = head.some(cell => cell !== '') && body.length > 0;
    return {
      ...stretch,
      kind: 'picture',
      picture: {
        ...stretch,
        kind: 'table',
        head: hasHead ? head : [],
        rows: hasHead ? body : body.length > 0 ? body : even,
        align: node.align,
      },
    };
  }

  private code(node: Code): Part[] {
    const stretch = stretchOf(node);
    const {masked} = this.context;
    const value = masked.unmask(node.value);
    const directive = DIRECTIVE.exec(node.lang ?? '')?.[1];
    if (directive !== undefined && !CODE_DIRECTIVES.test(directive)) {
      return this.directive(directive, node.meta ?? '', value, stretch);
    }
    const code = {
      ...node,
      // What MyST says of a formula before it.
      value: directive === 'math' ? value.replace(/^(?:[ \t]*:[\w-]+:.*\n?)+/, '') : value,
      meta: node.meta === null || node.meta === undefined ? null : masked.unmask(node.meta),
    };
    return [{...stretch, kind: 'picture', picture: {...stretch, kind: 'block', node: code}}];
  }

  /** A directive of MyST: its argument and its body are Markdown. */
  private directive(name: string, argument: string, body: string, stretch: Stretch): Part[] {
    const content = body.replace(/^(?:\s*:[\w-]+:.*\n?)+|^---\n[\s\S]*?\n---\n/, '').trim();
    if (/^(?:figure|image)$/.test(name)) {
      const alt = content === '' ? (/^\s*:alt:\s*(.*)$/m.exec(body)?.[1] ?? '') : content;
      const picture = {...stretch, kind: 'image' as const, url: argument.trim(), alt};
      return [{...stretch, kind: 'picture', picture}];
    }
    if (
      /^(?:toctree|contents|tableofcontents|bibliography|raw|include|literalinclude)$/.test(name)
    ) {
      this.context.warn(
        `The directive “${name}” is left out.`,
        stretch.start,
        'Write here what it stands for.',
      );
      return [];
    }
    const listed = name === 'list-table' ? this.listTable(content, body, stretch) : undefined;
    if (listed !== undefined) {
      const caption = this.all(this.context.parse(argument), 'text');
      return [...caption.map(part => placedAt(part, stretch)), listed];
    }
    const text = [argument, content].filter(part => part.trim() !== '').join('\n\n');
    return this.all(this.context.parse(text), 'text').map(part => placedAt(part, stretch));
  }

  /** A table whose rows are points, and whose cells are points under them. */
  private listTable(content: string, options: string, stretch: Stretch): Part | undefined {
    const [list] = this.context.parse(content);
    if (list?.type !== 'list') return undefined;
    const rows = list.children.map(({children: [cells]}) =>
      cells?.type === 'list'
        ? cells.children.map(({children: [words]}) =>
            words?.type === 'paragraph' ? wordsOf(readInline(words.children, this.context)) : '',
          )
        : [],
    );
    const heads = Number(/:header-rows:\s*(\d+)/.exec(options)?.[1] ?? 0);
    const columns = Math.max(...rows.map(row => row.length));
    const even = rows.map(row => [...row, ...Array<string>(columns - row.length).fill('')]);
    const [head = []] = even;
    const hasHead = heads > 0 && even.length > 1;
    const picture: DraftPicture = {
      ...stretch,
      kind: 'table',
      head: hasHead ? head : [],
      rows: hasHead ? even.slice(1) : even,
      align: null,
    };
    return columns === 0 ? undefined : {...stretch, kind: 'picture', picture};
  }

  private html(node: Html, kind: 'text' | 'aside'): Part[] {
    const stretch = stretchOf(node);
    const {value} = node;
    const comments = [...value.matchAll(/<!--([\s\S]*?)(?:-->|$)/g)];
    const spoken = comments.flatMap(([, comment = '']): Part[] => {
      const isDirective = /^\s*(?:_?[a-zA-Z]+\s*:|prettier|markdownlint|cspell|TODO)/.test(comment);
      if (!this.context.hasSpokenComments || isDirective || comment.trim() === '') {
        this.context.comment(comment);
        return [];
      }
      const words = this.context.masked.unmask(comment).replace(/\s+/g, ' ').trim();
      return [{...stretch, kind: 'aside', words}];
    });
    const rest = value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
    if (rest === '' || (/^<\/?[a-zA-Z][\w-]*(?:\s[^<>]*)?>$/.test(rest) && !/^<img\b/i.test(rest)))
      return spoken;
    return [...spoken, ...this.all(nodesOfHtml(rest), kind).map(part => placedAt(part, stretch))];
  }
}

/** A part of what has no place of its own, at the place of what holds it. */
function placedAt(part: Part, stretch: Stretch): Part {
  return part.kind === 'picture'
    ? {...part, ...stretch, picture: {...part.picture, ...stretch}}
    : {...part, ...stretch};
}

function withoutCaptionMarks(part: Part): Part {
  if (part.kind !== 'text' || !part.words.startsWith(': ')) return part;
  return {...part, words: part.words.slice(2).replace(/\s*\{#[^{}]*\}$/, '')};
}

/** Where a node stands in the file. */
export function stretchOf({position}: Nodes): Stretch {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
}

/** The last line of a quotation without the marks that begin or end it: names begin with letters. */
function inOneStyle(line: string): string {
  return /^\*|\*$|\*[,;]/.test(line) ? withoutMarks(line) : line;
}

/** A quotation without quotation marks around all of it: its picture has some. */
function withoutQuotes(text: string): string {
  const [, inner] = /^["“„«]([^"“”„«»]*)["”“»]$/.exec(text) ?? [];
  return inner ?? text;
}

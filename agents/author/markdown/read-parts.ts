/** Reads the blocks of a section of Markdown into its parts. */
import type {
  Blockquote,
  Code,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
} from 'mdast';
import {nodesOfHtml} from './html.ts';
import {type Part, type PartContext, type Stretch, stretchOf} from './parts.ts';
import {partOfListTable, partOfTable} from './table-parts.ts';
import {partsOfWords} from './word-parts.ts';
import {withoutMarks} from '../../../schema/inline-words.ts';

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
        return [partOfTable(node, this.context)];
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
    return partsOfWords(this.context, children, stretch, kind, prefix);
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
    const listed =
      name === 'list-table' ? partOfListTable(this.context, content, body, stretch) : undefined;
    if (listed !== undefined) {
      const caption = this.all(this.context.parse(argument), 'text');
      return [...caption.map(part => placedAt(part, stretch)), listed];
    }
    const text = [argument, content].filter(part => part.trim() !== '').join('\n\n');
    return this.all(this.context.parse(text), 'text').map(part => placedAt(part, stretch));
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

/** The last line of a quotation without the marks that begin or end it: names begin with letters. */
function inOneStyle(line: string): string {
  return /^\*|\*$|\*[,;]/.test(line) ? withoutMarks(line) : line;
}

/** A quotation without quotation marks around all of it: its picture has some. */
function withoutQuotes(text: string): string {
  const [, inner] = /^["“„«]([^"“”„«»]*)["”“»]$/.exec(text) ?? [];
  return inner ?? text;
}

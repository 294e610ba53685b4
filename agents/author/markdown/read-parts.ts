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
import {readDivLabel} from './div-labels.ts';
import {nodesOfHtml} from './html.ts';
import {type Part, type PartContext, type Stretch, stretchOf} from './parts.ts';
import {partOfListTable, partOfTable} from './table-parts.ts';
import {LEVEL, partsOfWords} from './word-parts.ts';
import {withoutMarks} from '../../../schema/inline-words.ts';

/**
 * Reads the blocks of a section.
 *
 * @param after - Where they may begin, such as behind their heading: named blocks begin before their words.
 */
export function readParts(
  nodes: readonly Nodes[],
  context: PartContext,
  after = Number.POSITIVE_INFINITY,
): Part[] {
  const reader = new PartReader(context);
  return nodes.flatMap((node, index) => {
    const {start} = stretchOf(node);
    const [before] = nodes.slice(Math.max(0, index - 1), index);
    const from = before === undefined ? after : stretchOf(before).end;
    const labels = context.labelsBetween(from, start);
    return labels.length === 0
      ? reader.all([node], 'text', before)
      : labelled(reader.all([node], 'text', before), labels.join(' '));
  });
}

/** Parts with what they are called in bold before them. */
function labelled(parts: readonly Part[], label: string): Part[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const words = `**${label}**`;
  if (first.kind === 'text') return [{...first, words: `${words} ${first.words}`}, ...others];
  return [{start: first.start, end: first.start, kind: 'text', words}, first, ...others];
}

/** What tools write with a caption or words under them: what those are is Markdown. */
const DIRECTIVE = /^\{([\w:-]+)\}$/;
const CODE_DIRECTIVES =
  /^(?:code|code-block|code-cell|sourcecode|math|mermaid|r|python|julia|ojs|bash|sql|dot|graphviz|stan|js|ruby|perl)$/i;

class PartReader {
  public constructor(private readonly context: PartContext) {}

  /** @param above - What stands before the first one. */
  public all(nodes: readonly Nodes[], kind: 'text' | 'aside', above?: Nodes): Part[] {
    return nodes.flatMap((node, index) => {
      const parts = this.one(node, kind);
      // Pandoc writes the caption of a table behind a colon under it.
      return (nodes[index - 1] ?? above)?.type === 'table' ? parts.map(withoutCaptionMarks) : parts;
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
      const sign = indent === '' ? '' : '– ';
      const number = `${indent}${node.ordered === true ? this.numberOf(item, (node.start ?? 1) + index) : sign}`;
      const box = item.checked === true ? (isTasks ? '☑ ' : '[x] ') : isTasks ? '☐ ' : '[ ] ';
      return this.item(item, `${number}${typeof item.checked === 'boolean' ? box : ''}`, indent);
    });
  }

  /** As it was typed: `1.` or `1)`. */
  private numberOf(item: ListItem, number: number): string {
    const {start} = stretchOf(item);
    return `${number}${/^\d+\)/.test(this.context.text.slice(start, start + 12)) ? ')' : '.'} `;
  }

  private item(item: ListItem, prefix: string, indent: string): Part[] {
    const [first, ...others] = item.children;
    const stretch = stretchOf(item);
    if (first === undefined) return [];
    const lines =
      first.type === 'paragraph'
        ? this.words(first.children, stretchOf(first), 'line', prefix)
        : first.type === 'html'
          ? this.html(first, 'text').map(part => asLine(part, prefix))
          : this.under(first, indent);
    const hasLine = lines.some(part => part.kind === 'line');
    if (!hasLine && prefix.trim() !== '' && prefix.trim() !== '–') {
      lines.unshift({...stretch, kind: 'line', words: prefix.trimEnd()});
    }
    return [...lines, ...others.flatMap(node => this.under(node, indent))];
  }

  /** What stands under a line: paragraphs are what is said. */
  private under(node: Nodes, indent: string): Part[] {
    if (node.type === 'list') return this.list(node, `${indent}${LEVEL}`);
    return this.one(node, 'aside');
  }

  private quote(node: Blockquote): Part[] {
    const texts: string[] = [];
    const others: Part[] = [];
    for (const child of node.children) {
      const parts = this.one(child, 'text');
      for (const part of parts) {
        const isFirst = others.every(({kind}) => kind === 'aside');
        if (part.kind === 'text' && isFirst) texts.push(part.words);
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
      // On a row of its own it may be as long as it likes.
      /^([\s\S]*\S)\n(?:—|–|--|―)\s*([^\n]{2,})$/.exec(signed) ??
      /^([\s\S]*\S)\s+(?:—|–|--|―)\s*([^\n—–]{2,60})$/.exec(signed) ??
      // Who said it may be a short paragraph of its own, without a full stop.
      /^([\s\S]*[.!?…»”"])\n(\*{0,2}\p{Lu}[^\n.!?:;]{1,58}[^\n.!?:;,\p{Po}])$/u.exec(signed) ??
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
              text,
              by,
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
    const isLabel = readDivLabel(name) !== undefined;
    const text = (isLabel ? [content] : [argument, content])
      .filter(part => part.trim() !== '')
      .join('\n\n');
    const parts = this.all(this.context.parse(text), 'text').map(part => placedAt(part, stretch));
    return isLabel ? labelled(parts, this.context.labelOf(`${name} ${argument}`)) : parts;
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

function asLine(part: Part, prefix: string): Part {
  return part.kind === 'text' ? {...part, kind: 'line', words: prefix + part.words} : part;
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

/** The last line of a quotation without the marks around all of it. */
function inOneStyle(line: string): string {
  return /^\*+\s*(?:—|–|--|―)|^(\*+)[^*]+\1$/.test(line) ? withoutMarks(line) : line;
}

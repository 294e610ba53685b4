/** What the readers of a file's parts are told besides its words: what those refer to, what its tool means, what is counted. */
import type {Nodes, Root} from 'mdast';
import {withoutMarks} from '../../../schema/inline-words.ts';
import type {LectureProblems} from '../lecture-problems.ts';
import {parseMarkdown} from '../markdown-text.ts';
import type {SourceMap} from '../source-map.ts';
import type {DialectText} from './dialect.ts';
import {readDivLabel, wordsOfDivLabel} from './div-labels.ts';
import {type InlineContext, readInline, wordsOf} from './inline.ts';
import type {PartContext} from './parts.ts';
import type {MaskedText} from './tex-spans.ts';

/** What was made of a file, to be told. */
export interface ReadingTally {
  links: number;
  comments: number;
  asides: number;
  /** The lines of the file with paragraphs that are only said. */
  readonly saidAt: number[];
  backgrounds: number;
  /** How many pictures of each kind are made of Markdown's own syntax. */
  readonly pictures: Map<'formula' | 'table' | 'quote' | 'image', number>;
}

/** A file that was parsed. */
export interface ParsedFile {
  readonly language: string;
  readonly masked: MaskedText;
  readonly dialect: DialectText;
  readonly tree: Root;
  readonly tally: ReadingTally;
  readonly map: SourceMap;
  readonly problems: LectureProblems;
}

/** What the parts of a file are read with. */
export function partContextOf({
  language,
  masked,
  dialect,
  tree,
  tally,
  map,
  problems,
}: ParsedFile): PartContext {
  const definitions = new Map<string, string>();
  const footnotes = new Map<string, string>();
  const {text} = dialect;
  const inline: InlineContext = {
    masked,
    text,
    language,
    definitions,
    footnotes,
    countLink: () => {
      tally.links += 1;
    },
    comment: () => {
      tally.comments += 1;
    },
  };
  const collect = (node: Nodes): void => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
    else if (node.type === 'footnoteDefinition') {
      const paragraphs = node.children.flatMap(child =>
        child.type === 'paragraph'
          ? [withoutMarks(wordsOf(readInline(child.children, inline)))]
          : [],
      );
      footnotes.set(node.identifier, paragraphs.join(' '));
    } else if ('children' in node) node.children.forEach(collect);
  };
  collect(tree);
  return {
    ...inline,
    hasSpokenComments: dialect.hasSpokenComments,
    isNote: offset => dialect.notes.some(({start, end}) => start <= offset && offset < end),
    labelOf: directive => {
      const label = readDivLabel(directive);
      return label === undefined ? '' : masked.unmask(wordsOfDivLabel(label, language));
    },
    labelsBetween: (from, to) =>
      dialect.labels
        .filter(({at}) => from <= at && at <= to)
        .map(({label}) => masked.unmask(wordsOfDivLabel(label, language))),
    parse: markdown => parseMarkdown(markdown).children,
    warn: (message, offset, remedy) => problems.warn(message, map.placeAt(offset), remedy),
  };
}

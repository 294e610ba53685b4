/** What a section of Markdown holds, in order: lines, paragraphs, pictures, and what is only said. */
import type {Code, Nodes, Table} from 'mdast';
import type {InlineContext} from './inline.ts';
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
    | {readonly kind: 'line' | 'aside' | 'caption'; readonly words: string}
    /** What was broken into rows goes on in the next part. */
    | {readonly kind: 'text'; readonly words: string; readonly hasRowBelow?: boolean}
    | {readonly kind: 'picture'; readonly picture: DraftPicture}
  );

/** What a reader of parts is told besides the words of a file. */
export interface PartContext extends InlineContext {
  /** Whether a comment is what the speaker says. */
  readonly hasSpokenComments: boolean;
  /** Whether what stands there is a speaker's note. */
  isNote(offset: number): boolean;
  /** What a directive such as `tip` is called, with the title behind it. */
  labelOf(directive: string): string;
  /** What named blocks between two offsets are called. */
  labelsBetween(from: number, to: number): readonly string[];
  /** Parses Markdown that stands within a directive. */
  parse(text: string): readonly Nodes[];
  warn(message: string, offset: number, remedy: string): void;
}

/** Where a node stands in the file. */
export function stretchOf({position}: Nodes): Stretch {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
}

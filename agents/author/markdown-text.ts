/** Parses Markdown, with tables, footnotes and front matter. Its formulas are masked before. */
import type {Root} from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {boundMarks} from './markdown-marks.ts';

/**
 * Parses Markdown; offsets are those of the text. A single tilde is no stroke: `H~2~O`.
 *
 * @throws TooManyMarksError for a text that would take too long.
 */
export function parseMarkdown(text: string): Root {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, {singleTilde: false})
    .use(remarkFrontmatter)
    .use(withBoundMarks)
    .parse(text);
}

function withBoundMarks(this: Processor): void {
  (this.data().micromarkExtensions ??= []).push(boundMarks());
}

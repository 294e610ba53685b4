/** Parses Markdown, with tables, footnotes and front matter. Its formulas are masked before. */
import type {Root} from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';

/** Parses Markdown; offsets are those of the text. A single tilde is no stroke: `H~2~O`. */
export function parseMarkdown(text: string): Root {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, {singleTilde: false})
    .use(remarkFrontmatter)
    .parse(text);
}

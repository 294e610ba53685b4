/** Markdown with TeX in it: `$…$` must survive a parser that would read its underscores and backslashes. */
import type {Nodes, Root} from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';

/** Private-use characters, of the same length, that stand for those which Markdown would read in TeX. */
const SHIELDS = new Map(
  [...'\\_*`[]<>&!~|'].map((character, index) => [character, String.fromCodePoint(0xe000 + index)]),
);

/** Parses Markdown; offsets are those of the text. */
export function parseMarkdown(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(shieldTex(text));
}

/** The words of a node; TeX between dollars is kept as it is. */
export function plainText(node: Nodes): string {
  const text = (part: Nodes): string => {
    if (part.type === 'text' || part.type === 'inlineCode') return part.value;
    if (part.type === 'break') return ' ';
    return 'children' in part ? part.children.map(text).join('') : '';
  };
  return unshieldTex(text(node)).replace(/\s+/g, ' ').trim();
}

/** The text as it was in the file. */
export function unshieldTex(text: string): string {
  let result = text;
  for (const [character, shield] of SHIELDS) result = result.replaceAll(shield, character);
  return result;
}

function shieldTex(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map(line => {
      const mark = /^\s*(?:[-*+]\s+)?(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
        fence = fence === undefined ? mark : undefined;
        return line;
      }
      if (fence !== undefined) return line;
      return line.replace(/(?<!\\)\$((?:\\.|[^$\\])+)\$|\\\$/g, found =>
        [...found].map(character => SHIELDS.get(character) ?? character).join(''),
      );
    })
    .join('\n');
}

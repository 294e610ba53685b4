/** What is typed among words that Markdown itself does not know: pandoc's marks, and signs that keyboards lack. Pure. */
import {subscript, superscript} from './scripts.ts';

/** A part of words without Markdown. */
export type PlainPart =
  | {readonly kind: 'words'; readonly words: string}
  | {readonly kind: 'image'; readonly url: string; readonly alt: string}
  /** What stands in the brackets of a citation. */
  | {readonly kind: 'citation'; readonly cited: string}
  /** The key of something that is referred to, and the words before it. */
  | {readonly kind: 'reference'; readonly key: string; readonly before: string}
  /** Words that are shown without what was typed around them. */
  | {readonly kind: 'typeset'; readonly as: string | {readonly tex: string}};

const MARKS =
  /!\[([^\]]*)\]\(([^()\n]+\.\w{2,5})\)|\[((?:[^[\]]*[^\w[\]])?-?@[\w:.-]+[^[\]]*)\]|\[([^[\]]+)\]\{[^{}]*[.#=][^{}]*\}|(?<![\w@/.])@((?:fig|eq|tbl|tab|sec|lst|thm|lem|def|exm|exr|cor|prp)[-:][\w-]*\w|\p{L}+\d{4}[a-z]?)(?![\w@])|\\(?:eq|auto|[cC])?ref\{([\w:.-]+)\}|(?<=[^\s~])~([^\s~]{1,12})~(?!~)|(?<=[^\s^])\^([^\s^]{1,12})\^/gu;

/** Parts words at the marks of pandoc and its kin; the signs that keyboards lack are put into what is left. */
export function partsOfPlainWords(words: string): PlainPart[] {
  const parts: PlainPart[] = [];
  let from = 0;
  for (const found of words.matchAll(MARKS)) {
    const [all, alt = '', url, cited, span, key, label, below, above] = found;
    const reference = key ?? label;
    parts.push({kind: 'words', words: withTypedSigns(words.slice(from, found.index))});
    from = found.index + all.length;
    if (url !== undefined) parts.push({kind: 'image', url, alt});
    else if (cited !== undefined) parts.push({kind: 'citation', cited});
    else if (span !== undefined) parts.push({kind: 'typeset', as: span});
    else if (reference !== undefined) {
      parts.push({kind: 'reference', key: reference, before: words.slice(0, found.index)});
    } else if (below !== undefined) parts.push({kind: 'typeset', as: subscript(below)});
    else if (above !== undefined) parts.push({kind: 'typeset', as: superscript(above)});
  }
  return [...parts, {kind: 'words', words: withTypedSigns(words.slice(from))}];
}

/** What is typed for a sign or a mark that keyboards lack: `--` for a dash, `==words==` for words that are marked. */
function withTypedSigns(words: string): string {
  return (
    words
      // Powers as on a keyboard: 10^9.
      .replace(/(?<=\d)\^([-−]?\d{1,3})(?![\d^.,])/g, (all, power: string) => {
        const raised = superscript(power);
        return typeof raised === 'string' ? raised : all;
      })
      .replace(/(?<=^|\s|\w)---(?=\s|\w|$)/g, '—')
      .replace(/(?<=^|\s)--(?=\s|$)|(?<=\d)--(?=\d)/g, '–')
      .replace(/(?<![=\w])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\w])/g, '$1')
      .replace(/\n[ \t]*:[ \t]+/g, ': ')
  );
}

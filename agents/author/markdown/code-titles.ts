/** What code says of itself: the comment that it begins with, as cells of notebooks have one for a title. Pure. */
import {titleOfMermaid} from '../foreign/mermaid.ts';
import type {DraftPicture} from './parts.ts';

/** Where a number sign begins no comment. */
const NO_NUMBER_SIGN =
  /^\W*(?:md|markdown|text|txt|css|scss|html|xml|diff|c|cpp|c\+\+|objc|csharp)\b/i;
const COMMENT = /^\s*(#|\/\/|--|%|;+)\s+(\p{L}.*?)\s*$/u;
/** Comments that speak to a program. */
const PRAGMA = /^(?:type|noqa|pylint|eslint|prettier|coding|TODO|FIXME)\b|-\*-/;

/** The words of the comment that a block of code begins with; undefined where it has none. */
export function titleOfCode(picture: DraftPicture): string | undefined {
  if (picture.kind !== 'block') return undefined;
  const [first = '', second = ''] = picture.node.value.replace(/^\s*\n/, '').split('\n');
  const [, sign, words] = COMMENT.exec(first) ?? [];
  if (sign === undefined || words === undefined || PRAGMA.test(words)) return undefined;
  if (sign === '#' && NO_NUMBER_SIGN.test(picture.node.lang ?? '')) return undefined;
  // A comment over several lines is no title.
  return COMMENT.test(second) ? undefined : words.replace(/[:.]$/, '');
}

/** The title that a picture of another tool has in its own language; empty for none. */
export function titleOfForeign(picture: DraftPicture): string {
  if (picture.kind !== 'block') return '';
  const kind = (picture.node.lang ?? '').replace(/^\{([\w-]+)\}$/, '$1').toLowerCase();
  return kind === 'mermaid' ? titleOfMermaid(picture.node.value) : '';
}

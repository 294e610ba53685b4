/** HTML in Markdown, as the Markdown that says the same: tables, lists, images, paragraphs. */
import {fromHtml} from 'hast-util-from-html';
import {toMdast} from 'hast-util-to-mdast';
import type {Nodes} from 'mdast';

/** The blocks of a piece of HTML. */
export function nodesOfHtml(html: string): Nodes[] {
  const tree = toMdast(fromHtml(html, {fragment: true}), {document: true});
  return tree.type === 'root' ? tree.children : [tree];
}

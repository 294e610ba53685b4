/** HTML in Markdown, as the Markdown that says the same: tables, lists, images, paragraphs. */
import {fromHtml} from 'hast-util-from-html';
import {type Handle, toMdast} from 'hast-util-to-mdast';
import type {Nodes} from 'mdast';

/** The blocks of a piece of HTML, without places: those would count from its beginning. */
export function nodesOfHtml(html: string): Nodes[] {
  const handlers = {sub: withTags, sup: withTags};
  const tree = toMdast(fromHtml(html, {fragment: true}), {document: true, handlers});
  const nodes = tree.type === 'root' ? tree.children : [tree];
  nodes.forEach(forgetPlaces);
  return nodes;
}

/** Markdown has no marks for these: their tags stay among the words. */
const withTags: Handle = (state, element: {readonly tagName: string}) => [
  {type: 'html', value: `<${element.tagName}>`},
  ...state.all(element as Parameters<typeof state.all>[0]),
  {type: 'html', value: `</${element.tagName}>`},
];

function forgetPlaces(node: Nodes): void {
  delete node.position;
  if ('children' in node) node.children.forEach(forgetPlaces);
}

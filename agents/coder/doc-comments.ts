/** What the engine's doc comments say to whoever writes a scene. */
import ts from 'typescript';

/** The examples in a doc comment. */
export function examplesOf(node: ts.Node): string[] {
  return ts
    .getJSDocTags(node)
    .filter(({tagName}) => tagName.text === 'example')
    .map(({comment}) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/```\w*\n?/g, '').trim());
}

/** The first sentence of a doc comment, without its full stop; empty where there is none. */
export function firstSentence(node: ts.Node): string {
  const doc = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  const text = (ts.getTextOfJSDocComment(doc?.comment) ?? '')
    .replace(/\{@link (\w+)\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /^(.*?)\.(?:\s|$)/.exec(text)?.[1] ?? text;
}

/** The first sentence as a remark behind a signature, without what the signature beside it says. */
export function remark(node: ts.Node): string {
  const said = firstSentence(node)
    .replace(/; throws an? .*$/, '')
    .replace(/(?: –|,)? in `seconds`/, '')
    .replace(/ at 1080p\b/, '')
    .replace(/^Options of .*$/, '');
  return said === '' ? '' : ` // ${said}`;
}

/** Whether something is public only for other files of the engine: its comment says `@internal`. */
export function isInternal(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).some(doc => /@internal\b/.test(doc.getText()));
}

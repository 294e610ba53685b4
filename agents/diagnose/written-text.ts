/** Strings as they are written in a scene: their text, and where each character of it stands. */
import ts from 'typescript';
import type {TextSpan} from './rule.ts';

/** A string that is written out in a scene. */
export interface WrittenText {
  readonly node: ts.Node;
  /** What the string is at run time. */
  readonly text: string;
  /** Where a stretch of the text stands in the file; both in UTF-16 units. */
  spanOf(start: number, length: number): TextSpan;
}

/** Reads `'…'`, `` `…` `` without substitutions, and `` String.raw`…` ``. */
export function writtenText(node: ts.Node | undefined): WrittenText | undefined {
  if (node === undefined) return undefined;
  const isRaw = ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw';
  const literal = isRaw ? node.template : node;
  if (!ts.isStringLiteralLike(literal)) return undefined;

  const first = literal.getStart() + 1;
  const source = literal.getText().slice(1, -1);
  return {
    node,
    text: isRaw ? source : literal.text,
    spanOf: (start, length) => {
      const from = isRaw ? start : sourceOffset(source, start);
      const to = isRaw ? start + length : sourceOffset(source, start + length);
      return {start: first + from, length: Math.max(1, to - from)};
    },
  };
}

/** Where a character of a string stands in its source, in which escapes are longer. */
function sourceOffset(source: string, index: number): number {
  const escape = /\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|\r\n|[^])/iy;
  let offset = 0;
  for (let left = index; left > 0 && offset < source.length; left--) {
    escape.lastIndex = offset;
    offset += escape.exec(source)?.[0].length ?? 1;
  }
  return offset;
}

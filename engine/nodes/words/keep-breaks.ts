/** Breaks lines of one weight where those of another are broken: a line that lights up keeps its words in place. */
import type {StagedPiece, TextPiece} from './stage-words.ts';
import {boxOf, stand} from './words-stand.ts';

/** For each piece, the offsets at which it begins a new line. */
export function lineStarts(pieces: readonly StagedPiece[]): number[][] {
  let last: number | undefined;
  return pieces.map(piece => {
    const starts: number[] = [];
    const length = 'leftwards' in piece ? piece.node.data.length : 1;
    for (let offset = 0; offset < length; offset += 1) {
      const box =
        'leftwards' in piece
          ? boxOf(piece.node, offset, offset + 1)
          : piece.node.getBoundingClientRect();
      if (box === undefined) continue;
      const middle = (box.top + box.bottom) / 2;
      if (last !== undefined && middle - last > box.height / 2) starts.push(offset);
      last = middle;
    }
    return starts;
  });
}

/** Breaks lines at offsets of pieces, and tells of what there is then. */
export function insertBreaks(
  pieces: readonly StagedPiece[],
  breaks: readonly (readonly number[])[],
): readonly StagedPiece[] {
  return pieces.flatMap((piece, index): StagedPiece[] => {
    const starts = [...(breaks[index] ?? [])].reverse();
    if (!('leftwards' in piece)) {
      if (starts.length > 0) breakLineBefore(piece.node);
      return [piece];
    }
    const parts: TextPiece[] = [];
    let end = piece.node.data.length;
    for (const start of starts) {
      const node = start === 0 ? piece.node : piece.node.splitText(start);
      breakLineBefore(node);
      if (start > 0) parts.unshift({...piece, node, leftwards: piece.leftwards.slice(start, end)});
      end = start === 0 ? end : start;
    }
    return [{...piece, leftwards: piece.leftwards.slice(0, end)}, ...parts];
  });
}

/** Spaces before a break would count in lines that end at one edge. */
function breakLineBefore(node: ChildNode): void {
  let outer = node;
  for (let parent = outer.parentElement; parent !== null && parent !== stand;) {
    if (parent.firstChild !== outer) break;
    outer = parent;
    parent = outer.parentElement;
  }
  const before = lastTextIn(outer.previousSibling);
  if (before !== undefined) before.data = before.data.trimEnd();
  outer.before(document.createElement('br'));
}

function lastTextIn(node: ChildNode | null): Text | undefined {
  if (node instanceof Text) return node;
  return node === null ? undefined : lastTextIn(node.lastChild);
}

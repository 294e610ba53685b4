/** The smallest pieces of TeX: commands, groups, arguments. Pure. */

/** A command or a sign, and where the next one begins. */
export interface TexPiece {
  readonly text: string;
  readonly end: number;
}

/** The command, escaped sign or sign at an offset. */
export function pieceAt(tex: string, offset: number): TexPiece {
  const match = /\\(?:[a-zA-Z@]+|[^a-zA-Z@]|$)|[^\\]/suy;
  match.lastIndex = offset;
  const text = match.exec(tex)?.[0] ?? '';
  return {text, end: offset + text.length};
}

/** Where a group that begins at an offset ends, behind its closing sign; undefined where it is not closed. */
export function endOfGroup(
  tex: string,
  offset: number,
  open = '{',
  close = '}',
): number | undefined {
  let depth = 0;
  for (let at = offset; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    if (text === open) depth += 1;
    else if (text === close) {
      depth -= 1;
      if (depth === 0) return end;
    }
    at = end;
  }
  return undefined;
}

/** The offset behind spaces and line breaks. */
export function skipSpaces(tex: string, offset: number): number {
  let at = offset;
  while (at < tex.length && /\s/.test(tex.charAt(at))) at += 1;
  return at;
}

/** The argument at an offset, without the braces around it; undefined where there is none. */
export function argumentAt(tex: string, offset: number): TexPiece | undefined {
  const start = skipSpaces(tex, offset);
  if (start >= tex.length || tex.charAt(start) === '}') return undefined;
  if (tex.charAt(start) !== '{') return pieceAt(tex, start);
  const end = endOfGroup(tex, start);
  return end === undefined ? undefined : {text: tex.slice(start + 1, end - 1), end};
}

/** The optional argument in square brackets at an offset, without them. */
export function optionAt(tex: string, offset: number): TexPiece | undefined {
  const start = skipSpaces(tex, offset);
  if (tex.charAt(start) !== '[') return undefined;
  const end = endOfGroup(tex, start, '[', ']');
  return end === undefined ? undefined : {text: tex.slice(start + 1, end - 1), end};
}

/** Two stretches of TeX side by side, with a space where a command would swallow the next letter. */
export function joined(before: string, after: string): string {
  return /\\[a-zA-Z@]+$/.test(before) && /^[a-zA-Z@]/.test(after)
    ? `${before} ${after}`
    : before + after;
}

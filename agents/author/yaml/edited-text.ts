/** Changes of a text, each at its offsets, and where an offset of the changed text stands in what was typed. Pure. */

/** A change: what stands from one offset to another becomes other text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with its changes made. */
export interface EditedText {
  readonly text: string;
  /** The offset in what was typed; of what was put in, that of what it stands for. */
  readonly typedOffset: (offset: number) => number;
}

/** Makes changes that do not overlap. */
export function edited(typed: string, changes: readonly TextEdit[]): EditedText {
  const edits = changes.toSorted((a, b) => a.start - b.start);
  let text = '';
  let copied = 0;
  for (const {start, end, text: replacement} of edits) {
    text += typed.slice(copied, start) + replacement;
    copied = end;
  }
  return {
    text: text + typed.slice(copied),
    typedOffset(offset) {
      let shift = 0;
      for (const {start, end, text: replacement} of edits) {
        const at = start + shift;
        if (offset < at) break;
        if (offset < at + replacement.length) {
          return Math.min(start + Math.max(0, offset - at - 1), Math.max(start, end - 1));
        }
        shift += replacement.length - (end - start);
      }
      return offset - shift;
    },
  };
}

/** Words between single quotes, within which YAML takes no sign for its own. */
export function singleQuoted(words: string): string {
  return `'${words.replaceAll("'", "''")}'`;
}

/** Where in a lecture file each part of its storyboard stands, so that every mistake can be shown at its place. */
import {LineCounter, type Node, isMap, isSeq} from 'yaml';
import {nameOfKey} from './yaml/yaml-values.ts';

/** The way to a part of a storyboard: keys and positions from its root. */
export type StoryPath = readonly (string | number)[];

/** A stretch of the file, in UTF-16 units from 0; the end is behind its last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in the file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Entry {
  span?: Span | undefined;
  keySpan?: Span | undefined;
  readonly parts: Map<string, Entry>;
}

/** The places of one file. */
export class SourceMap {
  private readonly root: Entry = {parts: new Map()};
  private readonly lines = new LineCounter();

  /** @param text - The file as it is. */
  public constructor(private readonly text: string) {
    for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) {
      this.lines.addNewLine(start);
    }
  }

  /** Notes where a part stands, and its key where it has one; what was noted in it before is forgotten. */
  public note(path: StoryPath, span: Span, keySpan?: Span): void {
    let entry = this.root;
    for (const step of path) {
      let part = entry.parts.get(String(step));
      if (part === undefined) {
        part = {parts: new Map()};
        entry.parts.set(String(step), part);
      }
      entry = part;
    }
    entry.span = span;
    entry.keySpan = keySpan;
    entry.parts.clear();
  }

  /**
   * Notes all parts of a YAML value.
   *
   * @param offsetInFile - From an offset of the YAML text to one of the file.
   */
  public noteYaml(
    node: unknown,
    path: StoryPath,
    offsetInFile: (offset: number) => number = offset => offset,
  ): void {
    const spanOf = (part: unknown): Span | undefined => {
      const range = isNodeWithRange(part) ? part.range : undefined;
      return range && {start: offsetInFile(range[0]), end: offsetInFile(range[1])};
    };
    const visit = (part: unknown, at: StoryPath, keySpan?: Span): void => {
      const span = spanOf(part) ?? keySpan;
      if (span !== undefined) this.note(at, span, keySpan);
      if (isMap(part)) {
        for (const {key, value} of part.items) {
          visit(value, [...at, nameOfKey(key)], spanOf(key));
        }
      } else if (isSeq(part)) {
        part.items.forEach((item, index) => visit(item, [...at, index]));
      }
    };
    visit(node, path);
  }

  /**
   * The place of a part, or of the nearest part around it that is known.
   *
   * @param within - Text of the part that is meant.
   * @param offset - Where in that text, in UTF-16 units.
   */
  public placeOf(path: StoryPath, within = '', offset = 0): Place {
    const {span} = this.find(path);
    if (span === undefined) return {line: 1, column: 1};
    const found = this.text.indexOf(within, span.start);
    return this.placeAt(found < 0 || found >= span.end ? span.start : found + offset);
  }

  /** The place of the key that a part has; of the part itself where it has none. */
  public placeOfKey(path: StoryPath): Place {
    const {span, keySpan} = this.find(path);
    return this.placeAt((keySpan ?? span)?.start ?? 0);
  }

  /** The place of an offset of the file. */
  public placeAt(offset: number): Place {
    const {line, col} = this.lines.linePos(offset);
    return {line, column: Math.max(col, 1)};
  }

  /** The offset at which a line begins; lines count from 1. */
  public startOfLine(line: number): number {
    return this.lines.lineStarts[line - 1] ?? this.text.length;
  }

  private find(path: StoryPath): Entry {
    let entry = this.root;
    let known = entry;
    for (const step of path) {
      const part = entry.parts.get(String(step));
      // A list of one may be written without its brackets.
      if (part === undefined && typeof step === 'number') continue;
      if (part === undefined) break;
      entry = part;
      if (entry.span !== undefined) known = entry;
    }
    return known;
  }
}

function isNodeWithRange(part: unknown): part is Node & {range: [number, number, number]} {
  return typeof part === 'object' && part !== null && 'range' in part && Array.isArray(part.range);
}

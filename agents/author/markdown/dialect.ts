/**
 * Which tool a Markdown file was written for, and what of its lines is that tool's alone. Those are
 * blanked, so that offsets stay those of the file. Pure.
 */
import {isDefinitions} from '../tex/macros.ts';
import {type DivLabel, readDivLabel} from './div-labels.ts';

/** Tools whose files are known. */
export type DialectName = 'Marp' | 'Slidev' | 'Quarto' | 'R Markdown' | 'MyST' | 'Jupyter';

/** A file without the lines that only its tool understands. */
export interface DialectText {
  readonly name: DialectName | undefined;
  /** Whether `---` begins a slide. */
  readonly isDeck: boolean;
  /** Whether a comment is what the speaker says. */
  readonly hasSpokenComments: boolean;
  /** As long as the file. */
  readonly text: string;
  /** Stretches of speaker notes. */
  readonly notes: readonly {readonly start: number; readonly end: number}[];
  /** What `:::` blocks are, and where each begins. */
  readonly labels: readonly {readonly at: number; readonly label: DivLabel}[];
  /** What was blanked and would have been seen, such as a shortcode. */
  readonly ignored: readonly string[];
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/** Keys with which Slidev begins a slide. */
const SLIDE_KEYS =
  /^(?:layout|class|background(?:Size)?|transition|image|backgroundSize|clicks|level|hideInToc|src|routeAlias|zoom|disabled|preload|title|name|theme|color|url|dragPos|clicksStart|hide|section)$/;

/**
 * Reads a file as its tool would.
 *
 * @param masked - With its formulas masked.
 * @param keys - Of its front matter.
 * @param extension - Of its file, such as `.qmd`.
 */
export function readDialect(
  masked: string,
  keys: readonly string[],
  extension: string,
): DialectText {
  const name = dialectOf(masked, keys, extension);
  const blanked = new Blanks(masked);
  const notes: {start: number; end: number}[] = [];
  const divs: {readonly start: number; readonly isNotes: boolean; readonly label: number}[] = [];
  const labels: {at: number; label: DivLabel}[] = [];
  let fence: string | undefined;
  let isFrontMatter = /^---[ \t]*(?:\n|$)/.test(masked);
  for (const {line, start, end} of linesOf(masked)) {
    if (isFrontMatter) {
      if (start > 0 && /^---[ \t]*$/.test(line)) isFrontMatter = false;
      continue;
    }
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    if (blanked.has(start)) continue;
    // The heading of a named block is its title, not that of a section.
    const named = labels[divs.at(-1)?.label ?? -1];
    const heading = named === undefined ? null : /^#{1,6}[ \t]+(.*\S)[ \t]*$/.exec(line);
    if (named !== undefined && heading !== null) {
      named.label = {...named.label, title: heading[1]};
      blanked.blank(start, end);
      continue;
    }
    // Pandoc counts these itself.
    const number = /^[ \t]*(#\.|\(@[\w-]*\))(?=[ \t])/.exec(line);
    if (number !== null) {
      const at = end - line.trimStart().length;
      blanked.write(at, at + (number[1] ?? '').length, '1.');
    }
    const div = /^[ \t]*:{3,}[ \t]*(.*)$/.exec(line);
    if (div !== null) {
      const rest = div[1] ?? '';
      if (/^:*$/.test(rest)) {
        const open = divs.pop();
        if (open?.isNotes === true) notes.push({start: open.start, end: start});
      } else {
        const label = readDivLabel(rest);
        const words = label === undefined ? -1 : labels.push({at: end, label}) - 1;
        divs.push({start: end, isNotes: /\.notes\b|^notes\b/.test(rest), label: words});
      }
      const figure = /^\{(?:figure|image)\}[ \t]+(\S+)/.exec(rest);
      const isLabelled = divs.at(-1)?.start === end && (divs.at(-1)?.label ?? -1) >= 0;
      const words = isLabelled ? null : /^\{[\w:-]+\}[ \t]+(\S.*)$/.exec(rest);
      if (figure?.[1] !== undefined) blanked.write(start, end, `![](${figure[1]})`);
      else if (words?.[1] !== undefined) blanked.write(start, end, words[1]);
      else blanked.blank(start, end);
    } else if (
      /^[ \t]*(?:\. \. \.|::[\w-]+::|\[\[?_?toc_?\]?\]|\\(?:newpage|pagebreak|pause|clearpage))[ \t]*$/i.test(
        line,
      )
    ) {
      blanked.blank(start, end);
    } else if (isDefinitions(line)) {
      // They are known already: `plain-tex.ts` looks for them in the whole file.
      blanked.blank(start, end);
    } else if (/^[ \t]*\{\{[<%].*[>%]\}\}[ \t]*$/.test(line)) {
      blanked.blank(start, end);
      blanked.ignored.push(line.trim());
    } else if (name === 'MyST' && /^(?:\+\+\+.*|\([\w:-]+\)=|%.*)[ \t]*$/.test(line)) {
      blanked.blank(start, end);
    } else if (name === 'MyST' && /^:[\w-]+:[ \t]/.test(line)) {
      blanked.blank(start, end);
    } else if (/^---[ \t]*$/.test(line)) {
      const matter =
        /^(?:\n*[ \t]*([\w-]+):[^\n]*)(?:\n[ \t]*(?:[\w-]+:[^\n]*|-[ \t][^\n]*|#[^\n]*)?)*?\n---[ \t]*(?=\n|$)/.exec(
          masked.slice(end + 1),
        );
      if (matter?.[1] !== undefined && SLIDE_KEYS.test(matter[1])) {
        const from = end + 1;
        const [, image] = /^image:[ \t]*['"]?([^'"\n]+?)['"]?[ \t]*$/m.exec(matter[0]) ?? [];
        const [source] = /^src:.*$/m.exec(matter[0]) ?? [];
        // Its last line is the second of hyphens: a picture takes the place of all.
        const by = image === undefined || image.startsWith('/') ? '' : `![](${image})`;
        blanked.write(from, from + matter[0].length, by.length < matter[0].length ? by : '');
        if (source !== undefined) blanked.ignored.push(source.trim());
      }
    }
  }
  return {
    name,
    isDeck: name === 'Marp' || name === 'Slidev' || keys.includes('format'),
    hasSpokenComments: name === 'Marp' || name === 'Slidev',
    text: blanked.text(),
    notes,
    labels,
    ignored: blanked.ignored,
  };
}

/** Which tool a file was written for, as far as it shows. */
function dialectOf(
  text: string,
  keys: readonly string[],
  extension: string,
): DialectName | undefined {
  const has = (...names: readonly string[]): boolean => names.some(name => keys.includes(name));
  if (extension === '.ipynb') return 'Jupyter';
  if (has('marp')) return 'Marp';
  if (
    has('transition', 'drawings', 'highlighter', 'mdc', 'lineNumbers', 'colorSchema') ||
    /^(?:::(?:right|left|default|bottom)::|<\/?v-clicks?\b.*)[ \t]*$/m.test(text) ||
    /^---\nlayout: /m.test(text)
  ) {
    return 'Slidev';
  }
  if (extension === '.qmd' || has('execute', 'format')) return 'Quarto';
  if (extension === '.rmd' || has('output')) return 'R Markdown';
  if (
    has('jupytext', 'kernelspec', 'myst') ||
    /^[`:]{3,}\{[\w-]+\}/m.test(
      text.replace(/^`{3,}\{(?:r|python|julia|ojs|mermaid|dot|bash|sql)\b.*$/gim, ''),
    )
  ) {
    return 'MyST';
  }
  if (/^`{3,}\{(?:r|python|julia|ojs)\b/im.test(text)) return 'Quarto';
  return undefined;
}

function* linesOf(text: string): Generator<{line: string; start: number; end: number}> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield {line, start, end: start + line.length};
    start += line.length + 1;
  }
}

/** A text of which parts are blanked. */
class Blanks {
  public readonly ignored: string[] = [];
  private readonly parts: {readonly start: number; readonly end: number; readonly by: string}[] =
    [];

  public constructor(private readonly source: string) {}

  public blank(start: number, end: number): void {
    this.write(start, end, '');
  }

  /** Puts a shorter text there, filled up with blanks. */
  public write(start: number, end: number, by: string): void {
    this.parts.push({start, end, by});
  }

  public has(offset: number): boolean {
    return this.parts.some(({start, end}) => start <= offset && offset < end);
  }

  public text(): string {
    let {source} = this;
    for (const {start, end, by} of this.parts) {
      const room = source.slice(start, end).replace(/[^\n]/g, ' ');
      source = source.slice(0, start) + by + room.slice(by.length) + source.slice(end);
    }
    return source;
  }
}

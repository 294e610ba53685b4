/** Reads a Markdown file into a storyboard: headings are sections, items and paragraphs lines, blocks their pictures. */
import type {Heading, Nodes, Root, Yaml} from 'mdast';
import {shownLength, withoutMarks} from '../../schema/inline-words.ts';
import type {PictureStep} from '../../schema/pictures.ts';
import {
  type Beat,
  LONGEST_LINE,
  LONGEST_TITLE,
  MOST_LINES,
  MOST_SECTIONS,
  type Section,
  type Storyboard,
} from '../../schema/storyboard.ts';
import {
  type FrontMatter,
  NO_FRONT_MATTER,
  frontMatterKeys,
  readFrontMatter,
} from './front-matter.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {problemOfImage} from './image-files.ts';
import {type DraftLine, captionOf, composeSection} from './markdown/compose.ts';
import {type DialectText, readDialect} from './markdown/dialect.ts';
import {guessLanguage} from './markdown/guess-language.ts';
import {readInline, wordsOf} from './markdown/inline.ts';
import {splitLines} from './markdown/long-sections.ts';
import {type OutlineSection, outlineOf} from './markdown/outline.ts';
import {type ReadingTally, partContextOf} from './markdown/part-context.ts';
import {type Part, type PartContext, type Stretch, stretchOf} from './markdown/parts.ts';
import {readParts} from './markdown/read-parts.ts';
import {SectionPictures, readPicture, sourceOfImage} from './markdown/pictures.ts';
import {groupSentences, shortenTo} from './markdown/shorten.ts';
import {tellLanguage, tellReading} from './markdown/tell-reading.ts';
import {type MaskedText, maskTex} from './markdown/tex-spans.ts';
import {parseMarkdown} from './markdown-text.ts';
import {slugOf} from './slug.ts';
import type {Place, SourceMap, StoryPath} from './source-map.ts';
import {hasTomlTop, withYamlTop} from './toml-top.ts';

/** How a file is read. */
export interface MarkdownOptions {
  /** Whether sections may be without lines; they have no beats then. */
  readonly linesOptional?: boolean;
  /** The folder that paths of images count from. */
  readonly sourceDir: string;
  /** The name of the file, or of the notebook that the text was made from. */
  readonly fileName: string;
  /** Pictures that are not in files, as `data:` addresses, by the names that the text gives them. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}

/**
 * Reads the text of a lecture.
 *
 * @param map - Takes where everything stands.
 * @param problems - Takes what is wrong, and what is told; the storyboard is whole only when nothing is wrong.
 */
export function readMarkdown(
  text: string,
  map: SourceMap,
  problems: LectureProblems,
  options: MarkdownOptions,
): Storyboard {
  return new MarkdownReader(text, map, problems, options).read();
}

class MarkdownReader {
  private readonly masked: MaskedText;
  private readonly dialect: DialectText;
  private readonly namesLanguage: boolean;
  private readonly tree: Root;
  private readonly tally: ReadingTally = {
    links: 0,
    comments: 0,
    asides: 0,
    saidAt: [],
    backgrounds: 0,
    pictures: new Map(),
  };
  private readonly hasTomlTop: boolean;
  private readonly ids = new Set<string>();
  private readonly sections: Section[] = [];
  private context!: PartContext;

  public constructor(
    written: string,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
    private readonly options: MarkdownOptions,
  ) {
    this.hasTomlTop = hasTomlTop(written);
    const text = this.hasTomlTop ? withYamlTop(written) : written;
    this.masked = maskTex(text);
    const extension = /\.\w+$/.exec(options.fileName)?.[0].toLowerCase() ?? '';
    const keys = frontMatterKeys(text);
    this.namesLanguage = keys.some(key => /^lang(?:uage)?$/i.test(key));
    this.dialect = readDialect(this.masked.text, keys, extension);
    this.tree = parseMarkdown(this.dialect.text);
  }

  public read(): Storyboard {
    const yaml = this.tree.children.find((child): child is Yaml => child.type === 'yaml');
    const top = yaml === undefined ? NO_FRONT_MATTER : this.readTop(yaml);
    const {accent, ignored, ...written} = top ?? NO_FRONT_MATTER;
    const frontMatter = {...written, language: this.languageOf(written.language)};
    this.context = partContextOf({
      language: frontMatter.language,
      masked: this.masked,
      dialect: this.dialect,
      tree: this.tree,
      tally: this.tally,
      map: this.map,
      problems: this.problems,
    });
    const outline = outlineOf(
      this.tree.children,
      this.dialect.isDeck,
      frontMatter.title,
      heading => this.titleOf(heading),
      nodes => nodes.some(node => readParts([node], this.context).length > 0),
    );
    const title = frontMatter.title ?? this.lectureTitle(outline.title);
    for (const section of outline.sections) this.addSections(section, title);
    if (this.sections.length === 0) {
      this.problems.add(
        'The lecture has no sections.',
        undefined,
        'Write a line “## Title”, and a list or paragraphs under it.',
      );
    }
    if (this.sections.length > MOST_SECTIONS) {
      this.problems.add(
        `The lecture has ${this.sections.length} sections; ${MOST_SECTIONS} are the most.`,
        this.map.placeOf(['sections', MOST_SECTIONS]),
        'Split it into several lectures.',
      );
    }
    tellReading(this.problems, {
      fileName: this.options.fileName,
      dialect: this.dialect,
      slides: outline.slides,
      sections: this.sections.length,
      tally: this.tally,
      ignoredKeys: ignored,
    });
    return {
      ...frontMatter,
      title,
      sections: this.sections.map(section => ({...section, accent})),
    };
  }

  private readTop(node: Yaml): FrontMatter | undefined {
    // The YAML begins after the line of hyphens.
    const start = this.map.startOfLine((node.position?.start.line ?? 1) + 1);
    const isForeign = this.hasTomlTop || this.dialect.name !== undefined;
    return readFrontMatter(
      this.masked.unmask(node.value),
      start,
      isForeign,
      this.map,
      this.problems,
    );
  }

  /** The language that the file names; else the one of its script, or English. */
  private languageOf(written: string): string {
    if (this.namesLanguage) return written;
    const guess = guessLanguage(this.masked.text);
    if (guess !== undefined) tellLanguage(this.problems, this.options.fileName, guess);
    return guess?.isCertain === true ? guess.language : written;
  }

  private titleOf(heading: Heading): string {
    return withoutMarks(wordsOf(readInline(heading.children, this.context)))
      .replace(/\s*\{(?:[^{}]*[#.=][^{}]*|-)\}\s*$/, '')
      .trim();
  }

  /** Without front matter the title is the first heading, of the first rank where there is one. */
  private lectureTitle(heading: Heading | undefined): string {
    const found =
      heading ?? this.tree.children.find((node): node is Heading => node.type === 'heading');
    const title = found === undefined ? '' : this.titleOf(found);
    if (found !== undefined && title !== '') {
      this.map.note(['title'], stretchOf(found));
      return this.fitting(title, found);
    }
    const name = this.options.fileName
      .replace(/\.\w+(?:\.\w+)?$/, '')
      .replace(/[-_]+/g, ' ')
      .trim();
    const words = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    this.problems.warn(
      `The lecture has no title; it is called “${words}”, after its file.`,
      {line: 1, column: 1},
      'Begin the file with three lines: ---, title: …, ---.',
    );
    return words === '' ? 'Lecture' : words;
  }

  /** A title that is no longer than titles may be. */
  private fitting(title: string, node: Nodes): string {
    const {text, isWhole} = shortenTo(LONGEST_TITLE, title);
    if (!isWhole) {
      this.problems.warn(
        `This title has ${title.length} characters; ${LONGEST_TITLE} are the most, so it is shown as “${text}”.`,
        this.placeOf(node),
        'Shorten it.',
      );
    }
    return text;
  }

  private addSections({heading, above, nodes}: OutlineSection, lectureTitle: string): void {
    const own = heading === undefined ? lectureTitle : this.titleOf(heading);
    const first = nodes[0] ?? heading;
    const at = heading ?? first;
    const stretch: Stretch = at === undefined ? {start: 0, end: 0} : stretchOf(at);
    const words = [...above.map(other => this.titleOf(other)), own].join(': ');
    const title = at === undefined ? words : this.fitting(words === '' ? lectureTitle : words, at);
    if (heading !== undefined && own === '') {
      this.problems.warn(
        `This section has no title; it is called “${title}”.`,
        this.placeOf(heading),
        'Write it behind the #.',
      );
    }
    const after = heading === undefined ? 0 : stretchOf(heading).end;
    const parts = readParts(nodes, this.context, after).flatMap((part, index, all) =>
      this.withCaption(part, all[index - 1]),
    );
    this.tally.asides += parts.filter(({kind}) => kind === 'aside').length;
    const lines = this.linesOf(parts, own === '' ? title : own, stretch);
    if (lines.length === 0 && this.options.linesOptional === true) {
      this.addSection(title, stretch, []);
      return;
    }
    if (lines.length === 0) {
      this.problems.warn(
        `The section “${shortened(title)}” has nothing under it, so its title is its only line.`,
        this.map.placeAt(stretch.start),
        'Write a list or a paragraph under it.',
      );
      this.addSection(title, stretch, [{...stretch, words: title, narration: [], pictures: []}]);
      return;
    }
    this.addSplit(title, stretch, lines);
  }

  /** What an image that cannot be shown says of itself is a line, unless the one before says it. */
  private withCaption(part: Part, before: Part | undefined): Part[] {
    if (part.kind !== 'picture') return [part];
    const {picture, start, end} = part;
    const {sourceDir, pictures} = this.options;
    const words = captionOf(picture);
    if (picture.kind === 'image') {
      const source = sourceOfImage(picture.url, pictures);
      if (problemOfImage(source, sourceDir) !== undefined)
        return words === '' || saysAlready(before, words)
          ? [part]
          : [part, {kind: 'caption', words, start, end}];
    }
    if (picture.kind !== 'block')
      this.tally.pictures.set(picture.kind, (this.tally.pictures.get(picture.kind) ?? 0) + 1);
    return [part];
  }

  private linesOf(parts: readonly Part[], title: string, stretch: Stretch): readonly DraftLine[] {
    const {lines, said, backgrounds} = composeSection(parts, title, stretch);
    this.tally.backgrounds += backgrounds;
    this.tally.saidAt.push(...said.map(({start}) => this.map.placeAt(start).line));
    for (const {whole, words, start} of lines) {
      if (whole === undefined) continue;
      const isSentence = groupSentences(whole.length, whole).length === 1 && words.endsWith('…');
      this.problems.warn(
        `This line has ${shownLength(whole)} characters, more than the ${LONGEST_LINE} that are shown: it ends at “${ending(words)}”. All of it is kept as narration.`,
        this.map.placeAt(start),
        isSentence ? 'Shorten it, or split it into several.' : 'Make several lines of it.',
      );
    }
    return lines;
  }

  /** More lines than fit beside the stage go on in another section of that name. */
  private addSplit(title: string, stretch: Stretch, lines: readonly DraftLine[]): void {
    // What cannot be parted, and is only long, is tried: the layout tells if it does not fit.
    const pages = splitLines(lines) ?? (lines.length <= MOST_LINES ? [lines] : undefined);
    if (pages === undefined) {
      this.problems.add(
        `The section “${shortened(title)}” has ${lines.length} lines; ${MOST_LINES} fit beside the stage.`,
        this.map.placeAt(lines[MOST_LINES]?.start ?? stretch.start),
        'Start another section here; a picture that goes on has to begin there anew.',
      );
      return;
    }
    if (pages.length > 1) {
      const isLong = lines.length <= MOST_LINES;
      this.problems.warn(
        `The section “${shortened(title)}” has ${lines.length} ${isLong ? 'long ' : ''}lines; ${isLong ? 'not all of them' : MOST_LINES} fit beside the stage, so it goes on in “${shortened(title)} (2)”.`,
        this.map.placeAt(pages[1]?.[0]?.start ?? stretch.start),
        'Write a heading of your own here.',
      );
    }
    pages.forEach((page, index) =>
      this.addSection(index === 0 ? title : `${title} (${index + 1})`, stretch, page),
    );
  }

  private addSection(title: string, stretch: Stretch, lines: readonly DraftLine[]): void {
    const path = ['sections', this.sections.length];
    const id = uniqueId(slugOf(title), this.ids);
    this.map.note(path, stretch);
    this.map.note([...path, 'title'], stretch);
    const pictures = new SectionPictures(id);
    const beats = lines.map((line, index) => this.beat(line, [...path, 'beats', index], pictures));
    this.sections.push({id, title, beats});
  }

  private beat(line: DraftLine, path: StoryPath, pictures: SectionPictures): Beat {
    const {start, end} = line;
    this.map.note(path, {start, end});
    this.map.note([...path, 'line'], {start, end});
    const steps: PictureStep[] = [];
    for (const draft of line.pictures) {
      const step = readPicture(draft, {
        pictures,
        line: line.whole ?? line.words,
        path: [...path, 'pictures', steps.length],
        sourceDir: this.options.sourceDir,
        language: this.context.language,
        addresses: this.options.pictures,
        map: this.map,
        problems: this.problems,
      });
      if (step !== undefined) steps.push(step);
    }
    const narration = line.narration
      .filter(words => words !== '')
      .map(withoutMarks)
      .join('\n\n');
    return {
      line: line.words,
      pictures: steps,
      ...(narration === '' ? {} : {narration}),
    };
  }

  private placeOf(node: Nodes): Place {
    return this.map.placeAt(stretchOf(node).start);
  }
}

/** Whether some words are in the line or paragraph that a picture stands under. */
function saysAlready(part: Part | undefined, words: string): boolean {
  return (
    part !== undefined && 'words' in part && part.words.toLowerCase().includes(words.toLowerCase())
  );
}

/** How a line ends that was cut. */
function ending(line: string): string {
  const words = withoutMarks(line).split(' ');
  return words.length > 6 ? `… ${words.slice(-6).join(' ')}` : words.join(' ');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

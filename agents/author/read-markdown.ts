/** Reads a Markdown lecture into a storyboard: `##` is a section, a list item a line, a fenced block its picture. */
import type {Code, Heading, Image, ListItem, Nodes, Paragraph, Root, Yaml} from 'mdast';
import type {PictureKind, PictureStep} from '../../schema/pictures.ts';
import {
  type Beat,
  LONGEST_LINE,
  LONGEST_TITLE,
  MOST_LINES,
  MOST_SECTIONS,
  type Section,
  type Storyboard,
} from '../../schema/storyboard.ts';
import {NO_FRONT_MATTER, readFrontMatter} from './front-matter.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {parseMarkdown, plainText, unshieldTex} from './markdown-text.ts';
import {readBlock} from './read-block.ts';
import {slugOf} from './slug.ts';
import type {Place, SourceMap, StoryPath} from './source-map.ts';

/**
 * Reads the text of a lecture.
 *
 * @param map - Takes where everything stands.
 * @param problems - Takes what is wrong; the storyboard is whole only when nothing is.
 * @param options - Whether sections may be without lines; they have no beats then.
 */
export function readMarkdown(
  text: string,
  map: SourceMap,
  problems: LectureProblems,
  {linesOptional = false}: {readonly linesOptional?: boolean} = {},
): Storyboard {
  return new MarkdownReader(map, problems, linesOptional).read(parseMarkdown(text));
}

class MarkdownReader {
  private language = NO_FRONT_MATTER.language;

  public constructor(
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
    private readonly linesOptional: boolean,
  ) {}

  public read(tree: Root): Storyboard {
    const yaml = tree.children.find((child): child is Yaml => child.type === 'yaml');
    const top = yaml === undefined ? NO_FRONT_MATTER : this.readTop(yaml);
    const {accent, ...frontMatter} = top ?? NO_FRONT_MATTER;
    this.language = frontMatter.language;
    const title = frontMatter.title ?? this.readTitle(tree);
    if (title === undefined && top !== undefined) {
      this.problems.add(
        'The lecture has no title.',
        {line: 1, column: 1},
        'Begin the file with three lines: ---, title: …, ---.',
      );
    }
    const sections: Section[] = [];
    const ids = new Set<string>();
    for (const {heading, nodes} of this.split(tree)) {
      const path = ['sections', sections.length];
      const section = this.readSection(heading, nodes, path, ids);
      if (section !== undefined) sections.push({...section, accent});
    }
    if (!tree.children.some(isSectionHeading)) {
      this.problems.add(
        'The lecture has no sections.',
        undefined,
        'Write a line “## Title”, and a list under it.',
      );
    }
    if (sections.length > MOST_SECTIONS) {
      this.problems.add(
        `The lecture has ${sections.length} sections; ${MOST_SECTIONS} are the most.`,
        this.map.placeOf(['sections', MOST_SECTIONS]),
        'Split it into several lectures.',
      );
    }
    return {...frontMatter, title: title ?? '', sections};
  }

  private readTop(node: Yaml): ReturnType<typeof readFrontMatter> {
    // The YAML begins after the line of hyphens.
    const start = this.map.startOfLine(placeOf(node).line + 1);
    return readFrontMatter(unshieldTex(node.value), start, this.map, this.problems);
  }

  /** A lecture without front matter may have its title as a heading of the first rank. */
  private readTitle(tree: Root): string | undefined {
    const heading = tree.children.find(isTitle);
    const title = heading === undefined ? '' : plainText(heading);
    if (heading === undefined || title === '') return undefined;
    this.note(['title'], heading);
    this.checkLength('title', title, LONGEST_TITLE, heading);
    return title;
  }

  private split(tree: Root): {heading: Heading; nodes: Nodes[]}[] {
    const sections: {heading: Heading; nodes: Nodes[]}[] = [];
    for (const node of tree.children) {
      if (isSectionHeading(node)) sections.push({heading: node, nodes: []});
      else if (node.type === 'yaml' || isTitle(node)) continue;
      else if (sections.length > 0) sections.at(-1)?.nodes.push(node);
      else if (node.type === 'list' || node.type === 'code') {
        this.problems.add(
          'This belongs to no section.',
          placeOf(node),
          'Write a line “## Title” above it.',
        );
      }
    }
    return sections;
  }

  private readSection(
    heading: Heading,
    nodes: readonly Nodes[],
    path: StoryPath,
    ids: Set<string>,
  ): Section | undefined {
    const title = plainText(heading);
    this.note(path, heading);
    this.note([...path, 'title'], heading);
    this.checkLength('title', title, LONGEST_TITLE, heading);
    if (title === '') {
      this.problems.add('This section has no title.', placeOf(heading), 'Write it behind the ##.');
    }
    const id = uniqueId(slugOf(title), ids);
    const beats = this.readBeats(nodes, new SectionPictures(id), path);
    if (beats.length === 0 && !this.linesOptional) {
      this.problems.add(
        `The section “${shortened(title)}” has no lines.`,
        placeOf(heading),
        'Write its lines as a list: each begins with a hyphen.',
      );
      return undefined;
    }
    if (beats.length > MOST_LINES) {
      this.problems.add(
        `The section “${shortened(title)}” has ${beats.length} lines; ${MOST_LINES} fit beside the stage.`,
        this.map.placeOf([...path, 'beats', MOST_LINES]),
        'Start another section here.',
      );
    }
    return {id, title, beats};
  }

  private readBeats(nodes: readonly Nodes[], pictures: SectionPictures, path: StoryPath): Beat[] {
    const beats: Beat[] = [];
    for (const node of nodes) {
      if (node.type === 'list') {
        for (const item of node.children) {
          beats.push(this.readBeat(item, pictures, [...path, 'beats', beats.length]));
        }
      } else if (node.type !== 'html' && node.type !== 'thematicBreak') {
        this.problems.add(
          `This ${node.type === 'code' ? 'block' : 'text'} belongs to no line.`,
          placeOf(node),
          'Indent it by two spaces, under the list item that it goes with.',
        );
      }
    }
    return beats;
  }

  private readBeat(item: ListItem, pictures: SectionPictures, path: StoryPath): Beat {
    const [first, ...others] = item.children;
    const hasLine = first?.type === 'paragraph' && onlyImage(first) === undefined;
    const line = hasLine ? plainText(first) : '';
    this.note(path, item);
    if (first !== undefined) this.note([...path, 'line'], first);
    if (line === '') {
      this.problems.add(
        'This list item has no words.',
        placeOf(item),
        'Write the line of the lecture first, then its picture.',
      );
    }
    this.checkLength('line', line, LONGEST_LINE, item);
    const narration: string[] = [];
    const steps: PictureStep[] = [];
    for (const node of hasLine ? others : item.children) {
      const at = [...path, 'pictures', steps.length];
      const image = node.type === 'paragraph' ? onlyImage(node) : undefined;
      if (node.type === 'code') {
        const step = this.readCode(node, pictures, at);
        if (step === undefined) {
          const [, id] = /(?:^|\s)#(\S+)/.exec(node.meta ?? '') ?? [];
          if (id !== undefined) this.problems.leaveUnjudged(pictures.section, id);
          continue;
        }
        pictures.add(step.id);
        steps.push(step);
      } else if (image !== undefined) {
        const id = pictures.next('image');
        pictures.add(id);
        this.note(at, image);
        steps.push({
          kind: 'image',
          id,
          content: {source: pathOf(image), alt: unshieldTex(image.alt ?? '')},
        });
      } else if (node.type === 'paragraph') {
        this.note([...path, 'narration'], node);
        narration.push(plainText(node));
      } else if (node.type !== 'html') {
        this.problems.add(
          `A ${NAMES[node.type] ?? node.type} cannot stand under a line.`,
          placeOf(node),
          node.type === 'table'
            ? 'Write a block of kind table.'
            : 'A line has pictures and spoken text under it.',
        );
      }
    }
    return {
      line,
      pictures: steps,
      ...(narration.length === 0 ? {} : {narration: narration.join('\n\n')}),
    };
  }

  private readCode(
    node: Code,
    pictures: SectionPictures,
    path: StoryPath,
  ): PictureStep | undefined {
    return readBlock(
      {
        kind: node.lang ?? '',
        info: unshieldTex(node.meta ?? ''),
        body: unshieldTex(node.value),
        place: placeOf(node),
        path,
      },
      {
        map: this.map,
        problems: this.problems,
        language: this.language,
        isKnown: id => pictures.has(id),
        defaultId: kind => pictures.next(kind),
      },
    );
  }

  private note(path: StoryPath, {position}: Nodes): void {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start !== undefined && end !== undefined) this.map.note(path, {start, end});
  }

  private checkLength(what: string, text: string, most: number, node: Nodes): void {
    if (text.length <= most) return;
    this.problems.add(
      `This ${what} has ${text.length} characters; ${most} are the most.`,
      placeOf(node),
      'Shorten it.',
    );
  }
}

/** What a teacher calls those parts of Markdown that a lecture has no place for. */
const NAMES: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'quotation',
  heading: 'heading',
  list: 'list within a list',
  table: 'Markdown table',
  thematicBreak: 'ruler',
};

/** The ids of the pictures of a section. */
class SectionPictures {
  private readonly ids = new Set<string>();

  public constructor(public readonly section: string) {}

  public has(id: string): boolean {
    return this.ids.has(id);
  }

  public add(id: string): void {
    this.ids.add(id);
  }

  /** An id that is free: the kind, with a number from the second on. */
  public next(kind: PictureKind): string {
    return uniqueName(kind, '', this.ids);
  }
}

function isTitle(node: Nodes): node is Heading {
  return node.type === 'heading' && node.depth === 1;
}

function isSectionHeading(node: Nodes): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}

function onlyImage(node: Paragraph): Image | undefined {
  const [child] = node.children;
  return node.children.length === 1 && child?.type === 'image' ? child : undefined;
}

/** Markdown writes spaces and letters of other scripts in paths with percent signs, or does not. */
function pathOf({url}: Image): string {
  const path = unshieldTex(url);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function placeOf({position}: Nodes): Place {
  return {line: position?.start.line ?? 1, column: position?.start.column ?? 1};
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function uniqueId(wanted: string, taken: Set<string>): string {
  const id = uniqueName(wanted, '-', taken);
  taken.add(id);
  return id;
}

function uniqueName(wanted: string, separator: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${separator}${number}`;
  return name;
}

/** Reads a Markdown lecture into a storyboard: `##` is a section, a list item a line, a fenced block its picture. */
import type {Code, Heading, Image, List, ListItem, Nodes, Paragraph, Root, Yaml} from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {parseDocument} from 'yaml';
import {z} from 'zod';
import {type PictureKind, type PictureStep, colorSchema} from '../../schema/pictures.ts';
import {
  type Beat,
  LONGEST_LINE,
  LONGEST_TITLE,
  MOST_LINES,
  MOST_SECTIONS,
  type Section,
  type Storyboard,
} from '../../schema/storyboard.ts';
import {nearestName} from '../diagnose/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {readBlock, sentence} from './read-block.ts';
import {slugOf} from './slug.ts';

const frontMatterSchema = z.strictObject({
  title: z.string().optional(),
  audience: z.string().optional(),
  language: z.string().default('en'),
  theme: z.enum(['dark', 'light', 'contrast']).default('dark'),
  colors: z.record(z.string(), colorSchema).default({}),
});

type FrontMatter = z.infer<typeof frontMatterSchema>;

/**
 * Reads the text of a lecture.
 *
 * @param problems - Takes what is wrong; the storyboard is of use only when nothing is.
 */
export function readMarkdown(text: string, problems: LectureProblems): Storyboard {
  // TeX between dollars must survive: Markdown would read its underscores and backslashes.
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .parse(shieldTex(text)) as Root;
  const frontMatter = readFrontMatter(tree, problems);
  const title = frontMatter.title ?? firstHeading(tree) ?? '';
  if (title === '') {
    problems.add('The lecture has no title.', 1, 1, 'Begin the file with ---, title: …, ---.');
  }
  checkLength('title', title, LONGEST_TITLE, 1, problems);
  const sections: Section[] = [];
  const ids = new Set<string>();
  for (const {heading, nodes} of splitSections(tree)) {
    const sectionTitle = plainText(heading);
    checkLength('title', sectionTitle, LONGEST_TITLE, lineOf(heading), problems);
    const id = uniqueId(slugOf(sectionTitle), ids);
    const beats = readBeats(nodes, problems);
    if (beats.length === 0) {
      problems.add(
        `The section “${shortened(sectionTitle)}” has no lines.`,
        lineOf(heading),
        1,
        'Write its lines as a list.',
      );
      continue;
    }
    if (beats.length > MOST_LINES) {
      problems.add(
        `The section “${shortened(sectionTitle)}” has ${beats.length} lines; ${MOST_LINES} fit beside the stage.`,
        lineOf(heading),
        1,
        'Start another section.',
      );
    }
    sections.push({id, title: sectionTitle, beats});
  }
  if (sections.length === 0) {
    problems.add(
      'The lecture has no sections.',
      1,
      1,
      'Write a line “## Title” and a list under it.',
    );
  }
  if (sections.length > MOST_SECTIONS) {
    problems.add(
      `The lecture has ${sections.length} sections; ${MOST_SECTIONS} are the most.`,
      1,
      1,
      'Split it into several lectures.',
    );
  }
  return {...frontMatter, title, sections};
}

function readFrontMatter(tree: Root, problems: LectureProblems): FrontMatter {
  const node = tree.children.find((child): child is Yaml => child.type === 'yaml');
  if (node === undefined) return frontMatterSchema.parse({});
  const document = parseDocument(unshieldTex(node.value), {prettyErrors: false});
  for (const error of document.errors) {
    problems.add(`The front matter is no YAML: ${error.message.toLowerCase()}.`, lineOf(node) + 1);
  }
  const value: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  const parsed = frontMatterSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const key =
      issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
    const line = node.value.split('\n').findIndex(text => text.trimStart().startsWith(`${key}:`));
    const nearest = nearestName(key, Object.keys(frontMatterSchema.shape));
    problems.add(
      key === 'theme' ? 'There is no such theme.' : sentence(issue),
      lineOf(node) + 1 + Math.max(line, 0),
      1,
      key === 'theme'
        ? 'The themes are dark, light and contrast.'
        : issue.code === 'unrecognized_keys' && nearest !== undefined
          ? `Did you mean “${nearest}”?`
          : undefined,
    );
  }
  return frontMatterSchema.parse({});
}

function splitSections(tree: Root): {heading: Heading; nodes: Nodes[]}[] {
  const sections: {heading: Heading; nodes: Nodes[]}[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2) sections.push({heading: node, nodes: []});
    else sections.at(-1)?.nodes.push(node);
  }
  return sections;
}

function readBeats(nodes: readonly Nodes[], problems: LectureProblems): Beat[] {
  const pictures = new PictureIds();
  const beats: Beat[] = [];
  for (const node of nodes) {
    if (node.type === 'list') {
      for (const item of node.children) beats.push(readBeat(item, pictures, problems));
    } else if (node.type === 'code' || node.type === 'paragraph') {
      problems.add(
        node.type === 'code' ? 'This block belongs to no line.' : 'This text belongs to no line.',
        lineOf(node),
        1,
        'Indent it under the list item that it goes with.',
      );
    }
  }
  return beats;
}

function readBeat(item: ListItem, pictures: PictureIds, problems: LectureProblems): Beat {
  const [first, ...rest] = item.children;
  const line = first?.type === 'paragraph' ? plainText(first) : '';
  if (line === '') problems.add('This list item has no words.', lineOf(item), 1);
  checkLength('line', line, LONGEST_LINE, lineOf(item), problems);
  const narration: string[] = [];
  const steps: PictureStep[] = [];
  for (const node of first === undefined ? [] : first.type === 'paragraph' ? rest : item.children) {
    if (node.type === 'code') {
      const step = readCodeNode(node, pictures, problems);
      if (step !== undefined) {
        pictures.add(step.id);
        steps.push(step);
      }
    } else if (node.type === 'paragraph') {
      const image = onlyImage(node);
      if (image === undefined) narration.push(plainText(node));
      else {
        const id = pictures.next('image');
        pictures.add(id);
        steps.push({kind: 'image', id, content: {source: image.url, alt: image.alt ?? ''}});
      }
    }
  }
  return {
    line,
    pictures: steps,
    ...(narration.length === 0 ? {} : {narration: narration.join('\n\n')}),
  };
}

function readCodeNode(
  node: Code,
  pictures: PictureIds,
  problems: LectureProblems,
): PictureStep | undefined {
  return readBlock(
    {
      kind: node.lang ?? '',
      info: unshieldTex(node.meta ?? ''),
      body: unshieldTex(node.value),
      line: lineOf(node),
      column: node.position?.start.column ?? 1,
    },
    id => pictures.has(id),
    kind => pictures.next(kind),
    problems,
  );
}

/** The ids of the pictures of a section. */
class PictureIds {
  private readonly ids = new Set<string>();

  public has(id: string): boolean {
    return this.ids.has(id);
  }

  public add(id: string): void {
    this.ids.add(id);
  }

  /** An id that is free: the kind, with a number from the second on. */
  public next(kind: PictureKind): string {
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? kind : `${kind}${number}`;
      if (!this.ids.has(id)) return id;
    }
  }
}

function onlyImage(node: Paragraph): Image | undefined {
  const [child] = node.children;
  return node.children.length === 1 && child?.type === 'image' ? child : undefined;
}

function firstHeading(tree: Root): string | undefined {
  const heading = tree.children.find(
    (child): child is Heading => child.type === 'heading' && child.depth === 1,
  );
  return heading === undefined ? undefined : plainText(heading);
}

/** The words of a node; TeX between dollars is kept as it is. */
function plainText(node: Nodes): string {
  const text = (part: Nodes): string => {
    if (part.type === 'text' || part.type === 'inlineCode') return part.value;
    if (part.type === 'break') return ' ';
    return 'children' in part ? part.children.map(text).join('') : '';
  };
  return unshieldTex(text(node)).replace(/\s+/g, ' ').trim();
}

function checkLength(
  what: string,
  text: string,
  most: number,
  line: number,
  problems: LectureProblems,
): void {
  if (text.length <= most) return;
  problems.add(
    `This ${what} has ${text.length} characters; ${most} are the most.`,
    line,
    undefined,
    'Shorten it.',
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function lineOf(node: Nodes | List): number {
  return node.position?.start.line ?? 1;
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

/** Private-use characters that stand for those which Markdown would read in TeX. */
const SHIELDS = new Map(
  [...'\\_*`[]<>&!~|'].map((character, index) => [character, String.fromCodePoint(0xe000 + index)]),
);

function shieldTex(text: string): string {
  let fenced = false;
  return text
    .split('\n')
    .map(line => {
      if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
      if (fenced) return line;
      return line.replace(/(?<!\\)\$((?:\\.|[^$\\])+)\$|\\\$/g, found =>
        [...found].map(character => SHIELDS.get(character) ?? character).join(''),
      );
    })
    .join('\n');
}

function unshieldTex(text: string): string {
  let result = text;
  for (const [character, shield] of SHIELDS) result = result.replaceAll(shield, character);
  return result;
}

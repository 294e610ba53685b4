/** The sections of a Markdown file: what its headings and its slides begin. Pure. */
import type {Heading, Nodes} from 'mdast';

/** What stands under one heading. */
export interface OutlineSection {
  /** undefined for what stands before the first heading. */
  readonly heading: Heading | undefined;
  /** Headings above it with nothing of their own, outermost first: their words go before its title. */
  readonly above: readonly Heading[];
  /** Whether it is a further slide under the same heading. */
  readonly continues: boolean;
  readonly nodes: readonly Nodes[];
}

/** A file as a title and sections. */
export interface Outline {
  /** The heading that is the lecture's title. */
  readonly title: Heading | undefined;
  readonly sections: readonly OutlineSection[];
  /** How many slides a deck has. */
  readonly slides: number;
}

interface Group {
  readonly heading: Heading | undefined;
  readonly continues: boolean;
  readonly nodes: Nodes[];
  /** Which slide it is of, or began on. */
  readonly slide: number;
}

/**
 * Finds the sections of a file.
 *
 * @param isDeck - Whether a ruler begins a slide.
 * @param given - The title that its front matter has.
 * @param wordsOf - The words of a heading.
 * @param hasContent - Whether some of what stands under a heading is shown or said.
 */
export function outlineOf(
  nodes: readonly Nodes[],
  isDeck: boolean,
  given: string | undefined,
  wordsOf: (heading: Heading) => string,
  hasContent: (nodes: readonly Nodes[]) => boolean,
): Outline {
  const {groups: all, slides} = groupsOf(nodes, isDeck);
  const groups = all.filter(
    ({heading, continues, nodes: own}) => (heading !== undefined && !continues) || hasContent(own),
  );
  const headings = groups.flatMap(({heading}) => heading ?? []);
  const chapters = headings.filter(({depth}) => depth === 1);
  const title =
    given === undefined ? chapters[0] : chapters.find(heading => isSame(wordsOf(heading), given));
  const sections: OutlineSection[] = [];
  let empty: Heading[] = [];
  groups.forEach(({heading, continues, nodes: own, slide}, index) => {
    if (!hasContent(own)) {
      // A slide shows the title of its lecture where it has a heading under it.
      const isOnSlide = isDeck && groups[index + 1]?.slide === slide;
      if (heading === undefined || (heading === title && !isOnSlide)) return;
      const next = groups[index + 1]?.heading;
      if (next !== undefined && next.depth > heading.depth) {
        empty.push(heading);
        return;
      }
    }
    const above = empty.filter(other => heading !== undefined && other.depth < heading.depth);
    empty = [];
    sections.push({heading, above, continues, nodes: own});
  });
  return {title, sections, slides};
}

function isSame(heading: string, title: string): boolean {
  const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(heading) === plain(title);
}

function groupsOf(
  nodes: readonly Nodes[],
  isDeck: boolean,
): {groups: readonly Group[]; slides: number} {
  const groups: Group[] = [{heading: undefined, continues: false, nodes: [], slide: 1}];
  let slides = 1;
  let isNewSlide = false;
  for (const node of nodes) {
    if (node.type === 'yaml' || node.type === 'definition' || node.type === 'footnoteDefinition') {
      continue;
    }
    const last = groups.at(-1);
    if (node.type === 'thematicBreak') {
      if (!isDeck) continue;
      slides += 1;
      isNewSlide = true;
    } else if (node.type === 'heading') {
      // What a slide shows before its heading, such as its background, is under it.
      const isOfSlide =
        isDeck && last?.slide === slides && (last.continues || last.heading === undefined);
      if (isOfSlide) groups.pop();
      groups.push({
        heading: node,
        continues: false,
        nodes: isOfSlide ? last.nodes : [],
        slide: slides,
      });
      isNewSlide = false;
    } else {
      if (isNewSlide && last !== undefined && node.type !== 'html') {
        groups.push({heading: last.heading, continues: true, nodes: [], slide: slides});
        isNewSlide = false;
      }
      groups.at(-1)?.nodes.push(node);
    }
  }
  return {groups, slides};
}

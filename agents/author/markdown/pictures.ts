/** The pictures of a section: from blocks, formulas, tables, quotations and images of Markdown to steps of a storyboard. */
import type {PictureKind, PictureStep} from '../../../schema/pictures.ts';
import {readGraphviz} from '../foreign/graphviz.ts';
import {diagramBody} from '../foreign/graph.ts';
import {readMermaid, readMermaidPie} from '../foreign/mermaid.ts';
import {rewriteBlock} from '../foreign/near-miss.ts';
import {problemOfImage} from '../image-files.ts';
import type {LectureProblems} from '../lecture-problems.ts';
import {readBlock} from '../read-block.ts';
import type {SourceMap, StoryPath} from '../source-map.ts';
import {formulaSteps} from '../tex/formula-steps.ts';
import {titleOfForeign} from './code-titles.ts';
import {altText} from './compose.ts';
import type {DraftPicture} from './parts.ts';

/** The ids of the pictures of a section. */
export class SectionPictures {
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
    let name: string = kind;
    for (let number = 2; this.ids.has(name); number += 1) name = `${kind}${number}`;
    return name;
  }
}

/** What a picture is read into. */
export interface PictureContext {
  readonly pictures: SectionPictures;
  /** Where its step will be in the storyboard. */
  readonly path: StoryPath;
  /** The line that it stands beside. */
  readonly line: string;
  /** The folder that paths of images count from. */
  readonly sourceDir: string;
  /** BCP 47 tag of the lecture. */
  readonly language: string;
  /** Pictures that are not in files, by their names. */
  readonly addresses?: ReadonlyMap<string, string> | undefined;
  readonly map: SourceMap;
  readonly problems: LectureProblems;
}

/**
 * Reads a picture.
 *
 * @returns undefined when it cannot be shown, which was noted.
 */
export function readPicture(draft: DraftPicture, context: PictureContext): PictureStep | undefined {
  const {pictures, path, map} = context;
  if (draft.kind === 'block') return readFence(draft, context);
  map.note(path, {start: draft.start, end: draft.end});
  const id = pictures.next(draft.kind);
  switch (draft.kind) {
    case 'formula': {
      pictures.add(id);
      const formulas = draft.formulas.flatMap(({tex, texStart, end}) =>
        formulaSteps(`$$${withoutHighlights(tex)}$$`).map(step => ({
          ...step,
          start: texStart,
          end,
        })),
      );
      const steps = formulas.map(({tex, start, end}, index) => {
        map.note([...path, 'content', 'steps', index], {start, end});
        return tex;
      });
      if (steps.length === 0) return undefined;
      const aligned = formulas.some(({isAligned}) => isAligned);
      return {kind: 'formula', id, content: {steps, ...(aligned ? {aligned} : {})}};
    }
    case 'table': {
      pictures.add(id);
      const {head, rows, align} = draft;
      const sides = align?.map(side => side ?? 'auto') ?? [];
      return {
        kind: 'table',
        id,
        content: {
          ...(head.length === 0 ? {} : {head: [...head]}),
          rows: rows.map(row => [...row]),
          ...(sides.every(side => side === 'auto') ? {} : {align: sides}),
        },
      };
    }
    case 'quote':
      pictures.add(id);
      return {
        kind: 'quote',
        id,
        content: {text: draft.text, ...(draft.by === undefined ? {} : {by: draft.by})},
      };
    case 'image':
      return readImage(draft, id, context);
  }
}

function readImage(
  {url, alt, start}: DraftPicture & {kind: 'image'},
  id: string,
  {pictures, sourceDir, addresses, map, problems}: PictureContext,
): PictureStep | undefined {
  const source = sourceOfImage(url, addresses);
  const problem = problemOfImage(source, sourceDir);
  if (problem !== undefined) {
    problems.warn(
      `${problem.message.replace(/\.$/, '')}, so ${altText(alt) === '' ? 'it is left out' : 'its words stand in its place'}.`,
      map.placeAt(start),
      problem.remedy,
    );
    return undefined;
  }
  pictures.add(id);
  return {kind: 'image', id, content: {source, alt: altText(alt)}};
}

function readFence(
  draft: DraftPicture & {kind: 'block'},
  {pictures, path, line, language, map, problems}: PictureContext,
): PictureStep | undefined {
  const {node, start} = draft;
  const place = map.placeAt(start);
  const title = titleOfForeign(draft);
  if (!line.includes(title)) {
    problems.warn(
      `The title “${title}” of this picture is not shown, because it stands beside a line of its own.`,
      place,
      'Say it in that line, or take the line away: the title then stands in its place.',
    );
  }
  const block = {kind: node.lang ?? '', info: node.meta ?? '', body: node.value, place, path};
  const context = {
    map,
    problems,
    language,
    isKnown: (id: string) => pictures.has(id),
    defaultId: (kind: PictureKind) => pictures.next(kind),
  };
  const step = readBlock(translated(block, problems), context);
  if (step === undefined) {
    const [, id] = /(?:^|\s)#(\S+)/.exec(node.meta ?? '') ?? [];
    if (id !== undefined) problems.leaveUnjudged(pictures.section, id);
    return undefined;
  }
  pictures.add(step.id);
  return step;
}

type Block = Parameters<typeof readBlock>[0];

/** A block of another tool, or one that is nearly Lectern's, as a block of Lectern. */
function translated(block: Block, problems: LectureProblems): Block {
  const kind = block.kind.replace(/^\{([\w-]+)\}$/, '$1').toLowerCase();
  if (kind === 'mermaid' || kind === 'dot' || kind === 'graphviz') {
    const graph = kind === 'mermaid' ? readMermaid(block.body) : readGraphviz(block.body);
    const body = graph === undefined ? undefined : diagramBody(graph);
    if (body !== undefined) return {...block, kind: 'diagram', info: '', body};
    const bars = kind === 'mermaid' ? readMermaidPie(block.body) : undefined;
    if (bars !== undefined) return {...block, kind: 'chart', info: '', body: bars};
    problems.warn(
      `This ${kind} picture is shown as its code.`,
      block.place,
      'Flowcharts with up to 24 nodes become pictures; or write a block “diagram”, or save it as an image.',
    );
    return {...block, kind: 'code', info: 'text'};
  }
  const rewritten = rewriteBlock(block.kind, block.body);
  if (rewritten === undefined) return block;
  return {...block, kind: rewritten.kind, body: rewritten.body};
}

/** Slidev writes which rows of a formula are lit, and when, before it. */
function withoutHighlights(tex: string): string {
  return tex.replace(/^\s*\{[\d|,\s-]*(?:all)?[\d|,\s-]*\}[ \t]*\n/, '');
}

/** Where an image is: its path, or its `data:` address. */
export function sourceOfImage(
  url: string,
  addresses: ReadonlyMap<string, string> | undefined,
): string {
  return addresses?.get(url) ?? pathOf(url);
}

/** Markdown writes spaces and letters of other scripts in paths with percent signs, or does not. */
function pathOf(url: string): string {
  if (url.startsWith('data:')) return url;
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

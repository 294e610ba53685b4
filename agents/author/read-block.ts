/** Reads a fenced block of a lecture: its info string and its body, into one step of a picture. */
import {LineCounter, isMap, isNode, isPair, isScalar, parseDocument} from 'yaml';
import type {Document} from 'yaml';
import type {z} from 'zod';
import {
  CONTENT,
  PICTURE_KINDS,
  type PictureKind,
  type PictureStep,
  pictureStepSchema,
} from '../../schema/pictures.ts';
import {nearestName} from '../diagnose/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';

/** A fenced block as it stands in the file. */
export interface FencedBlock {
  /** The first word behind the fence. */
  readonly kind: string;
  /** What follows it on that line. */
  readonly info: string;
  readonly body: string;
  /** Line of the fence, from 1, and column of its body, from 1. */
  readonly line: number;
  readonly column: number;
}

/** What the info string says: `#id`, `at=A1..C3`, and flags such as `boxed` or `highlight=2-3`. */
interface BlockInfo {
  readonly id: string | undefined;
  readonly at: readonly [string, string] | undefined;
  readonly options: ReadonlyMap<string, string>;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  'c++': 'cpp',
  js: 'javascript',
  py: 'python',
  rs: 'rust',
  ts: 'typescript',
};

/**
 * Reads a block.
 *
 * @param isKnown - Whether a picture with an id exists already in the section.
 * @param defaultId - Id of a picture of a kind that was given none.
 * @returns undefined when it has problems, which were noted.
 */
export function readBlock(
  block: FencedBlock,
  isKnown: (id: string) => boolean,
  defaultId: (kind: PictureKind) => string,
  problems: LectureProblems,
): PictureStep | undefined {
  const kind = PICTURE_KINDS.find(known => known === block.kind);
  if (kind === undefined || kind === 'image') {
    const names = PICTURE_KINDS.filter(name => name !== 'image');
    const nearest = nearestName(block.kind, names);
    problems.add(
      `There is no block “${block.kind}”.`,
      block.line,
      undefined,
      nearest === undefined ? `The blocks are ${names.join(', ')}.` : `Did you mean “${nearest}”?`,
    );
    return undefined;
  }
  const info = readInfo(block, problems);
  const id = info.id ?? defaultId(kind);
  const continues = info.id !== undefined && isKnown(info.id);
  const content = readContent(kind, block, info, continues, problems);
  if (content === undefined) return undefined;
  const parsed = pictureStepSchema.safeParse({
    kind,
    id,
    content,
    ...(info.at === undefined ? {} : {at: info.at}),
    ...(info.options.has('clear') ? {clear: true} : {}),
  });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.add(sentence(issue), block.line);
  return undefined;
}

function readInfo(block: FencedBlock, problems: LectureProblems): BlockInfo {
  let id: string | undefined;
  let at: [string, string] | undefined;
  const options = new Map<string, string>();
  for (const word of block.info.split(/\s+/).filter(part => part !== '')) {
    const area = /^at=([A-Z]\d)(?:\.\.([A-Z]\d))?$/.exec(word);
    if (word.startsWith('#')) id = word.slice(1);
    else if (area?.[1] !== undefined) at = [area[1], area[2] ?? area[1]];
    else if (/^at=/.test(word)) {
      problems.add(
        `“${word}” is no area of the stage.`,
        block.line,
        undefined,
        'Write it as at=A1..C3.',
      );
    } else {
      const [name = '', value = ''] = word.split('=');
      options.set(name, value);
    }
  }
  return {id, at, options};
}

function readContent(
  kind: PictureKind,
  block: FencedBlock,
  info: BlockInfo,
  continues: boolean,
  problems: LectureProblems,
): unknown {
  if (kind === 'formula') {
    const steps = block.body
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '');
    if (steps.length === 0) {
      problems.add(
        'The formula block is empty.',
        block.line,
        undefined,
        'Write TeX in it, a step a line.',
      );
      return undefined;
    }
    return {
      steps,
      ...(info.options.has('become') ? {become: true} : {}),
      ...(info.options.has('boxed') ? {boxed: true} : {}),
    };
  }
  if (kind === 'code') return readCode(block, info, continues, problems);
  return readYaml(kind, block, problems);
}

function readCode(
  block: FencedBlock,
  info: BlockInfo,
  continues: boolean,
  problems: LectureProblems,
): unknown {
  const code = block.body.replace(/\s+$/, '');
  if (code === '' && !continues) {
    problems.add('The code block is empty.', block.line);
    return undefined;
  }
  const mark = info.options.get('highlight');
  const lines = mark === undefined ? undefined : /^(\d+)(?:-(\d+))?$/.exec(mark);
  if (mark !== undefined && lines === null) {
    problems.add(
      `“highlight=${mark}” names no lines.`,
      block.line,
      undefined,
      'Write it as highlight=2 or highlight=2-4.',
    );
  }
  const [from, to] = [Number(lines?.[1]), Number(lines?.[2] ?? lines?.[1])];
  const word = [...info.options.keys()].find(name => !['highlight', 'clear'].includes(name));
  return {
    ...(code === '' ? {} : {code}),
    ...(word === undefined ? {} : {language: LANGUAGES[word] ?? word}),
    ...(lines === undefined || lines === null ? {} : {highlight: from === to ? from : [from, to]}),
  };
}

function readYaml(kind: PictureKind, block: FencedBlock, problems: LectureProblems): unknown {
  const counter = new LineCounter();
  const document = parseDocument(block.body, {lineCounter: counter, prettyErrors: false});
  const placeOf = (offset: number): [number, number] => {
    const {line, col} = counter.linePos(offset);
    return [block.line + line, block.column + col - 1];
  };
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const [line, column] = placeOf(error.pos[0]);
      problems.add(
        `This is no YAML: ${error.message.toLowerCase()}.`,
        line,
        column,
        'Check colons, brackets and indentation.',
      );
    }
    return undefined;
  }
  const value: unknown = document.toJS() ?? {};
  const parsed = CONTENT[kind].safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const [line, column] = placeOf(offsetOf(document, issue));
    problems.add(sentence(issue), line, column, remedyOf(issue, kind));
  }
  return undefined;
}

/** Where in the YAML an issue is: at the unknown key, or at the value. */
function offsetOf(document: Document, issue: z.core.$ZodIssue): number {
  const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find(
          item => isPair(item) && isScalar(item.key) && item.key.value === issue.keys[0],
        )
      : undefined;
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

/** An issue of a schema as a sentence. */
export function sentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  const subject = path === '' ? 'It' : `“${path}”`;
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map(key => `“${key}”`).join(', ')} is not known here.`;
  }
  if (issue.code === 'invalid_union') return `${subject} is not in a form that is known.`;
  const message = issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  return `${subject} ${/^(?:is|must|names)\b/.test(message) ? message : `is wrong: ${message}`}.`;
}

function remedyOf(issue: z.core.$ZodIssue, kind: PictureKind): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const shape = Object.keys(CONTENT[kind].shape);
  const nearest = nearestName(issue.keys[0] ?? '', shape);
  if (issue.path.length > 0) return undefined;
  return nearest === undefined ? `It can hold ${shape.join(', ')}.` : `Did you mean “${nearest}”?`;
}

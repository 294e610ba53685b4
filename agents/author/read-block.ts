/** Reads a fenced block of a lecture: its info string and its body, into one step of a picture. */
import {parseDocument} from 'yaml';
import {
  CODE_LANGUAGES,
  CONTENT,
  PICTURE_KINDS,
  type PictureKind,
  type PictureStep,
  pictureStepSchema,
} from '../../schema/pictures.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {quoteExpressions} from './quote-expressions.ts';
import {nearestOf, noteSchemaProblems, readBySchema} from './schema-problems.ts';
import type {Place, SourceMap, StoryPath} from './source-map.ts';
import {YAML_OPTIONS, valueOfYaml} from './yaml-values.ts';

/** A fenced block as it stands in the file. */
export interface FencedBlock {
  /** The first word behind the fence. */
  readonly kind: string;
  /** What follows it on that line. */
  readonly info: string;
  readonly body: string;
  /** Line of the fence, and its column, which the body's lines have as well. */
  readonly place: Place;
  /** Where its step will be in the storyboard. */
  readonly path: StoryPath;
}

/** What a block is read into besides its step: places, problems, the pictures of the section. */
export interface BlockContext {
  readonly map: SourceMap;
  readonly problems: LectureProblems;
  /** BCP 47 tag of the lecture. */
  readonly language: string;
  /** Whether the section has a picture with an id already. */
  isKnown(id: string): boolean;
  /** The id of a picture that was given none. */
  defaultId(kind: PictureKind): string;
}

/** What the info string says: `#id`, `at=A1..C3`, and words such as `boxed` or `highlight=2-3`. */
interface BlockInfo {
  readonly id: string | undefined;
  readonly at: readonly [string, string] | undefined;
  readonly clear: boolean;
  readonly options: ReadonlyMap<string, string>;
}

/** Kinds of blocks that are written in the file; images are written as Markdown does. */
const BLOCK_KINDS = PICTURE_KINDS.filter(kind => kind !== 'image');

/** Words of the info string that only some kinds know. */
const OPTIONS: Partial<Record<PictureKind, readonly string[]>> = {
  code: ['highlight', ...CODE_LANGUAGES],
  formula: ['become', 'boxed'],
};

/** Other names of languages. */
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
 * @returns undefined when it has problems, which were noted.
 */
export function readBlock(block: FencedBlock, context: BlockContext): PictureStep | undefined {
  const language = languageOf(block.kind);
  if (language !== undefined) {
    return readBlock({...block, kind: 'code', info: `${language} ${block.info}`}, context);
  }
  const kind = BLOCK_KINDS.find(known => known === block.kind);
  if (kind === undefined) {
    context.problems.add(
      block.kind === ''
        ? 'This block does not say what it is.'
        : `There is no block “${block.kind}”.`,
      block.place,
      nearestOf(block.kind, BLOCK_KINDS),
    );
    return undefined;
  }
  const {map} = context;
  const {path} = block;
  const lines = block.body === '' ? 1 : block.body.split('\n').length + 1;
  map.note(path, {
    start: map.startOfLine(block.place.line) + block.place.column - 1,
    end: map.startOfLine(block.place.line + lines),
  });
  const info = readInfo(kind, block, context);
  const id = info.id ?? context.defaultId(kind);
  const continues = info.id !== undefined && context.isKnown(info.id);
  const content = readContent(kind, block, info, continues, context);
  if (content === undefined) return undefined;
  const parsed = pictureStepSchema.safeParse({
    kind,
    id,
    content,
    ...(info.at === undefined ? {} : {at: info.at}),
    ...(info.clear ? {clear: true} : {}),
  });
  if (parsed.success) return parsed.data;
  noteSchemaProblems(parsed.error.issues, stepSchemaOf(kind), path, map, context.problems);
  return undefined;
}

function readInfo(kind: PictureKind, block: FencedBlock, {problems}: BlockContext): BlockInfo {
  let id: string | undefined;
  let at: [string, string] | undefined;
  const options = new Map<string, string>();
  const known = ['clear', ...(OPTIONS[kind] ?? [])];
  for (const word of block.info.split(/\s+/).filter(part => part !== '')) {
    const area = /^at=([A-F][1-6])(?:\.\.([A-F][1-6]))?$/.exec(word);
    const [key = '', value = ''] = word.split('=');
    const name = languageOf(key) ?? key;
    if (/^#./.test(word)) id = word.slice(1);
    else if (area?.[1] !== undefined) at = [area[1], area[2] ?? area[1]];
    else if (key === 'at') {
      problems.add(
        `“${word}” is no area of the stage.`,
        block.place,
        'Rows are A to F from the top, columns 1 to 6: write it as at=A1..C3.',
      );
    } else if (known.includes(name)) options.set(name, value);
    else {
      problems.add(
        `A ${kind} block knows no “${word}”.`,
        block.place,
        nearestOf(key, [...known, 'at=A1..C3']),
      );
    }
  }
  return {id, at, clear: options.has('clear'), options};
}

function readContent(
  kind: PictureKind,
  block: FencedBlock,
  info: BlockInfo,
  continues: boolean,
  context: BlockContext,
): unknown {
  if (kind === 'formula') return readFormula(block, info, context);
  if (kind === 'code') return readCode(block, info, continues, context);
  return readYaml(kind, block, context);
}

function readFormula(
  {body, place, path}: FencedBlock,
  {options}: BlockInfo,
  {map, problems}: BlockContext,
): unknown {
  const steps: string[] = [];
  body.split('\n').forEach((text, index) => {
    const tex = text.trim();
    if (tex === '') return;
    const start = map.startOfLine(place.line + 1 + index);
    map.note([...path, 'content', 'steps', steps.length], {
      start: start + place.column - 1,
      end: map.startOfLine(place.line + 2 + index),
    });
    steps.push(tex);
  });
  if (steps.length === 0) {
    problems.add('The formula block is empty.', place, 'Write TeX in it, a step a line.');
    return undefined;
  }
  return {
    steps,
    ...(options.has('become') ? {become: true} : {}),
    ...(options.has('boxed') ? {boxed: true} : {}),
  };
}

function readCode(
  block: FencedBlock,
  {options}: BlockInfo,
  continues: boolean,
  {problems}: BlockContext,
): unknown {
  const code = block.body.replace(/\s+$/, '');
  if (code === '' && !continues) {
    problems.add(
      'The code block is empty.',
      block.place,
      'Write the code in it; only a block that continues another by its #id may be empty.',
    );
    return undefined;
  }
  const mark = options.get('highlight');
  const lines = mark === undefined ? undefined : /^(\d+)(?:-(\d+))?$/.exec(mark);
  if (lines === null) {
    problems.add(
      `“highlight=${mark ?? ''}” names no lines.`,
      block.place,
      'Write it as highlight=2 or highlight=2-4.',
    );
  }
  const [from, to] = [Number(lines?.[1]), Number(lines?.[2] ?? lines?.[1])];
  const language = CODE_LANGUAGES.find(name => options.has(name));
  return {
    ...(code === '' ? {} : {code}),
    ...(language === undefined ? {} : {language}),
    ...(lines === undefined || lines === null ? {} : {highlight: from === to ? from : [from, to]}),
  };
}

function readYaml(
  kind: PictureKind,
  {body, place, path}: FencedBlock,
  context: BlockContext,
): unknown {
  const {map, problems} = context;
  const {text, typedOffset} = quoteExpressions(body, kind);
  const document = parseDocument(text, YAML_OPTIONS);
  const offsetInFile = (offset: number): number => {
    const before = body.slice(0, typedOffset(offset)).split('\n');
    const column = before.at(-1)?.length ?? 0;
    return map.startOfLine(place.line + before.length) + place.column - 1 + column;
  };
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.add(
        `This is no YAML: ${error.message.replace(/\.$/, '')}.`,
        map.placeAt(offsetInFile(error.pos[0])),
        error.code === 'BAD_DQ_ESCAPE'
          ? 'Put TeX between single quotes, which keep its backslashes.'
          : 'Check colons, brackets, quotes and indentation.',
      );
    }
    return undefined;
  }
  const at = [...path, 'content'];
  map.noteYaml(document.contents, at, offsetInFile);
  const value = valueOfYaml(document, context.language, (message, offset, remedy) =>
    problems.add(message, map.placeAt(offsetInFile(offset)), remedy),
  );
  const bodyOf = (body: unknown): unknown =>
    kind === 'icon' && typeof body === 'string' ? {name: body} : (body ?? {});
  const content = {written: bodyOf(value.written), plain: bodyOf(value.plain)};
  return readBySchema(CONTENT[kind], content, at, map, problems);
}

function stepSchemaOf(kind: PictureKind): (typeof pictureStepSchema.options)[number] {
  const schema = pictureStepSchema.options.find(option => option.shape.kind.value === kind);
  if (schema === undefined) throw new RangeError(`There is no picture of kind ${kind}.`);
  return schema;
}

function languageOf(name: string): string | undefined {
  return CODE_LANGUAGES.find(language => language === (LANGUAGES[name] ?? name));
}

/** Reads a fenced block of a lecture: its info string and its body, into one step of a picture. */
import {isMap, parseDocument} from 'yaml';
import {blockOf, capitalised} from '../../schema/block-words.ts';
import {
  CONTENT,
  PICTURE_KINDS,
  type PictureKind,
  type PictureStep,
  pictureStepSchema,
} from '../../schema/pictures.ts';
import {nearestName} from '../../schema/nearest-name.ts';
import {type CodeFence, isLanguageName, readCodeFence, withoutCellOptions} from './code-fence.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {type BlockInfo, SLIP, readInfo, wordsOfInfo} from './read-info.ts';
import {noteSchemaProblems, readBySchema} from './schema-problems.ts';
import type {Place, SourceMap, StoryPath} from './source-map.ts';
import {formulaSteps} from './tex/formula-steps.ts';
import {quoteExpressions} from './yaml/quote-expressions.ts';
import {readWrittenYaml} from './yaml/written-yaml.ts';
import {valueOfYaml} from './yaml/yaml-values.ts';

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

/** Kinds of blocks that are written in the file; images are written as Markdown does. */
const BLOCK_KINDS = PICTURE_KINDS.filter(kind => kind !== 'image');

/**
 * Reads a block.
 *
 * @returns undefined when it has problems, which were noted.
 */
export function readBlock(block: FencedBlock, context: BlockContext): PictureStep | undefined {
  const kind = kindOf(block, context.problems);
  if (kind === undefined) return undefined;
  const {map} = context;
  const {path} = block;
  const lines = block.body === '' ? 1 : block.body.split('\n').length + 1;
  map.note(path, {
    start: map.startOfLine(block.place.line) + block.place.column - 1,
    end: map.startOfLine(block.place.line + lines),
  });
  const fence = kind === 'code' ? readCodeFence(infoOfCode(block)) : undefined;
  const info = readInfo(
    kind,
    fence?.others ?? wordsOfInfo(block.info),
    block.place,
    context.problems,
  );
  const id = info.id ?? context.defaultId(kind);
  const continues = info.id !== undefined && context.isKnown(info.id);
  const content = readContent(kind, block, info, fence, continues, context);
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

/** The kind that a block says it is; all that is none is code in a language of that name. */
function kindOf(block: FencedBlock, problems: LectureProblems): PictureKind | undefined {
  const known = BLOCK_KINDS.find(kind => kind === block.kind);
  if (known !== undefined) return known;
  if (/^\{?math\}?$/i.test(block.kind)) return 'formula';
  if (!/^[\p{L}-]+$/u.test(block.kind) || isLanguageName(block.kind)) return 'code';
  const meant =
    nearestName(block.kind, BLOCK_KINDS, SLIP) ??
    BLOCK_KINDS.find(kind => CONTENT[kind].safeParse(mapIn(block.body)).success);
  if (meant === undefined) return 'code';
  problems.add(
    `There is no block “${block.kind}”.`,
    block.place,
    `Did you mean “${meant}”? Code in a language of that name begins with “code ${block.kind}”.`,
  );
  return undefined;
}

/** What a body says as YAML, where that is a map. */
function mapIn(body: string): unknown {
  const document = parseDocument(body, {prettyErrors: false, logLevel: 'silent'});
  const isMapping = isMap(document.contents) && document.contents.items.length > 0;
  // Aliases that stand for nothing, or for themselves, are no values.
  return document.errors.length === 0 && isMapping
    ? valueOfYaml(document, 'en', () => undefined).plain
    : undefined;
}

/** What stands behind the fence of code, but for the word `code`. */
function infoOfCode({kind, info}: FencedBlock): string {
  return kind === 'code' ? info : `${kind} ${info}`;
}

function readContent(
  kind: PictureKind,
  block: FencedBlock,
  info: BlockInfo,
  fence: CodeFence | undefined,
  continues: boolean,
  context: BlockContext,
): unknown {
  if (kind === 'formula') return readFormula(block, info, context);
  if (fence !== undefined) return readCode(block, info, fence, continues, context);
  return readYaml(kind, block, context);
}

function readFormula(
  {body, place, path}: FencedBlock,
  {options}: BlockInfo,
  {map, problems}: BlockContext,
): unknown {
  const steps = formulaSteps(body, {rowsTogether: options.has('become')});
  const offsetInFile = (offset: number): number => {
    const lines = body.slice(0, offset).split('\n');
    const column = place.column - 1 + (lines.at(-1)?.length ?? 0);
    return map.startOfLine(place.line + lines.length) + column;
  };
  steps.forEach(({start, end}, index) =>
    map.note([...path, 'content', 'steps', index], {
      start: offsetInFile(start),
      end: offsetInFile(end),
    }),
  );
  if (steps.length === 0) {
    problems.add('The formula block is empty.', place, 'Write TeX in it, a step a line.');
    return undefined;
  }
  return {
    steps: steps.map(({tex}) => tex),
    ...(steps.some(({isAligned}) => isAligned) ? {aligned: true} : {}),
    ...(options.has('become') ? {become: true} : {}),
    ...(options.has('boxed') ? {boxed: true} : {}),
  };
}

function readCode(
  block: FencedBlock,
  {options}: BlockInfo,
  {language, walk, firstNumber}: CodeFence,
  continues: boolean,
  {problems}: BlockContext,
): unknown {
  const code = withoutCellOptions(block.body, infoOfCode(block)).trimEnd();
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
  const [only] = walk;
  const isOneMark = walk.length === 1 && only !== undefined && only !== 'all';
  return {
    ...(code === '' ? {} : {code}),
    ...(language === undefined ? {} : {language}),
    ...(firstNumber === undefined ? {} : {numbers: firstNumber === 1 ? true : firstNumber}),
    ...(isOneMark ? {highlight: only[0] === only[1] ? only[0] : [...only]} : {}),
    ...(walk.length > 1 ? {walk} : {}),
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
  const offsetInFile = (offset: number): number => {
    const before = body.slice(0, typedOffset(offset)).split('\n');
    const column = before.at(-1)?.length ?? 0;
    return map.startOfLine(place.line + before.length) + place.column - 1 + column;
  };
  if (kind === 'table' && /^\s*\|.*\|/.test(body)) {
    problems.add(
      'A table of Markdown stands in this block.',
      map.placeAt(offsetInFile(0)),
      'Take the lines of the fence away: such a table is read as it is.',
    );
    return undefined;
  }
  const read = readWrittenYaml(text, offset => map.placeAt(offsetInFile(offset)), problems);
  if (read === undefined) return undefined;
  const {document} = read;
  const placeIn = (offset: number): number => offsetInFile(read.offsetIn(offset));
  const at = [...path, 'content'];
  map.noteYaml(document.contents, at, placeIn);
  const value = valueOfYaml(document, context.language, (message, offset, remedy) =>
    problems.add(message, map.placeAt(placeIn(offset)), remedy),
  );
  if (!isWrittenAsKeys(kind, value.plain)) {
    problems.add(
      `${capitalised(blockOf(kind, 'a'))} says keys and their values, a line each.`,
      map.placeAt(offsetInFile(0)),
      `Write it as in ${EXAMPLES[kind] ?? 'key: value'}.`,
    );
    return undefined;
  }
  const bodyOf = (body: unknown): unknown =>
    kind === 'icon' && typeof body === 'string' ? {name: body} : (body ?? {});
  const content = {written: bodyOf(value.written), plain: bodyOf(value.plain)};
  return readBySchema(CONTENT[kind], content, at, map, problems);
}

/** How a block begins that has words in place of keys. */
const EXAMPLES: Partial<Record<PictureKind, string>> = {
  cells: 'values: [3, 8, 12]',
  chart: 'bars: {one: 1, two: 2}',
  diagram: 'edges: [one -> two]',
  geometry: 'draw: {c: {circle: [0, 0], radius: 2}}',
  numberline: 'range: [0, 10]',
  plot: 'draw: {f: x^2}',
  quote: 'text: what was said',
  table: 'rows: [[1, 2], [3, 4]]',
  transform: 'apply: [[1, 1], [0, 1]]',
};

/** Whether a body is a map; it may be empty, and the name of an icon may stand alone. */
function isWrittenAsKeys(kind: PictureKind, body: unknown): boolean {
  if (body === null || body === undefined) return true;
  if (kind === 'icon' && typeof body === 'string') return true;
  return typeof body === 'object' && (!Array.isArray(body) || body.every(Array.isArray));
}

function stepSchemaOf(kind: PictureKind): (typeof pictureStepSchema.options)[number] {
  const schema = pictureStepSchema.options.find(option => option.shape.kind.value === kind);
  if (schema === undefined) throw new RangeError(`There is no picture of kind ${kind}.`);
  return schema;
}

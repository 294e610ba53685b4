/** What stands between the `---` at the top of a lecture: title, audience, language, theme, colours, macros. */
import {isMap, parseDocument} from 'yaml';
import {z} from 'zod';
import {storyboardSchema} from '../../schema/storyboard.ts';
import {colorSchema} from '../../schema/values.ts';
import {WrittenScalar} from '../../schema/written-scalar.ts';
import {nearestName} from '../../schema/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {readBySchema} from './schema-problems.ts';
import type {SourceMap} from './source-map.ts';
import {readWrittenYaml} from './yaml/written-yaml.ts';
import {valueOfYaml} from './yaml/yaml-values.ts';

const {title, audience, language, theme, colors, macros} = storyboardSchema.shape;
const frontMatterSchema = z.strictObject({
  title: title.optional(),
  audience,
  language,
  theme,
  /** The accent of all sections; they take turns otherwise. */
  accent: colorSchema.optional(),
  colors,
  macros,
});

/** What a lecture without front matter says. */
export const NO_FRONT_MATTER: FrontMatter = {...frontMatterSchema.parse({}), ignored: []};

/** What the front matter says. */
export type FrontMatter = Readonly<z.infer<typeof frontMatterSchema>> & {
  /** Keys of other tools. */
  readonly ignored: readonly string[];
};

/** Keys that other tools write for what Lectern calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {lang: 'language', math: 'macros'};

/** The keys of the front matter of a file; none where it has none, or where it is broken. */
export function frontMatterKeys(text: string): string[] {
  const [, yaml = ''] = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text) ?? [];
  const {contents} = parseDocument(yaml, {prettyErrors: false, logLevel: 'silent'});
  return isMap(contents) ? contents.items.map(({key}) => String(key)) : [];
}

/**
 * Reads front matter.
 *
 * @param yaml - Without the lines of hyphens around it.
 * @param start - Where it begins in the file.
 * @param isForeign - Whether the file was written for another tool, whose themes and colours are not ours.
 * @returns undefined when it has problems, which were noted.
 */
export function readFrontMatter(
  yaml: string,
  start: number,
  isForeign: boolean,
  map: SourceMap,
  problems: LectureProblems,
): FrontMatter | undefined {
  const read = readWrittenYaml(yaml, offset => map.placeAt(start + offset), problems);
  if (read === undefined) return undefined;
  const {document} = read;
  const offsetInFile = (offset: number): number => start + read.offsetIn(offset);
  map.noteYaml(document.contents, [], offsetInFile);
  const {written, plain} = valueOfYaml(document, 'en', (message, offset, remedy) =>
    problems.add(message, map.placeAt(offsetInFile(offset)), remedy),
  );
  const {known, ignored} = ownKeys(plain ?? {}, isForeign, map, problems);
  const value = {written: withKeys(written ?? {}, known), plain: withKeys(plain ?? {}, known)};
  const parsed = readBySchema(frontMatterSchema, value, [], map, problems);
  return parsed === undefined ? undefined : {...parsed, ignored};
}

/** Which keys of front matter Lectern understands, and what it calls them; others are another tool's, or slips. */
function ownKeys(
  value: unknown,
  isForeign: boolean,
  map: SourceMap,
  problems: LectureProblems,
): {known: ReadonlyMap<string, string> | undefined; ignored: string[]} {
  if (!isMapping(value)) return {known: undefined, ignored: []};
  const names = Object.keys(frontMatterSchema.shape);
  const known = new Map<string, string>();
  const ignored: string[] = [];
  for (const [key, content] of Object.entries(value)) {
    const name = names.includes(key) ? key : (OTHER_NAMES[key] ?? key);
    const isTaken = name !== key && name in value;
    if (names.includes(name) && !isTaken && !(isForeign && isOtherTools(name, content))) {
      known.set(key, name);
      continue;
    }
    ignored.push(key);
    const meant = isForeign || names.includes(name) ? undefined : nearestName(key, names);
    if (meant !== undefined) {
      problems.warn(
        `“${key}” in the front matter is not known.`,
        map.placeOfKey([key]),
        `Did you mean “${meant}”?`,
      );
    }
  }
  return {known, ignored};
}

/** A mapping with those keys alone, under their own names. */
function withKeys(value: unknown, known: ReadonlyMap<string, string> | undefined): unknown {
  if (known === undefined || !isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, content]) => {
      const name = known.get(key);
      if (name === undefined) return [];
      // YAML reads a title such as 1984 as a number.
      return [[name, name === 'title' ? wordsOfScalar(content) : content]];
    }),
  );
}

function wordsOfScalar(content: unknown): unknown {
  if (content instanceof WrittenScalar) return content.source;
  return typeof content === 'number' ? String(content) : content;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of a key that Lectern has too is one of another tool. */
function isOtherTools(name: string, content: unknown): boolean {
  const schemas: Readonly<Record<string, z.ZodType>> = frontMatterSchema.shape;
  return name !== 'title' && schemas[name]?.safeParse(content).success === false;
}

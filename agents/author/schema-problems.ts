/** What a schema finds wrong with a lecture, as sentences with a place and a remedy. */
import {z} from 'zod';
import {nearestName} from '../../schema/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {type Issue, knownInstead, lastName, remedyOf, sentence, subjectOf} from './schema-words.ts';
import type {SourceMap, StoryPath} from './source-map.ts';
import {UNKNOWN_VALUE, plainText, valueAt} from './value-at.ts';
import type {YamlValue} from './yaml/yaml-values.ts';

/**
 * Notes what a schema finds wrong, each slip once.
 *
 * @param schema - Where the paths of the issues begin.
 * @param path - The way to that part of the storyboard.
 * @param value - What was written, where that is known.
 */
export function noteSchemaProblems(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  path: StoryPath,
  map: SourceMap,
  problems: LectureProblems,
  value: unknown = UNKNOWN_VALUE,
): void {
  const told = new Set<string>();
  const flat = issues.flatMap(mostTelling);
  const unknown = new Map(
    flat.flatMap(issue =>
      issue.code === 'unrecognized_keys' ? [[JSON.stringify(issue.path), issue.keys] as const] : [],
    ),
  );
  for (const issue of flat) {
    const inside = issue.path.map(step => (typeof step === 'symbol' ? String(step) : step));
    const at = [...path, ...inside];
    if (issue.code === 'unrecognized_keys') {
      const beside = flat.filter(
        ({path: other}) =>
          other.length === inside.length + 1 &&
          JSON.stringify(other.slice(0, -1)) === JSON.stringify(issue.path),
      );
      const namesOf = (nothing: null | undefined): string[] =>
        beside
          .filter(other => valueAt(value, other.path) === nothing)
          .map(other => String(other.path.at(-1)));
      const [empty] = namesOf(null);
      noteUnknownKeys(
        issue.keys,
        {...keysOf(schema, inside, namesOf(undefined)), empty},
        at,
        map,
        problems,
      );
      continue;
    }
    const written = valueAt(value, issue.path);
    const isNothing = written === undefined || written === null;
    // What is missing stands under another name, or beside its key.
    if (isNothing && unknown.has(JSON.stringify(issue.path.slice(0, -1)))) continue;
    const known = knownInstead(issue);
    const name = lastName(inside);
    const said = isNothing
      ? `${subjectOf(inside)} is ${written === null ? 'empty' : 'missing'}.`
      : sentence(subjectOf(inside), issue);
    const slip = `${inside.filter(step => typeof step === 'string').join('/')} ${said.replace(/row \d+, cell \d+,/, '')}`;
    if (told.has(slip)) continue;
    told.add(slip);
    const pair =
      typeof inside.at(-1) === 'string' ? /^([^\s=]+)(?:\s*=\s*|\s+)(\S.*)$/.exec(name) : null;
    if (written === null && pair !== null) {
      if (told.has('colon')) continue;
      told.add('colon');
      problems.add(
        `A colon and a space are missing in “${name}”.`,
        map.placeOfKey(at),
        `Write ${pair[1] ?? ''}: ${pair[2] ?? ''}.`,
      );
    } else if (issue.message.startsWith('Invalid discriminator') && !isNothing) {
      const kinds = [...issue.message.matchAll(/'([^']+)'/g)].map(([, kind = '']) => kind);
      problems.add(
        `${subjectOf(inside)} is “${plainText(written)}”, which is not known.`,
        map.placeOf(at),
        nearestOf(plainText(written), kinds),
      );
    } else if (known !== undefined) {
      problems.add(said, map.placeOfKey(at), nearestOf(name, known));
    } else if (written === null) {
      problems.add(said, map.placeOfKey(at), 'Write its value behind the colon, or leave it out.');
    } else if (written === undefined) {
      problems.add(said, map.placeOf(at), `Add “${name}: …”.`);
    } else {
      problems.add(said, map.placeOf(at), remedyOf(issue, said, inside, written));
    }
  }
}

/** The keys that may stand at a place, and which of them are missing there. */
interface KeysHere {
  readonly known: readonly string[];
  readonly missing: readonly string[];
  /** One that has no value. */
  readonly empty?: string | undefined;
  /** What may stand under the one that is missing. */
  readonly under: readonly string[];
}

function keysOf(
  schema: z.core.$ZodType,
  path: readonly (string | number)[],
  missing: readonly string[],
): KeysHere {
  const [only = ''] = missing;
  return {
    known: keysAt(schema, path),
    missing,
    under: missing.length === 1 ? keysAt(schema, [...path, only]) : [],
  };
}

/** Names that stand for nothing: those that are misspelt each by themselves, all others together. */
function noteUnknownKeys(
  keys: readonly string[],
  {known, missing, under, empty}: KeysHere,
  at: StoryPath,
  map: SourceMap,
  problems: LectureProblems,
): void {
  const only = empty ?? missing[0] ?? '';
  const far: string[] = [];
  for (const key of keys) {
    const isElsewhere = empty !== undefined || under.includes(key) || key.length < 2;
    const nearest = isElsewhere ? undefined : nearestName(key, known);
    if (nearest === undefined) far.push(key);
    else {
      problems.add(
        `“${key}” is not known here.`,
        map.placeOfKey([...at, key]),
        `Did you mean “${nearest}”?`,
      );
    }
  }
  const [first] = far;
  if (first === undefined) return;
  const names = far
    .map(key => `“${key}”`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  const isUnder =
    empty !== undefined || (missing.length === 1 && far.every(key => under.includes(key)));
  problems.add(
    isUnder
      ? `${names} ${far.length === 1 ? 'stands' : 'stand'} beside “${only}”, which is ${empty === undefined ? 'missing' : 'empty'}.`
      : `${names} ${far.length === 1 ? 'is' : 'are'} not known here${missing.length === 0 ? '' : `, and “${missing.join('”, “')}” is missing`}.`,
    map.placeOfKey([...at, first]),
    isUnder
      ? `Write ${far.length === 1 ? 'it' : 'them'} under “${only}”, indented further or in its braces.`
      : known.length === 0
        ? undefined
        : `Known are ${known.join(', ')}.`,
  );
}

/**
 * Reads a value of YAML by a schema.
 *
 * @returns undefined when it has problems, which were noted.
 */
export function readBySchema<TSchema extends z.core.$ZodType>(
  schema: TSchema,
  {written, plain}: YamlValue,
  path: StoryPath,
  map: SourceMap,
  problems: LectureProblems,
): z.output<TSchema> | undefined {
  const parsed = z.safeParse(schema, written);
  if (parsed.success) return parsed.data;
  const issues = z.safeParse(schema, plain).error?.issues ?? parsed.error.issues;
  noteSchemaProblems(issues, schema, path, map, problems, plain);
  return undefined;
}

/** A name that was probably meant, or all there are. */
export function nearestOf(wanted: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = nearestName(wanted, known);
  return nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean “${nearest}”?`;
}

/** Of a value that may have several forms: what is wrong with the form that was probably meant. */
function mostTelling(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter(
    errors =>
      !errors.some(
        ({code, path, message}) =>
          path.length === 0 && (code === 'invalid_type' || message === 'Invalid input'),
      ),
  );
  const [only] = meant;
  if (only === undefined || meant.length > 1) return [issue];
  return only.flatMap(inner => mostTelling({...inner, path: [...issue.path, ...inner.path]}));
}

/** The keys that a schema knows at a path. */
function keysAt(schema: z.core.$ZodType, path: StoryPath): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodPipe) {
    return keysAt(schema.in instanceof z.ZodTransform ? schema.out : schema.in, path);
  }
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.options.flatMap(option => keysAt(option, path)))];
  }
  const [step, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    if (step === undefined) return Object.keys(shape);
    const part = shape[String(step)];
    return part === undefined ? [] : keysAt(part, rest);
  }
  if (schema instanceof z.ZodMap) return keysAt(schema.valueType, rest);
  // A list of one may be written without its brackets.
  if (schema instanceof z.ZodArray) {
    return keysAt(schema.element, typeof step === 'number' ? rest : path);
  }
  return [];
}

/** What a schema finds wrong with a lecture, as sentences with a place and a remedy. */
import {z} from 'zod';
import {NO_WORDS} from '../../schema/values.ts';
import {nearestName} from '../../schema/nearest-name.ts';
import type {LectureProblems} from './lecture-problems.ts';
import type {SourceMap, StoryPath} from './source-map.ts';
import type {YamlValue} from './yaml-values.ts';

type Issue = z.core.$ZodIssue;

/**
 * Notes what a schema finds wrong.
 *
 * @param schema - Where the paths of the issues begin.
 * @param path - The way to that part of the storyboard.
 */
export function noteSchemaProblems(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  path: StoryPath,
  map: SourceMap,
  problems: LectureProblems,
): void {
  for (const issue of issues.flatMap(mostTelling)) {
    const inside = issue.path.map(step => (typeof step === 'symbol' ? String(step) : step));
    const at = [...path, ...inside];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const known = keysAt(schema, inside);
        problems.add(
          `“${key}” is not known here.`,
          map.placeOfKey([...at, key]),
          nearestOf(key, known),
        );
      }
      continue;
    }
    const known = knownInstead(issue);
    const name = lastName(inside);
    if (known !== undefined) {
      problems.add(sentence(subjectOf(inside), issue), map.placeOfKey(at), nearestOf(name, known));
    } else {
      problems.add(sentence(subjectOf(inside), issue), map.placeOf(at), remedyOf(issue));
    }
  }
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
  noteSchemaProblems(issues, schema, path, map, problems);
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

function sentence(subject: string, issue: Issue): string {
  const said = wordsOf(issue).replace(/\.$/, '');
  return `${subject} ${/^(?:is|must|has|names)\b/.test(said) ? said : `is wrong: ${said}`}.`;
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const isMissing = issue.message.endsWith('received undefined');
      return isMissing ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    }
    case 'invalid_value':
      return `must be ${issue.values
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')}`;
    case 'invalid_union':
      return issue.message === 'Invalid input' ? 'is in no form that is known' : issue.message;
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${issue.origin === 'array' ? ' long' : ''}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `has too many characters: ${issue.maximum} are the most`
        : `must be at most ${issue.maximum}${issue.origin === 'array' ? ' long' : ''}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no name';
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list such as [1, 2]',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  map: 'keys with values, such as {name: …}',
  object: 'keys with values, such as {color: blue}',
  record: 'keys with values, such as {name: …}',
  string: 'words',
};

function knownInstead(issue: Issue): string[] | undefined {
  const known: unknown = issue.code === 'custom' ? issue.params?.known : undefined;
  return Array.isArray(known) ? known.map(String) : undefined;
}

function lastName(path: readonly (string | number)[]): string {
  const name = path.findLast(step => typeof step === 'string');
  return name ?? '';
}

/** What a sentence is about: a key, or a cell of the rows under it. */
function subjectOf(path: readonly (string | number)[]): string {
  const name = lastName(path);
  if (name === '') return 'This';
  const [row, cell, ...deeper] = path.slice(path.lastIndexOf(name) + 1);
  return typeof row === 'number' && typeof cell === 'number' && deeper.length === 0
    ? `“${name}”, row ${row + 1}, cell ${cell + 1},`
    : `“${name}”`;
}

/** What to write instead where words were meant and YAML reads keys or a list. */
function remedyOf(issue: Issue): string | undefined {
  return issue.code === 'invalid_union' && issue.message === NO_WORDS
    ? 'Put words with brackets or braces between quotes.'
    : undefined;
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

/** What a schema finds wrong with a value, in words, and what to write instead. Pure. */
import type {z} from 'zod';
import {NO_WORDS} from '../../schema/values.ts';
import {plainText} from './value-at.ts';

/** What zod says of a value. */
export type Issue = z.core.$ZodIssue;

/** A sentence on a value. */
export function sentence(subject: string, issue: Issue): string {
  const said = wordsOf(issue).replace(/\.$/, '');
  return `${subject} ${/^(?:is|must|has|names)\b/.test(said) ? said : `is wrong: ${said}`}.`;
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.message.endsWith('received undefined')) return 'is missing';
      const isOurs = !issue.message.startsWith('Invalid input');
      return isOurs ? issue.message : kindInWords(issue.expected);
    }
    case 'invalid_value':
      return `must be ${issue.values
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')}`;
    case 'invalid_union':
      return issue.message === 'Invalid input' ? 'is in no form that is known' : issue.message;
    case 'too_small':
      if (!issue.message.startsWith('Too small')) return issue.message;
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${issue.origin === 'array' ? ' long' : ''}`;
    case 'too_big':
      if (!issue.message.startsWith('Too big')) return issue.message;
      return issue.origin === 'string'
        ? `has too many characters: ${issue.maximum} are the most`
        : `must be at most ${issue.maximum}${issue.origin === 'array' ? ' long' : ''}`;
    case 'custom': {
      const expected = /^Invalid input: expected (\w+)/.exec(issue.message)?.[1];
      return expected === undefined ? issue.message : kindInWords(expected);
    }
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no name';
    default:
      return issue.message;
  }
}

function kindInWords(expected: string): string {
  return `must be ${KINDS[expected] ?? expected}`;
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
  tuple: 'a list such as [1, 2]',
};

/** The names of which one was meant, where an issue tells them. */
export function knownInstead(issue: Issue): string[] | undefined {
  const known: unknown = issue.code === 'custom' ? issue.params?.known : undefined;
  return Array.isArray(known) ? known.map(String) : undefined;
}

/** The name of a value: the last key on the way to it. */
export function lastName(path: readonly (string | number)[]): string {
  const name = path.findLast(step => typeof step === 'string');
  return name ?? '';
}

/** What a sentence is about: a key, or a cell of the rows under it. */
export function subjectOf(path: readonly (string | number)[]): string {
  const name = lastName(path);
  if (name === '') return 'This';
  const [row, cell, ...deeper] = path.slice(path.lastIndexOf(name) + 1);
  return typeof row === 'number' && typeof cell === 'number' && deeper.length === 0
    ? `“${name}”, row ${row + 1}, cell ${cell + 1},`
    : `“${name}”`;
}

/**
 * What to write instead.
 *
 * @param said - What {@link sentence} says of the value.
 * @param value - As it was written, where that is known.
 */
export function remedyOf(
  issue: Issue,
  said: string,
  path: readonly (string | number)[],
  value: unknown,
): string | undefined {
  if (issue.code === 'invalid_union' && issue.message === NO_WORDS) {
    return 'Put words with brackets or braces between quotes.';
  }
  if (said.includes('in no form that is known')) {
    return '“lectern help” with the name of the block, such as “lectern help chart”, shows what may stand here.';
  }
  const key = path.at(-1);
  const written = (text: string): string =>
    typeof key === 'string' ? `Write ${key}: ${text}.` : `Write ${text}.`;
  if (value === undefined || value === null) return undefined;
  if (/two numbers|a point such|list such as \[1, 2\]|from the smaller/.test(said)) {
    const words = Array.isArray(value) ? value.map(plainText).join(' ') : plainText(value);
    const numbers = /^[\s\d.,;()[\]–-]*(?:to|bis)?[\s\d.,;()[\]-]*$/.test(words)
      ? (words.match(/-?\d+(?:\.\d+)?/g) ?? [])
      : [];
    if (said.includes('from the smaller')) numbers.reverse();
    if (numbers.length === 2) return written(`[${numbers.join(', ')}]`);
    if (said.includes('list such') && words === '') return 'Put it between square brackets.';
    if (said.includes('list such') && !Array.isArray(value)) {
      return written(`[${words.split(/\s*[,;|]\s*/).join(', ')}]`);
    }
    return undefined;
  }
  if (said.includes('must be keys with values') && typeof key === 'string') {
    if (plainText(value).includes(': ')) return `Write ${key}: {${plainText(value)}}.`;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const isPlain = values.every(one => typeof one === 'string' || typeof one === 'number');
    const names = ['one', 'two', 'three'];
    if (isPlain && values.length > 0) {
      const named = values
        .slice(0, 3)
        .map((one, index) => `${names[index] ?? ''}: ${plainText(one)}`);
      return `Give each a name, as in ${key}: {${named.join(', ')}}.`;
    }
  }
  return undefined;
}

/** Reads YAML as people write it: what is meant beyond doubt is mended, and each other slip is told once. */
import {type Alias, type Document, type YAMLError, parseDocument, visit} from 'yaml';
import type {LectureProblems} from '../lecture-problems.ts';
import {repairYaml} from './repair-yaml.ts';
import type {Place} from '../source-map.ts';
import {YAML_OPTIONS} from './yaml-values.ts';

/**
 * Reads YAML.
 *
 * @param placeOf - The place in the file of an offset of the text.
 * @returns the document, and the offset in the text of one of the document; undefined when it has a slip, which was noted.
 */
export function readWrittenYaml(
  text: string,
  placeOf: (offset: number) => Place,
  problems: LectureProblems,
): {document: Document.Parsed; offsetIn: (offset: number) => number} | undefined {
  const repaired = repairYaml(text);
  const {slip} = repaired;
  if (slip !== undefined) {
    problems.add(slip.message, placeOf(slip.offset), slip.remedy);
    return undefined;
  }
  const offsetIn = (offset: number): number => repaired.typedOffset(offset);
  const document = parseDocument(repaired.text, YAML_OPTIONS);
  const [error] = document.errors;
  if (error !== undefined) {
    // What follows from the first is no mistake of its own.
    const {message, remedy} = slipInLines(repaired.text, error.pos[0]) ?? saidOf(error);
    problems.add(message, placeOf(offsetIn(error.pos[0])), remedy);
    return undefined;
  }
  const dangling: Alias[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) === undefined) dangling.push(alias);
    },
  });
  for (const {source, range} of dangling) {
    problems.add(
      `“*${source}” stands for nothing.`,
      placeOf(offsetIn(range?.[0] ?? 0)),
      `Put it between quotes: '*${source}'.`,
    );
  }
  return dangling.length === 0 ? {document, offsetIn} : undefined;
}

/** What is seen in the lines around an error: a colon or a comma that is missing, a line that is indented too far. */
function slipInLines(text: string, offset: number): {message: string; remedy: string} | undefined {
  if (/[\]}]['"]?\s*$/.test(text.slice(0, offset)) && /^[[{]/.test(text.slice(offset))) {
    return {
      message: 'A comma is missing before this bracket.',
      remedy: 'Write a comma between two lists or maps.',
    };
  }
  const before = text.slice(0, offset).split('\n');
  const lines = text.split('\n');
  const at = before.length - 1;
  for (const line of [lines[at], lines[at - 1], lines[at + 1]]) {
    const pair = /^\s*(?:-\s+)?([\p{L}_][\p{L}\p{N}_]*)\s+((?:[[{"'\d-]|\p{L}).*)$/u.exec(
      line ?? '',
    );
    if (pair === null || /:(?:\s|$)/.test(line ?? '')) continue;
    return {
      message: `A colon is missing behind “${pair[1] ?? ''}”.`,
      remedy: `Write ${pair[1] ?? ''}: ${pair[2] ?? ''}.`,
    };
  }
  const indentOf = (line = ''): number => /^ */.exec(line)?.[0].length ?? 0;
  for (const index of [at, at + 1]) {
    const [above, line] = [lines[index - 1], lines[index]];
    const isPair = /^\s*[^\s:]+:\s+\S/;
    if (isPair.test(above ?? '') && isPair.test(line ?? '') && indentOf(line) > indentOf(above)) {
      return {
        message: `“${line?.trim() ?? ''}” is indented further than the line before it, which has a value already.`,
        remedy: 'Use as many spaces as in that line.',
      };
    }
  }
  return undefined;
}

const PAIR = 'Write a key, a colon, a space and its value, as in “label: the slope”.';

function saidOf({code, message}: YAMLError): {message: string; remedy: string} {
  switch (code) {
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'A backslash between double quotes means something else here.',
        remedy: 'Put TeX between single quotes, which keep its backslashes.',
      };
    case 'TAB_AS_INDENT':
      return {message: 'A tab stands where this line is indented.', remedy: 'Use spaces.'};
    case 'BAD_INDENT':
      return {
        message: 'This line is not indented as those that it belongs to.',
        remedy: 'Use as many spaces as in the line before it, or two more.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return {message: 'This line is no key with a value.', remedy: PAIR};
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return {
        message: 'Something is missing or too much here.',
        remedy: `Check commas and brackets. ${PAIR}`,
      };
    default:
      return {
        message: `This is no YAML: ${message.replace(/\.$/, '')}.`,
        remedy: 'Check colons, brackets, quotes and indentation.',
      };
  }
}

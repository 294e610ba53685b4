/** Reads YAML as people write it: what is meant beyond doubt is mended, and each other slip is told once. */
import {type Alias, type Document, type YAMLError, parseDocument, visit} from 'yaml';
import type {LectureProblems} from './lecture-problems.ts';
import {repairYaml} from './repair-yaml.ts';
import type {Place} from './source-map.ts';
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
  const offsetIn = (offset: number): number => repaired.offsetIn(offset);
  const document = parseDocument(repaired.text, YAML_OPTIONS);
  const [error] = document.errors;
  if (error !== undefined) {
    // What follows from the first is no mistake of its own.
    const {message, remedy} = saidOf(error);
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

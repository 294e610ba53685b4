/** Reads a storyboard that was written as JSON: by a program, or by an earlier run. */
import {type YAMLError, isMap, parseDocument} from 'yaml';
import {type Storyboard, storyboardSchema} from '../../schema/storyboard.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {readBySchema} from './schema-problems.ts';
import type {SourceMap} from './source-map.ts';
import {YAML_OPTIONS, valueOfYaml} from './yaml/yaml-values.ts';

/**
 * Reads the text of a storyboard.
 *
 * @param map - Takes where everything stands.
 * @returns undefined when it has problems, which were noted.
 */
export function readStoryboard(
  text: string,
  map: SourceMap,
  problems: LectureProblems,
): Storyboard | undefined {
  // JSON is YAML, whose parser knows where everything stands.
  const document = parseDocument(text, {...YAML_OPTIONS, schema: 'json', version: '1.2'});
  if (document.errors.length > 0 && /^\s*\{/.test(text)) {
    // What follows from the first is no mistake of its own.
    const [error] = document.errors;
    if (error !== undefined) {
      const {message, remedy} = saidOf(error, text);
      problems.add(message, map.placeAt(error.pos[0]), remedy);
    }
    return undefined;
  }
  if (!isMap(document.contents)) {
    problems.add(
      'This is no storyboard.',
      map.placeAt(0),
      'It begins as {"title": "…", "sections": [{"id": "one", "title": "…", "beats": […]}]}.',
    );
    return undefined;
  }
  map.noteYaml(document.contents, []);
  const language: unknown = document.get('language');
  const value = valueOfYaml(
    document,
    typeof language === 'string' ? language : 'en',
    (message, offset, remedy) => problems.add(message, map.placeAt(offset), remedy),
  );
  return readBySchema(storyboardSchema, value, [], map, problems);
}

/** What is wrong with the text, in words. */
function saidOf({code, message, pos}: YAMLError, text: string): {message: string; remedy: string} {
  const rest = text.slice(pos[0]);
  if (/^(?:\/\/|\/\*)/.test(rest)) {
    return {message: 'JSON has no comments.', remedy: 'Take this one out.'};
  }
  if (message.startsWith('Missing ,') || message.endsWith('at node end')) {
    return {
      message: 'A comma is missing before this.',
      remedy: 'Put one behind the value before it.',
    };
  }
  if (message.startsWith('Unexpected , ')) {
    return {message: 'There is a comma too many here.', remedy: 'Take it out.'};
  }
  if (message.includes('must end with a')) {
    const sign = /must end with a (.)/.exec(message)?.[1] ?? '}';
    return {message: 'A bracket is not closed.', remedy: `Write the “${sign}” that is missing.`};
  }
  if (code === 'MULTILINE_IMPLICIT_KEY' || /closing .*quote/.test(message)) {
    return {
      message: 'A quotation mark is not closed here.',
      remedy: 'Write it behind the words, in the same line.',
    };
  }
  return {
    message: `This is no JSON: ${message.replace(/\.$/, '')}.`,
    remedy: 'Put words between double quotes; check commas and brackets.',
  };
}

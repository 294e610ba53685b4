/** Reads a storyboard that was written as JSON: by a program, or by an earlier run. */
import {parseDocument} from 'yaml';
import {type Storyboard, storyboardSchema} from '../../schema/storyboard.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {readBySchema} from './schema-problems.ts';
import type {SourceMap} from './source-map.ts';
import {YAML_OPTIONS, valueOfYaml} from './yaml-values.ts';

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
  if (document.errors.length > 0) {
    for (const {message, pos} of document.errors) {
      problems.add(`This is no JSON: ${message.replace(/\.$/, '')}.`, map.placeAt(pos[0]));
    }
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

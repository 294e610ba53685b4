/** What stands between the `---` at the top of a lecture: title, audience, language, theme, colours. */
import {parseDocument} from 'yaml';
import {z} from 'zod';
import {storyboardSchema} from '../../schema/storyboard.ts';
import {colorSchema} from '../../schema/values.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {readBySchema} from './schema-problems.ts';
import type {SourceMap} from './source-map.ts';
import {YAML_OPTIONS, valueOfYaml} from './yaml-values.ts';

const {title, audience, language, theme, colors} = storyboardSchema.shape;
const frontMatterSchema = z.strictObject({
  title: title.optional(),
  audience,
  language,
  theme,
  /** The accent of all sections; they take turns otherwise. */
  accent: colorSchema.optional(),
  colors,
});

/** What a lecture without front matter says. */
export const NO_FRONT_MATTER: FrontMatter = frontMatterSchema.parse({});

/** What the front matter says. */
export type FrontMatter = Readonly<z.infer<typeof frontMatterSchema>>;

/**
 * Reads front matter.
 *
 * @param yaml - Without the lines of hyphens around it.
 * @param start - Where it begins in the file.
 * @returns undefined when it has problems, which were noted.
 */
export function readFrontMatter(
  yaml: string,
  start: number,
  map: SourceMap,
  problems: LectureProblems,
): FrontMatter | undefined {
  const document = parseDocument(yaml, YAML_OPTIONS);
  const offsetInFile = (offset: number): number => start + offset;
  if (document.errors.length > 0) {
    for (const {message, pos} of document.errors) {
      problems.add(
        `The front matter is no YAML: ${message.replace(/\.$/, '')}.`,
        map.placeAt(offsetInFile(pos[0])),
        'Put words that hold colons or brackets between single quotes.',
      );
    }
    return undefined;
  }
  map.noteYaml(document.contents, [], offsetInFile);
  const {written, plain} = valueOfYaml(document, 'en', (message, offset, remedy) =>
    problems.add(message, map.placeAt(offsetInFile(offset)), remedy),
  );
  const value = {written: written ?? {}, plain: plain ?? {}};
  return readBySchema(frontMatterSchema, value, [], map, problems);
}

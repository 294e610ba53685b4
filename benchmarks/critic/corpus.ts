/** The scenes that the Critic is measured on: sound ones, and the same with faults planted into them. */
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';
import {z} from 'zod';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PLANTED = path.join(ROOT, 'tests/fixtures/planted-faults');

const sceneSchema = z.strictObject({
  /** The sound scene, as a path in the repository without its extension. */
  base: z.string(),
  /** What is changed in it: a text that stands there just once, and what stands there instead. */
  edits: z.array(z.strictObject({find: z.string(), put: z.string()})).default([]),
});

const caseSchema = z.strictObject({
  name: z.string(),
  /** The scenes, in the order in which a lecture would show them. */
  scenes: z.array(sceneSchema).min(1),
  faults: z
    .array(
      z.strictObject({
        code: z.string(),
        /** In which beat it is seen, from 1. */
        beat: z.int().positive(),
        /** In which of the scenes, from 1. */
        scene: z.int().positive().default(1),
      }),
    )
    .default([]),
});

/** A fault that was planted. */
export type PlantedFault = Readonly<z.infer<typeof caseSchema>['faults'][number]>;

/** Some scenes of one lecture, and what is wrong with them; nothing where they are sound. */
export interface CriticCase {
  /** Lower case, with hyphens: unlike every other case's. */
  readonly name: string;
  /** Texts of the scenes. */
  readonly scenes: readonly string[];
  readonly faults: readonly PlantedFault[];
}

/** All of them, those with faults first. */
export function criticCases(): CriticCase[] {
  return [...plantedCases(), ...soundCases()];
}

/**
 * The scenes with planted faults, from `*.yaml`.
 *
 * @throws Error when a file is malformed, or what it changes is not there any more.
 */
export function plantedCases(): CriticCase[] {
  return readdirSync(PLANTED)
    .filter(file => file.endsWith('.yaml') && file !== 'sound.yaml')
    .sort()
    .flatMap(file => read(file).map(each => caseOf(each, file)));
}

/** Sound scenes, lecture by lecture, from `sound.yaml`. */
export function soundCases(): CriticCase[] {
  return read('sound.yaml').map(each => caseOf(each, 'sound.yaml'));
}

function read(file: string): z.infer<typeof caseSchema>[] {
  const content: unknown = parse(readFileSync(path.join(PLANTED, file), 'utf8'));
  const result = z.array(caseSchema).safeParse(content);
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function caseOf({name, scenes, faults}: z.infer<typeof caseSchema>, file: string): CriticCase {
  const texts = scenes.map(({base, edits}) => {
    let text = readFileSync(path.join(ROOT, `${base}.tsx`), 'utf8');
    for (const {find, put} of edits) {
      const [before, after, ...more] = text.split(find);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Error(
          `${file}, ${name}: “${find}” stands ${more.length === 0 ? 'nowhere' : 'more than once'} in ${base}.tsx.`,
        );
      }
      text = before + put + after;
    }
    return text;
  });
  return {name, scenes: texts, faults};
}

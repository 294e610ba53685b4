/** Measures the scenes of the corpus, and finds their faults. */
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {
  type Fault,
  findFaults,
  findLectureFaults,
} from '../../agents/critic/measure/find-faults.ts';
import {measureSections} from '../../renderer/node/index.ts';
import type {MeasuredSection} from '../../schema/measured-section.ts';
import type {CriticCase} from './corpus.ts';

/** A case with what was found in it. */
export interface MeasuredCase {
  readonly case: CriticCase;
  readonly sections: readonly MeasuredSection[];
  /** Milliseconds for each section. */
  readonly elapsedMs: readonly number[];
  readonly faults: readonly Fault[];
}

/** So many cases share a browser: a page keeps what it has drawn. */
const CASES_A_BROWSER = 40;

/**
 * Measures them.
 *
 * @param keepsStills - Whether the pictures are kept, for a report.
 */
export async function measureCases(
  cases: readonly CriticCase[],
  keepsStills: boolean,
): Promise<MeasuredCase[]> {
  const measured: MeasuredCase[] = [];
  for (let first = 0; first < cases.length; first += CASES_A_BROWSER) {
    const batch = cases.slice(first, first + CASES_A_BROWSER);
    measured.push(...(await measureBatch(batch, keepsStills)));
  }
  return measured;
}

function measureBatch(cases: readonly CriticCase[], keepsStills: boolean): Promise<MeasuredCase[]> {
  return inLecture(cases, async lectureDir => {
    const elapsed = new Map<string, number>();
    const measured = await measureSections({
      lectureDir,
      keepsStills,
      onMeasured: ({section}, elapsedMs) => elapsed.set(section, elapsedMs),
    });
    return cases.map(one => {
      const names = one.scenes.map((_, index) => sectionName(one, index));
      const sections = measured.filter(({section}) => names.includes(section));
      return {
        case: one,
        sections,
        elapsedMs: names.map(name => elapsed.get(name) ?? Number.NaN),
        faults: [...sections.flatMap(findFaults), ...findLectureFaults(sections)],
      };
    });
  });
}

/** Name of the section that a scene of a case becomes. */
export function sectionName({name}: CriticCase, index: number): string {
  return `${name}-${index + 1}`;
}

/** Writes the cases as one lecture, and removes it after the action. */
export async function inLecture<TResult>(
  cases: readonly CriticCase[],
  action: (lectureDir: string) => Promise<TResult>,
): Promise<TResult> {
  const lectureDir = await mkdtemp(path.join(tmpdir(), 'lectern-critic-'));
  try {
    await mkdir(path.join(lectureDir, 'scenes'));
    const scenes = cases.flatMap(one =>
      one.scenes.map((text, index) => ({text, section: sectionName(one, index)})),
    );
    for (const {text, section} of scenes) {
      await writeFile(path.join(lectureDir, 'scenes', `${section}.tsx`), text);
    }
    const imports = scenes.map(
      ({section}, index) => `import scene${index} from './scenes/${section}?scene';`,
    );
    const list = scenes.map((_, index) => `scene${index}`).join(', ');
    await writeFile(
      path.join(lectureDir, 'project.ts'),
      `import {lectureProject} from 'lectern';\n${imports.join('\n')}\n\nexport default lectureProject({title: 'Corpus', scenes: [${list}]});\n`,
    );
    return await action(lectureDir);
  } finally {
    await rm(lectureDir, {recursive: true, force: true});
  }
}

/** Keeps rendered sections in the lecture's `.cache`, so that an interrupted rendering goes on where it stopped. */
import {readFile, readdir, rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {beatTimesSchema, layoutProblemSchema} from '../../schema/section-record.ts';
import {removeLeftPartials} from '../../scripts/partial-files.mjs';
import type {SectionSurvey} from '../protocol.ts';
import {writeAside} from './write-aside.ts';

/** So many files of one section are kept: several sizes, and the state before an edit. */
const KEPT_PER_SECTION = 4;

const surveySchema = z.object({
  frames: z.number(),
  durationSeconds: z.number(),
  beats: z.array(beatTimesSchema),
  problems: z.array(layoutProblemSchema),
});

/** The finished sections of one lecture. */
export class SectionStore {
  private constructor(private readonly folder: string) {}

  /** Opens the store of a lecture; what a killed process left half-written is removed. */
  public static async open(lectureDir: string): Promise<SectionStore> {
    const folder = path.join(lectureDir, '.cache/sections');
    await removeLeftPartials(folder);
    return new SectionStore(folder);
  }

  /** Where a section's file stands, or will stand. */
  public file(section: string, key: string, extension: string): string {
    return path.join(this.folder, `${section}.${key}.${extension}`);
  }

  /** What is known of a finished section; undefined when it is not there in full. */
  public async find(file: string): Promise<SectionSurvey | undefined> {
    try {
      await stat(file);
      return surveySchema.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Notes that a section's file is complete, and lets go of its oldest ones. */
  public async keep(section: string, file: string, survey: SectionSurvey): Promise<void> {
    await writeAside(`${file}.json`, partialFile => writeFile(partialFile, JSON.stringify(survey)));
    await this.forgetOldest(section);
  }

  private async forgetOldest(section: string): Promise<void> {
    const names = (await readdir(this.folder)).filter(name => name.startsWith(`${section}.`));
    const files = await Promise.all(
      names
        .filter(name => !name.endsWith('.json'))
        .map(async name => {
          const file = path.join(this.folder, name);
          return {file, modified: (await stat(file)).mtimeMs};
        }),
    );
    files.sort((a, b) => b.modified - a.modified);
    for (const {file} of files.slice(KEPT_PER_SECTION)) {
      await rm(file, {force: true});
      await rm(`${file}.json`, {force: true});
    }
  }
}

/** Remembers what mending a scene's layout came to, in the lecture's `.cache`: what has not changed is not measured again. */
import {createHash} from 'node:crypto';
import {mkdir, readFile, readdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {writeWhole} from '../agents/write-whole.ts';
import {PACKAGE_ROOT} from '../renderer/node/index.ts';
import {RECORDS} from '../schema/lecture-files.ts';
import {sceneEditSchema} from '../schema/scene-edit.ts';

/** What the pictures of a scene and the judgement of them depend on, besides the lecture. */
const PROGRAM = ['package.json', 'engine', 'renderer/page', 'agents/critic'];
/** Older ones go. */
const MOST_KEPT = 200;

const settledSchema = z.object({
  /** The scene with the edits. */
  text: z.string(),
  edits: z.array(sceneEditSchema),
  /** How many faults there were, and are left. */
  faults: z.object({before: z.int(), after: z.int()}),
});

/** A scene after mending. */
export type SettledLayout = Readonly<z.infer<typeof settledSchema>>;

/** What is known of the layouts of a lecture's scenes. */
export class LayoutStore {
  private constructor(
    private readonly folder: string,
    private readonly surroundings: string,
  ) {}

  /** Opens the store of a lecture whose folder is written. */
  public static async open(lectureDir: string): Promise<LayoutStore> {
    const hash = createHash('sha256');
    for (const name of PROGRAM) await addTo(hash, path.join(PACKAGE_ROOT, name), name);
    for (const name of (await readdir(lectureDir)).sort()) {
      // Each scene counts by itself.
      if (!RECORDS.has(name) && name !== 'scenes')
        await addTo(hash, path.join(lectureDir, name), name);
    }
    return new LayoutStore(path.join(lectureDir, '.cache/layouts'), hash.digest('hex'));
  }

  /** What mending came to; undefined when this text was not measured yet. */
  public async find(section: string, text: string): Promise<SettledLayout | undefined> {
    try {
      return settledSchema.parse(JSON.parse(await readFile(this.file(section, text), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Keeps what mending came to. */
  public async keep(section: string, text: string, settled: SettledLayout): Promise<void> {
    await mkdir(this.folder, {recursive: true});
    await writeWhole(this.file(section, text), `${JSON.stringify(settled, null, 2)}\n`);
    await this.forgetOldest();
  }

  private file(section: string, text: string): string {
    const key = createHash('sha256')
      .update(JSON.stringify([this.surroundings, section, text]))
      .digest('hex')
      .slice(0, 24);
    return path.join(this.folder, `${key}.json`);
  }

  private async forgetOldest(): Promise<void> {
    const names = await readdir(this.folder);
    if (names.length <= MOST_KEPT) return;
    const files = await Promise.all(
      names.map(async name => {
        const file = path.join(this.folder, name);
        return {file, modified: (await stat(file)).mtimeMs};
      }),
    );
    files.sort((a, b) => b.modified - a.modified);
    for (const {file} of files.slice(MOST_KEPT)) await rm(file, {force: true});
  }
}

/** Adds a file, or all files of a folder, to a hash. */
async function addTo(
  hash: ReturnType<typeof createHash>,
  place: string,
  name: string,
): Promise<void> {
  if (!(await stat(place)).isDirectory()) {
    hash.update(`${name}\0`).update(await readFile(place));
    return;
  }
  for (const entry of (await readdir(place)).sort()) {
    await addTo(hash, path.join(place, entry), `${name}/${entry}`);
  }
}

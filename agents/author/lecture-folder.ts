/** Writes a lecture's folder: its scenes, its project, its storyboard; hand-edited files stay as they are. */
import {createHash} from 'node:crypto';
import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {LecternError} from '../../schema/errors.ts';
import {type Storyboard, sectionName} from '../../schema/storyboard.ts';
import {writeWhole} from '../write-whole.ts';
import {withLocalPictures} from './local-pictures.ts';
import {readPicture, titleOfPicture} from './picture-source.ts';
import {printed} from './scene-script.ts';
import {slugOf} from './slug.ts';
import {formatScene, writeScene} from './write-scene.ts';

/** What was written, and what was left as it was. */
export interface WrittenFolder {
  readonly folder: string;
  /** Names and absolute paths of the scenes, in order. */
  readonly scenes: readonly {
    readonly section: string;
    readonly file: string;
    readonly text: string;
  }[];
  /** Absolute paths of files that somebody has edited by hand. */
  readonly kept: readonly string[];
}

/** Where Lectern's own files are, to be named from the folder. */
export interface FolderOptions {
  /** The folder of the Lectern package. */
  readonly packageRoot: string;
  /** The folder that image paths of the lecture count from. */
  readonly sourceDir: string;
  readonly signal?: AbortSignal | undefined;
  /** Scenes that are written already, by the name of their section; the author writes the others. */
  readonly scenes?: ReadonlyMap<string, string>;
  /** How the lecture was made, as `lecture.json` tells it. */
  readonly making?: Readonly<Record<string, unknown>>;
}

/** Remembers what was written, so that an edit by hand is seen the next time. */
const RECORD = 'lecture.json';
const recordSchema = z.object({
  title: z.string(),
  /** SHA-256 of each file as it was written, by its path in the folder. */
  files: z.record(z.string(), z.string()),
  /** What the files were before, while they are being written: whoever is stopped then leaves some of each. */
  replaced: z.record(z.string(), z.string()).optional(),
});

/**
 * Writes the folder of a lecture.
 *
 * @throws LecternError when an image is missing (`picture-missing`) or the folder cannot be written.
 */
export async function writeLectureFolder(
  lecture: Storyboard,
  folder: string,
  options: FolderOptions,
): Promise<WrittenFolder> {
  const {storyboard, sources} = withLocalPictures(lecture);
  const sections = storyboard.sections.map((section, index) => ({
    section,
    name: sectionName(section, index),
  }));
  const files = new Map<string, string>();
  for (const {section, name} of sections) {
    options.signal?.throwIfAborted();
    const text = options.scenes?.get(name) ?? (await writeScene(section, storyboard));
    files.set(`scenes/${name}.tsx`, text);
    files.set(`scenes/${name}.meta`, metaFile(name));
  }
  files.set(
    'project.ts',
    await projectFile(
      storyboard,
      sections.map(({name}) => name),
    ),
  );
  files.set('storyboard.json', `${JSON.stringify(storyboard, null, 2)}\n`);
  files.set('tsconfig.json', configFile(folder, options.packageRoot));

  await copyPictures(sources, folder, options.sourceDir);
  const before = await readRecord(folder);
  const hashes: Record<string, string> = {};
  const changed: [file: string, text: string][] = [];
  const kept: string[] = [];
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    const current = await readTextIfThere(file);
    const wasEdited =
      current !== undefined && current !== text && !before.has(name, hashOf(current));
    if (wasEdited) {
      // Timing that was dragged in the editor is an edit like any other, but not worth telling of.
      if (!name.endsWith('.meta')) kept.push(file);
      const known = before.files[name];
      if (known !== undefined) hashes[name] = known;
      continue;
    }
    hashes[name] = hashOf(text);
    if (current !== text) changed.push([file, text]);
  }
  const {making} = options;
  const record = {
    title: storyboard.title,
    files: hashes,
    ...(making === undefined ? {} : {making}),
  };
  if (changed.length > 0) await writeRecord(folder, {...record, replaced: before.files});
  for (const [file, text] of changed) await writeWhole(file, text);
  await removeStale(folder, before, files, kept);
  await writeRecord(folder, record);
  const scenes = await Promise.all(
    sections.map(async ({name}) => {
      const file = path.join(folder, 'scenes', `${name}.tsx`);
      return {section: name, file, text: await readFile(file, 'utf8')};
    }),
  );
  return {folder, scenes, kept};
}

/** The name of a lecture's folder, from its title. */
export function folderName(title: string): string {
  return slugOf(title);
}

/** Motion Canvas draws random numbers from the seed; it stays the same as long as the scene's name does. */
function metaFile(name: string): string {
  const seed = createHash('sha256').update(name).digest().readUInt32BE(0);
  return `${JSON.stringify({version: 0, timeEvents: [], seed}, null, 2)}\n`;
}

async function projectFile(
  {title, language, theme}: Storyboard,
  scenes: readonly string[],
): Promise<string> {
  const names = scenes.map((_, index) => `section${index + 1}`);
  const settings = {
    title,
    language,
    theme,
  };
  return formatScene(
    [
      "import {lectureProject} from 'lectern';",
      ...scenes.map(
        (scene, index) => `import ${names[index] ?? ''} from './scenes/${scene}?scene';`,
      ),
      '',
      `export default lectureProject({...${printed(settings)}, scenes: [${names.join(', ')}]});`
        .replace('{...{', '{')
        .replace('}, scenes', ', scenes'),
      '',
    ].join('\n'),
  );
}

function configFile(folder: string, packageRoot: string): string {
  const relative = path.relative(folder, packageRoot).split(path.sep).join('/');
  const include = ['scenes', 'project.ts', `${relative}/engine/modules.d.ts`];
  return [
    '{',
    `  "extends": ${JSON.stringify(`${relative}/tsconfig.scenes.json`)},`,
    `  "include": [${include.map(entry => JSON.stringify(entry)).join(', ')}]`,
    '}',
    '',
  ].join('\n');
}

async function copyPictures(
  sources: ReadonlyMap<string, string>,
  folder: string,
  sourceDir: string,
): Promise<void> {
  for (const [local, given] of sources) {
    const target = path.join(folder, local);
    const content = readPicture(given, sourceDir);
    if (content === undefined) {
      throw new LecternError({
        code: 'picture-missing',
        message: `The image ${titleOfPicture(given)} is missing.`,
        remedy: `Put it at ${path.resolve(sourceDir, given)}, or correct the path; it counts from the lecture's folder.`,
      });
    }
    const current = await readIfThere(target);
    if (!current?.equals(content)) await writeWhole(target, content);
  }
}

/** Scenes of sections that are no longer in the lecture go, unless somebody has edited them. */
async function removeStale(
  folder: string,
  before: WrittenBefore,
  files: ReadonlyMap<string, string>,
  kept: string[],
): Promise<void> {
  for (const name of Object.keys(before.files)) {
    if (files.has(name)) continue;
    const file = path.join(folder, name);
    const current = await readTextIfThere(file);
    if (current === undefined) continue;
    if (before.has(name, hashOf(current))) await rm(file);
    else kept.push(file);
  }
}

/** What was written the last time, or was about to be. */
interface WrittenBefore {
  /** Hashes by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether a file was written with this hash. */
  has(name: string, hash: string): boolean;
}

function writeRecord(folder: string, record: object): Promise<void> {
  return writeWhole(path.join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

async function readRecord(folder: string): Promise<WrittenBefore> {
  const text = await readTextIfThere(path.join(folder, RECORD));
  if (text === undefined) return {files: {}, has: () => false};
  const file = path.join(folder, RECORD);
  try {
    const {files, replaced = {}} = recordSchema.parse(JSON.parse(text));
    return {
      files: {...replaced, ...files},
      has: (name, hash) => files[name] === hash || replaced[name] === hash,
    };
  } catch (cause) {
    throw new LecternError({
      code: 'record-unreadable',
      message: `${RECORD} cannot be read, so nobody knows which scenes were edited by hand.`,
      remedy: `Delete it: scenes that differ from what would be written are kept then.`,
      where: {file},
      cause,
    });
  }
}

async function readTextIfThere(file: string): Promise<string | undefined> {
  return (await readIfThere(file))?.toString('utf8');
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

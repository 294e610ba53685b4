/** The ways that are disturbed: what lies in the folder before, which command runs, what people have done by hand. */
import {cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {answer, environment, TOPIC} from '../end-to-end/round-things.ts';
import type {ServerReply, ServerRequest} from '../model-server/model-server.ts';

/** Runs a command in the folder to its end; throws when it fails. */
export type RunToEnd = (
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => Promise<void>;

/** One way through the program. */
export interface Way {
  readonly name: string;
  /** What it stands for, in a few words. */
  readonly about: string;
  /** A lecture that was made in the folder before, where it begins with one. */
  readonly made?: string;
  /** Makes the folder as it is before the command. */
  readonly prepare: (folder: string, run: RunToEnd) => Promise<void>;
  readonly args: readonly string[];
  /** What the command is told, when models answer at this address. */
  readonly env: (modelUrl: string) => Readonly<Record<string, string>>;
  /** Files that somebody has written or edited by hand, by their paths in the folder. */
  readonly byHand: readonly string[];
}

const SMALL = ['--resolution', '160x90', '--fps', '2', '--concurrency', '1'];
const PICTURE = path.join(import.meta.dirname, '../fixtures/lectures/bands.png');
const SCENES = 'scenes-generated/ideas/scenes';

const section = (title: string, formula: string): string =>
  `## ${title}\n\n- It has one line\n\n  \`\`\`formula\n  ${formula}\n  \`\`\`\n`;
const lecture = (...sections: readonly string[]): string =>
  ['---\ntitle: Ideas\n---\n', ...sections].join('\n');
const SHOWN = '## Shown\n\n- A picture\n\n  ```image\n  src: bands.png\n  ```\n';
const BEFORE = lecture(SHOWN, section('Kept', 'a'), section('Left out', 'b'));
const AFTER = lecture(section('Kept', 'a^2'), SHOWN, section('New', 'c'));
/** The only section that has the same name before and after. */
const STAYS = lecture(section('Kept', 'a'), section('Changed', 'b'));
const STAYS_CHANGED = lecture(section('Kept', 'a + 1'), section('Changed', 'b + 1'));

const noModel = (): Readonly<Record<string, string>> => ({
  OPENAI_API_KEY: '',
  OPENAI_BASE_URL: '',
});

/** Writes a lecture file, and the picture that is shown in it. */
export async function writeNotes(folder: string, text: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  await writeFile(path.join(folder, 'ideas.md'), text);
  await cp(PICTURE, path.join(folder, 'bands.png'));
}

/** Edits a scene as somebody would, and drags a time of it as the editor does. */
async function editByHand(folder: string, scene: string): Promise<void> {
  const file = path.join(folder, `${scene}.tsx`);
  const text = await readFile(file, 'utf8');
  await writeFile(file, `// Mine.\n${text.replace(/(?<=title: ')[^']*/, 'My own')}`);
  const times = {version: 0, timeEvents: [{name: 'beat 2', targetTime: 3}], seed: 7};
  await writeFile(path.join(folder, `${scene}.meta`), JSON.stringify(times));
}

/** Makes the lecture of {@link writeNotes}. */
export const MAKE: readonly string[] = ['make', 'ideas.md', ...SMALL];
const topic = ['make', TOPIC, '--out', 'circle', '--critic-rounds', '0', ...SMALL];

/** All of them, quick ones first. */
export const WAYS: readonly Way[] = [
  {
    name: 'render',
    about: 'a folder is rendered again after an edit by hand',
    made: STAYS,
    async prepare(folder) {
      await editByHand(folder, `${SCENES}/01-kept`);
    },
    args: ['render', 'scenes-generated/ideas', ...SMALL],
    env: noModel,
    byHand: [`${SCENES}/01-kept.tsx`, `${SCENES}/01-kept.meta`, 'ideas.md', 'bands.png'],
  },
  {
    name: 'make-again',
    about: 'a lecture is made again, with a section edited by hand and the others changed',
    made: STAYS,
    async prepare(folder) {
      await editByHand(folder, `${SCENES}/01-kept`);
      await writeFile(path.join(folder, SCENES, 'mine.ts'), 'export const mine = 1;\n');
      await writeNotes(folder, STAYS_CHANGED);
    },
    args: MAKE,
    env: noModel,
    byHand: [
      `${SCENES}/01-kept.tsx`,
      `${SCENES}/01-kept.meta`,
      `${SCENES}/mine.ts`,
      'ideas.md',
      'bands.png',
    ],
  },
  {
    name: 'topic',
    about: 'agents write a lecture from a topic',
    prepare: async folder => {
      await mkdir(folder, {recursive: true});
    },
    args: topic,
    env: environment,
    byHand: [],
  },
  {
    name: 'make',
    about: 'a lecture is made for the first time',
    prepare: folder => writeNotes(folder, AFTER),
    args: MAKE,
    env: noModel,
    byHand: ['ideas.md', 'bands.png'],
  },
  {
    name: 'make-reordered',
    about: 'a lecture is made again, with sections moved, renamed and left out',
    made: BEFORE,
    async prepare(folder) {
      await editByHand(folder, `${SCENES}/03-left-out`);
      await writeNotes(folder, AFTER);
    },
    args: MAKE,
    env: noModel,
    byHand: [`${SCENES}/03-left-out.tsx`, 'ideas.md', 'bands.png'],
  },
  {
    name: 'topic-again',
    about: 'another model writes the lecture anew, with a section edited by hand',
    async prepare(folder, run) {
      await writeNotes(folder, AFTER);
      await run(topic, {OPENAI_MODEL: 'clever-1'});
      await editByHand(folder, 'circle/scenes/01-one-distance');
    },
    args: topic,
    env: modelUrl => ({...environment(modelUrl), OPENAI_MODEL: 'clever-2'}),
    byHand: ['circle/scenes/01-one-distance.tsx', 'circle/scenes/01-one-distance.meta'],
  },
  {
    name: 'still',
    about: 'one picture of a lecture is drawn over an older one',
    made: STAYS,
    async prepare(folder) {
      await writeFile(path.join(folder, 'still.png'), 'the old one');
      await editByHand(folder, `${SCENES}/01-kept`);
    },
    args: [
      ...['render', 'scenes-generated/ideas', '--format', 'png', '--at', '1'],
      ...['--resolution', '160x90', '-o', 'still.png'],
    ],
    env: noModel,
    byHand: [`${SCENES}/01-kept.tsx`, `${SCENES}/01-kept.meta`],
  },
];

/** Answers as a model would; another model writes other scenes. */
export async function answerSlowly(request: ServerRequest): Promise<ServerReply> {
  const reply = answer(request);
  // As long as it takes for a kill to fall between question and answer now and then.
  await new Promise(resolve => setTimeout(resolve, 150));
  if (reply.kind !== 'text' || request.body.model !== 'clever-2') return reply;
  return {...reply, text: reply.text.replaceAll("'round'", "'rounder'")};
}

/** The drawings of the icons that a scene names, from the installed icon packages. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {getIconData} from '@iconify/utils';

/** What stands inside of an icon's `svg` element, and its own size. */
export interface IconDrawing {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

type IconifyJSON = Parameters<typeof getIconData>[0];

const ICON_NAME = /\b(lucide|tabler|fluent-emoji-flat):([a-z0-9]+(?:-[a-z0-9]+)*)/g;
const DEFAULT_SIZE = 16;

const collections = new Map<string, Promise<IconifyJSON>>();

/** The icons named in a source, by name; unknown ones are left out, the engine tells of them. */
export async function iconsNamedIn(source: string): Promise<Record<string, IconDrawing>> {
  const names = [...new Set([...source.matchAll(ICON_NAME)].map(([name]) => name))].sort();
  const found: Record<string, IconDrawing> = {};
  for (const name of names) {
    const [prefix = '', icon = ''] = name.split(':');
    const data = getIconData(await collection(prefix), icon);
    if (data === null) continue;
    const {body, width = DEFAULT_SIZE, height = DEFAULT_SIZE} = data;
    found[name] = {body, width, height};
  }
  return found;
}

function collection(prefix: string): Promise<IconifyJSON> {
  const loaded = collections.get(prefix) ?? readCollection(prefix);
  collections.set(prefix, loaded);
  return loaded;
}

async function readCollection(prefix: string): Promise<IconifyJSON> {
  const file = createRequire(import.meta.url).resolve(`@iconify-json/${prefix}/icons.json`);
  return JSON.parse(await readFile(file, 'utf8')) as IconifyJSON;
}

/** The icons that come with Lectern, by name. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {z} from 'zod';

/** The icon sets that come with Lectern, by prefix; the one to prefer comes first. */
export const ICON_SETS: readonly string[] = ['lucide', 'tabler', 'fluent-emoji-flat'];

const iconSetSchema = z.object({
  icons: z.record(z.string(), z.looseObject({hidden: z.boolean().optional()})),
  aliases: z.record(z.string(), z.looseObject({parent: z.string()})).optional(),
});

const metadataSchema = z.object({
  categories: z.record(z.string(), z.array(z.string())).optional(),
});

/** An icon of a set, with what is known about it besides its drawing. */
export interface IconEntry {
  /** Without the prefix of the set. */
  readonly name: string;
  /** Other names of the same drawing. */
  readonly aliases: readonly string[];
  /** Such as `Food & Drink`; most sets give none. */
  readonly categories: readonly string[];
}

const loadedSets = new Map<string, ReadonlySet<string>>();

/**
 * The icons of a set that its authors still offer, with aliases and categories. Reads the
 * files of the set each time.
 *
 * @param prefix - one of {@link ICON_SETS}
 */
export function iconEntries(prefix: string): IconEntry[] {
  const {icons, aliases = {}} = readSet(prefix);
  const {categories = {}} = metadataSchema.parse(readJson(`@iconify-json/${prefix}/metadata.json`));
  const aliasesOf = new Map<string, string[]>();
  for (const [alias, {parent}] of Object.entries(aliases)) {
    aliasesOf.set(parent, [...(aliasesOf.get(parent) ?? []), alias]);
  }
  const categoriesOf = new Map<string, string[]>();
  for (const [category, names] of Object.entries(categories)) {
    for (const name of names) {
      categoriesOf.set(name, [...(categoriesOf.get(name) ?? []), category]);
    }
  }
  return Object.entries(icons)
    .filter(([, icon]) => icon.hidden !== true)
    .map(([name]) => ({
      name,
      aliases: aliasesOf.get(name) ?? [],
      categories: categoriesOf.get(name) ?? [],
    }));
}

/** Names and aliases of a set, one of {@link ICON_SETS}; read once, since the files are large. */
export function iconNames(prefix: string): ReadonlySet<string> {
  const loaded = loadedSets.get(prefix);
  if (loaded !== undefined) return loaded;
  const {icons, aliases = {}} = readSet(prefix);
  const names = new Set([...Object.keys(icons), ...Object.keys(aliases)]);
  loadedSets.set(prefix, names);
  return names;
}

function readSet(prefix: string): z.infer<typeof iconSetSchema> {
  return iconSetSchema.parse(readJson(`@iconify-json/${prefix}/icons.json`));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8'));
}

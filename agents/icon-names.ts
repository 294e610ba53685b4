/** The icons that come with Lectern, by name. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {z} from 'zod';
import {nearestName} from './diagnose/nearest-name.ts';

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

/** Says what is wrong with the name of an icon; undefined when there is such an icon. */
export function problemOfIcon(name: string): string | undefined {
  const [prefix = '', icon] = name.split(':');
  if (icon === undefined || !ICON_SETS.includes(prefix)) {
    return `'${name}' is not of an icon set that comes with Lectern (${ICON_SETS.join(', ')}).`;
  }
  const icons = iconsOf(prefix);
  if (icons.has(icon)) return undefined;
  const nearest = nearestName(icon, icons);
  const hint = nearest === undefined ? '' : ` Did you mean '${prefix}:${nearest}'?`;
  return `There is no icon '${icon}' in ${prefix}.${hint}`;
}

/**
 * The icon that is most likely meant by a name that none has: of the same name in another set,
 * spelt nearly so, or the one that has most words in common.
 *
 * @returns With its set; undefined when nothing comes near.
 */
export function likeliestIcon(name: string): string | undefined {
  const [prefix = '', icon = prefix] = name.split(':');
  const sets = [...new Set([prefix, ...ICON_SETS])].filter(set => ICON_SETS.includes(set));
  const plain = icon.toLowerCase().replace(/[\s_]+/g, '-');
  const same = sets.find(set => iconsOf(set).has(plain));
  if (same !== undefined) return `${same}:${plain}`;
  for (const set of sets) {
    const near = nearestName(plain, iconsOf(set));
    if (near?.startsWith(plain.slice(0, 3)) === true) return `${set}:${near}`;
  }
  const words = plain.split('-').filter(word => word.length > 2);
  let best: {name: string; common: number} | undefined;
  for (const set of sets) {
    for (const candidate of iconsOf(set)) {
      const others = candidate.split('-');
      const common = words.filter(word => others.includes(word)).length - others.length * 0.1;
      if (common > 0.5 && (best === undefined || common > best.common)) {
        best = {name: `${set}:${candidate}`, common};
      }
    }
  }
  return best?.name;
}

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

/** Names and aliases of a set; read once, since the files are large. */
function iconsOf(prefix: string): ReadonlySet<string> {
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

/** The icons that come with Lectern, by name. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {z} from 'zod';
import {nearestName} from './diagnose/nearest-name.ts';

/** The icon sets that come with Lectern, by prefix. */
const ICON_SETS = ['lucide', 'tabler', 'fluent-emoji-flat'];

const iconSetSchema = z.object({
  icons: z.record(z.string(), z.unknown()),
  aliases: z.record(z.string(), z.unknown()).optional(),
});

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

/** Names and aliases of a set; read once, since the files are large. */
function iconsOf(prefix: string): ReadonlySet<string> {
  const loaded = loadedSets.get(prefix);
  if (loaded !== undefined) return loaded;
  const file = createRequire(import.meta.url).resolve(`@iconify-json/${prefix}/icons.json`);
  const {icons, aliases = {}} = iconSetSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const names = new Set([...Object.keys(icons), ...Object.keys(aliases)]);
  loadedSets.set(prefix, names);
  return names;
}

/** An icon that none of the icon packages has. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import ts from 'typescript';
import {z} from 'zod';
import {nearestName} from '../nearest-name.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants, literalText, propertyValue} from '../syntax.ts';

/** The icon sets that come with Lectern, by prefix. */
const ICON_SETS = ['lucide', 'tabler', 'fluent-emoji-flat'];

const iconSetSchema = z.object({
  icons: z.record(z.string(), z.unknown()),
  aliases: z.record(z.string(), z.unknown()).optional(),
});

export const unknownIcon: Rule = {
  code: 'unknown-icon',
  remedy:
    "Names are `set:icon`, such as 'lucide:leaf'; the sets are shown on icon-sets.iconify.design.",
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      const value = iconName(node);
      const name = literalText(value);
      if (value === undefined || name === undefined) continue;
      const message = problemOf(name);
      if (message !== undefined) yield {at: value, message};
    }
  },
};

/** The expression that names an icon: in `new Icon({name})`, or an `icon:` of another node. */
function iconName(node: ts.Node): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const {parent} = node;
  const isIcon = ts.isNewExpression(parent) && calledName(parent) === 'Icon';
  return propertyValue(node, isIcon ? 'name' : 'icon');
}

function problemOf(name: string): string | undefined {
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

const loadedSets = new Map<string, ReadonlySet<string>>();

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

/** What to say of icons that there are none of: those that show the same, or are spelt nearly so. */
import {nearestName} from '../schema/nearest-name.ts';
import {ICON_SETS, iconNames} from './icon-names.ts';
import {findIcons} from './planner/icon-search.ts';

/** Where to look when nothing can be offered. */
export const ICON_REMEDY =
  "Names are set:icon, such as 'lucide:leaf'. Look for one by a word in English on icon-sets.iconify.design.";

/** From here on an icon has all the words of a name: one that only has some of them shows something else. */
const SAME_MEANING = 0.64;
/** From here on a wrong picture is still better than none in a scene that would not run. */
const SOME_MEANING = 0.33;
/** The share of its letters that may be wrong in a word that was only misspelt. */
const MISSPELT = 0.2;

/** Says what is wrong with the name of an icon; undefined when there is such an icon. */
export function problemOfIcon(name: string): string | undefined {
  const [prefix = '', icon] = name.split(':');
  const isOfSet = icon !== undefined && ICON_SETS.includes(prefix);
  if (isOfSet && iconNames(prefix).has(icon)) return undefined;
  const said = isOfSet
    ? `There is no icon '${icon}' in ${prefix}.`
    : `'${name}' is not of an icon set that comes with Lectern (${ICON_SETS.join(', ')}).`;
  const meant = meantIcon(name);
  return meant === undefined ? said : `${said} Did you mean '${meant}'?`;
}

/**
 * The icon that is most likely meant by a name that none has, however unlikely.
 *
 * @returns With its set; undefined when nothing comes near.
 */
export function likeliestIcon(name: string): string | undefined {
  return meantIcon(name) ?? shownBy(name, SOME_MEANING);
}

/** The icon that shows what the name says, or whose name was misspelt. */
function meantIcon(name: string): string | undefined {
  const plain = plainNameOf(name);
  const sets = setsFor(name);
  const same = sets.find(set => iconNames(set).has(plain));
  if (same !== undefined) return `${same}:${plain}`;
  const shown = shownBy(name, SAME_MEANING);
  if (shown !== undefined) return shown;
  for (const set of sets) {
    const near = nearestName(plain, iconNames(set), MISSPELT);
    // Misspelt words seldom begin with another letter; other words often do.
    if (near?.charAt(0) === plain.charAt(0)) return `${set}:${near}`;
  }
  return undefined;
}

function shownBy(name: string, leastScore: number): string | undefined {
  return findIcons(plainNameOf(name), 1).find(({score}) => score >= leastScore)?.name;
}

function plainNameOf(name: string): string {
  const icon = name.split(':').at(-1) ?? name;
  return icon
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** The set that was named first, then the others. */
function setsFor(name: string): string[] {
  const [prefix = ''] = name.split(':');
  return [...new Set([prefix, ...ICON_SETS])].filter(set => ICON_SETS.includes(set));
}

/** Scenes to learn from: those that come with Lectern, chosen for what a section will be drawn with. */
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';

/** A scene that people were content with. */
export interface WorkedScene {
  /** Path from the package's folder. */
  readonly file: string;
  readonly source: string;
}

/** A scene longer than this, in characters, costs more than it teaches. */
const LONGEST = 3600;

/** The scenes that come with Lectern, in the order of their paths. */
export function readWorkedScenes(packageRoot: string): WorkedScene[] {
  const home = path.join(packageRoot, 'scenes-generated');
  return readdirSync(home, {recursive: true, encoding: 'utf8'})
    .filter(file => /^[^/\\]+[/\\]scenes[/\\][^/\\]+\.tsx$/.test(file))
    .sort()
    .map(file => ({
      file: path.join('scenes-generated', file),
      source: readFileSync(path.join(home, file), 'utf8'),
    }));
}

/**
 * Chooses scenes that together show as many of the wanted kinds of nodes as possible; of those
 * that add as much, the one with more of the wanted kinds at all, then the shorter.
 *
 * @param kinds - Such as `Plot`.
 * @param count - How many are chosen, as far as there are so many.
 */
export function chooseWorkedScenes(
  kinds: readonly string[],
  scenes: readonly WorkedScene[],
  count = 2,
): WorkedScene[] {
  const wanted = new Set(kinds);
  const missing = new Set(kinds);
  const left = scenes.filter(({source}) => source.length <= LONGEST);
  const chosen: WorkedScene[] = [];
  while (chosen.length < count) {
    const [best] = [...left].sort(
      (one, other) =>
        kindsIn(other, missing).length - kindsIn(one, missing).length ||
        kindsIn(other, wanted).length - kindsIn(one, wanted).length ||
        one.source.length - other.source.length,
    );
    if (best === undefined) break;
    chosen.push(best);
    left.splice(left.indexOf(best), 1);
    for (const kind of kindsIn(best, missing)) missing.delete(kind);
  }
  return chosen;
}

function kindsIn({source}: WorkedScene, wanted: ReadonlySet<string>): string[] {
  return [...wanted].filter(kind => new RegExp(`\\bnew ${kind}[(<]`).test(source));
}

/**
 * What the files of a lecture may import: one another, `lectern` and the packages that it names. Whatever
 * else is asked for, in whatever way, does not load.
 */
import path from 'node:path';
import {type Plugin, parseSync} from 'vite';
import {PACKAGE_ROOT} from '../package-root.ts';
import {browserDependencies} from './browser-dependencies.ts';
import {LectureFiles, isCode} from './lecture-files.ts';

/** What may stand behind a file's name: how it is taken. */
const QUERIES: ReadonlySet<string> = new Set(['', 'scene', 'raw', 'url', 'import']);

/** Addresses that are whole. */
const ELSEWHERE = /^(?:[a-z]+:|\/\/)/i;
const PERHAPS_ELSEWHERE = /['"`](?:https?:|data:|blob:|\/\/)/i;

/** What Vite and the compiler put into code by themselves. */
const HELPERS = /^(?:\/@vite\/client|@oxc-project\/runtime\/helpers\/[\w/-]+)$/;

/** What Lectern itself has scenes import from its engine: see `scene-plugin.ts` and `when-needed.ts`. */
const OWN = /^(?:engine\/[\w/-]+|renderer\/page\/load-[\w-]+)\.ts$/;

/**
 * The plugin that guards the imports of a lecture; it stands before those that find files.
 *
 * @param lectureDir - The lecture's folder as Vite knows it.
 */
export function lectureModulesPlugin(lectureDir: string): Plugin {
  const files = new LectureFiles(lectureDir);
  const packages = new Set(browserDependencies());
  return {
    name: 'lectern:lecture-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const importing = importer?.split('?')[0];
      if (importing === undefined || !isOfLecture(lectureDir, importing)) return undefined;
      const [file = '', query = ''] = source.split('?');
      if (query === '' && (packages.has(file) || HELPERS.test(file) || isOwn(file)))
        return undefined;
      const found = QUERIES.has(query)
        ? await this.resolve(source, importer, {...options, skipSelf: true})
        : undefined;
      // What is not there is told by Vite, with the same words as ever.
      if (found === null) {
        if (file.startsWith('.')) return undefined;
      } else if (found !== undefined && files.has(found.id.split('?')[0] ?? '')) {
        return found;
      }
      this.error(refusal(source));
    },
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (!isOfLecture(lectureDir, file)) return;
      if (file.endsWith('.css') && /@(?:import|value)\b|\bcomposes\b/i.test(code)) {
        this.error('A style sheet of a lecture cannot take from others: put all into one.');
      }
      if (!isCode(file)) return;
      if (/\bimport\.meta\.glob\b/.test(code)) {
        this.error('“import.meta.glob” cannot be used in a lecture: import files by their names.');
      }
      // Vite leaves whole addresses to the browser, which has no network: here it can be said.
      const elsewhere = PERHAPS_ELSEWHERE.test(code)
        ? importsOf(code, file).find(source => ELSEWHERE.test(source))
        : undefined;
      if (elsewhere !== undefined) this.error(refusal(elsewhere));
    },
  };
}

function refusal(source: string): string {
  return `“${source}” cannot be imported: a lecture is made of the files in its folder, of “lectern” and of Motion Canvas.`;
}

/** What a file imports, also where it only may. */
function importsOf(code: string, file: string): string[] {
  const {module} = parseSync(file, code);
  return [
    ...module.staticImports.map(({moduleRequest}) => moduleRequest.value),
    ...module.staticExports.flatMap(({entries}) =>
      entries.flatMap(({moduleRequest}) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({moduleRequest: {start, end}}) =>
      code.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
    ),
  ];
}

function isOfLecture(lectureDir: string, file: string): boolean {
  return file.startsWith(`${lectureDir}/`);
}

function isOwn(source: string): boolean {
  const file = source.replace(/^\/@fs(?=\/)/, '');
  const root = `${PACKAGE_ROOT.split(path.sep).join('/')}/`;
  return file.startsWith(root) && OWN.test(file.slice(root.length));
}

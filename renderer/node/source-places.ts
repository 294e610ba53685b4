/** Finds the place in a lecture's files that an error of the page came from. */
import path from 'node:path';
import {TraceMap, originalPositionFor} from '@jridgewell/trace-mapping';
import type {EnvironmentModuleNode, ViteDevServer} from 'vite';
import type {SourcePlace} from '../../schema/errors.ts';
import {knownPath} from '../../scripts/plain-path.mjs';

const URL_IN_STACK = /(https?:\/\/[^\s)]+?):(\d+):(\d+)/g;

/**
 * The innermost place of a stack that lies in the lecture's own files.
 *
 * @param stack - As the page has it: URLs of served modules, lines and columns of compiled code.
 * @returns undefined when the lecture's files do not appear in the stack.
 */
export function placeInLecture(
  vite: ViteDevServer,
  lectureDir: string,
  stack: string,
): SourcePlace | undefined {
  for (const [, url = '', line = '', column = ''] of stack.matchAll(URL_IN_STACK)) {
    const module = moduleAt(vite, url);
    const file = knownFileOf(module);
    if (file === undefined || !isWithin(lectureDir, file)) continue;
    const map = module?.transformResult?.map;
    const original =
      map === undefined || map === null || !('sources' in map)
        ? undefined
        : originalPositionFor(new TraceMap(JSON.stringify(map)), {
            line: Number(line),
            column: Number(column) - 1,
          });
    if (original?.line === undefined || original.line === null) continue;
    return {file, line: original.line, column: original.column + 1};
  }
  return undefined;
}

/** The stack is the page's: any text may stand in it. */
function moduleAt(vite: ViteDevServer, url: string): EnvironmentModuleNode | undefined {
  if (!URL.canParse(url)) return undefined;
  const {pathname, search} = new URL(url);
  const {urlToModuleMap} = vite.environments.client.moduleGraph;
  try {
    return urlToModuleMap.get(decodeURI(pathname) + search);
  } catch {
    return undefined;
  }
}

/** The names of all sections that the project imports, as their files are called. */
export function sectionsOf(vite: ViteDevServer): Set<string> {
  const names = new Set<string>();
  for (const [id] of vite.environments.client.moduleGraph.idToModuleMap) {
    const [file = '', query = ''] = id.split('?');
    if (/(?:^|&)scene\b/.test(query)) names.add(path.parse(file).name);
  }
  return names;
}

/** The file of a section, as the project imported it. */
export function fileOfSection(vite: ViteDevServer, section: string): string | undefined {
  for (const [id, module] of vite.environments.client.moduleGraph.idToModuleMap) {
    const [file = '', query = ''] = id.split('?');
    if (/(?:^|&)scene\b/.test(query) && path.parse(file).name === section) {
      return knownFileOf(module);
    }
  }
  return undefined;
}

function knownFileOf(module: EnvironmentModuleNode | undefined): string | undefined {
  const file = module?.file ?? undefined;
  return file && knownPath(file);
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

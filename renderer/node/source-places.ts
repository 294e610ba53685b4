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
export async function placeInLecture(
  vite: ViteDevServer,
  lectureDir: string,
  stack: string,
): Promise<SourcePlace | undefined> {
  for (const [, url = '', line = '', column = ''] of stack.matchAll(URL_IN_STACK)) {
    const {pathname, search} = new URL(url);
    const module = await vite.environments.client.moduleGraph.getModuleByUrl(
      decodeURI(pathname) + search,
    );
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

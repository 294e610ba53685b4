/** What the renderer's pages of one lecture come from: its compiled modules, its sites, and a place for what pages send. */
import type {EnvironmentModuleNode, ViteDevServer} from 'vite';
import {createLogger} from 'vite';
import path from 'node:path';
import {plainFolder} from '../../scripts/plain-path.mjs';
import {fontFolders} from './fonts/lecture-fonts.ts';
import {type BrowserNetwork, newOrigin} from './network/browser-network.ts';
import {lectureSite} from './network/lecture-site.ts';
import {PACKAGE_ROOT} from './package-root.ts';
import {Uploads} from './uploads.ts';
import {browserPath} from './vite/browser-path.ts';
import {LectureFiles, isCode, isFont, isInside, isShown, realPlace} from './vite/lecture-files.ts';
import {createLectureCompiler} from './vite/lecture-server.ts';
import {pageBundle} from './vite/page-bundle.ts';

/** The pages of one lecture. */
export interface PageServer {
  readonly lectureDir: string;
  readonly vite: ViteDevServer;
  readonly uploads: Uploads;
  /** What Vite could not compile, in order. */
  readonly compileErrors: readonly unknown[];
  /** Address of the page that Node speaks to, in browsers that it is served to. */
  readonly address: string;
  /** Are called whenever a page asks for a file. */
  readonly listeners: Set<() => void>;
  /** Lets a browser open it. */
  serveTo(network: BrowserNetwork): void;
  /** Serves it to nobody any more. */
  close(): Promise<void>;
}

/**
 * Starts what pages come from; the caller closes it.
 *
 * @param unsavedScenes - Scenes as they are to be taken instead of what is in their files, by path.
 */
export async function servePages(
  lectureDir: string,
  unsavedScenes: ReadonlyMap<string, string> = new Map(),
): Promise<PageServer> {
  const folder = plainFolder(lectureDir);
  const hostOrigin = newOrigin('page');
  const frameOrigin = newOrigin('lecture');
  const uploads = new Uploads();
  const compileErrors: unknown[] = [];
  const bundle = await pageBundle(frameOrigin);
  const vite = await createLectureCompiler({
    lectureDir: folder,
    mode: 'render',
    logger: createLogger('silent'),
    unsavedScenes,
    bundle,
  });
  const project = browserPath(path.join(folder, 'project.ts'));
  const site = lectureSite({
    hostOrigin,
    frameOrigin,
    bundleFolder: bundle.folder,
    preloaded: bundle.ofEveryPage,
    project,
    findModules: () => modulesOf(vite, project),
    moduleAt: async address => {
      const url = moduleUrl(address);
      const {client} = vite.environments;
      if (url !== project && !client.moduleGraph.urlToModuleMap.has(url)) return undefined;
      try {
        return (await client.transformRequest(url))?.code;
      } catch (error) {
        compileErrors.push(error);
        throw error;
      }
    },
    fileAt: shownFiles(folder),
    takeUpload: uploads.handle,
  });
  const networks = new Set<BrowserNetwork>();
  const listeners = new Set<() => void>();
  // Compiles while the browser is starting. Errors come again when the page asks.
  void vite.environments.client.warmupRequest(project);
  return {
    lectureDir,
    vite,
    uploads,
    compileErrors,
    address: `${hostOrigin}/`,
    listeners,
    serveTo(network) {
      networks.add(network);
      network.serve(hostOrigin, site.host);
      network.serve(frameOrigin, (...asked) => {
        listeners.forEach(listener => listener());
        return site.frame(...asked);
      });
    },
    async close() {
      for (const network of networks) {
        network.withdraw(hostOrigin);
        network.withdraw(frameOrigin);
      }
      await vite.close();
    },
  };
}

/** What Vite calls a module by the address that the browser asks for: it marks imports of what is no script. */
function moduleUrl(address: string): string {
  return address.replace(/([?&])import(?=&|$)&?/, '$1').replace(/[?&]$/, '');
}

/** Addresses of the modules that make up a lecture, as far as they can be read. */
async function modulesOf({environments}: ViteDevServer, project: string): Promise<string[]> {
  const {client} = environments;
  // What cannot be compiled is told when the page asks for it.
  await client.warmupRequest(project);
  await client.waitForRequestsIdle();
  const found = new Set<EnvironmentModuleNode>();
  const add = (module: EnvironmentModuleNode): void => {
    if (found.has(module) || module.type !== 'js') return;
    found.add(module);
    module.importedModules.forEach(add);
  };
  const first = client.moduleGraph.urlToModuleMap.get(project);
  if (first !== undefined) add(first);
  return [...found].flatMap(({url}) => importedAddress(url) ?? []);
}

/**
 * The address by which Vite has a module imported; a page that asks for another one asks twice.
 *
 * @returns Undefined where that is not known, as of pictures: the browser finds those.
 */
function importedAddress(url: string): string | undefined {
  const root = `${browserPath(PACKAGE_ROOT)}/`;
  const address = url.startsWith(root) ? `/${url.slice(root.length)}` : url;
  const [file = ''] = address.split('?');
  if (file.endsWith('.meta')) return `${file}?import`;
  return isCode(file) && file.startsWith('/') ? address : undefined;
}

/** Finds the files that a lecture may show by their addresses: its own, and those of its fonts. */
function shownFiles(lectureDir: string): (address: string) => string | undefined {
  const files = new LectureFiles(lectureDir);
  const folders = fontFolders(lectureDir).map(realPlace);
  return address => {
    const [pathname = '', query = ''] = address.split('?');
    // Motion Canvas asks for pictures with a number that changes.
    if (/(?:^|&)(?:import|raw|url|scene)\b/.test(query)) return undefined;
    const file = pathname.startsWith('/@fs/')
      ? path.resolve(pathname.slice('/@fs'.length))
      : path.join(PACKAGE_ROOT, pathname);
    if (isShown(file) && files.has(file)) return file;
    const real = realPlace(file);
    const isNeeded = folders.some(folder => isInside(path.relative(folder, real)));
    return isNeeded && isFont(real) ? real : undefined;
  };
}

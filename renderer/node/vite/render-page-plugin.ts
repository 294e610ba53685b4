/** Serves the page that draws: an empty document that loads the lecture's project and `renderer/page`. */
import path from 'node:path';
import type {Connect, EnvironmentModuleNode, Plugin, ViteDevServer} from 'vite';
import {PAGE_PATH, UPLOAD_PATH} from '../../protocol.ts';
import {PACKAGE_ROOT} from '../package-root.ts';
import {browserPath} from './browser-path.ts';

const ENTRY = 'virtual:lectern-render-page';
/** Modules whose addresses are known: scripts, and what the editor remembers, which Vite marks. */
const SCRIPT = /\.(?:[jt]sx?|m[jt]s)$/;
const META = '.meta';

const RESOLVED_ENTRY = `\0${ENTRY}`;

/** Nothing comes from elsewhere; style sheets reach the page as inline styles. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A page that is alone in its process may share memory with its workers, also in a browser that was
 * not told to allow it. It takes a process anew, so the page asks for it only where it has to.
 */
const ALONE = '?alone';
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/**
 * The plugin for the renderer's page.
 *
 * @param lectureDir - Folder of the lecture whose `project.ts` is loaded.
 * @param bundled - Addresses of modules that every page imports.
 * @param takeUpload - Answers what the page sends.
 */
export function renderPagePlugin(
  lectureDir: string,
  bundled: readonly string[],
  takeUpload: Connect.SimpleHandleFunction,
): Plugin {
  return {
    name: 'lectern:render-page',
    resolveId: id => (id === ENTRY || id === RESOLVED_ENTRY ? RESOLVED_ENTRY : undefined),
    load: id => (id === RESOLVED_ENTRY ? entryModule(lectureDir) : undefined),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url !== PAGE_PATH) {
          for (const [name, value] of Object.entries(ISOLATED)) response.setHeader(name, value);
        }
        next();
      });
      server.middlewares.use(UPLOAD_PATH, takeUpload);
      server.middlewares.use(PAGE_PATH, (_request, response, next) => {
        modulesOfLecture(server, lectureDir)
          .then(modules => {
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
            response.end(documentWith([...bundled, ...modules]));
          })
          .catch(next);
      });
    },
  };
}

/** URL path of the lecture's project, which leads to its scenes. */
export function projectModule(lectureDir: string): string {
  return browserPath(path.join(lectureDir, 'project.ts'));
}

/** Addresses of the modules that make up a lecture, as far as they can be read. */
async function modulesOfLecture(server: ViteDevServer, lectureDir: string): Promise<string[]> {
  const {client} = server.environments;
  const project = projectModule(lectureDir);
  // What cannot be compiled is told when the page asks for it.
  await client.warmupRequest(project);
  await client.waitForRequestsIdle();
  const found = new Set<EnvironmentModuleNode>();
  const add = (module: EnvironmentModuleNode): void => {
    if (found.has(module) || module.type !== 'js') return;
    found.add(module);
    module.importedModules.forEach(add);
  };
  const first = await client.moduleGraph.getModuleByUrl(project);
  if (first !== undefined) add(first);
  return [...found].flatMap(({url}) => importedAddress(url, server.resolvedUrls?.local[0]) ?? []);
}

/**
 * The address by which Vite has a module imported; a page that asks for another one asks twice.
 *
 * @returns Undefined where that is not known, as of pictures: the browser finds those.
 */
function importedAddress(url: string, origin: string | undefined): string | undefined {
  const root = `${browserPath(PACKAGE_ROOT)}/`;
  const address = new URL(url.startsWith(root) ? `/${url.slice(root.length)}` : url, origin);
  if (address.pathname.endsWith(META)) address.search = '?import';
  else if (!SCRIPT.test(address.pathname)) return undefined;
  return address.href;
}

/** The page; without being told of modules at once, the browser would find them one behind the other. */
function documentWith(modules: readonly string[]): string {
  const links = modules.map(address => `<link rel="modulepreload" href="${address}">`);
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Lectern</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/@id/__x00__${ENTRY}"></script>
    ${links.join('\n    ')}
  </head>
  <body></body>
</html>
`;
}

function entryModule(lectureDir: string): string {
  const own = (file: string) => browserPath(path.join(PACKAGE_ROOT, file));
  return `\
if (globalThis.SharedArrayBuffer === undefined && !crossOriginIsolated) location.search = '${ALONE}';
else try {
  const [{openPage}, {default: project}] = await Promise.all([
    import('${own('renderer/page/main.ts')}'),
    import('${projectModule(lectureDir)}'),
    // Files of fonts come while the rest is read.
    import('${own('engine/fonts.ts')}'),
    import('${own('engine/nodes/formula/katex-fonts.ts')}'),
  ]);
  openPage(project);
  await globalThis.lecternLoaded({kind: 'ready'});
} catch (error) {
  await globalThis.lecternLoaded({kind: 'failed', message: String(error?.message ?? error), stack: error?.stack});
}
`;
}

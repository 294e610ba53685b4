/**
 * The two sites of a lecture in the renderer's browser: the page that Node speaks to, and the lecture in a
 * frame of another origin. What is not named here is not there.
 */
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import type {IncomingMessage, ServerResponse} from 'node:http';
import path from 'node:path';
import {ALONE, HELLO, UPLOAD_PATH} from '../../protocol.ts';
import {contentTypeOf} from '../vite/lecture-files.ts';
import type {AnswerRequest} from './browser-network.ts';
import {sendFile} from './send-file.ts';

/** What a lecture's sites are made of. */
export interface LectureSiteOptions {
  readonly hostOrigin: string;
  readonly frameOrigin: string;
  /** A folder of compiled modules, which both may load: Lectern's own and packages. */
  readonly bundleFolder: string;
  /** Addresses of those that every lecture loads. */
  readonly preloaded: readonly string[];
  /** Address of the lecture's project. */
  readonly project: string;
  /** Addresses of the lecture's own modules, as far as they can be read. */
  readonly findModules: () => Promise<readonly string[]>;
  /** @returns The code of one of the lecture's modules by its address, decoded; undefined when it has no such. */
  readonly moduleAt: (address: string) => Promise<string | undefined>;
  /** @returns A file that the lecture shows by its address, decoded; undefined when it shows no such. */
  readonly fileAt: (address: string) => string | undefined;
  readonly takeUpload: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Answers for each of the two. */
export interface LectureSite {
  readonly host: AnswerRequest;
  readonly frame: AnswerRequest;
}

/** Devices and the like, which a lecture has no use for. */
const NO_DEVICES = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'usb', 'serial', 'hid', 'midi'],
  ...['bluetooth', 'clipboard-read', 'clipboard-write', 'payment', 'local-fonts', 'fullscreen'],
]
  .map(name => `${name}=()`)
  .join(', ');

/** The sites of a lecture. */
export function lectureSite(options: LectureSiteOptions): LectureSite {
  const {hostOrigin, frameOrigin, bundleFolder} = options;
  const bundled = new Set(
    readdirSync(bundleFolder, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(entry => path.relative(bundleFolder, path.join(entry.parentPath, entry.name)))
      .map(file => `/${file.split(path.sep).join('/')}`),
  );
  const hostPolicy = [
    "default-src 'none'",
    `script-src 'self' '${hashOf(COLLECT)}'`,
    "connect-src 'self'",
    `frame-src ${frameOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  // Stands on every answer: a worker has the policy of its own file, not that of the page.
  const framePolicy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${hostOrigin}`,
  ].join('; ');

  function answerBundled(url: URL, response: ServerResponse): boolean {
    if (!bundled.has(url.pathname)) return false;
    const file = path.join(bundleFolder, url.pathname);
    // At once: there are dozens, and each is in the system's memory.
    send(response, contentTypeOf(file), readFileSync(file), 'max-age=3600');
    return true;
  }

  function answerHost(url: URL, request: IncomingMessage, response: ServerResponse): void {
    secure(response, hostPolicy, url.searchParams.has(ALONE));
    if (url.pathname.startsWith(UPLOAD_PATH)) {
      if (request.headers.origin === hostOrigin) options.takeUpload(request, response);
      else refuse(response);
    } else if (!isRead(request)) refuse(response);
    else if (url.pathname === '/') {
      send(response, 'text/html', hostDocument(`${frameOrigin}/${url.search}`));
    } else if (!answerBundled(url, response)) refuse(response);
  }

  async function answerFrame(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    secure(response, framePolicy, true);
    const {pathname, search} = url;
    // No worker of the lecture's outlives its page or stands between it and what it loads.
    const isLasting = /^(?:service|shared)worker$/.test(String(request.headers['sec-fetch-dest']));
    if (!isRead(request) || isLasting) refuse(response);
    else if (pathname === '/') {
      const modules = [...options.preloaded, ...(await options.findModules())];
      send(response, 'text/html', frameDocument(modules));
    } else if (pathname === ENTRY) {
      send(response, 'text/javascript', entryModule(hostOrigin, options.project));
    } else if (!answerBundled(url, response)) {
      const address = decoded(pathname + search);
      const file = options.fileAt(address);
      if (file !== undefined) {
        await sendFile(file, request, response);
        return;
      }
      const code = await options.moduleAt(address);
      if (code === undefined) refuse(response);
      else send(response, 'text/javascript', code, 'no-cache');
    }
  }

  return {host: caught(answerHost), frame: caught(answerFrame)};
}

/** Whatever is asked, Node goes on; and a page that cannot be answered has to hear of it. */
function caught(
  answer: (...asked: Parameters<AnswerRequest>) => Promise<void> | void,
): AnswerRequest {
  return async (url, request, response) => {
    try {
      await answer(url, request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    }
  };
}

function secure(response: ServerResponse, policy: string, isAlone: boolean): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Permissions-Policy', NO_DEVICES);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (!isAlone) return;
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
}

/** @returns What stands for nothing where it cannot be read. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return '';
  }
}

function isRead({method}: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, {'Content-Type': 'text/plain'}).end('There is no such file.');
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  caching = 'no-store',
): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  response
    .writeHead(200, {
      'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'Content-Length': length,
      'Cache-Control': caching,
    })
    .end(body);
}

const ENTRY = '/entry.js';

/** The frame begins to load at once; what it says before the page's own code is there is kept for that. */
const COLLECT = `lecternMail = {messages: [], loads: 0};
addEventListener('message', event => lecternMail.messages.push(event), {once: true});
addEventListener('load', event => event.target instanceof HTMLIFrameElement && lecternMail.loads++, true);`;

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** The frame has its own origin, and nothing that leads out of it: no windows, no dialogs, no forms, no page on top. */
function hostDocument(frame: string): string {
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Lectern</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <script>${COLLECT}</script>
    <iframe sandbox="allow-scripts allow-same-origin" allow="cross-origin-isolated" src="${escaped(frame)}"></iframe>
    <script type="module" src="/host.js"></script>
  </body>
</html>
`;
}

/** The page of the lecture; without being told of modules at once, the browser would find them one behind the other. */
function frameDocument(modules: readonly string[]): string {
  const links = modules.map(address => `<link rel="modulepreload" href="${escaped(address)}">`);
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Lectern</title>
    <script type="module" src="${ENTRY}"></script>
    ${links.join('\n    ')}
  </head>
  <body></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function entryModule(hostOrigin: string, project: string): string {
  return `\
const {port1, port2} = new MessageChannel();
parent.postMessage('${HELLO}', '${hostOrigin}', [port2]);
try {
  const [{openPage}, {default: project}] = await Promise.all([
    import('/page.js'),
    import(${JSON.stringify(project)}),
    // Files of fonts come while the rest is read.
    import('/fonts.js'),
    import('/formulaFonts.js'),
  ]);
  openPage(project, port1);
} catch (error) {
  // What was thrown may be anything, also what throws when it is asked.
  const said = {kind: 'failed', message: 'A file of the lecture threw something that is no error.'};
  try {
    const {message, stack} = error instanceof Error ? error : {message: String(error)};
    Object.assign(said, {message: String(message), stack: stack && String(stack)});
  } catch {}
  port1.postMessage({kind: 'loaded', text: JSON.stringify(said)});
}
`;
}

/**
 * The two sites of a lecture in the renderer's browser: the page that Node speaks to, and the lecture in a
 * frame of another origin. What is not named here is not there.
 */
import {readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
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
  /** @returns The code of one of the lecture's modules by its address; undefined when it has no such. */
  readonly moduleAt: (address: string) => Promise<string | undefined>;
  /** @returns A file that the lecture shows by its address; undefined when it shows no such. */
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
    readdirSync(bundleFolder, {recursive: true, encoding: 'utf8'}).map(
      file => `/${file.split(path.sep).join('/')}`,
    ),
  );
  const hostPolicy = [
    "default-src 'none'",
    "script-src 'self'",
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

  async function answerBundled(url: URL, response: ServerResponse): Promise<boolean> {
    if (!bundled.has(url.pathname)) return false;
    const file = path.join(bundleFolder, url.pathname);
    send(response, contentTypeOf(file), await readFile(file), 'max-age=3600');
    return true;
  }

  async function answerHost(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    secure(response, hostPolicy, url.searchParams.has(ALONE));
    if (url.pathname.startsWith(UPLOAD_PATH)) {
      if (request.headers.origin === hostOrigin) options.takeUpload(request, response);
      else refuse(response);
    } else if (!isRead(request)) refuse(response);
    else if (url.pathname === '/') {
      send(response, 'text/html', hostDocument(`${frameOrigin}/${url.search}`));
    } else if (!(await answerBundled(url, response))) refuse(response);
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
    } else if (!(await answerBundled(url, response))) {
      const address = pathname + search;
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

/** A page that cannot be answered has to hear of it. */
function caught(answer: (...asked: Parameters<AnswerRequest>) => Promise<void>): AnswerRequest {
  return (url, request, response) => {
    answer(url, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
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

function hostDocument(frame: string): string {
  return `<!doctype html>
<html data-frame="${frame}">
  <head>
    <meta charset="utf-8">
    <title>Lectern</title>
    <link rel="icon" href="data:,">
  </head>
  <body><script type="module" src="/host.js"></script></body>
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

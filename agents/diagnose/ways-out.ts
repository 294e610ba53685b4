/**
 * Names by which a scene reaches outside of its lecture, and the quick look for them: it loads no compiler, and
 * sees rather too much than too little.
 */
import path from 'node:path';

/** Why a scene may not use them. */
export const REACHES_OUTSIDE = 'A scene draws; it may not reach outside of itself.';

/** What leads out of the frame that a lecture plays in, or makes code that nobody has read; with what to do. */
export const WAYS_OUT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport'],
      ...['RTCPeerConnection', 'webkitRTCPeerConnection', 'navigator', 'navigation', 'location'],
      ...['Worker', 'SharedWorker', 'importScripts', 'AudioWorkletNode'],
      ...['BroadcastChannel', 'MessageChannel', 'MessagePort', 'postMessage'],
      ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'],
      ...['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'],
      ...['top', 'parent', 'opener', 'frames', 'open'],
      ...['window', 'globalThis', 'self', 'document'],
    ].map(name => [name, REACHES_OUTSIDE]),
  ),
  eval: 'Write the code itself.',
  Function: 'Write the function itself.',
};

/** Members of the browser's own objects that lead back to a window, or run code elsewhere. */
export const MEMBERS_OUT: ReadonlySet<string> = new Set([
  ...['defaultView', 'contentWindow', 'contentDocument', 'ownerDocument'],
  ...['audioWorklet', 'paintWorklet', 'layoutWorklet', 'animationWorklet', 'addModule'],
]);

/** A name that is neither a member of something nor the key of a property. */
const NAME = new RegExp(
  `(?:(?<![\\w$.])|(?<=\\.{3}))(?:${Object.keys(WAYS_OUT).join('|')})(?![\\w$])`,
  'g',
);
const KEY = /^\s*:/;
const BEFORE_KEY = /[{,(]\s*$/;
const MEMBER = new RegExp(`\\b(?:${[...MEMBERS_OUT].join('|')}|constructor)\\b`);

/** Loading by an expression or a pattern, and ways to write names and imports that hide them. */
const HIDDEN = /\bimport\s*[(.]|\brequire\b|\b(?:from|import)\s*\/[/*]|\\u(?:[\da-f]{4}|\{)/i;
const IMPORT = /\b(?:from|import)\s*(?:'([^'\n]*)'|"([^"\n]*)")/g;
const PACKAGES: ReadonlySet<string> = new Set([
  'lectern',
  '@motion-canvas/2d',
  '@motion-canvas/core',
]);

/**
 * Whether a file of a lecture may reach outside, by its words alone.
 *
 * @param lectureDir - The lecture's folder, absolute as the file.
 */
export function mayReachOutside(file: string, text: string, lectureDir: string): boolean {
  if (HIDDEN.test(text) || MEMBER.test(text)) return true;
  const isNamed = [...text.matchAll(NAME)].some(({0: name, index}) => {
    const isKey =
      KEY.test(text.slice(index + name.length, index + name.length + 40)) &&
      BEFORE_KEY.test(text.slice(Math.max(0, index - 40), index));
    return !isKey;
  });
  if (isNamed) return true;
  return [...text.matchAll(IMPORT)].some(([, single, double]) => {
    const specifier = single ?? double ?? '';
    if (!specifier.startsWith('.')) return !PACKAGES.has(specifier);
    const way = path.relative(lectureDir, path.resolve(path.dirname(file), specifier));
    return /(?:^|[/\\])(?:\.\.|node_modules)(?:[/\\]|$)/.test(way);
  });
}

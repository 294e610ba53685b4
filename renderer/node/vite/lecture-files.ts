/**
 * Which files a lecture may be made of: those in its own folder, by their real places, and nothing else of the
 * disk. `lecture-modules.ts` asks before it imports one, `network/lecture-site.ts` before it serves one.
 */
import {realpathSync} from 'node:fs';
import path from 'node:path';
import {PICTURE_ENDINGS} from '../../../schema/picture-files.ts';

/** Endings of files with code, which is compiled. */
const CODE = ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs'];

/** What files that are served as they are contain. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  css: 'text/css',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jfif: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  otf: 'font/otf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** Endings of files that scenes show or play, served as they are. */
const SHOWN: ReadonlySet<string> = new Set([
  ...PICTURE_ENDINGS,
  ...['mp4', 'webm', 'mp3', 'm4a', 'ogg', 'wav', 'woff', 'woff2', 'ttf', 'otf'],
]);

/** Endings of files that are read as text or data. */
const READ: ReadonlySet<string> = new Set([
  ...['css', 'csv', 'frag', 'glsl', 'json', 'md', 'meta', 'tex', 'tsv', 'txt', 'vert', 'xml'],
]);

/** The files of one lecture. */
export class LectureFiles {
  private readonly folder: string;

  /** @param lectureDir - Its folder, by whatever name. */
  public constructor(lectureDir: string) {
    this.folder = realpathSync(lectureDir);
  }

  /**
   * Whether a file may be part of the lecture.
   *
   * @param file - Absolute; may be a link, and need not exist.
   */
  public has(file: string): boolean {
    const real = realPlace(file);
    const ending = endingOf(real);
    return this.holds(file) && (CODE.includes(ending) || SHOWN.has(ending) || READ.has(ending));
  }

  /** Whether a file really lies in the lecture's folder, and not among what is hidden there. */
  public holds(file: string): boolean {
    const relative = path.relative(this.folder, realPlace(file));
    return isInside(relative) && !relative.split(path.sep).some(name => name.startsWith('.'));
  }
}

/** Whether a file is served as it is. */
export function isShown(file: string): boolean {
  return SHOWN.has(endingOf(file));
}

/** Whether a file is a font. */
export function isFont(file: string): boolean {
  return contentTypeOf(file).startsWith('font/');
}

/** Whether a file holds code. */
export function isCode(file: string): boolean {
  return CODE.includes(endingOf(file));
}

/** What a file contains, for the browser. */
export function contentTypeOf(file: string): string {
  return CONTENT_TYPES[endingOf(file)] ?? 'application/octet-stream';
}

/** Where a file really is: links on the way there are followed also where it does not exist. */
export function realPlace(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPlace(parent), path.basename(file));
  }
}

/** Whether a relative path leads down. */
export function isInside(relative: string): boolean {
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function endingOf(file: string): string {
  return path.extname(file).slice(1).toLowerCase();
}

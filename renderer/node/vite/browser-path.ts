/** Files as the browser names them. */
import path from 'node:path';
import {normalizePath} from 'vite';
import {plainPath} from '../../../scripts/plain-path.mjs';

/** The URL path under which Vite serves a file by its absolute path. */
export function browserPath(file: string): string {
  return path.posix.join('/@fs/', normalizePath(plainPath(file)));
}

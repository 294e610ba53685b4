/** Where Lectern itself is installed. */
import {realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {plainFolder} from '../../scripts/plain-path.mjs';

const FOUND = realpathSync(fileURLToPath(new URL('../../', import.meta.url)));

/** Absolute path of the folder that holds Lectern's `package.json`, by a name that all tools understand. */
export const PACKAGE_ROOT = plainFolder(FOUND);

/** Whether it is reached by a link, which tools must not resolve. */
export const IS_LINKED = PACKAGE_ROOT !== FOUND;

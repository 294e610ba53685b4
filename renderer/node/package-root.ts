/** Where Lectern itself is installed. */
import {realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Absolute path of the folder that holds Lectern's `package.json`, links resolved. */
export const PACKAGE_ROOT = realpathSync(fileURLToPath(new URL('../../', import.meta.url)));

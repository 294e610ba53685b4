/**
 * Names of files as the compiler takes them: it reads every backslash as the border of a folder,
 * while elsewhere than on Windows a name may hold one.
 */
import path from 'node:path';

/** For private use in Unicode, thus in no name that anybody writes. */
const BACKSLASH = '\u{f005c}';
const IS_LETTER = path.sep === '/';

/** The compiler's name of a file. */
export function compilerName(file: string): string {
  return IS_LETTER ? file.replaceAll('\\', BACKSLASH) : file;
}

/** The file that the compiler means. */
export function fileNamed(name: string): string {
  return name.replaceAll(BACKSLASH, '\\');
}

/** How bad the mistakes of a scene are, and whether it has fewer of them after a change. */
import type {Diagnostic} from '../../schema/diagnostic.ts';

/** One syntax error hides all that the compiler would say of types. */
const WEIGHT_OF_SYNTAX = 1000;
/** In the range of the syntax errors, but about types that are imported as values, `await` and `yield`. */
const NO_SYNTAX: ReadonlySet<string> = new Set([
  ...['ts1205', 'ts1371', 'ts1484', 'ts1485'],
  ...['ts1308', 'ts1309', 'ts1163', 'ts1375', 'ts1378'],
]);
/** Syntax errors of JSX. */
const SYNTAX_OF_TAGS: ReadonlySet<string> = new Set(['ts17002', 'ts17008', 'ts17014']);

/** How bad a set of mistakes is. */
export function weightOf(found: readonly Diagnostic[]): number {
  return found.reduce((sum, {code}) => sum + (isSyntax(code) ? WEIGHT_OF_SYNTAX : 1), 0);
}

/** Whether mistakes have gone and none has come. */
export function isBetter(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  if (weightOf(after) >= weightOf(before)) return false;
  // Behind a syntax error anything may come to light.
  if (before.some(({code}) => isSyntax(code)) && !after.some(({code}) => isSyntax(code)))
    return true;
  const known = before.map(({message}) => message);
  return after.every(({message}) => {
    const at = known.indexOf(message);
    if (at >= 0) known.splice(at, 1);
    return at >= 0;
  });
}

/** Whether a mistake may come from an import. */
export function isImport(code: string): boolean {
  return [
    'ts2304',
    'ts2305',
    'ts2307',
    'ts2613',
    'ts1192',
    'ts2552',
    'ts2614',
    'ts2693',
    'ts2724',
    'forbidden-import',
  ].includes(code);
}

/** Whether a mistake keeps the compiler from reading on. */
export function isSyntax(code: string): boolean {
  return SYNTAX_OF_TAGS.has(code) || (/^ts1\d{3}$/.test(code) && !NO_SYNTAX.has(code));
}

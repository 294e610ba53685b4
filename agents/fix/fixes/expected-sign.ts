/** A bracket, comma or semicolon that the compiler misses: put where it is missed. */
import type {Fix} from '../fix.ts';

export const expectedSign: Fix = {
  code: 'expected-sign',
  mends: ['ts1005', 'ts1128', 'ts1136', 'ts1109'],
  *propose({diagnostic: {message, start, length}, scene: {sourceFile}}) {
    const [, sign] = /^'([)\]},;:>]|=>)' expected/.exec(message) ?? [];
    const {text} = sourceFile;
    const before = text.slice(0, start).trimEnd().length;
    if (sign !== undefined) {
      for (const at of new Set([start, before])) {
        yield {title: `${sign} is missing`, splices: [{start: at, end: at, text: sign}]};
      }
    }
    // One bracket too many is missed somewhere else.
    const found = text.slice(start, start + length);
    if (/^[)\]};,]$/.test(found)) {
      yield {title: `${found} is too much`, splices: [{start, end: start + length, text: ''}]};
    }
  },
};

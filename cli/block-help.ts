/** What a kind of block may say, with an example: `lectern help chart` prints what docs/lecture-format.md says of it. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {PACKAGE_ROOT} from '../renderer/node/package-root.ts';

/** The part of the format's description that is about a kind of block; undefined where there is no such kind. */
export function helpOfBlock(kind: string): string | undefined {
  const text = readFileSync(path.join(PACKAGE_ROOT, 'docs/lecture-format.md'), 'utf8');
  const heading = new RegExp(`^### .*\`${kind}\``);
  const part = text.split(/^(?=#{2,3} )/m).find(section => heading.test(section));
  return part?.trim();
}

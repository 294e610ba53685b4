/** Chance that is the same in every run. Pure. */
import {createHash} from 'node:crypto';
import {randomLcg} from 'd3-random';

/** A source of numbers from 0 to 1, from a seed and what it is for. */
export function chanceFor(seed: number, ...purpose: readonly (string | number)[]): () => number {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, ...purpose]))
    .digest();
  return randomLcg(hash.readUInt32LE(0) / 2 ** 32);
}

/** Numbers by name that semicolons part, and whose decimals have commas: `{a: 3,5; b: 4}`. Pure. */
import {type Pair, isScalar} from 'yaml';

const NUMBER_BY_NAME = /^([^\d\s:;,][^:;,]*?)\s*:\s*([-+−]?\d+)(?:[.,]\s?(\d+))?$/u;

/** What a map between braces was meant to say; undefined where no semicolon parts numbers in it. */
export function partedBySemicolons(
  items: readonly Pair[],
): readonly (readonly [name: string, number: string])[] | undefined {
  const parts = items.flatMap(({key, value}) => {
    const [name, said] = [plainOf(key), plainOf(value)];
    return name === undefined ? [] : [said === undefined ? name : `${name}: ${said}`];
  });
  const text = parts.join(',');
  if (parts.length !== items.length || !text.includes(';')) return undefined;
  const entries = text
    .split(';')
    .filter(entry => entry.trim() !== '')
    .flatMap(entry => {
      const [, name, whole, decimals] = NUMBER_BY_NAME.exec(entry.trim()) ?? [];
      if (name === undefined || whole === undefined) return [undefined];
      return [[name, decimals === undefined ? whole : `${whole}.${decimals}`] as const];
    });
  const known = entries.filter(entry => entry !== undefined);
  return known.length === entries.length && known.length > 1 ? known : undefined;
}

function plainOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value;
  return node.source === '' ? undefined : node.source;
}

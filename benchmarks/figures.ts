/** What benchmarks print and write: figures by name. */
import {writeFile} from 'node:fs/promises';
import {quantileSorted} from 'd3-array';

/** Figures by name; units are part of the names. */
export type Figures = Readonly<Record<string, number>>;

/** Writes `{"figures": {…}}`. */
export async function writeFigures(file: string, figures: Figures): Promise<void> {
  await writeFile(file, `${JSON.stringify({figures}, null, 2)}\n`);
}

/** The value below which this share of them lies, from 0 to 1; interpolated. */
export function quantile(values: readonly number[], share: number): number {
  return (
    quantileSorted(
      [...values].sort((a, b) => a - b),
      share,
    ) ?? Number.NaN
  );
}

/** A number with so many decimals that it can be read. */
export function rounded(value: number, decimals = 3): number {
  return Number(value.toFixed(decimals));
}

/** The slope of a function, and the slope of that. Pure. */
import type {RealFunction} from './sample-curve.ts';

/** Steps on either side, relative to the place, by how often the slope is taken: smaller ones lose digits. */
const STEPS = [1e-5, 1e-3, 5e-3];

/** The derivative of some order at a place. */
export function derivativeAt(of: RealFunction, x: number, order: number): number {
  if (order <= 0) return of(x);
  const step = (STEPS[Math.min(order, STEPS.length) - 1] ?? 1) * Math.max(1, Math.abs(x));
  // The differences of one step on either side, taken as often as the order says.
  let values = Array.from({length: order + 1}, (_, index) => of(x + (2 * index - order) * step));
  for (let round = 0; round < order; round += 1) {
    values = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  }
  return (values[0] ?? Number.NaN) / (2 * step) ** order;
}

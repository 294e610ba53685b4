/** Where a function is zero. Pure. */
import type {Range} from '../figure/points.ts';
import type {RealFunction} from './sample-curve.ts';

const STEPS = 240;
const HALVINGS = 40;

/** The first place from the left where a function changes its sign; the place nearest to zero where it does not. */
export function crossingOf(of: RealFunction, [left, right]: Range): number {
  const places = Array.from(
    {length: STEPS + 1},
    (_, index) => left + ((right - left) * index) / STEPS,
  );
  const values = places.map(of);
  for (let index = 1; index <= STEPS; index += 1) {
    const [before = 0, after = 0] = [values[index - 1], values[index]];
    if (before === 0) return places[index - 1] ?? left;
    if (before * after < 0) return halved(of, places[index - 1] ?? left, places[index] ?? right);
  }
  const distances = values.map(value => (Number.isFinite(value) ? Math.abs(value) : Infinity));
  return places[distances.indexOf(Math.min(...distances))] ?? left;
}

function halved(of: RealFunction, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(of(low));
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(of(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

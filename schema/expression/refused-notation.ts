/** What people write that expressions cannot say, with what to write instead. */
import {ExpressionError} from './expression-error.ts';

interface Refusal {
  readonly sign: RegExp;
  /** A sentence. */
  readonly reason: string;
  readonly remedy: (text: string) => string;
}

const REFUSALS: readonly Refusal[] = [
  {
    sign: /[±∓]/,
    reason: 'its “±” stands for two curves.',
    remedy: text =>
      `Draw two: ${text.replaceAll('±', '+').replaceAll('∓', '-')} and ${text.replaceAll('±', '-').replaceAll('∓', '+')}.`,
  },
  {
    sign: /∫|\bint\s*_/,
    reason: 'integrals are not known in expressions.',
    remedy: () =>
      'Write the function that the integral is, or shade it under a curve: {area: f, from: 0, to: 2}.',
  },
  {
    sign: /[∑∏Σ]|\b(?:sum|prod)(?!\p{L})/u,
    reason: 'sums and products over an index are not known in expressions.',
    remedy: () => 'Write out what is added, as in x - x^3/6 + x^5/120.',
  },
  {
    sign: /\blim\b/,
    reason: 'limits are not known in expressions.',
    remedy: () => 'Write the function itself, without the limit.',
  },
  {
    sign: /∂|\bd(?:\^2)?\s*\p{L}?\s*\/\s*d\s*\p{L}\b/u,
    reason: 'derivatives are written with a mark.',
    remedy: () => "Draw the function as f, then its derivative as f'(x).",
  },
];

/**
 * Refuses notation that has a meaning on a blackboard and none here.
 *
 * @throws ExpressionError with what to write instead.
 */
export function refuseNotation(text: string): void {
  const refusal = REFUSALS.find(({sign}) => sign.test(text));
  if (refusal !== undefined) {
    throw new ExpressionError(text, refusal.reason, refusal.remedy(text));
  }
}

/** Joins values that each hold somewhere into one. */
import type {Expression} from './tree.ts';

/** Pieces as one value: the first whose condition holds. */
export function piecewise(pieces: readonly Expression[]): Expression {
  return pieces.reduceRight((otherwise, piece) =>
    piece.kind === 'conditional' && piece.otherwise === undefined ? {...piece, otherwise} : piece,
  );
}

/**
 * Motion Canvas' `Latex` as the bundle has it: it brings two megabytes of MathJax along, which take
 * longer to be read than all else, so `latex.ts` is loaded for lectures that name it, and no others.
 */
import type {Latex as LatexNode} from '@motion-canvas/2d';

/** No node at all is one, until {@link provideLatex} was called. */
export let Latex = function () {
  throw new Error('Latex has not been loaded: name it in a file of the lecture.');
} as unknown as typeof LatexNode;

/** Replaces what stands for it; importers see the new one. */
export function provideLatex(loaded: typeof LatexNode): void {
  Latex = loaded;
}

/**
 * What most lectures do without, and what is large: MathJax for Motion Canvas' `Latex`, parsers and
 * CodeMirror for coloured code. In the bundle this stands in their place; `load-latex.ts` and
 * `load-highlighting.ts` replace it for lectures that name them. Importers see the new values.
 */
import type {DefaultHighlightStyle as Style, Latex as LatexNode} from '@motion-canvas/2d';
import type {highlighterFor as HighlighterFor} from '../../engine/nodes/code-block/highlighting.ts';

/** No node at all is one, until {@link provideLatex} was called. */
export let Latex = function () {
  throw missing('Latex');
} as unknown as typeof LatexNode;

/** Likewise until {@link provideHighlighting} was called. */
export let highlighterFor: typeof HighlighterFor = () => {
  throw missing('CodeBlock');
};

/** Nothing until then. */
export let DefaultHighlightStyle: typeof Style | undefined;

/** Replaces what stands for it. */
export function provideLatex(loaded: typeof LatexNode): void {
  Latex = loaded;
}

/** Likewise. */
export function provideHighlighting(highlighter: typeof HighlighterFor, style: typeof Style): void {
  highlighterFor = highlighter;
  DefaultHighlightStyle = style;
}

function missing(name: string): Error {
  return new Error(`${name} has not been loaded: name it in a file of the lecture.`);
}

/** Commands of packages that many documents load and KaTeX lacks, said with what it knows. */
import {type TexMacro, type TexMacros, macroOf} from './macros.ts';

const BODIES: Readonly<Record<string, string>> = {
  // dsfont, bbm
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathds': '\\mathbb{#1}',
  // physics
  '\\abs': '\\left|#1\\right|',
  '\\norm': '\\left\\lVert #1\\right\\rVert',
  '\\dd': '\\mathrm{d}#1',
  '\\qq': '\\quad\\text{#1}\\quad',
  '\\ev': '\\left\\langle #1\\right\\rangle',
  '\\expval': '\\left\\langle #1\\right\\rangle',
  '\\comm': '\\left[#1,#2\\right]',
  '\\vb': '\\mathbf{#1}',
  '\\va': '\\vec{\\mathbf{#1}}',
  '\\vu': '\\hat{\\mathbf{#1}}',
  '\\grad': '\\nabla',
  '\\curl': '\\nabla\\times',
  '\\laplacian': '\\nabla^2',
  '\\order': '\\mathcal{O}\\left(#1\\right)',
  '\\eval': '\\left.#1\\right|',
  '\\Tr': '\\operatorname{Tr}',
  '\\tr': '\\operatorname{tr}',
  '\\rank': '\\operatorname{rank}',
  // amsmath, mathtools and others
  '\\ensuremath': '#1',
  '\\mbox': '\\text{#1}',
  '\\xspace': '',
  '\\sfrac': '{}^{#1}\\!/_{#2}',
  '\\nicefrac': '{}^{#1}\\!/_{#2}',
  '\\textdegree': '^\\circ',
  '\\textmu': '\\mu',
  '\\label': '',
  '\\require': '',
  '\\displaybreak': '',
  '\\centering': '',
  '\\noindent': '',
};

/** How many arguments those take that use none. */
const SWALLOWED: Readonly<Record<string, number>> = {'\\label': 1, '\\require': 1};

/** The macros of packages; those of a lecture go before them. */
export const PACKAGE_MACROS: ReadonlyMap<string, TexMacro> = new Map(
  Object.entries(BODIES).map(([name, body]) => [name, macroOf(body, SWALLOWED[name])]),
) satisfies TexMacros;

/** Where a formula in a line of text may be broken, as TeX itself would: behind relations, then behind operators. Pure. */
import {type TexNode, readTex} from './tex-tree.ts';

const RELATION =
  /^(?:[=<>:]|\\(?:n?eq|ne|l(?:e|eq|eqslant)|g(?:e|eq|eqslant)|ll|gg|approx|approxeq|sim|simeq|cong|equiv|propto|in|notin|ni|subset(?:eq)?|supset(?:eq)?|to|mapsto|(?:long)?(?:left|right|leftright)arrow|(?:Long)?(?:left|right|leftright)arrow|(?:Left|Right|Leftright)arrow|implies|impliedby|iff|coloneqq|models|vdash|mid|parallel|perp|rightleftharpoons|quad|qquad))$/;
const OPERATOR =
  /^(?:[-+*]|\\(?:pm|mp|times|cdot|div|ast|star|circ|oplus|ominus|otimes|cup|cap|setminus|wedge|vee|land|lor|bmod))$/;
const SPACE = /^\\q?quad$/;
const OPENING = /^(?:[([]|\\(?:\{|lbrace|langle|lfloor|lceil|lvert|lVert))$/;
const CLOSING = /^(?:[)\]]|\\(?:\}|rbrace|rangle|rfloor|rceil|rvert|rVert))$/;
/** What holds for all that follows it, and so for what comes on the next line. */
const DECLARATION =
  /^\\(?:(?:display|text|script|scriptscript)style|rm|bf|it|sf|tt|cal|tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|color\b.*)$/;

/** From the places that are broken first to those that are broken last; none is within brackets. */
export type BreakRank = 'relation' | 'operator' | 'factor';
const RANKS: readonly BreakRank[] = ['relation', 'operator', 'factor'];

/**
 * Splits TeX at all places of a rank and of those before it.
 *
 * @returns Pieces that can be set one behind the other; one if it cannot be broken.
 */
export function breakTex(tex: string, rank: BreakRank): string[] {
  const nodes = readTex(tex);
  const pieces: string[] = [];
  const declarations: string[] = [];
  let carried = '';
  let begin = 0;
  for (const [index, node] of nodes.entries()) {
    const found = breakBehind(nodes, index);
    if (found === undefined || RANKS.indexOf(found.rank) > RANKS.indexOf(rank)) {
      if (found === undefined && isDeclaration(nodes, index)) declarations.push(node.text);
      continue;
    }
    // An operator at the end of a line keeps its space if something follows.
    const piece = tex.slice(begin, node.end).trim();
    pieces.push(`${carried}${piece}${found.isOperator ? '{}' : ''}`);
    carried = declarations.map(each => `${each} `).join('');
    begin = node.end;
  }
  pieces.push(`${carried}${tex.slice(begin).trim()}`);
  return pieces;
}

function breakBehind(
  nodes: readonly TexNode[],
  index: number,
): {readonly rank: BreakRank; readonly isOperator: boolean} | undefined {
  const [before, node, after] = [nodes[index - 1], nodes[index], nodes[index + 1]];
  if (node === undefined || before === undefined || after === undefined) return undefined;
  const {fixed, brackets} = depthsBehind(nodes, index);
  if (fixed > 0 || brackets > 0) return undefined;
  if (CLOSING.test(node.text) && OPENING.test(after.text)) {
    return {rank: 'factor', isOperator: false};
  }
  const isRelation = RELATION.test(node.text);
  if (!isRelation && !OPERATOR.test(node.text)) return undefined;
  // A sign in front of a number or in a script is none between two terms.
  if (/^[_^]$/.test(before.text) || /^[_^]$/.test(after.text)) return undefined;
  if (!isRelation && (OPENING.test(before.text) || isSign(before))) return undefined;
  if (isSign(after) && isRelation && !/^[-+]$/.test(after.text)) return undefined;
  return {rank: isRelation ? 'relation' : 'operator', isOperator: !SPACE.test(node.text)};
}

function isSign({text}: TexNode): boolean {
  return RELATION.test(text) || OPERATOR.test(text);
}

function isDeclaration(nodes: readonly TexNode[], index: number): boolean {
  return DECLARATION.test(nodes[index]?.text ?? '') && depthsBehind(nodes, index).fixed === 0;
}

/** How many environments and tall brackets are open behind a node, and how many small brackets. */
function depthsBehind(
  nodes: readonly TexNode[],
  index: number,
): {readonly fixed: number; readonly brackets: number} {
  let [fixed, brackets] = [0, 0];
  for (const {text} of nodes.slice(0, index + 1)) {
    if (/^\\(?:left(?![a-zA-Z])|begin\b)/.test(text)) fixed += 1;
    else if (/^\\(?:right(?![a-zA-Z])|end\b)/.test(text)) fixed -= 1;
    else if (OPENING.test(text)) brackets += 1;
    else if (CLOSING.test(text)) brackets = Math.max(0, brackets - 1);
  }
  return {fixed, brackets};
}

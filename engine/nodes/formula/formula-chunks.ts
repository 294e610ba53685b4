/** What KaTeX's HTML can be broken into: stretches between signs that stand in no bracket, fraction, root or table. */
import type {FormulaItem} from './formula-items.ts';
import {type ItemBox, boxAround} from './item-box.ts';
import type {BreakRank, FormulaChunk} from './formula-rows.ts';
import type {Leaf} from './katex-leaves.ts';

/** A formula in chunks, and the chunk of each of its items. */
export interface ReadChunks {
  readonly chunks: readonly FormulaChunk[];
  readonly chunkOfItem: readonly number[];
}

const CLAUSE = /^[⟹⟺⟸⇒⇔⇐]$/;
const SUM = /^[+−±∓∪∨⊕⊖∖]$/;
const OPENING = /[([{⟨⌊⌈]/g;
const CLOSING = /[)\]}⟩⌋⌉]/g;
const BARS = /^[∣∥]+/;
/** A space that parts what is said one after the other: `\quad`. */
const WIDE_SPACE_EM = 0.95;

interface Draft {
  readonly elements: Element[];
  readonly rank: BreakRank;
  sign?: Element;
}

/** Reads the chunks of the formula under KaTeX's root. */
export function readChunks(
  root: Element,
  items: readonly {readonly leaf: Leaf; readonly item: FormulaItem}[],
  boxOf: (element: Element) => ItemBox,
): ReadChunks {
  const drafts = draftsOf(outermost(root));
  const chunkOf = new Map<Element, number>();
  drafts.forEach(({elements}, index) => {
    for (const element of elements) chunkOf.set(element, index);
  });
  const last = Math.max(0, drafts.length - 1);
  // What is behind all of it, such as a number, stays with the last.
  const chunkOfItem = items.map(({leaf}) => {
    for (let node: Node | null = nodeOf(leaf); node !== null && node !== root;) {
      const index = node instanceof Element ? chunkOf.get(node) : undefined;
      if (index !== undefined) return index;
      node = node.parentNode;
    }
    return last;
  });
  const chunks = drafts.map(({elements, rank, sign}, index): FormulaChunk => {
    const inked = items.flatMap(({item}, place) => (chunkOfItem[place] === index ? item.box : []));
    const sides = elements
      .filter(element => !element.matches('.mspace'))
      .map(element => ({...boxOf(element), top: 0, bottom: 0}));
    const box = boxAround([...inked, ...sides]) ?? {left: 0, right: 0, top: 0, bottom: 0};
    return {box, rank, sign: sign && boxOf(sign)};
  });
  return {chunks, chunkOfItem};
}

function nodeOf({source}: Leaf): Node {
  return source.form === 'letters' ? source.node : source.element;
}

function outermost(root: Element): Element[] {
  return [...root.querySelectorAll(':scope > .katex-base')].flatMap(base =>
    [...base.children].filter(child => !child.matches('.katex-strut')),
  );
}

function draftsOf(elements: readonly Element[]): Draft[] {
  // What was broken by hand stays as it is.
  const isBroken = elements.some(element => element.matches('.newline'));
  const bars = elements.reduce((sum, element) => sum + barsIn(element), 0);
  const drafts: Draft[] = [];
  let depth = 0;
  let isInBars = false;
  let waiting: BreakRank | undefined;
  for (const [index, element] of elements.entries()) {
    const current = drafts.at(-1);
    const isOutside = depth === 0 && !isInBars && !isBroken;
    const start = isOutside ? startAt(element, elements[index - 1]) : undefined;
    const isSpace = element.matches('.mspace');
    if (current === undefined || (!isSpace && (waiting ?? start) !== undefined)) {
      const draft: Draft = {elements: [element], rank: start ?? waiting ?? 'relation'};
      const isSign = start !== undefined && element.matches('.mrel,.mbin');
      if (isSign) draft.sign = element;
      // Signs side by side, such as an arrow behind a colon, are one.
      if (current?.sign === undefined || current.elements.some(isContent)) drafts.push(draft);
      else current.elements.push(element);
      if (!isSpace) waiting = undefined;
    } else current.elements.push(element);
    if (isOutside && (isWideSpace(element) || isComma(element))) {
      waiting = isWideSpace(element) || waiting === 'clause' ? 'clause' : 'sum';
    }
    depth = Math.max(0, depth + opens(element) - closes(element));
    if (bars % 2 === 0 && barsIn(element) > 0) isInBars = !isInBars;
  }
  return drafts;
}

/** How a row can begin with an element. */
function startAt(element: Element, before: Element | undefined): BreakRank | undefined {
  const sign = lettersOf(element);
  if (element.matches('.mrel')) return CLAUSE.test(sign) ? 'clause' : 'relation';
  if (element.matches('.mbin')) return SUM.test(sign) ? 'sum' : 'product';
  const isBetween = before !== undefined && closes(before) > 0 && opens(element) > 0;
  return isBetween ? 'product' : undefined;
}

/** Whether it is more than a sign or a space. */
function isContent(element: Element): boolean {
  return !element.matches('.mspace,.mrel,.mbin');
}

function isWideSpace(element: Element): boolean {
  return (
    element instanceof HTMLElement &&
    element.matches('.mspace') &&
    Number.parseFloat(element.style.marginRight) >= WIDE_SPACE_EM
  );
}

function isComma(element: Element): boolean {
  return element.matches('.mpunct') && /^[,;]$/.test(lettersOf(element));
}

/** How many brackets it opens: KaTeX sets equal ones side by side as one. */
function opens(element: Element): number {
  if (!element.matches('.mopen') && !isTall(element)) return 0;
  return [...lettersOf(element).matchAll(OPENING)].length;
}

function closes(element: Element): number {
  if (!element.matches('.mclose') && !isTall(element)) return 0;
  return [...lettersOf(element).matchAll(CLOSING)].length;
}

/** How many bars it begins with, as those of an absolute value. */
function barsIn(element: Element): number {
  return BARS.exec(lettersOf(element))?.[0].length ?? 0;
}

/** Whether it is a bracket of a chosen size: `\big(`. */
function isTall(element: Element): boolean {
  return element.querySelector(':scope > .delimsizing') !== null;
}

function lettersOf(element: Element): string {
  return element.textContent.replaceAll(/[\s\u200b]/g, '');
}

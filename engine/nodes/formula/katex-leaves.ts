/**
 * What there is to draw in KaTeX's HTML, in the order in which people read and
 * write it: a numerator before its denominator, a matrix row by row. Nothing is
 * measured here.
 */
import {lettersTogether} from './letters-together.ts';

/** Something to draw, with what it inherits from the elements around it. */
export interface Leaf {
  readonly source:
    | {
        readonly form: 'letters';
        readonly node: Text;
        readonly offset: number;
        readonly letters: string;
      }
    | {readonly form: 'drawing'; readonly element: SVGGraphicsElement}
    | {readonly form: 'rule'; readonly element: HTMLElement};
  /** What it was given in TeX: `\color{…}`. */
  readonly color: string | undefined;
  /** Numbers of the parts that it belongs to. */
  readonly parts: readonly number[];
}

type Inherited = Pick<Leaf, 'color' | 'parts'>;

/** Elements that KaTeX draws with their borders. */
const RULED =
  '.frac-line,.overline-line,.underline-line,.katex-hline,.katex-hdashline,.vertical-separator,' +
  '.katex-rule,.katex-sout,.angl,.fbox,.fcolorbox,[style*="background"]';
const UNSEEN = /^[\s\u200b\u2060\ufeff]$/u;

/** All leaves under KaTeX's root, in reading order. */
export function leavesOf(root: Element): Leaf[] {
  const leaves: Leaf[] = [];
  visit(root, {color: undefined, parts: []}, leaves);
  return leaves;
}

/** What a leaf is; KaTeX may choose another font or size for the same. */
export function leafKind({source}: Leaf): string {
  return source.form === 'letters' ? `letters ${source.letters}` : source.form;
}

function visit(node: Node, inherited: Inherited, leaves: Leaf[]): void {
  if (node instanceof Text) {
    leaves.push(...lettersIn(node, inherited));
  } else if (node instanceof SVGElement) {
    for (const element of node.querySelectorAll<SVGGraphicsElement>('path,line')) {
      leaves.push({source: {form: 'drawing', element}, ...inherited});
    }
  } else if (node instanceof HTMLElement) {
    const own = inherit(node, inherited);
    // Invisible things only take room.
    if (own.color === 'transparent') return;
    if (node.matches(RULED)) leaves.push({source: {form: 'rule', element: node}, ...own});
    for (const child of childrenInOrder(node)) visit(child, own, leaves);
  }
}

function inherit(element: HTMLElement, {color, parts}: Inherited): Inherited {
  const {part} = element.dataset;
  return {
    color: element.style.color === '' ? color : element.style.color,
    parts: part === undefined ? parts : [...parts, Number(part)],
  };
}

function lettersIn(node: Text, inherited: Inherited): Leaf[] {
  const leaves: Leaf[] = [];
  for (const {letters, offset} of lettersTogether(node.data)) {
    if (!UNSEEN.test(letters)) {
      leaves.push({source: {form: 'letters', node, offset, letters}, ...inherited});
    }
  }
  return leaves;
}

/** KaTeX stacks from the bottom to the top, and sets tables column by column. */
function childrenInOrder(element: HTMLElement): readonly Node[] {
  if (element.matches('.mfrac,.msupsub,.sqrt')) {
    return childrenWithRows(element, rows => rows.toReversed());
  }
  if (element.matches('.op-limits')) {
    // The sign itself, then what stands under and over it.
    return childrenWithRows(element, rows => [
      ...rows.filter(row => !isLimit(row)),
      ...rows.filter(isLimit),
    ]);
  }
  return element.matches('.mtable') ? cellsByRow(element) : [...element.childNodes];
}

function childrenWithRows(
  element: HTMLElement,
  order: (rows: readonly Element[]) => readonly Element[],
): readonly Node[] {
  return [...element.children].flatMap(child =>
    child.matches('.vlist-t') ? order(rowsOf(child)) : [child],
  );
}

function cellsByRow(table: HTMLElement): readonly Node[] {
  const columns = [...table.children].filter(child => child.matches('[class*="col-align"]'));
  const others = [...table.children].filter(child => !columns.includes(child));
  const cells = columns.map(column => rowsOf(column.querySelector('.vlist-t') ?? column));
  const height = Math.max(0, ...cells.map(column => column.length));
  const byRow = Array.from({length: height}, (_, row) =>
    cells.flatMap(column => column[row] ?? []),
  );
  return [...others, ...byRow.flat()];
}

function rowsOf(stack: Element): readonly Element[] {
  return [...(stack.querySelector(':scope > .vlist-r > .vlist')?.children ?? [])];
}

function isLimit(row: Element): boolean {
  return row.querySelector(':scope > .katex-sizing') !== null;
}

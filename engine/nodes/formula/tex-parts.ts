/** Parts of a formula in its TeX: where they stand, and how KaTeX is told to say where they end up. Pure. */
import {type TexNode, canonicalTex, readTex} from './tex-tree.ts';

/** A stretch of TeX; `end` is exclusive. */
export interface TexRange {
  readonly start: number;
  readonly end: number;
}

/** TeX whose `{{…}}` were taken out. */
export interface UnmarkedTex {
  readonly tex: string;
  /** What stood between the braces, in the new TeX; a part's name is its TeX. */
  readonly marks: readonly TexRange[];
}

/** Whether KaTeX can read some TeX; otherwise where it stopped, where it says so. */
export type TexCheck = (tex: string) => {readonly stoppedAt: number | undefined} | undefined;

/** The number of a part's occurrence, by the range it has in the TeX. */
export interface NumberedRange extends TexRange {
  readonly number: number;
}

/**
 * Takes the `{{…}}` out of TeX, so that they change nothing about how the
 * formula looks: braces alone would change the space around operators.
 *
 * @param check - Asked where braces have to stay, because a command needs them.
 */
export function unmark(tex: string, check: TexCheck): UnmarkedTex {
  const groups = markedGroups(readTex(tex));
  const needed = new Set<TexNode>();
  for (;;) {
    const candidate = rewriteGroups(tex, groups, group =>
      needed.has(group) ? ['{', '}'] : [`${PROBE}{`, '}'],
    );
    const failure = groups.length === 0 ? undefined : check(candidate.tex);
    const culprit = groups.find(
      (group, index) =>
        !needed.has(group) &&
        candidate.marks[index]?.start === (failure?.stoppedAt ?? -1) + PROBE.length + 1,
    );
    if (culprit === undefined) break;
    needed.add(culprit);
  }
  const unmarked = rewriteGroups(tex, groups, group =>
    needed.has(group) ? ['{', '}'] : [' ', ' '],
  );
  return check(unmarked.tex) === undefined
    ? unmarked
    : rewriteGroups(tex, groups, () => ['{', '}']);
}

/**
 * Where a part stands in TeX: every place with the same signs side by side,
 * inside of fractions and roots as well, never half of a command or of a number.
 */
export function findPart(tex: string, part: string): TexRange[] {
  const wanted = readTex(part);
  return wanted.length === 0 ? [] : findIn(readTex(tex), wanted);
}

/** The name of a part, the same for all ways of writing it. */
export function partName(part: string): string {
  return canonicalTex(readTex(part));
}

/** Wraps ranges, which may lie in each other but not overlap, so that KaTeX hands their numbers on. */
export function wrapRanges(tex: string, ranges: readonly NumberedRange[]): string {
  const opening = new Map<number, string>();
  const closing = new Map<number, string>();
  const outermostFirst = [...ranges].sort(
    (first, second) => first.start - second.start || second.end - first.end,
  );
  for (const {start, end, number} of outermostFirst) {
    opening.set(start, `${opening.get(start) ?? ''}{\\htmlData{part=${number}}{`);
    closing.set(end, `${closing.get(end) ?? ''}}}`);
  }
  let wrapped = '';
  for (let offset = 0; offset <= tex.length; offset += 1) {
    wrapped += (closing.get(offset) ?? '') + (opening.get(offset) ?? '') + (tex[offset] ?? '');
  }
  return wrapped;
}

/** Whether two ranges share something without one holding the other. */
export function overlap(first: TexRange, second: TexRange): boolean {
  const [left, right] = first.start <= second.start ? [first, second] : [second, first];
  return left.start < right.start && right.start < left.end && left.end < right.end;
}

/** A command that fails where a command needs braces, and shows nothing elsewhere. */
const PROBE = '\\htmlData{part=0}';

function markedGroups(nodes: readonly TexNode[]): TexNode[] {
  return nodes.flatMap(node => {
    const {children = []} = node;
    const [only] = children;
    const isMarked =
      children.length === 1 &&
      only?.children !== undefined &&
      only.start === node.start + 1 &&
      only.end === node.end - 1;
    return isMarked ? [node, ...markedGroups(only.children)] : markedGroups(children);
  });
}

function rewriteGroups(
  tex: string,
  groups: readonly TexNode[],
  braces: (group: TexNode) => readonly [open: string, close: string],
): UnmarkedTex {
  const edges = groups.flatMap((group, index) => {
    const [open, close] = braces(group);
    return [
      {at: group.start, replacement: open, index, opens: true},
      {at: group.end - 2, replacement: close, index, opens: false},
    ];
  });
  edges.sort((first, second) => first.at - second.at);
  const starts: number[] = [];
  const ends: number[] = [];
  let result = '';
  let copied = 0;
  for (const {at, replacement, index, opens} of edges) {
    result += tex.slice(copied, at);
    if (opens) {
      result += replacement;
      starts[index] = result.length;
    } else {
      ends[index] = result.length;
      result += replacement;
    }
    copied = at + 2;
  }
  result += tex.slice(copied);
  return {
    tex: result,
    marks: groups.map((_, index) => ({start: starts[index] ?? 0, end: ends[index] ?? 0})),
  };
}

function findIn(nodes: readonly TexNode[], wanted: readonly TexNode[]): TexRange[] {
  const found: TexRange[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const stretch = nodes.slice(index, index + wanted.length);
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first === undefined || last === undefined) break;
    const isSame =
      stretch.length === wanted.length && canonicalTex(stretch) === canonicalTex(wanted);
    if (isSame && !cutsNumber(nodes, index, index + wanted.length)) {
      found.push({start: first.start, end: last.end});
      index += wanted.length - 1;
    } else if (first.children !== undefined) {
      found.push(...findIn(first.children, wanted));
    }
  }
  return found;
}

/** Whether a stretch of nodes begins or ends within a number: the 9 of 98, or of 0.9. */
function cutsNumber(nodes: readonly TexNode[], from: number, to: number): boolean {
  const isDigit = (index: number): boolean => /^\d$/.test(nodes[index]?.text ?? '');
  const isPoint = (index: number): boolean => nodes[index]?.text === '.';
  const before = isDigit(from - 1) || (isPoint(from - 1) && isDigit(from - 2));
  const after = isDigit(to) || (isPoint(to) && isDigit(to + 1));
  return (isDigit(from) && before) || (isDigit(to - 1) && after);
}

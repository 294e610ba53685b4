/** Changes that are proposed for the mistakes of a scene, before they are tried out. */
import ts from 'typescript';
import type {Diagnostic, Repair} from '../../schema/diagnostic.ts';
import type {InspectedScene} from '../diagnose/diagnose.ts';
import {nodeAt} from './fix.ts';
import {FIXES} from './fixes.ts';

/** A proposed change. */
export interface Candidate extends Repair {
  readonly fix: string;
  readonly isLastResort: boolean;
  readonly diagnostic: Diagnostic;
  /** The statement that the mistake is in, and all that uses what it declares. */
  readonly reach: Reach;
}

/** Where a change may bring other mistakes to light. */
export interface Reach {
  /** Lines from 1, both included. */
  readonly first: number;
  readonly last: number;
  /** What is declared there. */
  readonly names: readonly string[];
}

/** What mends a mistake of its own, and all that fixes propose for it, the likeliest first. */
export function candidatesFor(diagnostic: Diagnostic, scene: InspectedScene): Candidate[] {
  const {code, start, length, repair} = diagnostic;
  const node = nodeAt(scene.sourceFile, start, start + length);
  const common = {diagnostic, reach: reachOf(ts.findAncestor(node, ts.isStatement) ?? node)};
  const own = repair === undefined ? [] : [{...repair, fix: code, isLastResort: false, ...common}];
  const proposed = FIXES.filter(({mends}) => mends.includes(code)).flatMap(fix =>
    [...fix.propose({diagnostic, node, scene})].map(proposal => ({
      ...proposal,
      fix: fix.code,
      isLastResort: fix.isLastResort ?? false,
      ...common,
    })),
  );
  return [...own, ...proposed];
}

function reachOf(statement: ts.Node): Reach {
  const sourceFile = statement.getSourceFile();
  const lineAt = (at: number): number => sourceFile.getLineAndCharacterOfPosition(at).line + 1;
  const declarations = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations
    : [];
  return {
    first: lineAt(statement.getStart()),
    last: lineAt(statement.end),
    names: declarations.flatMap(({name}) => (ts.isIdentifier(name) ? [name.text] : [])),
  };
}

/** Whether a line is one of these or beside them, or uses what they declare. */
export function isWithin(
  line: number,
  {first, last, names}: Reach,
  lines: readonly string[],
): boolean {
  if (line >= first - 1 && line <= last + 1) return true;
  const text = lines[line - 1] ?? '';
  return names.some(name => text.split(/[^\w$]+/).includes(name));
}

/** The first change for each mistake, then the second ones, and so on. */
export function likeliestFirst(each: readonly (readonly Candidate[])[]): Candidate[] {
  return each
    .flatMap(candidates => candidates.map((candidate, rank) => ({candidate, rank})))
    .sort((a, b) => a.rank - b.rank)
    .map(({candidate}) => candidate);
}

/** Changes that do not touch each other. */
export function compatible(candidates: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  for (const candidate of candidates) {
    const touches = taken.some(other =>
      other.splices.some(a => candidate.splices.some(b => a.start <= b.end && b.start <= a.end)),
    );
    if (!touches) taken.push(candidate);
  }
  return taken;
}

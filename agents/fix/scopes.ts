/** Scopes of a mistake, from the smallest: the statement, the beat, the function of the scene, the file. */
import ts from 'typescript';
import {calledName, lectureCall} from '../diagnose/syntax.ts';
import {nodeAt} from './fix.ts';

/** A part of a scene that can be written anew by itself. */
export interface Scope {
  readonly kind: 'statement' | 'beat' | 'scene' | 'file';
  /** In UTF-16 units from 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly node: ts.Node;
}

/** The scopes around a stretch of text, the smallest first; the last is the whole file. */
export function scopesAt(sourceFile: ts.SourceFile, start: number, length: number): Scope[] {
  const run = lectureCall(sourceFile)?.run;
  const body = run !== undefined && ts.isFunctionExpression(run) ? run.body : undefined;
  const node = nodeAt(sourceFile, start, start + length);
  const scopes: Scope[] = [];
  for (let around = node; !ts.isSourceFile(around) && around !== body; around = around.parent) {
    // The lecture itself is a statement too, but no small one.
    if (!ts.isStatement(around) || ts.isBlock(around) || ts.isExportAssignment(around)) continue;
    const kind = isBeat(around) ? 'beat' : 'statement';
    // Only the innermost statement, and the beat around it.
    if (scopes.length === 0 || kind === 'beat') scopes.push(scopeOf(around, kind));
  }
  const [first] = body?.statements ?? [];
  const last = body?.statements.at(-1);
  if (body !== undefined && isWithin(node, body) && first !== undefined && last !== undefined) {
    scopes.push({kind: 'scene', start: first.getStart(), end: last.end, node: body});
  }
  return [...scopes, {kind: 'file', start: 0, end: sourceFile.end, node: sourceFile}];
}

function scopeOf(node: ts.Node, kind: Scope['kind']): Scope {
  return {kind, start: node.getStart(), end: node.end, node};
}

function isBeat(node: ts.Statement): boolean {
  if (!ts.isExpressionStatement(node) || !ts.isYieldExpression(node.expression)) return false;
  const played = node.expression.expression;
  return played !== undefined && ts.isCallExpression(played) && calledName(played) === 'beat';
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end && node !== outer;
}

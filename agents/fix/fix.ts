/** What a fix is: a change of a scene that may mend a mistake, made without a model. Each stands in a file of its own in `fixes/`, with rows in the table of its tests. */
import ts from 'typescript';
import type {Diagnostic, Repair} from '../../schema/diagnostic.ts';
import type {InspectedScene} from '../diagnose/diagnose.ts';

/** A fix. What it proposes is tried out, and kept only when mistakes go and none comes. */
export interface Fix {
  /** Its name in kebab case: also that of its file. */
  readonly code: string;
  /** Codes of the mistakes that it knows something about. */
  readonly mends: readonly string[];
  /** Whether it gives something up, so that all else is tried before. */
  readonly isLastResort?: boolean;
  /** What might mend a mistake, the likeliest first. */
  propose(problem: Problem): Iterable<Repair>;
}

/** A mistake, and where it stands in the tree. */
export interface Problem {
  readonly diagnostic: Diagnostic;
  /** The smallest node that spans the mistake. */
  readonly node: ts.Node;
  readonly scene: InspectedScene;
}

/** The smallest node that spans a stretch of text. */
export function nodeAt(sourceFile: ts.SourceFile, start: number, end: number): ts.Node {
  let smallest: ts.Node = sourceFile;
  const visit = (node: ts.Node): void => {
    if (node.getStart(sourceFile) > start || node.end < end) return;
    smallest = node;
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return smallest;
}

/** The call, `new` included, whose argument a node is or is part of; undefined when it is none. */
export function callWith(
  node: ts.Node,
): {call: ts.CallExpression | ts.NewExpression; index: number} | undefined {
  let child = node;
  for (let {parent} = node; !ts.isSourceFile(parent); child = parent, parent = parent.parent) {
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
      const index = parent.arguments?.findIndex(argument => argument === child) ?? -1;
      return index < 0 ? undefined : {call: parent, index};
    }
    if (ts.isStatement(parent) || ts.isFunctionLike(parent)) return undefined;
  }
  return undefined;
}

/** The value that a diagnostic is about: itself, or that of the property whose name it marks. */
export function valueAt(node: ts.Node): ts.Expression | undefined {
  const {parent} = node;
  if (ts.isSourceFile(node)) return undefined;
  if (ts.isPropertyAssignment(parent) && parent.name === node) {
    return parent.initializer;
  }
  return ts.isExpression(node) ? node : undefined;
}

/** Takes an argument of a call out, with its comma. */
export function withoutArgument(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): {start: number; end: number; text: string} | undefined {
  const list = call.arguments;
  const argument = list?.[index];
  if (list === undefined || argument === undefined) return undefined;
  const next = list[index + 1];
  const before = list[index - 1];
  if (next !== undefined) return {start: argument.getStart(), end: next.getStart(), text: ''};
  return {start: before?.end ?? argument.getStart(), end: argument.end, text: ''};
}

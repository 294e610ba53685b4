/** Splices: the few characters of a scene that an edit changes, everything else being left as it is. */
import ts from 'typescript';
import type {Splice} from '../../schema/diagnostic.ts';

/** Why an edit cannot be made, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

/** What an edit comes to. */
export type EditPlan = readonly Splice[] | Refusal;

/** Whether an edit was refused. */
export function isRefusal(plan: object): plan is Refusal {
  return 'refused' in plan;
}

/** Makes splices, from the end backwards; what is put in at one place stands in the order given, before what is replaced there. */
export function spliced(source: string, splices: readonly Splice[]): string {
  return splices
    .map((splice, index) => ({splice, index}))
    .sort(
      (a, b) => b.splice.start - a.splice.start || b.splice.end - a.splice.end || b.index - a.index,
    )
    .reduce(
      (text, {splice}) => text.slice(0, splice.start) + splice.text + text.slice(splice.end),
      source,
    );
}

/** Sets a property of an object literal to an expression, in place or at the end of it. */
export function setProperty(
  object: ts.ObjectLiteralExpression,
  name: string,
  expression: string,
): readonly Splice[] {
  const property = object.properties.find(
    candidate => candidate.name !== undefined && nameText(candidate.name) === name,
  );
  if (property !== undefined) {
    if (ts.isPropertyAssignment(property)) return [replaced(property.initializer, expression)];
    return [replaced(property, `${name}: ${expression}`)];
  }
  const {text} = object.getSourceFile();
  const written = `${name}: ${expression}`;
  const last = object.properties.at(-1);
  if (last === undefined) {
    const start = object.getStart() + 1;
    return [{start, end: start, text: written}];
  }
  const {hasTrailingComma, end} = object.properties;
  const at = afterComments(text, end);
  const first = object.properties[0] ?? last;
  const ownLine = text.slice(object.getStart(), first.getStart()).includes('\n');
  const gap = ownLine ? `${lineEnding(text)}${indentation(text, last.getStart())}` : ' ';
  return [
    ...(hasTrailingComma ? [] : [{start: last.end, end: last.end, text: ','}]),
    {start: at, end: at, text: `${gap}${written}${hasTrailingComma ? ',' : ''}`},
  ];
}

/** Takes a property out of its object, with the comma that goes with it. */
export function withoutProperty(property: ts.ObjectLiteralElementLike): Splice {
  const {properties} = property.parent as ts.ObjectLiteralExpression;
  const index = properties.indexOf(property);
  const next = properties[index + 1];
  const before = properties[index - 1];
  if (next !== undefined) return {start: property.getStart(), end: next.getStart(), text: ''};
  if (before !== undefined) return {start: before.end, end: property.end, text: ''};
  return {start: property.getStart(), end: properties.end, text: ''};
}

/** Puts text in the place of a node of the tree. */
export function replaced(node: ts.Node, text: string): Splice {
  return {start: node.getStart(), end: node.end, text};
}

/** Where the comments end that follow a place on its line. */
export function afterComments(text: string, position: number): number {
  return ts.getTrailingCommentRanges(text, position)?.at(-1)?.end ?? position;
}

/** The white space at the beginning of the line of a place. */
export function indentation(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** How the lines of a text end. */
export function lineEnding(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function nameText(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** Options where values stand in order: `figure.circle({centre, radius, color})` for `figure.circle(centre, radius, {color})`. */
import ts from 'typescript';
import {optionsOf} from '../options-of.ts';
import type {Fix} from '../fix.ts';
import {synonymsOf} from '../synonyms.ts';

const STARTS = ['from', 'min', 'start', 'begin'];
const ENDS = ['to', 'max', 'end', 'stop'];

export const argumentsFromOptions: Fix = {
  code: 'arguments-from-options',
  mends: ['ts2554', 'ts2345', 'ts2353', 'ts2769', 'ts2559', 'ts2740', 'ts2739', 'ts2741'],
  *propose({node, scene: {checker}}) {
    const call = ts.findAncestor(node, ts.isCallExpression);
    if (call === undefined || !ts.isPropertyAccessExpression(call.expression)) return;
    const literal = call.arguments.at(-1);
    if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return;
    for (const signature of checker.getTypeAtLocation(call.expression).getCallSignatures()) {
      const texts = inOrder(call, literal, signature, checker);
      const before = call.arguments.map(argument => argument.getText());
      if (texts === undefined || texts.length < 2 || texts.join() === before.join()) continue;
      yield {
        title: 'values stand in order',
        splices: [{start: call.arguments.pos, end: literal.end, text: texts.join(', ')}],
      };
    }
  },
};

/** The arguments as they are wanted; undefined when something has no place. */
function inOrder(
  call: ts.CallExpression,
  literal: ts.ObjectLiteralExpression,
  {parameters}: ts.Signature,
  checker: ts.TypeChecker,
): string[] | undefined {
  const last = parameters.at(-1);
  if (last === undefined) return undefined;
  const options = optionsOf(checker.getTypeOfSymbolAtLocation(last, call), call, checker);
  const known = new Set(options.map(({name}) => name));
  const wanted = options.length > 0 ? parameters.slice(0, -1) : parameters;
  const open = [...literal.properties];
  const before = call.arguments.slice(0, -1);
  const texts: string[] = [];
  for (const parameter of wanted) {
    const type = checker.getTypeOfSymbolAtLocation(parameter, call);
    const named = open.find(property => means(property, parameter.name, known));
    const range = checker.isTupleType(type) ? rangeIn(open) : undefined;
    const next = before[0];
    const isNext =
      next !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(next), type);
    if (named !== undefined && !isNext) {
      open.splice(open.indexOf(named), 1);
      texts.push(valueText(named));
    } else if (isNext) {
      before.shift();
      texts.push(next.getText());
    } else if (range !== undefined) {
      range.forEach(property => open.splice(open.indexOf(property), 1));
      texts.push(`[${range.map(valueText).join(', ')}]`);
    } else if (!isOptional(parameter)) return undefined;
    else break;
  }
  if (before.length > 0 || texts.length < wanted.filter(each => !isOptional(each)).length) {
    return undefined;
  }
  if (open.length === 0) return texts;
  if (options.length === 0) return undefined;
  return [...texts, `{${open.map(property => property.getText()).join(', ')}}`];
}

/** Whether a property is what a parameter is called, or means the same and is no option. */
function means(
  property: ts.ObjectLiteralElementLike,
  parameter: string,
  known: ReadonlySet<string>,
): boolean {
  const name = property.name?.getText();
  if (name === undefined || ts.isSpreadAssignment(property)) return false;
  if (name === parameter) return true;
  return !known.has(name) && synonymsOf(name).includes(parameter);
}

/** Two properties that are one range. */
function rangeIn(
  properties: readonly ts.ObjectLiteralElementLike[],
): ts.ObjectLiteralElementLike[] | undefined {
  for (const [at, start] of STARTS.entries()) {
    const from = properties.find(({name}) => name?.getText() === start);
    const to = properties.find(({name}) => name?.getText() === ENDS[at]);
    if (from !== undefined && to !== undefined) return [from, to];
  }
  return undefined;
}

function valueText(property: ts.ObjectLiteralElementLike): string {
  return ts.isPropertyAssignment(property)
    ? property.initializer.getText()
    : (property.name?.getText() ?? '');
}

function isOptional({valueDeclaration}: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined &&
    ts.isParameter(valueDeclaration) &&
    (valueDeclaration.questionToken !== undefined || valueDeclaration.initializer !== undefined)
  );
}

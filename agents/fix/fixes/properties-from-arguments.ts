/** Values one after the other where one object names them: `new Formula('x', {boxed: true})` for `new Formula({tex: 'x', boxed: true})`. */
import {color} from 'd3-color';
import ts from 'typescript';
import {type Option, kindFits, optionsOf} from '../options-of.ts';
import {type Fix} from '../fix.ts';

export const propertiesFromArguments: Fix = {
  code: 'properties-from-arguments',
  mends: ['ts2554', 'ts2345', 'ts2769', 'ts2559', 'ts2740', 'ts2739', 'ts2741', 'ts2353', 'ts2322'],
  *propose({node, scene: {checker}}) {
    const call = callAround(node);
    const list = call?.arguments;
    if (call === undefined || list === undefined || list.length === 0) return;
    const last = list.at(-1);
    const literal = last && ts.isObjectLiteralExpression(last) ? last : undefined;
    for (const signature of signaturesOf(call, checker)) {
      const at = signature.parameters.length - 1;
      const parameter = signature.parameters[at];
      const values = list.slice(at).filter(argument => argument !== literal);
      if (parameter === undefined || values.length === 0 || list.some(ts.isSpreadElement)) continue;
      const options = optionsOf(checker.getTypeOfSymbolAtLocation(parameter, call), call, checker);
      const given = new Set(literal?.properties.map(({name}) => name?.getText()));
      const open = options.filter(({name}) => !given.has(name));
      const named = namedValues(values, open, checker);
      const first = values[0];
      if (named === undefined || first === undefined) continue;
      const inside = literal === undefined ? '' : insideOf(literal);
      const text = `{${[...named, ...(inside === '' ? [] : [inside])].join(', ')}}`;
      yield {
        title: 'options have names',
        splices: [{start: first.getStart(), end: list.at(-1)?.end ?? first.end, text}],
      };
    }
  },
};

/** The call whose arguments are complained about: they, or the whole of it, are marked. */
function callAround(node: ts.Node): ts.CallExpression | ts.NewExpression | undefined {
  if (ts.isSourceFile(node)) return undefined;
  for (const call of [node, node.parent]) {
    if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) continue;
    if (call === node || call.arguments?.some(argument => argument === node)) return call;
  }
  return undefined;
}

function signaturesOf(
  call: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker,
): readonly ts.Signature[] {
  const type = checker.getTypeAtLocation(call.expression);
  return ts.isNewExpression(call) ? type.getConstructSignatures() : type.getCallSignatures();
}

/** Each value with the name that it fits, what is required first; undefined when one fits none. */
function namedValues(
  values: readonly ts.Expression[],
  options: readonly Option[],
  checker: ts.TypeChecker,
): string[] | undefined {
  const named = new Map<string, string>();
  let open = [...values];
  const take = (option: Option, taken: readonly ts.Expression[], text: string): void => {
    named.set(option.name, text);
    open = open.filter(value => !taken.includes(value));
  };
  const fits = (value: ts.Expression, option: Option): boolean =>
    checker.isTypeAssignableTo(checker.getTypeAtLocation(value), option.type);
  const isAlike = (value: ts.Expression, option: Option): boolean =>
    kindFits(checker.getTypeAtLocation(value), option.type, checker);
  const required = options.filter(({isOptional}) => !isOptional);
  // A text fits anywhere where words are wanted, so that the choosier ones come first.
  const choosy = [...required].sort((a, b) => Number(isAnyText(a)) - Number(isAnyText(b)));
  for (const option of choosy) {
    const value = open.find(each => fits(each, option));
    if (value !== undefined) take(option, [value], value.getText());
  }
  for (const option of required.filter(({name}) => !named.has(name))) {
    const value = open.find(each => isAlike(each, option));
    if (value !== undefined) take(option, [value], value.getText());
    else if (isListOf(open, option, checker)) {
      take(option, open, `[${open.map(each => each.getText()).join(', ')}]`);
    }
  }
  const optional = options.filter(({name}) => !named.has(name));
  for (const value of open) {
    const option =
      optional.find(({name}) => name === 'color' && isColor(value)) ??
      optional.find(each => !named.has(each.name) && fits(value, each)) ??
      optional.find(each => !named.has(each.name) && isAlike(value, each));
    if (option === undefined) return undefined;
    named.set(option.name, value.getText());
  }
  return [...named].map(([name, text]) => (name === text ? name : `${name}: ${text}`));
}

/** Whether single values come to the list that is wanted. */
function isListOf(
  values: readonly ts.Expression[],
  {type}: Option,
  checker: ts.TypeChecker,
): boolean {
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element === undefined || values.length === 0) return false;
  if (checker.isTupleType(type) && values.length !== 2) return false;
  return values.every(value =>
    checker.isTypeAssignableTo(checker.getTypeAtLocation(value), element),
  );
}

function isAnyText({type}: Option): boolean {
  return (type.flags & ts.TypeFlags.String) !== 0;
}

function isColor(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) && color(node.text) !== null;
}

/** What stands between the braces. */
function insideOf(literal: ts.ObjectLiteralExpression): string {
  return literal.properties.map(property => property.getText()).join(', ');
}

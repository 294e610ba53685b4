/** Checks that an expression which was read says a value of one variable. */
import {ExpressionError} from './expression-error.ts';
import {type Expression, allPartsOf, isCondition, partsOf} from './tree.ts';

/**
 * Checks that conditions stand where conditions belong, and values elsewhere.
 *
 * @throws ExpressionError where they do not.
 */
export function checkKinds(text: string, tree: Expression, wanted: boolean): void {
  if (isCondition(tree) !== wanted) {
    throw new ExpressionError(
      text,
      wanted
        ? 'a condition is missing where one is needed.'
        : 'it is a condition, which has no value to be drawn.',
      'Say which values it parts: {1 if x >= 0, 0 otherwise}.',
    );
  }
  const parts = partsOf(tree);
  parts.forEach((part, index) => {
    const isConditionWanted =
      tree.kind === 'and' ||
      tree.kind === 'or' ||
      tree.kind === 'not' ||
      (tree.kind === 'conditional' && index === 0);
    checkKinds(text, part, isConditionWanted);
  });
}

/**
 * Says that only one name may be without a value.
 *
 * @throws ExpressionError
 */
export function tooManyVariables(text: string, variable: string, others: readonly string[]): never {
  const called = others.find(name => text.includes(`${name}(${variable})`));
  const names = others.map(name => `“${name}”`).join(' and ');
  throw new ExpressionError(
    text,
    `the ${others.length === 1 ? 'name' : 'names'} ${names} ${others.length === 1 ? 'is' : 'are'} not known; the variable is ${variable}.`,
    called === undefined
      ? `Give ${others.length === 1 ? 'its value' : 'their values'} beside it, as in {curve: ${text}, ${others.map(name => `${name}: 2`).join(', ')}}.`
      : `Draw a curve named ${called} before it, or give a value beside it, as in {curve: ${text}, ${called}: 2}.`,
  );
}

/** The names without a value: x first, if it is among them, then t, and those with an index last. */
export function variablesOf(values: readonly Expression[]): string[] {
  const rank = (name: string): number =>
    ['x', 't'].includes(name) ? 'xt'.indexOf(name) : name.includes('_') ? 3 : 2;
  const names = values.flatMap(value =>
    [...allPartsOf(value)].flatMap(part => (part.kind === 'variable' ? [part.name] : [])),
  );
  return [...new Set(names)].sort((first, second) => rank(first) - rank(second));
}

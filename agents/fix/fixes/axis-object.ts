/** An object for a range, as other libraries have for an axis: `x: {min: 0, max: 4, label: 't'}` for `x: [0, 4], xLabel: 't'`. */
import ts from 'typescript';
import {optionsOf} from '../options-of.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

const STARTS = ['min', 'from', 'start', 'minimum', 'lower'];
const ENDS = ['max', 'to', 'end', 'maximum', 'upper'];
const RANGES = ['range', 'domain', 'interval', 'bounds', 'extent', 'limits'];
const LABELS = ['label', 'title', 'name', 'text'];

export const axisObject: Fix = {
  code: 'axis-object',
  mends: ['ts2353', 'ts2322', 'ts2345', 'ts2769', 'ts2739', 'ts2740', 'ts2741', 'ts2561', 'ts2740'],
  *propose({node, scene: {checker}}) {
    const property = ts.findAncestor(
      node,
      (each): each is ts.PropertyAssignment =>
        ts.isPropertyAssignment(each) && wantsRange(each.initializer, checker),
    );
    if (property === undefined || !ts.isObjectLiteralExpression(property.parent)) return;
    const {initializer, parent} = property;
    const name = property.name.getText();
    if (ts.isNumericLiteral(initializer)) {
      yield {
        title: 'it begins with 0',
        splices: [replaced(initializer, `[0, ${initializer.text}]`)],
      };
    }
    if (ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 3) {
      const [first, last, step] = initializer.elements.map(each => each.getText());
      yield {
        title: 'a range has two ends',
        splices: [
          replaced(
            initializer,
            `[${first ?? ''}, ${last ?? ''}]${withStep(parent, step, checker)}`,
          ),
        ],
      };
    }
    if (!ts.isObjectLiteralExpression(initializer)) return;
    const values = new Map(
      initializer.properties.flatMap(each =>
        ts.isPropertyAssignment(each) ? [[each.name.getText(), each.initializer.getText()]] : [],
      ),
    );
    const valueOf = (names: readonly string[]): string | undefined =>
      names.map(each => values.get(each)).find(each => each !== undefined);
    const end = valueOf(ENDS);
    const range = valueOf(RANGES) ?? (end && `[${valueOf(STARTS) ?? '0'}, ${end}]`);
    if (range === undefined) return;
    const known = knownIn(parent, checker);
    const given = new Set(parent.properties.map(each => each.name?.getText()));
    const label = valueOf(LABELS);
    const labelName = `${name}Label`;
    const hasLabel = label !== undefined && known.has(labelName) && !given.has(labelName);
    yield {
      title: `${name} is a range`,
      splices: [
        replaced(
          property,
          `${name}: ${range}${withStep(parent, values.get('step'), checker)}${hasLabel ? `, ${labelName}: ${label}` : ''}`,
        ),
      ],
    };
  },
};

function wantsRange(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const wanted = checker.getContextualType(value);
  return wanted !== undefined && checker.isTupleType(checker.getNonNullableType(wanted));
}

/** The distance of marks, where one is taken and none given. */
function withStep(
  literal: ts.ObjectLiteralExpression,
  step: string | undefined,
  checker: ts.TypeChecker,
): string {
  const isOpen = !literal.properties.some(({name}) => name?.getText() === 'step');
  return step !== undefined && isOpen && knownIn(literal, checker).has('step')
    ? `, step: ${step}`
    : '';
}

function knownIn(
  literal: ts.ObjectLiteralExpression,
  checker: ts.TypeChecker,
): ReadonlySet<string> {
  const expected = checker.getContextualType(literal);
  return new Set(expected && optionsOf(expected, literal, checker).map(({name}) => name));
}

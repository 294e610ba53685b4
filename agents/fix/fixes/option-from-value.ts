/** A value where options are wanted: it becomes the option that it fits, `slideTo(2, 1)` for `slideTo({to: 2}, 1)`. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

/** What a value by itself is, most likely. */
const LIKELY = ['to', 'at', 'value', 'label', 'text', 'color'];
/** Options of more kinds than these say little about which one is meant. */
const MOST = 8;

export const optionFromValue: Fix = {
  code: 'option-from-value',
  mends: ['ts2559', 'ts2345', 'ts2769'],
  *propose({node, scene: {checker}}) {
    const value = valueAt(node);
    if (value === undefined || !ts.isCallExpression(value.parent)) return;
    if (ts.isObjectLiteralExpression(value) || ts.isFunctionLike(value)) return;
    const expected = checker.getContextualType(value);
    const types = expected === undefined ? [] : expected.isUnion() ? expected.types : [expected];
    const options = types.filter(
      type => type.flags & ts.TypeFlags.Object && !checker.isArrayLikeType(type),
    );
    const properties = options.flatMap(type => type.getProperties());
    const names = properties.map(({name}) => name);
    const areOptional = properties.every(({flags}) => (flags & ts.SymbolFlags.Optional) !== 0);
    if (names.length > MOST || !areOptional) return;
    const likely = LIKELY.filter(name => names.includes(name));
    for (const name of new Set([...likely, ...names])) {
      yield {
        title: `${name} is an option`,
        splices: [replaced(value, `{${name}: ${value.getText()}}`)],
      };
    }
  },
};

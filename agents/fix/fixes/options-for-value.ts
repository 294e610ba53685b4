/** Options where the value itself is wanted: `highlight(2, {color: 'blue'})` for `highlight(2, 'blue')`. */
import ts from 'typescript';
import {type Fix, callWith, withoutArgument} from '../fix.ts';
import {replaced} from '../splice.ts';

export const optionsForValue: Fix = {
  code: 'options-for-value',
  mends: ['ts2345', 'ts2353', 'ts2769'],
  *propose({node, scene: {checker}}) {
    const found = callWith(node);
    const argument = found?.call.arguments?.[found.index];
    if (found === undefined || argument === undefined) return;
    if (!ts.isObjectLiteralExpression(argument)) return;
    const properties = argument.properties.filter(ts.isPropertyAssignment);
    const parameter = checker.getResolvedSignature(found.call)?.parameters[found.index]?.name;
    const meant =
      properties.find(({name}) => name.getText() === parameter) ??
      (properties.length === 1 ? properties[0] : undefined);
    if (meant !== undefined) {
      yield {
        title: `${meant.name.getText()} is given as it is`,
        splices: [replaced(argument, meant.initializer.getText())],
      };
    }
    const splice = withoutArgument(found.call, found.index);
    if (splice !== undefined && found.index > 0) {
      yield {title: 'no options are taken here', splices: [splice]};
    }
  },
};

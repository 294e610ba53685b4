/** An icon that none of the icon packages has. */
import ts from 'typescript';
import {ICON_REMEDY, problemOfIcon} from '../../icon-hints.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants, literalText, propertyValue} from '../syntax.ts';

export const unknownIcon: Rule = {
  code: 'unknown-icon',
  remedy: ICON_REMEDY,
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      const value = iconName(node);
      const name = literalText(value);
      if (value === undefined || name === undefined) continue;
      const message = problemOfIcon(name);
      if (message !== undefined) yield {at: value, message};
    }
  },
};

/** The expression that names an icon: in `new Icon({name})`, or an `icon:` of another node. */
function iconName(node: ts.Node): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const {parent} = node;
  const isIcon = ts.isNewExpression(parent) && calledName(parent) === 'Icon';
  return propertyValue(node, isIcon ? 'name' : 'icon');
}

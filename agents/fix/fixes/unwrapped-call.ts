/** Something around what is meant: `makeScene2D(lecture(…))`, `node.animate.move(…)`, `this.stage`, `<div>…</div>`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const unwrappedCall: Fix = {
  code: 'unwrapped-call',
  mends: [
    'ts2339',
    'ts2345',
    'ts2304',
    'ts2532',
    'ts2683',
    'ts7041',
    'ts18048',
    'ts7026',
    'ts2554',
    'ts2322',
  ],
  *propose({node}) {
    const wrapper = ts.findAncestor(
      node,
      around => ts.isCallExpression(around) && around.expression.getText() === 'makeScene2D',
    );
    if (wrapper !== undefined && ts.isCallExpression(wrapper)) {
      const inside = wrapper.arguments.find(ts.isCallExpression);
      if (inside !== undefined) {
        yield {title: 'lecture makes the scene', splices: [replaced(wrapper, inside.getText())]};
      }
    }
    const access = ts.isPropertyAccessExpression(node) ? node : node.parent;
    if (ts.isPropertyAccessExpression(access) && access.name.text === 'animate') {
      yield {
        title: 'calls animate by themselves',
        splices: [replaced(access, access.expression.getText())],
      };
    }
    if (
      ts.isPropertyAccessExpression(access) &&
      access.expression.kind === ts.SyntaxKind.ThisKeyword
    ) {
      yield {title: 'there is no this', splices: [replaced(access, access.name.text)]};
    }
    const element = ts.findAncestor(node, ts.isJsxElement);
    if (element !== undefined && /^[a-z]/.test(element.openingElement.tagName.getText())) {
      const children = element.children.filter(
        child => !ts.isJsxText(child) || child.text.trim() !== '',
      );
      const [only] = children;
      if (children.length === 1 && only !== undefined) {
        const text = ts.isJsxText(only)
          ? `new Words({text: ${JSON.stringify(only.text.trim())}})`
          : only.getText();
        yield {title: 'a scene has no elements of a page', splices: [replaced(element, text)]};
      }
    }
  },
};

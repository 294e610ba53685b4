/** A method of one thing called on another: `node.show()` for `stage.show(node)`, and the other way round. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {synonymsOf} from '../synonyms.ts';

export const otherReceiver: Fix = {
  code: 'other-receiver',
  mends: ['ts2339', 'ts2551', 'ts2304', 'ts2552', 'ts2341', 'ts2445'],
  *propose({node, scene: {checker}}) {
    if (!ts.isIdentifier(node)) return;
    const call = calledBy(node);
    if (call === undefined) return;
    const stage = checker.resolveName('stage', node, ts.SymbolFlags.Value, false);
    const rest = call.arguments.map(argument => argument.getText());
    const names = [node.text, ...synonymsOf(node.text)];
    if (stage !== undefined) {
      const type = checker.getTypeOfSymbolAtLocation(stage, node);
      const receiver = ts.isPropertyAccessExpression(node.parent)
        ? [node.parent.expression.getText()]
        : [];
      for (const name of names.filter(known => type.getProperty(known) !== undefined)) {
        if (receiver[0] === 'stage') continue;
        for (const given of distinct([
          [...receiver, ...rest],
          receiver.length > 0 ? receiver : rest,
        ])) {
          yield rewritten(call, `stage.${name}(${given.join(', ')})`);
        }
      }
    }
    const [first, ...others] = call.arguments;
    if (first === undefined || !ts.isPropertyAccessExpression(node.parent)) return;
    const type = checker.getTypeAtLocation(first);
    for (const name of names.filter(known => type.getProperty(known) !== undefined)) {
      // Not every node shows its own colour: what each has for it is an idiom.
      if (name === 'color') continue;
      const given = others.map(argument => argument.getText()).join(', ');
      yield rewritten(call, `${first.getText()}.${name}(${given})`);
    }
  },
};

function calledBy(node: ts.Identifier): ts.CallExpression | undefined {
  const callee =
    ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  const {parent} = callee;
  return ts.isCallExpression(parent) && parent.expression === callee ? parent : undefined;
}

function rewritten(call: ts.CallExpression, text: string) {
  return {
    title: `${text.replace(/\(.*$/s, '')} is what does it`,
    splices: [{start: call.getStart(), end: call.end, text}],
  };
}

function distinct(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return lists.filter(
    (list, index) => lists.findIndex(other => other.join() === list.join()) === index,
  );
}

/** A flow function called as a method: `stage.wait(1)` for `waitFor(1)`. */
import ts from 'typescript';
import type {Fix} from '../fix.ts';
import {synonymsOf} from '../synonyms.ts';

export const freeFunction: Fix = {
  code: 'free-function',
  mends: ['ts2339', 'ts2551', 'ts2304', 'ts2552'],
  *propose({node, scene: {exportsOf}}) {
    if (!ts.isIdentifier(node)) return;
    const {parent} = node;
    const callee = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
    if (!ts.isCallExpression(callee.parent) || callee.parent.expression !== callee) return;
    const functions = exportsOf('@motion-canvas/core');
    for (const name of [node.text, ...synonymsOf(node.text)]) {
      if (!functions.has(name) || name === callee.getText()) continue;
      yield {
        title: `${name} is what does it`,
        splices: [{start: callee.getStart(), end: callee.end, text: name}],
      };
    }
  },
};

/** A text where a node is wanted: `stage.show('Hello')` needs `Words`, and one that is there can turn into others. */
import ts from 'typescript';
import {type Fix, callWith} from '../fix.ts';
import {replaced} from '../splice.ts';

export const wordsAsNode: Fix = {
  code: 'words-as-node',
  mends: ['ts2345', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    if (!/type '(?:Any)?Node/.test(diagnostic.message)) return;
    const found = callWith(node);
    const argument = found?.call.arguments?.[found.index];
    if (found === undefined || argument === undefined) return;
    const {flags} = checker.getTypeAtLocation(argument);
    // A number is a duration, as a rule.
    if ((flags & ts.TypeFlags.StringLike) === 0) return;
    const text = argument.getText();
    const [before] = found.call.arguments ?? [];
    const isTransform = found.call.expression.getText().endsWith('.transform');
    if (isTransform && found.index === 1 && before !== undefined) {
      yield {
        title: 'words become other words',
        splices: [replaced(found.call, `${before.getText()}.become(${text})`)],
      };
    }
    yield {
      title: 'words are a node',
      splices: [replaced(argument, `new Words({text: ${text}})`)],
    };
  },
};

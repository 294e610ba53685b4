/** An anchor that is put together, as in `A${column}`: the compiler cannot know that it is one. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';

export const anchorFromText: Fix = {
  code: 'anchor-from-text',
  mends: ['ts2345', 'ts2322', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    const value = valueAt(node);
    if (value === undefined || ts.isStringLiteralLike(value)) return;
    if (!diagnostic.message.includes('"F6"') && !diagnostic.message.includes("'Anchor")) return;
    if ((checker.getTypeAtLocation(value).flags & ts.TypeFlags.StringLike) === 0) return;
    yield {
      title: 'this is an anchor',
      splices: [{start: value.end, end: value.end, text: ' as Anchor'}],
    };
  },
};

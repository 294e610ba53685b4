/** An anchor that is put together, as in `A${column}`: the compiler cannot know that it is one. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';

export const anchorFromText: Fix = {
  code: 'anchor-from-text',
  mends: ['ts2345', 'ts2322', 'ts2769'],
  *propose({node, diagnostic, scene: {checker}}) {
    const value = valueAt(node);
    if (value === undefined || ts.isStringLiteralLike(value)) return;
    // The compiler lists some of the anchors, or names their type.
    if (!/"[A-F][1-6]" \||'Anchor/.test(diagnostic.message)) return;
    if ((checker.getTypeAtLocation(value).flags & ts.TypeFlags.StringLike) === 0) return;
    yield {
      title: 'this is an anchor',
      splices: [{start: value.end, end: value.end, text: ' as Anchor'}],
    };
  },
};

/** A value that the compiler thinks might be missing, such as the last of a list – the scene is played before it is shown –, or none, for what a signal was at first. */
import ts from 'typescript';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const surelyThere: Fix = {
  code: 'surely-there',
  mends: ['ts2531', 'ts2532', 'ts2533', 'ts18047', 'ts18048', 'ts18049', 'ts2322', 'ts2345'],
  *propose({node, diagnostic}) {
    if (
      /^ts2(?:322|345)$/.test(diagnostic.code) &&
      !/\bundefined\b|\bnull\b/.test(diagnostic.message)
    )
      return;
    const value = valueAt(node);
    if (value === undefined || ts.isLiteralExpression(value)) return;
    if (value.kind === ts.SyntaxKind.NullKeyword || value.getText() === 'undefined') {
      yield {title: 'back to what it was', splices: [replaced(value, 'DEFAULT')]};
      return;
    }
    yield {title: 'it is there', splices: [{start: value.end, end: value.end, text: '!'}]};
  },
};

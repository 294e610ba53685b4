/** An icon that there is not, or a name without its set: the icon that is most likely meant. */
import ts from 'typescript';
import {likeliestIcon as iconFor} from '../../icon-hints.ts';
import {type Fix, valueAt} from '../fix.ts';
import {replaced} from '../splice.ts';

export const likeliestIcon: Fix = {
  code: 'likeliest-icon',
  mends: ['unknown-icon', 'ts2322', 'ts2345', 'ts2820'],
  *propose({node, diagnostic}) {
    if (diagnostic.code !== 'unknown-icon' && !diagnostic.message.includes('`lucide:${')) return;
    const value = valueAt(node);
    if (value === undefined || !ts.isStringLiteralLike(value)) return;
    const icon = iconFor(value.text);
    if (icon !== undefined) {
      yield {title: `${icon} comes nearest`, splices: [replaced(value, `'${icon}'`)]};
    }
  },
};

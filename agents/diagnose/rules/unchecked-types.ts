/** A scene that switches the type checker off: what it would have told is lost. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';

export const uncheckedTypes: Rule = {
  code: 'unchecked-types',
  remedy: 'Take the comment away, and mend what the compiler then tells.',
  *check({sourceFile: {text}}) {
    // Behind the first statement the comment means nothing.
    const from = ts.getShebang(text)?.length ?? 0;
    for (const {pos, end} of ts.getLeadingCommentRanges(text, from) ?? []) {
      const mark = /@ts-nocheck\b/.exec(text.slice(pos, end));
      if (mark === null) continue;
      yield {
        at: {start: pos + mark.index, length: mark[0].length},
        message: 'Types are switched off in this file.',
      };
    }
  },
};

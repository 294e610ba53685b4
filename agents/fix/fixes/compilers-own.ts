/** What the compiler itself would change: only the kinds that were found to do no harm. */
import type {Fix} from '../fix.ts';

/** `spelling` guesses wildly where the message names no other spelling. */
const TRUSTED = ['addMissingNewOperator', 'fixMissingTypeAnnotationOnExports'];

export const compilersOwn: Fix = {
  code: 'compilers-own',
  mends: ['ts2348', 'ts2551', 'ts2552', 'ts2561', 'ts2724', 'ts2820', 'ts2568', 'ts1484'],
  *propose({diagnostic, node, scene}) {
    // A `yield` in a plain function is read as a name: its function is what is wrong.
    if (/^(?:yield|await)$/.test(node.getText())) return;
    for (const {name, title, splices} of scene.compilerRepairs(diagnostic)) {
      const isTrusted =
        TRUSTED.includes(name) ||
        (name === 'spelling' && diagnostic.message.includes('Did you mean')) ||
        name === 'convertToTypeOnlyImport';
      if (isTrusted) yield {title, splices};
    }
  },
};

/** Options that are given more than once: the last counts, and that is said. */
import type {Command} from 'commander';
import {parseNames, parseSeconds} from './arguments.ts';

/** Readers that keep what was given before: nothing is lost there. */
const KEEPING: readonly unknown[] = [parseNames, parseSeconds];

/** Tells of each option of a command whose earlier value is left out. */
export function noteRepeatedOptions(command: Command, note: (text: string) => void): void {
  for (const option of command.options) {
    const takesOneValue = (option.required || option.optional) && !option.variadic;
    if (!takesOneValue || KEEPING.includes(option.parseArg)) continue;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (before !== undefined && before !== value) {
        const name = option.long ?? option.flags;
        note(`${name} is given twice: ${value} counts, ${before} does not.`);
      }
      before = value;
    });
  }
}

/** Slips of YAML that cannot be mended: what is said of a quotation mark or a bracket that nothing closes. */
import {singleQuoted} from './edited-text.ts';
import {CLOSING} from './yaml-signs.ts';

/** A slip that cannot be mended, because it is not known what was meant. */
export interface YamlSlip {
  readonly message: string;
  readonly remedy: string;
  /** Where, in the text as it was written. */
  readonly offset: number;
}

/** Thrown where a slip is met, since nothing behind it can be read. */
export class Slip extends Error {
  public constructor(public readonly slip: YamlSlip) {
    super(slip.message);
  }
}

/** A quotation mark that is not closed. */
export function unclosedQuote(text: string, offset: number): Slip {
  const rest = text.slice(offset).split('\n', 1)[0]?.trim() ?? '';
  return new Slip({
    message: `The quotation mark ${text[offset] ?? ''} is not closed.`,
    remedy: `Close it behind the words that it belongs to; for the sign itself write ${
      rest.startsWith("'") ? `"${rest.replaceAll('"', '')}"` : singleQuoted(rest)
    }.`,
    offset,
  });
}

/** A bracket that is not closed, or closed by another. */
export function unclosedBracket(text: string, offset: number, met?: number): Slip {
  const open = text[offset] ?? '';
  const close = CLOSING[open] ?? '';
  return new Slip({
    message:
      met === undefined
        ? `The bracket “${open}” is not closed.`
        : `The bracket “${open}” is closed by “${text[met] ?? ''}”.`,
    remedy: `Close it with “${close}”.`,
    offset,
  });
}

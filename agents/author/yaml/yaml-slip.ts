/** Slips of YAML that cannot be mended: what is said of a quotation mark or a bracket that nothing closes. */
import {HALF_OPEN, readInterval} from '../../../schema/intervals.ts';
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

/** A half-open interval without quotes, which brackets are lost in. */
function intervalBehind(text: string, offset: number): string | undefined {
  const [interval] = new RegExp(`(?<!["'])${HALF_OPEN.source}`).exec(text.slice(offset)) ?? [];
  return interval === undefined || readInterval(interval) === undefined ? undefined : interval;
}

/** A bracket that is not closed, or closed by another. */
export function unclosedBracket(text: string, offset: number, met?: number): Slip {
  const open = text[offset] ?? '';
  const close = CLOSING[open] ?? '';
  const interval = intervalBehind(text, offset);
  if (interval !== undefined) {
    return new Slip({
      message: `“${interval}” is no list: its brackets are those of an interval.`,
      remedy: `Put it between quotes: ${singleQuoted(interval)}.`,
      offset,
    });
  }
  return new Slip({
    message:
      met === undefined
        ? `The bracket “${open}” is not closed.`
        : `The bracket “${open}” is closed by “${text[met] ?? ''}”.`,
    remedy: `Close it with “${close}”.`,
    offset,
  });
}

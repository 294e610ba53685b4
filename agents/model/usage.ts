/** What questions to models cost: tokens and money. Pure. */
import {calcPrice} from '@pydantic/genai-prices';

/** Tokens of one or more replies. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What one million tokens cost, in US dollars. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** No tokens at all. */
export const NO_USAGE: Usage = {inputTokens: 0, outputTokens: 0};

/** The sum of two. */
export function addUsage(one: Usage, other: Usage): Usage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}

/** Input and output together. */
export function tokensOf({inputTokens, outputTokens}: Usage): number {
  return inputTokens + outputTokens;
}

/**
 * What a usage costs.
 *
 * @param price - Used in place of the list of prices that comes with Lectern.
 * @returns US dollars; undefined when nobody knows the price of this model.
 */
export function costOf(usage: Usage, model: string, price?: Price): number | undefined {
  if (price !== undefined) {
    return (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1e6;
  }
  return calcPrice({input_tokens: usage.inputTokens, output_tokens: usage.outputTokens}, model)
    ?.total_price;
}

/**
 * About how many tokens a text has, for a budget that is asked before the reply
 * is there: four characters each, or one of the writing systems that have no alphabet.
 */
export function estimateTokens(text: string): number {
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  return dense + Math.ceil((text.length - dense) / 4);
}

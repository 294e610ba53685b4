/** The values that the blocks of a lecture are written with: colours, numbers, points, names, words. */
import {z} from 'zod';

/** A colour of the theme by name, or `#rrggbb`. */
export const colorSchema = z
  .string()
  .regex(
    /^(?:accent|blue|orange|green|pink|violet|yellow|text|muted|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)$/,
    {
      error:
        'is no colour: write blue, orange, green, pink, violet, yellow, accent, text, muted, or #rrggbb',
    },
  );

/** A number, which may be a fraction or a multiple of pi: `2.5`, `1/3`, `-pi/2`. */
export const numberSchema = z.union(
  [
    z.number(),
    z.string().transform((text, context) => {
      const match = /^\s*([-+]?)\s*(\d*\.?\d*)\s*\*?\s*(pi|π)?\s*(?:\/\s*(\d+))?\s*$/.exec(text);
      const [, sign, digits = '', pi, divisor = '1'] = match ?? [];
      const value =
        ((digits === '' ? 1 : Number(digits)) * (pi === undefined ? 1 : Math.PI)) / Number(divisor);
      if (match !== null && (digits !== '' || pi !== undefined) && Number.isFinite(value)) {
        return sign === '-' ? -value : value;
      }
      if (/^\s*[-+\d.]/.test(text) && Number.isFinite(Number(text))) return Number(text);
      context.addIssue({
        code: 'custom',
        message: 'must be a number such as 2.5, 1/3 or 2pi',
        input: text,
      });
      return z.NEVER;
    }),
  ],
  {error: 'must be a number such as 2.5, 1/3 or 2pi'},
);

/** A number that is more than 0. */
export const positiveSchema = numberSchema.refine(value => value > 0, {
  error: 'must be more than 0',
});

/** The name of an element, in any script. */
export const nameSchema = z.string().regex(/^[\p{L}_][\p{L}\p{M}\p{N}_ -]*$/u, {
  error: 'is no name: begin with a letter, and use letters, digits, spaces and hyphens',
});
/** A point: x and y. */
export const pointSchema = z.tuple([numberSchema, numberSchema], {
  error: 'must be a point such as [2, 3]',
});
/** A range, from its smaller end. */
export const rangeSchema = z
  .tuple([numberSchema, numberSchema], {error: 'must be two numbers such as [0, 5]'})
  .refine(([low, high]) => low < high, {
    error: 'must go from the smaller number to the greater one',
  });
/** Words; a number is taken as it is written. */
export const textSchema = z.union([z.string(), z.number().transform(String)], {
  error: 'must be words',
});
/** What stands in a cell: words or a number, in truth tables true or false, or nothing. */
export const cellSchema = z.union(
  [z.string(), z.number(), z.boolean().transform(String), z.null().transform(() => '')],
  {error: 'must be words or a number'},
);
/** A position, or the first and last of several. */
export const indexRange = z.union([z.int(), z.tuple([z.int(), z.int()])], {
  error: 'must be a whole number such as 3, or a range such as [2, 5]',
});
/** One name or several. */
export const namesSchema = z.union([nameSchema.transform(name => [name]), z.array(nameSchema)], {
  error: 'must be a name, or a list of names such as [curve, point]',
});

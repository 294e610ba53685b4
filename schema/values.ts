/** The values that the blocks of a lecture are written with: colours, numbers, points, names, words. */
import {z} from 'zod';
import {evaluate} from './expression/evaluate.ts';
import {parseExpression} from './expression/parse.ts';
import {isConstant} from './expression/tree.ts';
import {numeralProblem, readNumeral} from './numerals.ts';
import {WrittenScalar} from './written-scalar.ts';

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

/** What YAML takes for something else than a text. */
export const scalarSchema = z.instanceof(WrittenScalar);

/** A number, which may be an expression without a variable: `2.5`, `1/3`, `-pi/2`, `2π`, `sqrt(2)`. */
export const numberSchema = z
  .union([z.number(), scalarSchema, z.string()])
  .transform((input, context): number => {
    const said = input instanceof WrittenScalar ? input.value : input;
    const value =
      typeof said === 'string'
        ? (readNumeral(said) ?? constantOf(said))
        : Number.isFinite(said)
          ? Number(said)
          : undefined;
    if (typeof value === 'number') return value;
    context.addIssue({code: 'custom', message: value ?? numeralProblem(String(input)), input});
    return z.NEVER;
  });

/** The value of an expression without a variable, or what is to be said of it. */
function constantOf(text: string): number | string | undefined {
  // Marks of thousands, shares, degrees and dates are told by themselves.
  if (/[%°]|\d\s+\d|^\d+-\d+-\d+$/.test(text)) return undefined;
  let reading;
  try {
    reading = parseExpression(text);
  } catch {
    return undefined;
  }
  const [tree, ...others] = reading.values;
  if (tree === undefined || others.length > 0 || reading.subject !== undefined) return undefined;
  const value = isConstant(tree) ? evaluate(tree) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  const [note] = reading.notes;
  return note === undefined ? value : `can be read in two ways. ${note.remedy}`;
}

/** A number whose digits are shown: where they say more than the number does – `3.50`, `1/3` – as text. */
export const numeralSchema = z
  .union([z.number(), scalarSchema, z.string()])
  .transform((input, context): number | string => {
    const parsed = numberSchema.safeParse(input);
    if (parsed.success) {
      const source = String(input).trim();
      const isNumeral = String(parsed.data) !== source && readNumeral(source) !== undefined;
      return isNumeral ? source : parsed.data;
    }
    context.addIssue({code: 'custom', message: numeralProblem(String(input)), input});
    return z.NEVER;
  });

/** Yes or no. */
export const flagSchema = z.union(
  [
    z.boolean(),
    scalarSchema
      .refine(({value}) => typeof value === 'boolean')
      .transform(({value}) => value === true),
    z
      .string()
      .refine(word => /^(?:yes|no|on|off)$/i.test(word))
      .transform(word => /^(?:yes|on)$/i.test(word)),
  ],
  {error: 'must be true or false'},
);

/** The word `true`, which asks for something. */
export const yesSchema = flagSchema.pipe(z.literal(true, {error: 'must be true'}));

/** A whole number. */
export const wholeSchema = z
  .union([z.number(), scalarSchema.transform(({value}) => value)], {
    error: 'must be a whole number',
  })
  .pipe(z.int({error: 'must be a whole number'}));

/** A whole number from 1. */
export const countSchema = wholeSchema.refine(value => value > 0, {error: 'must be at least 1'});

/** Nothing: a key without a value. */
export const nothingSchema = z.union([
  z.null(),
  scalarSchema.refine(({value}) => value === null).transform(() => null),
]);

/** A number that is more than 0. */
export const positiveSchema = numberSchema.refine(value => value > 0, {
  error: 'must be more than 0',
});

/** A name, in any script, as it was typed: it may be a number. */
export const nameSchema = z.union(
  [
    z.string().refine(name => name.trim() !== '', {error: 'must not be empty'}),
    z.number().transform(String),
    z.boolean().transform(String),
    scalarSchema.transform(({source}) => source),
  ],
  {error: 'must be a name'},
);

/**
 * What a lecture says by names – bars, nodes, elements, colours –, in the order in which it says it.
 * An object, whose keys lose their order where they are whole numbers, is taken as well as the list of
 * pairs that it becomes, and a list of maps where order says nothing more.
 */
export function entriesSchema<
  TKey extends z.core.$ZodType<unknown>,
  TValue extends z.core.$ZodType,
>(key: TKey, value: TValue, {mapsInList = false}: {readonly mapsInList?: boolean} = {}) {
  return z
    .preprocess(
      (input, context) => {
        const entries = entriesOf(mapsInList ? joined(input) : input);
        if (entries === undefined) return input;
        const map = new Map(entries);
        if (map.size === entries.length) return map;
        const twice = entries.find(
          ([name], index) => entries.findIndex(entry => entry[0] === name) < index,
        );
        context.addIssue({
          code: 'custom',
          message: `names “${twice?.[0] ?? ''}” twice: each name stands once`,
          input,
        });
        return z.NEVER;
      },
      z.map(key, value),
    )
    .transform((map): (readonly [z.output<TKey>, z.output<TValue>])[] => [...map]);
}

function entriesOf(input: unknown): [string, unknown][] | undefined {
  if (input instanceof WrittenScalar || input === null || typeof input !== 'object')
    return undefined;
  if (!Array.isArray(input)) return Object.entries(input);
  const isPairs = input.every(
    (entry): entry is [string, unknown] =>
      Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string',
  );
  return isPairs ? input : undefined;
}

/** A list of maps as the pairs of all of them; all else as it is. */
function joined(input: unknown): unknown {
  if (!Array.isArray(input) || input.length === 0) return input;
  const isMaps = input.every(
    (entry): entry is object =>
      typeof entry === 'object' &&
      entry !== null &&
      !Array.isArray(entry) &&
      !(entry instanceof WrittenScalar),
  );
  return isMaps ? input.flatMap(entry => Object.entries(entry)) : input;
}

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
export const textSchema = z.union(
  [
    z.string(),
    z.number().transform(String),
    z.boolean().transform(String),
    scalarSchema.transform(scalar => scalar.inWords()),
  ],
  {error: 'must be words'},
);
/** What is said of keys or a list where words or a number stand. */
export const NO_WORDS = 'must be words or a number';

/** What stands in a table: words or a number, in truth tables true or false, or nothing. */
export const cellSchema = z.union(
  [
    z.string(),
    z.number(),
    z.boolean().transform(String),
    z.null().transform(() => ''),
    scalarSchema.transform(scalar => scalar.inTable()),
  ],
  {error: NO_WORDS},
);
/** What stands in a box of an array. */
export const boxSchema = z.union(
  [
    z.string(),
    z.number(),
    z.boolean().transform(String),
    z.null().transform(() => ''),
    scalarSchema.transform(scalar => scalar.inCode()),
  ],
  {error: NO_WORDS},
);
/** A position, or the first and last of several. */
export const indexRange = z.union(
  [
    wholeSchema,
    z.tuple([wholeSchema]).transform(([at]) => at),
    z.tuple([wholeSchema, wholeSchema]),
  ],
  {error: 'must be a whole number such as 3, or a range such as [2, 5]'},
);
/** One name or several. */
export const namesSchema = z.union([nameSchema.transform(name => [name]), z.array(nameSchema)], {
  error: 'must be a name, or a list of names such as [curve, point]',
});

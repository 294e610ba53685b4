/** The elements of drawings: what can be drawn into plots, figures, planes and number lines, and how it moves. */
import {z} from 'zod';
import {anElement} from './block-words.ts';
import {readInterval} from './intervals.ts';
import {
  colorSchema,
  entriesSchema,
  flagSchema,
  nameSchema,
  numberSchema,
  pointSchema,
  positiveSchema,
  rangeSchema,
  textSchema,
  scalarSchema,
  yesSchema,
} from './values.ts';

const look = {
  color: colorSchema.optional(),
  label: textSchema.optional(),
  side: z.enum(['above', 'below', 'left', 'right']).optional(),
};
const dashed = flagSchema.optional();

/** A part of an expression, as it was typed. */
const termSchema = z.union(
  [z.string(), z.number().transform(String), scalarSchema.transform(({source}) => source)],
  {error: 'must be an expression such as x^2 - 3x + 1'},
);

/** An expression; a list of coordinates or of pieces becomes one text. */
const expressionSchema = z.union(
  [
    termSchema,
    z.null().transform(() => ''),
    z.array(termSchema).transform(values => `[${values.join('; ')}]`),
  ],
  {error: 'must be an expression such as x^2 - 3x + 1'},
);

const INTERVAL = 'must be two numbers such as [0, 5], or an interval such as "(0, 5]" or x > 3';

/** An end of an interval, which may be infinite. */
const endSchema = z.union([z.string(), z.number(), scalarSchema.transform(({source}) => source)]);

/** An interval as it was typed, with brackets or with signs such as `<`. */
const intervalText = z.string().refine(text => readInterval(text) !== undefined, {error: INTERVAL});

/** Two numbers, of which one may be endless, or an interval as it was typed. */
const intervalSchema = z.union(
  [
    rangeSchema,
    intervalText,
    z
      .tuple([endSchema, endSchema])
      .transform(ends => `[${ends.join('; ')}]`)
      .pipe(intervalText),
  ],
  {error: INTERVAL},
);

/** Values of letters in an expression; a range is where the variable of a path runs. */
const parametersSchema = z.record(
  z.string(),
  z.union([termSchema, z.tuple([termSchema, termSchema])], {
    error: 'must be a number such as 3, or a range such as [0, 2pi]',
  }),
);

/** Letters that may have values beside an expression, as in {curve: a x^2, a: 3}. */
const PARAMETER =
  /^(?:\p{L}|alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega)(?:_[\p{L}\d]+|\d+)?$/u;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same with such letters together under `parameters`. */
function withParameters(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value);
  const isParameter = (key: string): boolean => !known.includes(key) && PARAMETER.test(key);
  const parameters = entries.filter(([key]) => isParameter(key));
  if (parameters.length === 0) return value;
  return {
    ...Object.fromEntries(entries.filter(([key]) => !isParameter(key))),
    parameters: Object.fromEntries(parameters),
  };
}

/** Elements that can be drawn into plots, figures, planes and number lines, by the key that names their kind. */
const ELEMENTS = {
  curve: z.strictObject({
    curve: expressionSchema,
    domain: z
      .union([rangeSchema, z.string()], {
        error: 'must be a range such as [0, 5], or a condition such as x > 0',
      })
      .optional(),
    parameters: parametersSchema.optional(),
    dashed,
    labelAt: numberSchema.optional(),
    ...look,
  }),
  point: z.strictObject({
    point: z.union([pointSchema, numberSchema], {
      error: 'must be a point such as [2, 3], or with “on: curve” a number',
    }),
    on: nameSchema.optional(),
    ...look,
  }),
  secant: z.strictObject({
    secant: nameSchema,
    from: numberSchema,
    to: numberSchema,
    reach: numberSchema.optional(),
    dashed,
    ...look,
  }),
  tangent: z.strictObject({
    tangent: nameSchema,
    at: numberSchema,
    reach: numberSchema.optional(),
    dashed,
    ...look,
  }),
  step: z.strictObject({
    step: nameSchema,
    run: textSchema.optional(),
    rise: textSchema.optional(),
    color: colorSchema.optional(),
  }),
  area: z.strictObject({
    area: nameSchema,
    from: numberSchema,
    to: numberSchema,
    above: nameSchema.optional(),
    ...look,
  }),
  vertical: z.strictObject({vertical: numberSchema, dashed, ...look}),
  horizontal: z.strictObject({horizontal: numberSchema, dashed, ...look}),
  segment: z.strictObject({segment: z.tuple([pointSchema, pointSchema]), dashed, ...look}),
  arrow: z.strictObject({arrow: z.tuple([pointSchema, pointSchema]), dashed, ...look}),
  polygon: z.strictObject({
    polygon: z.array(pointSchema).min(3, {error: 'must have at least three points'}),
    filled: flagSchema.optional(),
    dashed,
    sides: z.array(textSchema).optional(),
    corners: z.array(textSchema).optional(),
    ...look,
  }),
  circle: z.strictObject({
    circle: pointSchema,
    radius: positiveSchema,
    filled: flagSchema.optional(),
    dashed,
    arc: z
      .tuple([numberSchema, numberSchema], {error: 'must be two angles such as [0, 90]'})
      .refine(([from, to]) => from !== to, {
        error: 'must go from one angle to another, counterclockwise',
      })
      .optional(),
    ...look,
  }),
  angle: z.strictObject({
    angle: z.tuple([pointSchema, pointSchema, pointSchema]),
    right: flagSchema.optional(),
    ...look,
  }),
  brace: z.strictObject({brace: z.tuple([pointSchema, pointSchema]), ...look}),
  words: z.strictObject({words: textSchema, at: pointSchema, color: colorSchema.optional()}),
  polyline: z.strictObject({
    polyline: z.array(pointSchema).min(2, {error: 'must have at least two points'}),
    dots: flagSchema.optional(),
    dashed,
    ...look,
  }),
  scatter: z.strictObject({scatter: z.array(pointSchema).min(1), ...look}),
  vector: z.strictObject({vector: pointSchema, ...look}),
  square: z.strictObject({square: yesSchema, ...look}),
  interval: z
    .strictObject({
      interval: intervalSchema,
      open: z
        .union([flagSchema, z.enum(['left', 'right'])], {error: 'must be true, left or right'})
        .optional(),
      color: colorSchema.optional(),
      label: textSchema.optional(),
    })
    .refine(
      ({interval, open}) =>
        open === undefined || typeof interval !== 'string' || readInterval(interval)?.open === open,
      {error: 'must say the same as the brackets or signs of the interval', path: ['open']},
    ),
  jump: z.strictObject({
    jump: z.tuple([numberSchema, numberSchema]),
    color: colorSchema.optional(),
    label: textSchema.optional(),
  }),
} as const;

/** The kinds of elements. */
export type ElementKind = keyof typeof ELEMENTS;

/** An element of one kind. */
export type ElementOf<TKind extends ElementKind> = Readonly<z.infer<(typeof ELEMENTS)[TKind]>>;

/** Any element, told by the key that names its kind. */
export type PictureElement = {[TKind in ElementKind]: ElementOf<TKind>}[ElementKind];

/** The kinds of elements that each kind of picture can hold. */
export const ELEMENTS_OF = {
  plot: [
    'curve',
    'point',
    'secant',
    'tangent',
    'step',
    'area',
    'vertical',
    'horizontal',
    'segment',
    'arrow',
    'polygon',
    'circle',
    'words',
    'polyline',
    'scatter',
    'brace',
    'angle',
  ],
  geometry: ['polygon', 'segment', 'arrow', 'circle', 'point', 'angle', 'brace', 'words'],
  transform: ['vector', 'square', 'point', 'words', 'segment', 'arrow', 'polygon', 'circle'],
  numberline: ['point', 'interval', 'jump'],
} as const satisfies Record<string, readonly ElementKind[]>;

/** The kind of an element. */
export function elementKind(element: PictureElement): ElementKind {
  return Object.keys(element).find(isElementKind) ?? 'words';
}

function isElementKind(key: string): key is ElementKind {
  return Object.hasOwn(ELEMENTS, key);
}

/** Elements by name, of some kinds. Their kind is told by a key, so each is checked against the schema of that kind. */
export function elementsSchema(kinds: readonly ElementKind[]) {
  const element = z.record(z.string(), z.unknown()).transform((value, context): PictureElement => {
    const kind = kinds.find(known => known in value);
    if (kind === undefined) {
      const [first = ''] = Object.keys(value);
      context.addIssue({
        code: 'custom',
        message: `must say what it is, as ${kinds[0] ?? ''} or ${kinds[1] ?? ''} does`,
        path: first === '' ? [] : [first],
        params: {known: kinds},
        input: value,
      });
      return z.NEVER;
    }
    const known = Object.keys(ELEMENTS[kind].shape);
    const parsed = ELEMENTS[kind].safeParse(
      kind === 'curve' ? withParameters(value, known) : value,
    );
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          context.addIssue({
            code: 'custom',
            message: `is not known of ${anElement(kind)}`,
            path: [...issue.path, key],
            params: {known},
            input: value,
          });
        }
      } else {
        context.addIssue({code: 'custom', message: issue.message, path: issue.path, input: value});
      }
    }
    return z.NEVER;
  });
  // A curve is written most often, so that its expression alone is enough.
  const drawn = kinds.includes('curve')
    ? z.preprocess(value => (termSchema.safeParse(value).success ? {curve: value} : value), element)
    : element;
  return entriesSchema(nameSchema, drawn, {mapsInList: true});
}

const moveSchema = z.strictObject({
  curve: expressionSchema.optional(),
  parameters: parametersSchema.optional(),
  interval: intervalSchema.optional(),
  to: z.union([numberSchema, pointSchema]).optional(),
  from: numberSchema.optional(),
  by: pointSchema.optional(),
  turn: numberSchema.optional(),
  about: pointSchema.optional(),
  points: z.array(pointSchema).optional(),
  radius: numberSchema.optional(),
  color: colorSchema.optional(),
});

const MOVE_KEYS = Object.keys(moveSchema.shape);

function placeAsTo({at, ...others}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {to: at, ...others};
}

/** Movements that run together; any other two would stand in each other's way. */
const TOGETHER: readonly string[] = ['to,radius', 'by,radius', 'by,turn'];

/** One movement of an element, or two that run together. */
const oneMoveSchema = moveSchema.refine(
  move => {
    const moving = (['to', 'by', 'turn', 'points', 'radius'] as const).filter(
      key => move[key] !== undefined,
    );
    return moving.length < 2 || TOGETHER.includes(moving.join(','));
  },
  {
    error:
      'is moved in ways that do not go together: write them one after the other, as a list of maps',
  },
);

/** How an element moves. */
export type ElementMove = Readonly<z.infer<typeof moveSchema>>;

/** How elements move, by name; numbers and points say where to, another expression what a curve or an interval becomes. */
export const movesSchema = entriesSchema(
  nameSchema,
  z.union([
    numberSchema.transform((to): ElementMove => ({to})),
    pointSchema.transform((to): ElementMove => ({to})),
    intervalText.transform((interval): ElementMove => ({interval})),
    z.preprocess(
      // A tangent is drawn at a place, and so it may move.
      value =>
        isRecord(value)
          ? withParameters('at' in value ? placeAsTo(value) : value, MOVE_KEYS)
          : value,
      oneMoveSchema,
    ),
    // What is no number is what a curve becomes.
    termSchema.transform((curve): ElementMove => ({curve})),
  ]),
);

/** The elements of drawings: what can be drawn into plots, figures, planes and number lines, and how it moves. */
import {z} from 'zod';
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
  yesSchema,
} from './values.ts';

const look = {
  color: colorSchema.optional(),
  label: textSchema.optional(),
  side: z.enum(['above', 'below', 'left', 'right']).optional(),
};
const dashed = flagSchema.optional();

/** Elements that can be drawn into plots, figures, planes and number lines, by the key that names their kind. */
const ELEMENTS = {
  curve: z.strictObject({
    curve: z.coerce.string(),
    domain: rangeSchema.optional(),
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
    polygon: z.array(pointSchema).min(3),
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
    arc: z.tuple([numberSchema, numberSchema]).optional(),
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
    polyline: z.array(pointSchema).min(2),
    dots: flagSchema.optional(),
    dashed,
    ...look,
  }),
  scatter: z.strictObject({scatter: z.array(pointSchema).min(1), ...look}),
  vector: z.strictObject({vector: pointSchema, ...look}),
  square: z.strictObject({square: yesSchema, ...look}),
  interval: z.strictObject({
    interval: rangeSchema,
    open: flagSchema.optional(),
    color: colorSchema.optional(),
    label: textSchema.optional(),
  }),
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
    const parsed = ELEMENTS[kind].safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          context.addIssue({
            code: 'custom',
            message: `is not known of a ${kind}`,
            path: [...issue.path, key],
            params: {known: Object.keys(ELEMENTS[kind].shape)},
            input: value,
          });
        }
      } else {
        context.addIssue({code: 'custom', message: issue.message, path: issue.path, input: value});
      }
    }
    return z.NEVER;
  });
  return entriesSchema(nameSchema, element);
}

const moveSchema = z.strictObject({
  curve: z.coerce.string().optional(),
  to: z.union([numberSchema, pointSchema]).optional(),
  from: numberSchema.optional(),
  by: pointSchema.optional(),
  turn: numberSchema.optional(),
  about: pointSchema.optional(),
  points: z.array(pointSchema).optional(),
  radius: numberSchema.optional(),
  color: colorSchema.optional(),
});

/** How an element moves. */
export type ElementMove = Readonly<z.infer<typeof moveSchema>>;

/** How elements move, by name; a number says where to. */
export const movesSchema = entriesSchema(
  nameSchema,
  z.union([numberSchema.transform((to): ElementMove => ({to})), moveSchema]),
);

/** The pictures of a lecture: what a beat shows, and what it changes about what is already there. */
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
const numberSchema = z.union(
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

const nameSchema = z.string().regex(/^[\p{L}_][\p{L}\p{M}\p{N}_ -]*$/u, {
  error: 'is no name: begin with a letter, and use letters, digits, spaces and hyphens',
});
const pointSchema = z.tuple([numberSchema, numberSchema], {
  error: 'must be a point such as [2, 3]',
});
const rangeSchema = z
  .tuple([numberSchema, numberSchema], {error: 'must be two numbers such as [0, 5]'})
  .refine(([low, high]) => low < high, {
    error: 'must go from the smaller number to the greater one',
  });
const sideSchema = z.enum(['above', 'below', 'left', 'right']);
/** Words; a number is taken as it is written. */
const textSchema = z.union([z.string(), z.number().transform(String)], {error: 'must be words'});
/** What stands in a cell: words or a number, in truth tables true or false, or nothing. */
const cellSchema = z.union(
  [z.string(), z.number(), z.boolean().transform(String), z.null().transform(() => '')],
  {error: 'must be words or a number'},
);
const indexRange = z.union([z.int(), z.tuple([z.int(), z.int()])], {
  error: 'must be a whole number such as 3, or a range such as [2, 5]',
});
const namesSchema = z.union([nameSchema.transform(name => [name]), z.array(nameSchema)], {
  error: 'must be a name, or a list of names such as [curve, point]',
});

const look = {
  color: colorSchema.optional(),
  label: textSchema.optional(),
  side: sideSchema.optional(),
};
const dashed = z.boolean().optional();

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
    filled: z.boolean().optional(),
    dashed,
    sides: z.array(textSchema).optional(),
    corners: z.array(textSchema).optional(),
    ...look,
  }),
  circle: z.strictObject({
    circle: pointSchema,
    radius: numberSchema.positive(),
    filled: z.boolean().optional(),
    dashed,
    arc: z.tuple([numberSchema, numberSchema]).optional(),
    ...look,
  }),
  angle: z.strictObject({
    angle: z.tuple([pointSchema, pointSchema, pointSchema]),
    right: z.boolean().optional(),
    ...look,
  }),
  brace: z.strictObject({brace: z.tuple([pointSchema, pointSchema]), ...look}),
  words: z.strictObject({words: textSchema, at: pointSchema, color: colorSchema.optional()}),
  polyline: z.strictObject({
    polyline: z.array(pointSchema).min(2),
    dots: z.boolean().optional(),
    dashed,
    ...look,
  }),
  scatter: z.strictObject({scatter: z.array(pointSchema).min(1), ...look}),
  vector: z.strictObject({vector: pointSchema, ...look}),
  square: z.strictObject({square: z.literal(true), ...look}),
  interval: z.strictObject({
    interval: rangeSchema,
    open: z.boolean().optional(),
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

/** Elements by name. Their kind is told by a key, so each is checked against the schema of that kind. */
function elementsSchema(kinds: readonly ElementKind[]) {
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
  return z.record(nameSchema, element);
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

const movesSchema = z.record(
  nameSchema,
  z.union([numberSchema.transform((to): ElementMove => ({to})), moveSchema]),
);

/** What drawings of all kinds have in common: elements that come, move and go. */
function drawing(kinds: readonly ElementKind[]) {
  return {
    draw: elementsSchema(kinds).optional(),
    move: z.union([movesSchema.transform(moves => [moves]), z.array(movesSchema)]).optional(),
    hide: namesSchema.optional(),
    emphasise: namesSchema.optional(),
    seconds: numberSchema.positive().max(20).optional(),
  };
}

const barsSchema = z.record(
  z.string(),
  z.union([
    numberSchema.transform(value => ({value, color: undefined})),
    z.strictObject({value: numberSchema, color: colorSchema.optional()}),
  ]),
);

const highlightedCells = z.union([
  indexRange.transform(at => ({at, color: undefined})),
  z.strictObject({at: indexRange, color: colorSchema.optional()}),
]);

const tableHighlight = z.strictObject({
  row: z.int().positive().optional(),
  column: z.int().positive().optional(),
  cell: z.tuple([z.int().positive(), z.int().positive()]).optional(),
  color: colorSchema.optional(),
});

const diagramNode = z.union([
  textSchema.transform(label => ({label, icon: undefined, color: undefined, shape: undefined})),
  z
    .null()
    .transform(() => ({label: undefined, icon: undefined, color: undefined, shape: undefined})),
  z.strictObject({
    label: textSchema.optional(),
    icon: z.string().optional(),
    color: colorSchema.optional(),
    shape: z.enum(['box', 'round', 'circle', 'diamond', 'plain']).optional(),
  }),
]);

/** Nodes by id, or just their ids. */
const diagramNodes = z.union(
  [
    z.record(z.string(), diagramNode),
    z
      .array(z.string())
      .transform(ids => Object.fromEntries(ids.map(id => [id, diagramNode.parse(null)]))),
  ],
  {error: 'must be nodes with labels, such as {sun: the sun}, or a list such as [sun, leaf]'},
);

/** An arrow; YAML reads one with a label, `a -> b: label`, as a key with a value. */
const edgeSchema = z
  .union([
    z.string(),
    z.record(z.string(), z.union([textSchema, z.null()])).transform(entry =>
      Object.entries(entry)
        .map(([arrow, label]) => (label === null ? arrow : `${arrow}: ${label}`))
        .join(', '),
    ),
  ])
  .refine(edge => /^[^,]*\S\s*-->?\s*\S/.test(edge), {
    error: 'must be an arrow: “a -> b” or “a -> b: label”, dashed with “-->”',
  });

/** The languages that code is coloured in. */
export const CODE_LANGUAGES = [
  'cpp',
  'css',
  'html',
  'java',
  'javascript',
  'json',
  'jsx',
  'python',
  'rust',
  'text',
  'tsx',
  'typescript',
] as const;

/** What the body of each kind of block may say. Whether it begins a picture or continues one is known from its id. */
export const CONTENT = {
  formula: z.strictObject({
    steps: z.array(z.string().min(1)).min(1),
    become: z.boolean().optional(),
    boxed: z.boolean().optional(),
  }),
  plot: z.strictObject({
    x: rangeSchema.optional(),
    y: rangeSchema.optional(),
    xLabel: textSchema.optional(),
    yLabel: textSchema.optional(),
    numbers: z.boolean().optional(),
    grid: z.boolean().optional(),
    xUnit: z.enum(['one', 'pi']).optional(),
    ...drawing(ELEMENTS_OF.plot),
  }),
  geometry: z.strictObject({
    x: rangeSchema.optional(),
    y: rangeSchema.optional(),
    ...drawing(ELEMENTS_OF.geometry),
  }),
  transform: z.strictObject({
    extent: numberSchema.positive().optional(),
    apply: z.tuple([pointSchema, pointSchema]).optional(),
    ...drawing(ELEMENTS_OF.transform),
  }),
  numberline: z.strictObject({
    range: rangeSchema.optional(),
    step: numberSchema.positive().optional(),
    ...drawing(ELEMENTS_OF.numberline),
  }),
  chart: z.strictObject({
    bars: barsSchema.optional(),
    unit: z.string().optional(),
    max: numberSchema.optional(),
    highlight: z.string().optional(),
    restore: z.literal(true).optional(),
  }),
  diagram: z.strictObject({
    nodes: diagramNodes.optional(),
    edges: z.array(edgeSchema).optional(),
    direction: z.enum(['right', 'down']).optional(),
    reveal: z.union([z.string().transform(id => [id]), z.array(z.string())]).optional(),
    show: z.union([z.string().transform(id => [id]), z.array(z.string())]).optional(),
    highlight: z.string().optional(),
    walk: z.array(z.string()).min(2).optional(),
    restore: z.literal(true).optional(),
  }),
  table: z.strictObject({
    head: z.array(cellSchema).optional(),
    rows: z.array(z.array(cellSchema)).min(1).optional(),
    matrix: z.array(z.array(cellSchema)).min(1).optional(),
    reveal: z.enum(['all', 'head']).optional(),
    show: z.array(z.int().positive()).optional(),
    highlight: z
      .union([tableHighlight.transform(one => [one]), z.array(tableHighlight)])
      .optional(),
  }),
  cells: z.strictObject({
    values: z.array(cellSchema).min(1).max(40).optional(),
    indices: z.boolean().optional(),
    pointers: z
      .record(
        nameSchema,
        z.union([
          z.int().transform(at => ({at, color: undefined})),
          z.strictObject({at: z.int(), color: colorSchema.optional()}),
        ]),
      )
      .optional(),
    highlight: z
      .union([highlightedCells.transform(one => [one]), z.array(highlightedCells)])
      .optional(),
    dim: indexRange.optional(),
    restore: z.union([z.literal(true), indexRange]).optional(),
    swap: z.tuple([z.int(), z.int()]).optional(),
    set: z.record(z.string(), cellSchema).optional(),
  }),
  code: z.strictObject({
    code: z.string().optional(),
    language: z.enum(CODE_LANGUAGES).optional(),
    highlight: indexRange.optional(),
  }),
  icon: z.strictObject({
    name: z.string(),
    color: colorSchema.optional(),
    label: textSchema.optional(),
    size: numberSchema.positive().max(800).optional(),
  }),
  image: z.strictObject({source: z.string(), alt: z.string()}),
} as const;

/** The kinds of pictures. */
export type PictureKind = keyof typeof CONTENT;

/** The names of the kinds of pictures. */
export const PICTURE_KINDS = Object.keys(CONTENT) as readonly PictureKind[];

/** What a block of one kind says. */
export type ContentOf<TKind extends PictureKind> = Readonly<z.infer<(typeof CONTENT)[TKind]>>;

/** Where a picture stands: the cells at its top left and bottom right. */
const anchorSchema = z
  .string()
  .regex(/^[A-F][1-6]$/, {error: 'is no cell of the stage: rows are A to F, columns 1 to 6'});

function pictureStep<TKind extends PictureKind>(kind: TKind) {
  return z.strictObject({
    kind: z.literal(kind),
    /** The picture that it begins or continues. */
    id: z.string(),
    /** The area it was given; found by the author otherwise. */
    at: z.tuple([anchorSchema, anchorSchema]).optional(),
    /** Clears everything that was there before. */
    clear: z.boolean().optional(),
    content: CONTENT[kind],
  });
}

/** What one beat shows or changes of one picture. */
export const pictureStepSchema = z.discriminatedUnion('kind', [
  pictureStep('formula'),
  pictureStep('plot'),
  pictureStep('geometry'),
  pictureStep('transform'),
  pictureStep('numberline'),
  pictureStep('chart'),
  pictureStep('diagram'),
  pictureStep('table'),
  pictureStep('cells'),
  pictureStep('code'),
  pictureStep('icon'),
  pictureStep('image'),
]);

/** What one beat shows or changes of one picture. */
export type PictureStep = Readonly<z.infer<typeof pictureStepSchema>>;

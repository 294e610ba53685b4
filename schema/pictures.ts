/** The pictures of a lecture: what a beat shows, and what it changes about what is already there. */
import {z} from 'zod';
import {ELEMENTS_OF, type ElementKind, elementsSchema, movesSchema} from './elements.ts';
import {
  cellSchema,
  colorSchema,
  indexRange,
  nameSchema,
  namesSchema,
  numberSchema,
  pointSchema,
  positiveSchema,
  rangeSchema,
  textSchema,
} from './values.ts';

/** What drawings of all kinds have in common: elements that come, move and go. */
function drawing(kinds: readonly ElementKind[]) {
  return {
    draw: elementsSchema(kinds).optional(),
    move: z.union([movesSchema.transform(moves => [moves]), z.array(movesSchema)]).optional(),
    hide: namesSchema.optional(),
    emphasise: namesSchema.optional(),
    seconds: positiveSchema.refine(time => time <= 20, {error: 'must be at most 20'}).optional(),
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
  .refine(edge => /^[^,]*\S\s*-{1,2}>\s*\S/.test(edge), {
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
    extent: positiveSchema.optional(),
    apply: z.tuple([pointSchema, pointSchema]).optional(),
    ...drawing(ELEMENTS_OF.transform),
  }),
  numberline: z.strictObject({
    range: rangeSchema.optional(),
    step: positiveSchema.optional(),
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
    size: positiveSchema.refine(size => size <= 800, {error: 'must be at most 800'}).optional(),
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

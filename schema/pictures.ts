/** The pictures of a lecture: what a beat shows, and what it changes about what is already there. */
import {z} from 'zod';
import {diagramSchema} from './diagram.ts';
import {ELEMENTS_OF, type ElementKind, elementsSchema, movesSchema} from './elements.ts';
import {
  boxSchema,
  cellSchema,
  colorSchema,
  countSchema,
  entriesSchema,
  flagSchema,
  indexRange,
  nameSchema,
  namesSchema,
  numberSchema,
  numeralSchema,
  pointSchema,
  positiveSchema,
  rangeSchema,
  textSchema,
  wholeSchema,
  yesSchema,
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

const barsSchema = entriesSchema(
  nameSchema,
  z.union(
    [
      numeralSchema.transform(value => ({value, color: undefined})),
      z.strictObject({value: numeralSchema, color: colorSchema.optional()}),
    ],
    {error: 'must be a number, or such as {value: 3, color: blue}'},
  ),
  {mapsInList: true},
).refine(bars => bars.length > 0, {error: 'must have a bar, such as {one: 1}'});

const highlightedCells = z.union(
  [
    indexRange.transform(at => ({at, color: undefined})),
    z.strictObject({at: indexRange, color: colorSchema.optional()}),
  ],
  {
    error:
      'must be a whole number such as 3, a range such as [2, 5], or such as {at: 3, color: blue}',
  },
);

const tableHighlight = z.strictObject({
  row: countSchema.optional(),
  column: countSchema.optional(),
  cell: z.tuple([countSchema, countSchema]).optional(),
  color: colorSchema.optional(),
});

/** The languages that code is coloured in. */
export const CODE_LANGUAGES = [
  'bash',
  'c',
  'cpp',
  'csharp',
  'css',
  'dart',
  'diff',
  'fortran',
  'go',
  'haskell',
  'html',
  'java',
  'javascript',
  'json',
  'jsx',
  'julia',
  'kotlin',
  'latex',
  'lisp',
  'lua',
  'matlab',
  'ocaml',
  'pascal',
  'perl',
  'powershell',
  'python',
  'r',
  'ruby',
  'rust',
  'scala',
  'scheme',
  'sql',
  'swift',
  'text',
  'toml',
  'tsx',
  'typescript',
  'xml',
  'yaml',
] as const;

/** A language of code; `text` has no colours. */
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** What the body of each kind of block may say. Whether it begins a picture or continues one is known from its id. */
export const CONTENT = {
  formula: z.strictObject({
    steps: z.array(z.string().min(1)).min(1),
    become: flagSchema.optional(),
    boxed: flagSchema.optional(),
    /** The steps have their first relation signs below each other. */
    aligned: flagSchema.optional(),
  }),
  plot: z.strictObject({
    x: rangeSchema.optional(),
    y: rangeSchema.optional(),
    xLabel: textSchema.optional(),
    yLabel: textSchema.optional(),
    numbers: flagSchema.optional(),
    grid: flagSchema.optional(),
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
    unit: nameSchema.optional(),
    max: numberSchema.optional(),
    highlight: nameSchema.optional(),
    restore: yesSchema.optional(),
  }),
  diagram: diagramSchema,
  table: z.strictObject({
    head: z.array(cellSchema).optional(),
    rows: z.array(z.array(cellSchema)).min(1).optional(),
    matrix: z.array(z.array(cellSchema)).min(1).optional(),
    /** By column; `auto` sets numbers to the right. */
    align: z.array(z.enum(['left', 'center', 'right', 'auto'])).optional(),
    reveal: z.enum(['all', 'head']).optional(),
    show: z.array(countSchema).optional(),
    highlight: z
      .union([tableHighlight.transform(one => [one]), z.array(tableHighlight)])
      .optional(),
  }),
  cells: z.strictObject({
    values: z.array(boxSchema).min(1).max(40).optional(),
    indices: flagSchema.optional(),
    pointers: entriesSchema(
      nameSchema,
      z.union(
        [
          wholeSchema.transform(at => ({at, color: undefined})),
          z.strictObject({at: wholeSchema, color: colorSchema.optional()}),
        ],
        {error: 'must be a whole number such as 3, or such as {at: 3, color: blue}'},
      ),
    ).optional(),
    highlight: z
      .union([highlightedCells.transform(one => [one]), z.array(highlightedCells)])
      .optional(),
    dim: indexRange.optional(),
    restore: z.union([yesSchema, indexRange]).optional(),
    swap: z.tuple([wholeSchema, wholeSchema]).optional(),
    set: entriesSchema(nameSchema, boxSchema).optional(),
  }),
  code: z.strictObject({
    code: z.string().optional(),
    language: z.enum(CODE_LANGUAGES).optional(),
    /** Lines are numbered, from 1 or from this number. */
    numbers: z.union([z.literal(true), z.int()]).optional(),
    highlight: indexRange.optional(),
    /** Where the mark goes, one after the other: the first and last of some lines, or all of them. */
    walk: z
      .array(z.union([z.tuple([z.int(), z.int()]), z.literal('all')]))
      .min(1)
      .optional(),
  }),
  icon: z.strictObject({
    name: z.string(),
    color: colorSchema.optional(),
    label: textSchema.optional(),
    size: positiveSchema.refine(size => size <= 800, {error: 'must be at most 800'}).optional(),
  }),
  image: z.strictObject({source: z.string(), alt: z.string()}),
  quote: z.strictObject({text: z.string().min(1), by: textSchema.optional()}),
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
    at: z
      .tuple([anchorSchema, anchorSchema], {error: 'must be two cells such as ["A1", "C3"]'})
      .optional(),
    /** Clears everything that was there before. */
    clear: flagSchema.optional(),
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
  pictureStep('quote'),
]);

/** What one beat shows or changes of one picture. */
export type PictureStep = Readonly<z.infer<typeof pictureStepSchema>>;

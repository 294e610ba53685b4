/** What the blocks of a diagram may say: nodes, arrows, and what happens to them. */
import {z} from 'zod';
import {readArrows, writeArrow} from './diagram-arrows.ts';
import {
  colorSchema,
  entriesSchema,
  nameSchema,
  namesSchema,
  nothingSchema,
  textSchema,
  yesSchema,
} from './values.ts';

const NO_LOOK = {label: undefined, icon: undefined, color: undefined, shape: undefined};

const diagramNode = z.union([
  textSchema.transform(label => ({...NO_LOOK, label})),
  nothingSchema.transform(() => NO_LOOK),
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
    entriesSchema(nameSchema, diagramNode),
    z.array(nameSchema).transform(ids => ids.map(id => [id, NO_LOOK] as const)),
  ],
  {error: 'must be nodes with labels, such as {sun: the sun}, or a list such as [sun, leaf]'},
);

const ARROW_FORMS =
  'must be an arrow: “a -> b”, “a -> b: label”, or several as “a -> b -> c”; “-->” is dashed, “<->” has two heads, “a -- b” none';

const arrowText = z.string().transform((text, context) => {
  const arrows = readArrows(text);
  if (arrows !== undefined) return arrows.map(writeArrow);
  context.addIssue({code: 'custom', message: ARROW_FORMS, input: text});
  return z.NEVER;
});

/** An arrow with a label, which YAML reads as a key with a value; a chain may have a list of labels. */
const labelledArrows = entriesSchema(
  nameSchema,
  z.union([textSchema, nothingSchema, z.array(textSchema)]),
).transform((entries, context) =>
  entries.flatMap(([text, label]) => {
    const arrows = readArrows(Array.isArray(label) || label === null ? text : `${text}: ${label}`);
    if (arrows === undefined) {
      context.addIssue({code: 'custom', message: ARROW_FORMS, input: text});
      return [];
    }
    if (!Array.isArray(label)) return arrows.map(writeArrow);
    if (label.length !== arrows.length) {
      context.addIssue({
        code: 'custom',
        message: `must have a label for each arrow of “${text}”: ${arrows.length}, not ${label.length}`,
        input: text,
      });
    }
    return arrows.map((arrow, index) => writeArrow({...arrow, label: label[index]}));
  }),
);

/** Arrows: a list, several lines of text, or arrows with their labels; each as {@link writeArrow} writes it. */
const diagramArrows = z.union(
  [
    z
      .array(z.union([arrowText, labelledArrows], {error: ARROW_FORMS}))
      .transform(all => all.flat()),
    labelledArrows,
    z
      .string()
      .transform(text => text.split(/[\n;]|,(?=.*(?:>|--))/u).filter(line => line.trim() !== ''))
      .pipe(z.array(arrowText).transform(all => all.flat())),
  ],
  {error: 'must be a list of arrows such as [a -> b, b -> c]'},
);

/** What a block of a diagram may say. */
export const diagramSchema = z.strictObject({
  nodes: diagramNodes.optional(),
  edges: diagramArrows.optional(),
  direction: z.enum(['right', 'down']).optional(),
  reveal: namesSchema.optional(),
  show: namesSchema.optional(),
  hide: namesSchema.optional(),
  highlight: nameSchema.optional(),
  walk: z
    .union([
      z.array(nameSchema),
      z.string().transform(text => {
        const arrows = readArrows(text) ?? [];
        return [...arrows.slice(0, 1).map(({from}) => from), ...arrows.map(({to}) => to)];
      }),
    ])
    .refine(ids => ids.length > 1, {error: 'must be a way such as [a, b, c]'})
    .optional(),
  restore: yesSchema.optional(),
});

/** A Critic's wish to change one thing on the stage of a scene, small enough to be applied without writing code. */
import {z} from 'zod';

const cellSchema = z.templateLiteral(
  [z.enum(['A', 'B', 'C', 'D', 'E', 'F']), z.literal([1, 2, 3, 4, 5, 6])],
  {error: "is no anchor: write a row A to F and a column 1 to 6, such as 'B3'"},
);

const common = {
  /** Name of the variable that holds the node. */
  object: z.string().min(1),
  /** Why the Critic wants it, in a sentence. */
  reason: z.string().optional(),
};

/** Schema of {@link SceneEdit}. */
export const sceneEditSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    ...common,
    /** The cell, or the top left one of an area. */
    from: cellSchema,
    /** The bottom right cell of an area. */
    to: cellSchema.optional(),
    /** The beat, from 1, in which it stands wrong; the first placement is meant unless given. */
    beat: z.int().positive().optional(),
  }),
  z.object({
    kind: z.literal('scale'),
    ...common,
    /** How many times as large as now. */
    factor: z.number().min(0.3).max(3),
  }),
  z.object({
    kind: z.literal('remove'),
    ...common,
    /** It leaves at the start of this beat, from 1. */
    beat: z.int().positive(),
  }),
  z.object({
    kind: z.literal('recolour'),
    ...common,
    /** As `#rrggbb`. */
    color: z.string().regex(/^#[0-9a-fA-F]{6}$/, {error: 'is no colour: write #rrggbb'}),
  }),
  z.object({
    kind: z.literal('text-size'),
    ...common,
    /** Height of its letters in px at 1080p. */
    px: z.number().min(28).max(120),
  }),
  z.object({
    kind: z.literal('stay'),
    ...common,
    /** The beat, from 1, in which it is taken off its place; before all beats unless given. */
    beat: z.int().positive().optional(),
  }),
  z.object({
    kind: z.literal('widen'),
    ...common,
    /** Inner size that the box needs at least, px at 1080p. */
    width: z.number().min(1).max(1920),
    height: z.number().min(1).max(1080),
  }),
  z.object({
    kind: z.literal('pace'),
    /** The beat, from 1, that goes too fast or stays empty too long. */
    beat: z.int().positive(),
    reason: common.reason,
    /** Above 1: how many times as long its short motions take; below 1: how much is left of its waits. */
    factor: z.number().min(0.1).max(8),
  }),
  z.object({
    kind: z.literal('label-side'),
    /** What the label reads, as it is written in the scene. */
    label: z.string().min(1),
    reason: common.reason,
    /** The side of its object; the stage finds one unless given. */
    side: z.enum(['above', 'below', 'left', 'right']).optional(),
  }),
]);

/** A change of one thing on the stage of a scene. */
export type SceneEdit = Readonly<z.infer<typeof sceneEditSchema>>;

/** The edit of one kind. */
export type SceneEditOf<TKind extends SceneEdit['kind']> = Extract<SceneEdit, {kind: TKind}>;

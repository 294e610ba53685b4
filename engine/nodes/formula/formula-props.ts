/** What a formula is made from. */
import type {SignalValue} from '@motion-canvas/core';
import type {Color} from '../../theme/theme.ts';
import type {TeachingNodeProps} from '../teaching-node.ts';

/** Colours of parts by their TeX: an object, or pairs, which keep the order of whole numbers too. */
export type PartColors =
  | Readonly<Record<string, Color>>
  | ReadonlyMap<string, Color>
  | readonly (readonly [tex: string, color: Color])[];

/** Properties of a formula. */
export interface FormulaProps extends Omit<TeachingNodeProps, 'size' | 'width' | 'height'> {
  /** TeX; `{{…}}` marks a part. Write it with `String.raw` where it has backslashes. */
  tex: string;
  /** Height of an em in px at 1080p; 56 unless given. */
  fontSize?: SignalValue<number>;
  /** Colours of parts by their TeX: every occurrence takes the colour, the longest part first. */
  colors?: PartColors;
  /** Draws a rounded frame in the section's accent around the formula. */
  boxed?: boolean;
  /** Lays it out as it stands in a line of text, with smaller fractions and sums. */
  inline?: boolean;
  /** Thickens the glyphs by this share of an em, to stand among bold words. @internal */
  embolden?: number;
}

/** Colours of parts, in the order in which they were given. */
export function colorsByTex(colors: PartColors): ReadonlyMap<string, Color> {
  if (colors instanceof Map) return colors;
  return new Map(
    isPairs(colors) ? colors : Object.entries(colors as Readonly<Record<string, Color>>),
  );
}

function isPairs(colors: PartColors): colors is readonly (readonly [tex: string, color: Color])[] {
  return Array.isArray(colors);
}

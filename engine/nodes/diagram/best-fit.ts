/** Which of several layouts of a diagram fits a space best. */
import type {Vector2} from '@motion-canvas/core';
import type {DiagramLayout} from './layout.ts';

/** Lays the diagram out, given the share of the usual distances. */
export type Arrangement = (spacing: number) => DiagramLayout;

/** A layout, and how it fits into a space. */
export interface FittedLayout {
  readonly layout: DiagramLayout;
  readonly tight: boolean;
  readonly ratio: number;
  /** Size of the smallest text in px. */
  readonly textPx: number;
  /** Share of the space that it fills. */
  readonly fill: number;
}

/** Into what a diagram has to fit. */
export interface Fitting {
  /** Width and height in px. */
  readonly available: Vector2;
  /** Makes all parts small, or as large as at first. */
  readonly setTight: (tight: boolean) => void;
}

/** Ways to lay a diagram out, the airiest first. */
const DENSITIES = [
  {spacing: 1.3, tight: false},
  {spacing: 1, tight: false},
  {spacing: 0.75, tight: false},
  {spacing: 0.55, tight: false},
  {spacing: 0.75, tight: true},
  {spacing: 0.5, tight: true},
];
/** Size of the smallest text before scaling, in px. */
const SMALLEST_ROOMY_TEXT = 30;
/** The smallest text that can be read, in px. */
export const SMALLEST_TEXT = 28;

/** The layout with the largest words; among like ones that which fills the space best. */
export function bestFit(
  arrangements: readonly Arrangement[],
  {available, setTight}: Fitting,
): FittedLayout {
  const fitted = DENSITIES.flatMap(({spacing, tight}) => {
    setTight(tight);
    return arrangements.map(arrange => {
      const layout = arrange(spacing);
      const {x, y} = layout.size;
      const ratio = Math.min(1, available.x / x, available.y / y);
      return {
        layout,
        tight,
        ratio,
        textPx: ratio * (tight ? SMALLEST_TEXT : SMALLEST_ROOMY_TEXT),
        fill: (x * y * ratio ** 2) / (available.x * available.y),
      };
    });
  });
  const largest = Math.max(...fitted.map(({textPx}) => textPx));
  return fitted
    .filter(({textPx}) => textPx >= largest - 0.6)
    .reduce((first, second) => (second.fill > first.fill + 0.05 ? second : first));
}

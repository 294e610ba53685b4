/** A Motion Canvas property that understands the colours of the theme by name. */
import {colorSignal, parser} from '@motion-canvas/2d';
import {Color as RgbColor, type Signal} from '@motion-canvas/core';
import {useTheme} from '../lecture-context.ts';
import type {Color} from './theme.ts';

/** What a property decorated with {@link themeColorSignal} is: set by name, read as a colour. */
export type ThemeColorSignal<TOwner> = Signal<Color | RgbColor, RgbColor, TOwner>;

/**
 * Decorates a colour property: it takes names of the theme and hexadecimal
 * colours, and is tweened as a colour.
 *
 * @example
 * ```ts
 * @initial('text')
 * @themeColorSignal()
 * declare public readonly color: ThemeColorSignal<this>;
 * ```
 */
export function themeColorSignal(): PropertyDecorator {
  const asColor = colorSignal();
  const byName = parser((color: Color | RgbColor) =>
    typeof color === 'string' ? new RgbColor(useTheme().color(color)) : color,
  );
  return (target, key) => {
    asColor(target, key);
    byName(target, key);
  };
}

/** The colours that TeX itself gives parts of a formula, as the theme has them. */
import {Color as RgbColor} from '@motion-canvas/core';
import {useTheme} from '../../lecture-context.ts';
import {type ThemeColor, isThemeColor} from '../../theme/theme.ts';
import type {FormulaItem} from './formula-items.ts';
import {GROUND} from './read-items.ts';

/** What the theme has for other names of colours in TeX: pure red or black cannot be read on a dark ground. */
const COLORS_OF_TEX: Readonly<Record<string, ThemeColor>> = {
  red: 'pink',
  magenta: 'pink',
  purple: 'violet',
  cyan: 'blue',
  teal: 'green',
  lime: 'green',
  olive: 'yellow',
  brown: 'orange',
  black: 'text',
  white: 'text',
  gray: 'muted',
  grey: 'muted',
};

/** The colour that TeX gives something of a formula; undefined where it gives none. */
export function colorOfItem({color, kind}: FormulaItem): RgbColor | undefined {
  if (color === undefined) return undefined;
  // What lies behind letters, as `\colorbox` says, is pale: they are read on it.
  return kind === GROUND
    ? colorOfTex(color).alpha(useTheme().palette.fillOpacity)
    : colorOfTex(color);
}

/** A name of a colour in TeX, such as `\textcolor{orange}{x}`, as the theme has it; else what CSS says. */
function colorOfTex(color: string): RgbColor {
  const name = COLORS_OF_TEX[color.toLowerCase()] ?? color;
  return new RgbColor(isThemeColor(name) ? useTheme().color(name) : name);
}

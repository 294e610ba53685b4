/** The themes: every colour that a lecture is drawn in, by name. */

/** A colour of the theme by name; `accent` is the section's own. */
export type ThemeColor =
  'accent' | 'blue' | 'orange' | 'green' | 'pink' | 'violet' | 'yellow' | 'text' | 'muted';

/** A colour of the theme, or a hexadecimal colour such as `#6cb6ff`. */
export type Color = ThemeColor | `#${string}`;

/** One of the six accent colours. */
export type AccentColor = Exclude<ThemeColor, 'accent' | 'text' | 'muted'>;

const ACCENT_COLORS: readonly AccentColor[] = [
  'blue',
  'orange',
  'green',
  'pink',
  'violet',
  'yellow',
];

/** The accents of sections that are given none, which take turns. */
export const ACCENTS_IN_TURN: readonly AccentColor[] = [
  'orange',
  'blue',
  'green',
  'violet',
  'pink',
  'yellow',
];

/** The accent of a section that is given none, by its position from 0. */
export function accentOfSection(index: number): AccentColor {
  return ACCENTS_IN_TURN[index % ACCENTS_IN_TURN.length] ?? 'orange';
}

/** The names of the themes. */
export type ThemeName = 'dark' | 'light' | 'contrast';

/** The colours of a theme, all `#rrggbb`. */
export interface Palette extends Readonly<Record<AccentColor, string>> {
  /** Behind everything. */
  readonly ground: string;
  /** Behind code, tables and boxed formulas. */
  readonly panel: string;
  /** Grids, borders, bars that are not lit. */
  readonly hairline: string;
  /** Titles, the lit line, whatever has no colour of its own. */
  readonly text: string;
  /** Lecture lines that were spoken. */
  readonly spoken: string;
  /** Lecture lines still to come, axes, whatever steps back. */
  readonly muted: string;
  /** Share of a stroke's colour in the fill of its shape, 0 to 1. */
  readonly fillOpacity: number;
}

/** The palettes by name of theme; each text colour has at least 4.5:1 on ground and panel. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  dark: {
    ground: '#0f1218',
    panel: '#171c26',
    hairline: '#2a3140',
    text: '#f3f5f9',
    spoken: '#c3ccd9',
    muted: '#93a0b4',
    blue: '#6cb6ff',
    orange: '#ffb454',
    green: '#7ee0a1',
    pink: '#ff8fa3',
    violet: '#c6a0ff',
    yellow: '#ffe08a',
    fillOpacity: 0.22,
  },
  light: {
    ground: '#fcfcfa',
    panel: '#f1f2f4',
    hairline: '#d3d8e0',
    text: '#14181f',
    spoken: '#353e4d',
    muted: '#5b6678',
    blue: '#0a5cbd',
    orange: '#a04f00',
    green: '#0d6e38',
    pink: '#b81f48',
    violet: '#6a38b8',
    yellow: '#785a00',
    fillOpacity: 0.14,
  },
  contrast: {
    ground: '#000000',
    panel: '#101216',
    hairline: '#7d8794',
    text: '#ffffff',
    spoken: '#ffffff',
    muted: '#cdd4de',
    blue: '#8cc8ff',
    orange: '#ffc266',
    green: '#8df5b2',
    pink: '#ffa8b8',
    violet: '#d8bcff',
    yellow: '#fff08a',
    fillOpacity: 0.26,
  },
};

/** A palette as a section sees it: with its accent, and colours looked up by name. */
export class Theme {
  /** The name of the theme. */
  public readonly name: ThemeName;
  /** All its colours. */
  public readonly palette: Palette;
  private readonly accent: Color;

  public constructor(name: ThemeName, accent: Exclude<Color, 'accent'> = 'blue') {
    this.name = name;
    this.palette = PALETTES[name];
    this.accent = accent;
  }

  /**
   * A colour as `#rrggbb`. One that is written out and much like a colour of the dark
   * palette – lectures from a topic have theirs so – is that of the same name in the other
   * themes: it would be too pale on white.
   */
  public color(color: Color): string {
    if (isHex(color)) {
      if (this.name === 'dark') return color;
      const name = ACCENT_COLORS.find(known => isMuchLike(PALETTES.dark[known], color));
      return name === undefined ? color : this.palette[name];
    }
    if (color === 'accent') return isHex(this.accent) ? this.accent : this.color(this.accent);
    return this.palette[color];
  }

  /** The fill that goes with a stroke of this colour, as `#rrggbbaa`. */
  public fill(color: Color): string {
    return withOpacity(this.color(color), this.palette.fillOpacity);
  }
}

/** Whether a name is that of a colour of the theme. */
export function isThemeColor(name: string): name is ThemeColor {
  const names: readonly string[] = [...ACCENT_COLORS, 'accent', 'text', 'muted'];
  return names.includes(name);
}

/** A `#rgb` or `#rrggbb` colour with an opacity from 0 to 1, as `#rrggbbaa`. */
export function withOpacity(hex: string, opacity: number): string {
  const long =
    hex.length === 4 ? `#${[...hex.slice(1)].map(digit => digit + digit).join('')}` : hex;
  const alpha = Math.round(opacity * 255);
  return `${long.slice(0, 7)}${alpha.toString(16).padStart(2, '0')}`;
}

/** The most that a channel may differ, of 255. */
const MUCH_LIKE = 32;

function isMuchLike(first: string, second: string): boolean {
  const channels = (hex: string): number[] => {
    const long = withOpacity(hex, 1);
    return [1, 3, 5].map(start => Number.parseInt(long.slice(start, start + 2), 16));
  };
  const others = channels(second);
  return channels(first).every((value, at) => Math.abs(value - (others[at] ?? 0)) <= MUCH_LIKE);
}

function isHex(color: Color): color is `#${string}` {
  return color.startsWith('#');
}

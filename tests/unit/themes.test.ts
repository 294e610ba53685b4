import {describe, expect, it} from 'vitest';
import {PALETTES, Theme, type ThemeName, withOpacity} from '../../engine/theme/theme.ts';

const TEXT_COLOURS = [
  'text',
  'spoken',
  'muted',
  'blue',
  'orange',
  'green',
  'pink',
  'violet',
  'yellow',
] as const;
const THEMES = Object.keys(PALETTES) as ThemeName[];

/** Relative luminance and contrast as defined by WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map(start => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map(value =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function over(ground: string, colour: string, opacity: number): string {
  const mixed = [1, 3, 5].map(start => {
    const [below, above] = [ground, colour].map(hex =>
      Number.parseInt(hex.slice(start, start + 2), 16),
    );
    return Math.round((below ?? 0) * (1 - opacity) + (above ?? 0) * opacity);
  });
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(THEMES)('the %s theme', name => {
  const palette = PALETTES[name];

  it.each(TEXT_COLOURS)('has %s at 4.5:1 or more on ground and panel', colour => {
    expect(contrast(palette[colour], palette.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[colour], palette.panel)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TEXT_COLOURS)('has %s readable on a shape filled with the same colour', colour => {
    const filled = over(palette.ground, palette[colour], palette.fillOpacity);
    expect(contrast(palette[colour], filled)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.text, filled)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a theme', () => {
  it('resolves names, the accent of the section, and hexadecimal colours', () => {
    const theme = new Theme('dark', 'green');
    expect(theme.color('blue')).toBe(PALETTES.dark.blue);
    expect(theme.color('accent')).toBe(PALETTES.dark.green);
    expect(new Theme('dark', '#123456').color('accent')).toBe('#123456');
    expect(theme.color('#abc')).toBe('#abc');
  });

  it('takes a colour of the dark palette, or one much like it, for its own of that name', () => {
    expect(new Theme('light').color('#6cb6ff')).toBe(PALETTES.light.blue);
    expect(new Theme('light').color('#7ee787')).toBe(PALETTES.light.green);
    expect(new Theme('contrast').color('#C9A6FF')).toBe(PALETTES.contrast.violet);
    expect(new Theme('light').color('#123456')).toBe('#123456');
    expect(new Theme('dark').color('#7ee787')).toBe('#7ee787');
  });

  it('writes opacity as the last byte of a colour', () => {
    expect(withOpacity('#102030', 0.5)).toBe('#10203080');
    expect(withOpacity('#abc', 1)).toBe('#aabbccff');
  });
});

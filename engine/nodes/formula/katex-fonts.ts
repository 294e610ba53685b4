/** KaTeX's fonts: as faces for measuring in the page, and as outlines for drawing. */
import ams from 'katex/dist/fonts/KaTeX_AMS-Regular.ttf?url';
import caligraphicBold from 'katex/dist/fonts/KaTeX_Caligraphic-Bold.ttf?url';
import caligraphic from 'katex/dist/fonts/KaTeX_Caligraphic-Regular.ttf?url';
import frakturBold from 'katex/dist/fonts/KaTeX_Fraktur-Bold.ttf?url';
import fraktur from 'katex/dist/fonts/KaTeX_Fraktur-Regular.ttf?url';
import mainBold from 'katex/dist/fonts/KaTeX_Main-Bold.ttf?url';
import mainBoldItalic from 'katex/dist/fonts/KaTeX_Main-BoldItalic.ttf?url';
import mainItalic from 'katex/dist/fonts/KaTeX_Main-Italic.ttf?url';
import main from 'katex/dist/fonts/KaTeX_Main-Regular.ttf?url';
import mathBoldItalic from 'katex/dist/fonts/KaTeX_Math-BoldItalic.ttf?url';
import mathItalic from 'katex/dist/fonts/KaTeX_Math-Italic.ttf?url';
import sansSerifBold from 'katex/dist/fonts/KaTeX_SansSerif-Bold.ttf?url';
import sansSerifItalic from 'katex/dist/fonts/KaTeX_SansSerif-Italic.ttf?url';
import sansSerif from 'katex/dist/fonts/KaTeX_SansSerif-Regular.ttf?url';
import script from 'katex/dist/fonts/KaTeX_Script-Regular.ttf?url';
import size1 from 'katex/dist/fonts/KaTeX_Size1-Regular.ttf?url';
import size2 from 'katex/dist/fonts/KaTeX_Size2-Regular.ttf?url';
import size3 from 'katex/dist/fonts/KaTeX_Size3-Regular.ttf?url';
import size4 from 'katex/dist/fonts/KaTeX_Size4-Regular.ttf?url';
import typewriter from 'katex/dist/fonts/KaTeX_Typewriter-Regular.ttf?url';
import {type Font, parse} from 'opentype.js';
import {withinLimit} from '../../waits.ts';

interface FaceFile {
  readonly family: string;
  readonly weight: 'normal' | 'bold';
  readonly style: 'normal' | 'italic';
  readonly url: string;
}

const FILES: readonly FaceFile[] = [
  face('AMS', ams),
  face('Caligraphic', caligraphicBold, 'bold'),
  face('Caligraphic', caligraphic),
  face('Fraktur', frakturBold, 'bold'),
  face('Fraktur', fraktur),
  face('Main', mainBold, 'bold'),
  face('Main', mainBoldItalic, 'bold', 'italic'),
  face('Main', mainItalic, 'normal', 'italic'),
  face('Main', main),
  face('Math', mathBoldItalic, 'bold', 'italic'),
  face('Math', mathItalic, 'normal', 'italic'),
  face('SansSerif', sansSerifBold, 'bold'),
  face('SansSerif', sansSerifItalic, 'normal', 'italic'),
  face('SansSerif', sansSerif),
  face('Script', script),
  face('Size1', size1),
  face('Size2', size2),
  face('Size3', size3),
  face('Size4', size4),
  face('Typewriter', typewriter),
];

const files = new Map<string, ArrayBuffer>();
const fonts = new Map<string, Font | undefined>();
const outlines = new Map<string, GlyphOutline | undefined>();

/** A glyph as it is drawn, in em of its font, the baseline at y = 0. */
export interface GlyphOutline {
  readonly path: Path2D;
  /** Extent of the ink. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A font as CSS computes it for a character. */
export interface ComputedFace {
  /** The list of families. */
  readonly family: string;
  /** Such as `400` or `700`. */
  readonly weight: string;
  readonly style: string;
}

/** A name for the first font that the list names: the same name, the same glyphs. */
export function faceName({family, weight, style}: ComputedFace): string {
  const first = family.split(',')[0]?.replaceAll(/["']/g, '').trim() ?? '';
  const bold = weight === 'bold' || Number(weight) >= 600;
  return `${first} ${bold ? 'bold' : 'normal'} ${style === 'normal' ? 'normal' : 'italic'}`;
}

/**
 * The outline of a character in one of KaTeX's fonts; undefined where it lacks it.
 *
 * @param name - From {@link faceName}.
 */
export function glyphOutline(character: string, name: string): GlyphOutline | undefined {
  const key = `${name} ${character}`;
  if (!outlines.has(key)) outlines.set(key, readOutline(character, fontOf(name)));
  return outlines.get(key);
}

/** Distance in em from the top of a text's box to its baseline in one of KaTeX's fonts. */
export function ascentOf(name: string): number {
  const font = fontOf(name);
  return font === undefined ? ASCENT_OF_OTHER_FONTS : font.ascender / font.unitsPerEm;
}

/** Every formula has a font of KaTeX's behind it; this is for one whose style says otherwise. */
const ASCENT_OF_OTHER_FONTS = 0.9;

/** Parses a font's file when it is first needed: few formulas need more than three. */
function fontOf(name: string): Font | undefined {
  if (!fonts.has(name)) {
    const file = files.get(name);
    fonts.set(name, file === undefined ? undefined : parse(file));
  }
  return fonts.get(name);
}

function readOutline(character: string, font: Font | undefined): GlyphOutline | undefined {
  const isSingle = [...character].length === 1;
  const glyph = isSingle ? font?.charToGlyph(character) : undefined;
  if (glyph === undefined || glyph.index === 0) return undefined;
  const path = glyph.getPath(0, 0, 1);
  const box = path.getBoundingBox();
  return {
    path: new Path2D(path.toPathData(5)),
    left: box.x1,
    right: box.x2,
    top: box.y1,
    bottom: box.y2,
  };
}

function face(
  name: string,
  url: string,
  weight: FaceFile['weight'] = 'normal',
  style: FaceFile['style'] = 'normal',
): FaceFile {
  return {family: `KaTeX_${name}`, weight, style, url};
}

async function load({family, weight, style, url}: FaceFile): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The font ${family} is missing: ${response.status} for ${url}`);
  const data = await response.arrayBuffer();
  files.set(`${family} ${weight} ${style}`, data);
  document.fonts.add(await new FontFace(family, data, {weight, style}).load());
}

await Promise.all(FILES.map(file => withinLimit(load(file), () => `The font file ${file.url}`)));

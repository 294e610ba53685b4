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

const fonts = new Map<string, Font>();
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

/** The outline of a character in the first of KaTeX's fonts that the list names; undefined where it lacks it. */
export function glyphOutline(character: string, face: ComputedFace): GlyphOutline | undefined {
  const key = faceKey(face);
  const outlineKey = `${key} ${character}`;
  if (!outlines.has(outlineKey)) outlines.set(outlineKey, readOutline(character, fonts.get(key)));
  return outlines.get(outlineKey);
}

/** Distance in em from the top of a line box to its baseline in one of KaTeX's fonts. */
export function ascentOf(face: ComputedFace): number | undefined {
  const font = fonts.get(faceKey(face));
  return font === undefined ? undefined : font.ascender / font.unitsPerEm;
}

function readOutline(character: string, font: Font | undefined): GlyphOutline | undefined {
  const glyph = font?.charToGlyph(character);
  if (font === undefined || glyph === undefined || glyph.index === 0) return undefined;
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

function faceKey({family, weight, style}: ComputedFace): string {
  const first = family.split(',')[0]?.replaceAll(/["']/g, '').trim() ?? '';
  const bold = weight === 'bold' || Number(weight) >= 600;
  return `${first} ${bold ? 'bold' : 'normal'} ${style === 'normal' ? 'normal' : 'italic'}`;
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
  fonts.set(`${family} ${weight} ${style}`, parse(data));
  document.fonts.add(await new FontFace(family, data, {weight, style}).load());
}

await Promise.all(FILES.map(load));

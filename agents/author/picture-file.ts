/** What the file of a picture is, by its bytes: a wrong ending harms nobody, a wrong content does. Pure. */
import {PICTURE_ENDINGS} from '../../schema/picture-files.ts';

/** What to do about a file that cannot be shown. */
export const PICTURE_REMEDY = 'Save it as PNG, JPEG, WebP, AVIF, GIF or SVG.';

const BEGINNING_BYTES = 4096;
const END_OF_PNG = 'IEND';
/** The graphic control before each picture of a GIF. */
const GIF_FRAME = /\x21\xf9\x04[^]{4}\0[\x21\x2c]/g;
const WEBP_ANIMATION = 2;
const SVG_ANIMATION = /<(?:\w+:)?animate|@keyframes\s/i;
const [START_OF_SCAN, END_OF_JPEG] = ['\xff\xda', '\xff\xd9'];

/** How files begin that browsers show, as Latin 1. */
const SHOWN: readonly RegExp[] = [
  /^\x89PNG\r\n\x1a\n/,
  /^\xff\xd8\xff/,
  /^GIF8[79]a/,
  /^RIFF[^]{4}WEBP/,
  /^[^]{4}ftyp(?:avif|avis)/,
  /^BM/,
  /^\0\0[\x01\x02]\0/,
  /<(?:\w+:)?svg[\s>]/,
];

/** And those that are taken for pictures. */
const OTHERS: readonly (readonly [beginning: RegExp, what: string])[] = [
  [/^%PDF/, 'a PDF document'],
  [/^%!PS/, 'PostScript'],
  [/^[^]{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1)/, 'a photo in HEIC format'],
  [/^[^]{4}ftyp|^\x1a\x45\xdf\xa3/, 'a video'],
  [/^(?:II\*\0|MM\0\*)/, 'a picture in TIFF format'],
  [/^8BPS/, 'a Photoshop document'],
  [/^\xff\x0a|^\0\0\0\x0cJXL /, 'a picture in JPEG XL format'],
  [/^PK\x03\x04/, 'an archive or a document of an office program'],
  [/^version https:\/\/git-lfs/, 'a placeholder of Git LFS: the picture itself was not fetched'],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page'],
];

/**
 * Why a file cannot be shown as a picture.
 *
 * @param name - Of the file.
 * @param title - What the lecture calls it.
 * @returns undefined when it can, as far as that is seen without decoding it.
 */
export function problemOfPicture(bytes: Buffer, name: string, title = name): string | undefined {
  if (bytes.length === 0) return `The image ${title} is empty.`;
  const beginning = bytes.toString('latin1', 0, BEGINNING_BYTES);
  if (!SHOWN.some(pattern => pattern.test(beginning))) {
    const other = OTHERS.find(([pattern]) => pattern.test(beginning));
    return `The image ${title} is ${other?.[1] ?? 'no picture that browsers show'}.`;
  }
  if (!hasPictureEnding(name)) {
    return `The image ${title} is a picture, but its name does not end like one.`;
  }
  return isCutOff(bytes, beginning)
    ? `The image ${title} is cut off: its end is missing.`
    : undefined;
}

function hasPictureEnding(name: string): boolean {
  return PICTURE_ENDINGS.some(ending => name.toLowerCase().endsWith(`.${ending}`));
}

function isCutOff(bytes: Buffer, beginning: string): boolean {
  if (beginning.startsWith('\x89PNG')) return !bytes.includes(END_OF_PNG);
  if (beginning.startsWith('\xff\xd8')) {
    return bytes.lastIndexOf(END_OF_JPEG, 'latin1') < bytes.lastIndexOf(START_OF_SCAN, 'latin1');
  }
  if (beginning.startsWith('RIFF')) return bytes.readUInt32LE(4) + 8 > bytes.length;
  return false;
}

/** Whether a file that can be shown moves by itself; scenes show how it begins. */
export function isMoving(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (text.startsWith('GIF8')) return (text.match(GIF_FRAME)?.length ?? 0) > 1;
  if (text.startsWith('\x89PNG')) return /^[^]*?acTL[^]*?IDAT/.test(text);
  if (text.startsWith('RIFF')) {
    return text.startsWith('VP8X', 12) && ((bytes[20] ?? 0) & WEBP_ANIMATION) !== 0;
  }
  if (text.startsWith('ftypavis', 4)) return true;
  return SHOWN.at(-1)?.test(text.slice(0, BEGINNING_BYTES)) === true && SVG_ANIMATION.test(text);
}

/** Width and height in px of a PNG or GIF; undefined for others, which are hardly ever small. */
export function pixelsOfRaster(
  bytes: Buffer,
): readonly [width: number, height: number] | undefined {
  const beginning = bytes.toString('latin1', 0, 24);
  if (bytes.length < 24) return undefined;
  if (beginning.startsWith('\x89PNG')) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (beginning.startsWith('GIF8')) return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  return undefined;
}

/** Whether a drawing says neither its size nor what of it is seen: browsers take it for 300 px by 150 px then. */
export function isSizeless(bytes: Buffer): boolean {
  const root = /<(?:\w+:)?svg\b[^>]*>/i.exec(bytes.toString('latin1', 0, BEGINNING_BYTES))?.[0];
  return root !== undefined && !/\s(?:viewBox|width)\s*=/i.test(root);
}

/** The characters that a font file has glyphs for: a style sheet may claim more than is there. */
import {readFileSync} from 'node:fs';
import {brotliDecompressSync} from 'node:zlib';

const SIGNATURE = 'wOF2';
const HEADER_LENGTH = 48;
/** Places of tables in the list of known tags, and the sign that a tag is written out. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const WRITTEN_TAG = 63;

const known = new Map<string, ReadonlySet<number>>();

/**
 * Reads which characters a `.woff2` file has; the result is kept.
 *
 * @throws Error when it is no such file.
 */
export function lettersOf(file: string): ReadonlySet<number> {
  let letters = known.get(file);
  if (letters === undefined) {
    letters = lettersInWoff2(readFileSync(file));
    known.set(file, letters);
  }
  return letters;
}

/** The code points that a font in WOFF2 maps to glyphs. */
export function lettersInWoff2(font: Buffer): ReadonlySet<number> {
  if (font.toString('latin1', 0, 4) !== SIGNATURE) throw new Error('This is no WOFF2 font.');
  const tables = font.readUInt16BE(12);
  const compressedLength = font.readUInt32BE(20);
  let at = HEADER_LENGTH;
  const readLength = (): number => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  let offset = 0;
  let cmap: readonly [from: number, to: number] | undefined;
  for (let table = 0; table < tables; table += 1) {
    const flags = font.readUInt8(at++);
    const tag = flags & 0x3f;
    if (tag === WRITTEN_TAG) at += 4;
    const originalLength = readLength();
    const version = flags >> 6;
    const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    const length = isTransformed ? readLength() : originalLength;
    if (tag === CMAP) cmap = [offset, offset + length];
    offset += length;
  }
  if (cmap === undefined) return new Set();
  const data = brotliDecompressSync(font.subarray(at, at + compressedLength));
  return lettersInCmap(data.subarray(...cmap));
}

function lettersInCmap(cmap: Buffer): ReadonlySet<number> {
  const letters = new Set<number>();
  const tables = cmap.readUInt16BE(2);
  for (let index = 0; index < tables; index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) addGroups(table, letters);
    else if (format === 4) addSegments(table, letters);
  }
  return letters;
}

function addGroups(table: Buffer, letters: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let index = 0; index < groups; index += 1) {
    const at = 16 + 12 * index;
    const [first, last] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    for (let letter = first; letter <= last; letter += 1) letters.add(letter);
  }
}

function addSegments(table: Buffer, letters: Set<number>): void {
  const twice = table.readUInt16BE(6);
  for (let at = 0; at < twice; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + twice + at);
    const delta = table.readUInt16BE(16 + 2 * twice + at);
    const offsetAt = 16 + 3 * twice + at;
    const offset = table.readUInt16BE(offsetAt);
    for (let letter = first; letter <= last && letter < 0xffff; letter += 1) {
      const glyph =
        offset === 0
          ? (letter + delta) & 0xffff
          : table.readUInt16BE(offsetAt + offset + 2 * (letter - first));
      if (glyph !== 0) letters.add(letter);
    }
  }
}

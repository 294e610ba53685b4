/** Files that are given as pictures: what is wrong with them is known before anything is drawn. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {lossOfImage} from '../../agents/author/image-files.ts';
import {isMoving, problemOfPicture} from '../../agents/author/picture-file.ts';
import {
  isOnNetwork,
  nameOfPicture,
  readPicture,
  titleOfPicture,
} from '../../agents/author/picture-source.ts';
import {folderForTest} from '../temporary-folder.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const PNG = latin('\x89PNG\r\n\x1a\n....IHDR....IEND....');
const JPEG = latin('\xff\xd8\xff\xe0....\xff\xda....\xff\xd9');
const SVG = Buffer.from('<?xml version="1.0"?>\n<!-- drawn -->\n<svg viewBox="0 0 1 1"/>');

describe('a picture', () => {
  it.each([
    ['a.png', PNG],
    ['a.PNG', PNG],
    ['photo.jpeg', JPEG],
    ['named-wrongly.png', JPEG],
    ['followed-by-more.jpg', Buffer.concat([JPEG, latin('appended by a camera')])],
    ['a.svg', SVG],
    ['a.svg', Buffer.from('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
    ['a.gif', latin('GIF89a....')],
    ['a.webp', latin('RIFF\x04\0\0\0WEBP')],
    ['a.avif', latin('\0\0\0\x20ftypavif')],
    ['a.bmp', latin('BM....')],
  ])('%s is one', (name, bytes) => {
    expect(problemOfPicture(bytes, name)).toBeUndefined();
  });

  it.each([
    ['a.png', latin(''), 'The image a.png is empty.'],
    ['a.pdf', latin('%PDF-1.7'), 'The image a.pdf is a PDF document.'],
    ['a.png', latin('%PDF-1.7'), 'The image a.png is a PDF document.'],
    ['a.jpg', latin('\0\0\0\x20ftypheic'), 'The image a.jpg is a photo in HEIC format.'],
    ['a.tif', latin('II*\0'), 'The image a.tif is a picture in TIFF format.'],
    ['a.mp4', latin('\0\0\0\x20ftypisom'), 'The image a.mp4 is a video.'],
    ['a.png', latin('<!DOCTYPE html><html>'), 'The image a.png is a web page.'],
    ['a.png', latin('hello'), 'The image a.png is no picture that browsers show.'],
    ['a.png', PNG.subarray(0, 16), 'The image a.png is cut off: its end is missing.'],
    ['a.jpg', JPEG.subarray(0, 13), 'The image a.jpg is cut off: its end is missing.'],
    ['a.webp', latin('RIFF\x99\0\0\0WEBP'), 'The image a.webp is cut off: its end is missing.'],
    ['leaf', PNG, 'The image leaf is a picture, but its name does not end like one.'],
  ])('%s is none: %#', (name, bytes, problem) => {
    expect(problemOfPicture(bytes, name)).toBe(problem);
  });
});

describe('a picture of which little is seen', () => {
  const png = (width: number, height: number): Buffer => {
    const bytes = Buffer.concat([
      latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
      Buffer.alloc(8),
      latin('IEND'),
    ]);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  it.each([
    ['a.png', png(1, 1), 'The image a.png is only 1 × 1 px large: hardly anything of it is seen.'],
    ['line.png', png(600, 1), undefined],
    [
      'a.gif',
      latin('GIF89a\x02\0\x01\0..............'),
      'The image a.gif is only 2 × 1 px large: hardly anything of it is seen.',
    ],
    [
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'),
      'The image a.svg does not say how large its drawing is: what lies beyond 300 × 150 px is cut off.',
    ],
    ['wide.svg', Buffer.from('<svg width="600" height="90"/>'), undefined],
    ['boxed.svg', SVG, undefined],
  ])('%s, %#', (name, bytes, message) => {
    const folder = folderForTest();
    writeFileSync(path.join(folder, name), bytes);
    expect(lossOfImage(name, folder)?.message).toBe(message);
  });
});

describe('a picture that moves', () => {
  const frame = '\x21\xf9\x04\0\0\0\0\0\x2c....\0';
  it.each([
    ['GIF', latin(`GIF89a....${frame}${frame}`), true],
    ['GIF of one picture', latin(`GIF89a....${frame}`), false],
    ['PNG', latin('\x89PNG\r\n\x1a\n....IHDR....acTL....IDAT....IEND'), true],
    ['PNG of one picture', latin('\x89PNG\r\n\x1a\n....IHDR....IDAT..acTL..IEND'), false],
    ['WebP', latin('RIFF....WEBPVP8X\n\0\0\0\x02'), true],
    ['WebP with opacity', latin('RIFF....WEBPVP8X\n\0\0\0\x10'), false],
    ['AVIF', latin('\0\0\0\x20ftypavis'), true],
    ['SVG', Buffer.from('<svg><circle r="1"><animate attributeName="r"/></circle></svg>'), true],
    ['SVG that stands', SVG, false],
    ['JPEG', JPEG, false],
  ])('%s: %#', (_, bytes, moves) => {
    expect(isMoving(bytes)).toBe(moves);
  });
});

describe('where a picture is', () => {
  it('is a path as it stands on the disk, or as addresses are written', () => {
    const dir = folderForTest();
    writeFileSync(path.join(dir, 'my leaf.png'), 'spaced');
    writeFileSync(path.join(dir, '50%.png'), 'half');
    expect(readPicture('my leaf.png', dir)?.toString()).toBe('spaced');
    expect(readPicture('my%20leaf.png', dir)?.toString()).toBe('spaced');
    expect(nameOfPicture('my%20leaf.png')).toBe('my leaf.png');
    expect(readPicture('50%.png', dir)?.toString()).toBe('half');
    expect(readPicture('gone.png', dir)).toBeUndefined();
    expect(readPicture('.', dir)).toBeUndefined();
  });

  it('is the name itself, where that holds the data', () => {
    const encoded = `data:image/png;base64,${PNG.toString('base64')}`;
    expect(readPicture(encoded, '.')).toEqual(PNG);
    expect(nameOfPicture(encoded)).toBe('picture.png');
    expect(titleOfPicture(encoded)).toHaveLength(41);
    const drawn = `data:image/svg+xml;utf8,${encodeURIComponent(SVG.toString())}`;
    expect(readPicture(drawn, '.')).toEqual(SVG);
    expect(nameOfPicture(drawn)).toBe('picture.svg');
  });

  it('is elsewhere only for addresses that say so', () => {
    expect(isOnNetwork('https://example.org/a.png')).toBe(true);
    expect(isOnNetwork('//example.org/a.png')).toBe(true);
    expect(isOnNetwork('C:/pictures/a.png')).toBe(false);
    expect(isOnNetwork('../a.png')).toBe(false);
  });
});

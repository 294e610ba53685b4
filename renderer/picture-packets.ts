/** How encoded pictures travel from the page to Node: one behind the other, each with a head of 8 bytes. */
import type {EncodedPicture} from './protocol.ts';

/** Number of the frame; length of the data, and in the last bit whether it is a key frame. */
const HEAD_BYTES = 8;

/** Puts pictures together. */
export function packPictures(pictures: readonly EncodedPicture[]): Uint8Array<ArrayBuffer> {
  const bytes = pictures.reduce((sum, {data}) => sum + HEAD_BYTES + data.length, 0);
  const packed = new Uint8Array(bytes);
  const heads = new DataView(packed.buffer);
  let at = 0;
  for (const {frame, isKey, data} of pictures) {
    heads.setUint32(at, frame);
    heads.setUint32(at + 4, 2 * data.length + Number(isKey));
    packed.set(data, at + HEAD_BYTES);
    at += HEAD_BYTES + data.length;
  }
  return packed;
}

/**
 * Takes them apart again; what they hold stays where it is.
 *
 * @throws RangeError when the last one is cut off.
 */
export function unpackPictures(packed: Uint8Array): EncodedPicture[] {
  const heads = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const pictures: EncodedPicture[] = [];
  for (let at = 0; at < packed.length;) {
    const frame = heads.getUint32(at);
    const lengthAndKey = heads.getUint32(at + 4);
    const length = Math.floor(lengthAndKey / 2);
    at += HEAD_BYTES;
    if (at + length > packed.length) throw new RangeError('The last picture is cut off.');
    pictures.push({frame, isKey: lengthAndKey % 2 === 1, data: packed.subarray(at, at + length)});
    at += length;
  }
  return pictures;
}

/** The files that can be shown as pictures: what browsers draw, by their endings. */

/** Endings without the dot, in small letters; `engine/modules.d.ts` names them for the compiler. */
export const PICTURE_ENDINGS = [
  'png',
  'jpg',
  'jpeg',
  'jfif',
  'webp',
  'gif',
  'avif',
  'svg',
  'bmp',
  'ico',
] as const;

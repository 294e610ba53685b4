/** Pictures are loaded before a scene runs, so that their sizes are known when they are placed. */
import {loadImage} from '../../load-image.ts';
import {type EdgeColors, edgeColors, isTransparent} from './picture-ground.ts';

/** A picture that can be drawn. */
export interface LoadedPicture {
  readonly image: HTMLImageElement;
  /** Where it meets what is behind it. */
  readonly edges: EdgeColors;
  /** Whether nothing is drawn in it: all of it is transparent. */
  readonly isEmpty: boolean;
}

/** Px of the longer side at which a picture is measured: about as large as it is shown. */
const MEASURED_SIDE = 768;

const pictures = new Map<string, LoadedPicture | Error>();

/**
 * Loads pictures. The module of a scene calls it with those that its source imports. One that
 * cannot be shown is told of when a scene shows it: other sections do without.
 */
export async function loadPictures(urls: readonly string[]): Promise<void> {
  await Promise.all(
    urls.map(async url => {
      try {
        const image = await loadImage(url, `The picture ${fileName(url)}`);
        const pixels = pixelsOf(image);
        const edges: EdgeColors = pixels === undefined ? new Map() : edgeColors(pixels);
        pictures.set(url, {image, edges, isEmpty: pixels !== undefined && isTransparent(pixels)});
      } catch (error) {
        pictures.set(url, error instanceof Error ? error : new Error(String(error)));
      }
    }),
  );
}

/** A picture that is there; throws an Error when it was not loaded, or cannot be shown. */
export function loadedPicture(url: string): LoadedPicture {
  const picture = pictures.get(url);
  if (picture instanceof Error) throw new Error(picture.message, {cause: picture});
  if (picture !== undefined) return picture;
  throw new Error(
    `The picture ${fileName(url)} was not loaded: import it in the scene, as in “import leaf from '../pictures/leaf.png'”.`,
  );
}

function pixelsOf(image: HTMLImageElement): ImageData | undefined {
  const {naturalWidth, naturalHeight} = image;
  const ratio = MEASURED_SIDE / Math.max(naturalWidth, naturalHeight, 1);
  const width = Math.max(Math.round(naturalWidth * ratio), 1);
  const height = Math.max(Math.round(naturalHeight * ratio), 1);
  const context = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
  if (context === null) return undefined;
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function fileName(url: string): string {
  if (url.startsWith('data:')) return 'that is written into the scene';
  const [path = ''] = url.split(/[?#]/);
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return `“${decodeURIComponent(name)}”`;
  } catch {
    return `“${name}”`;
  }
}

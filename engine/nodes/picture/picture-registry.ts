/** Pictures are loaded before a scene runs, so that their sizes are known when they are placed. */
import {loadImage} from '../../load-image.ts';

const pictures = new Map<string, HTMLImageElement | Error>();

/**
 * Loads pictures. The module of a scene calls it with those that its source imports. One that
 * cannot be shown is told of when a scene shows it: other sections do without.
 */
export async function loadPictures(urls: readonly string[]): Promise<void> {
  await Promise.all(
    urls.map(async url => {
      try {
        pictures.set(url, await loadImage(url, `The picture ${fileName(url)}`));
      } catch (error) {
        pictures.set(url, error instanceof Error ? error : new Error(String(error)));
      }
    }),
  );
}

/** A picture that is there; throws an Error when it was not loaded, or cannot be shown. */
export function loadedPicture(url: string): HTMLImageElement {
  const picture = pictures.get(url);
  if (picture instanceof HTMLImageElement) return picture;
  if (picture !== undefined) throw new Error(picture.message, {cause: picture});
  throw new Error(
    `The picture ${fileName(url)} was not loaded: import it in the scene, as in “import leaf from '../pictures/leaf.png'”.`,
  );
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

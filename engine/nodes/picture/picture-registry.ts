/** Pictures are loaded before a scene runs, so that their sizes are known when they are placed. */

const pictures = new Map<string, HTMLImageElement>();

/**
 * Loads pictures. The module of a scene calls it with those that its source imports.
 *
 * @throws Error when one is missing or no picture.
 */
export async function loadPictures(urls: readonly string[]): Promise<void> {
  await Promise.all(
    urls.map(async url => {
      const image = new Image();
      image.src = url;
      try {
        await image.decode();
      } catch {
        throw new Error(`The picture ${url} cannot be shown: it is missing, or no picture.`);
      }
      pictures.set(url, image);
    }),
  );
}

/** A picture that is there; throws an Error when it was not loaded. */
export function loadedPicture(url: string): HTMLImageElement {
  const picture = pictures.get(url);
  if (picture === undefined) {
    throw new Error(
      `The picture ${url} was not loaded: import it in the scene, as in “import leaf from '../pictures/leaf.png'”.`,
    );
  }
  return picture;
}

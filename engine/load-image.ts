/** Loads images so far that they can be drawn at once. */
import {withinLimit} from './waits.ts';

/**
 * Loads an image. Its `decode()` is of no use for that: in a page that is not shown, as the
 * renderer's are, the browser never ends it for anything but SVG.
 *
 * @param name - What the image is called where it cannot be shown.
 * @throws Error when it is missing or no image, or does not come.
 */
export async function loadImage(url: string, name: string): Promise<HTMLImageElement> {
  const image = new Image();
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () =>
      reject(
        new Error(`${name} cannot be shown: it is missing, or no picture that browsers know.`),
      );
  });
  image.src = url;
  await withinLimit(loaded, () => name);
  await decode(image, name);
  return image;
}

/** What has loaded may still be damaged, and would be drawn as nothing. */
async function decode(image: HTMLImageElement, name: string): Promise<void> {
  const size = {resizeWidth: 1, resizeHeight: 1};
  const decoded = createImageBitmap(image, size).catch((cause: unknown) => {
    throw new Error(`${name} cannot be shown: the file is damaged.`, {cause});
  });
  (await withinLimit(decoded, () => name)).close();
}

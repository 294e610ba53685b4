/**
 * The icons that scenes use. Their drawings come from packages and travel with
 * the module of the scene that names them, so they are there before it runs.
 */

import {loadImage} from '../../load-image.ts';

/** The collections that icons come from. */
export type IconCollection = 'lucide' | 'tabler' | 'fluent-emoji-flat';

/** The name of an icon, such as `lucide:leaf`. */
export type IconName = `${IconCollection}:${string}`;

/** The drawing of an icon. */
export interface IconDrawing {
  /** What stands inside of the `svg` element. */
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

const drawings = new Map<string, IconDrawing>();
const images = new Map<string, HTMLImageElement>();

/**
 * Makes icons known, by name. The module of a scene awaits it with those that
 * its source names, so that they are there when its nodes are measured.
 */
export async function loadIcons(icons: Readonly<Record<string, IconDrawing>>): Promise<void> {
  await Promise.all(
    Object.entries(icons).map(async ([name, drawing]) => {
      if (hasOwnColours(name)) images.set(name, await imageOf(name, drawing));
      drawings.set(name, drawing);
    }),
  );
}

/**
 * The drawing of an icon.
 *
 * @throws Error when it is unknown: mistyped, or put together while the scene runs.
 */
export function iconDrawing(name: IconName): IconDrawing {
  const drawing = drawings.get(name);
  if (drawing === undefined) {
    throw new Error(
      `There is no icon “${name}”. Write its whole name in the scene, as a plain string; “lectern check” names the nearest ones.`,
    );
  }
  return drawing;
}

/**
 * The picture of an icon that has colours of its own; undefined for line icons.
 *
 * @throws Error when the icon is unknown.
 */
export function iconImage(name: IconName): HTMLImageElement | undefined {
  iconDrawing(name);
  return images.get(name);
}

function hasOwnColours(name: string): boolean {
  return name.startsWith('fluent-emoji-flat:');
}

function imageOf(name: string, {body, width, height}: IconDrawing): Promise<HTMLImageElement> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
  return loadImage(`data:image/svg+xml,${encodeURIComponent(svg)}`, `The icon “${name}”`);
}

/**
 * The icons that scenes use. Their drawings come from packages and travel with
 * the module of the scene that names them, so they are there before it runs.
 */

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

/** Makes icons known, by name. The module of a scene calls it with those that its source names. */
export function registerIcons(icons: Readonly<Record<string, IconDrawing>>): void {
  for (const [name, drawing] of Object.entries(icons)) drawings.set(name, drawing);
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

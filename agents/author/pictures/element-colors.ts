/** Colours for graphs, data and vectors that were given none, so that those of a picture can be told apart. Pure. */
import {ACCENTS_IN_TURN} from '../../../engine/theme/theme.ts';
import {type PictureElement, elementKind} from '../../../schema/elements.ts';
import type {DrawingBlock} from './drawn-places.ts';

/** Kinds that are compared with each other; other elements belong to one of them, or to a figure. */
const COMPARED: ReadonlySet<string> = new Set(['curve', 'polyline', 'scatter', 'vector']);

/**
 * The colours of elements by name; the first has the accent, which is not said.
 *
 * @param taken - Colours that the picture itself has.
 */
export function colorsOfElements(
  blocks: readonly DrawingBlock[],
  accent: string,
  taken: readonly string[] = [],
): ReadonlyMap<string, string> {
  const elements = blocks.flatMap(({draw}) => draw ?? []);
  const given = new Set<string>(
    [...taken, ...elements.flatMap(([, element]) => colorOf(element) ?? [])].map(color =>
      color === 'accent' ? accent : color,
    ),
  );
  const order = [accent, ...ACCENTS_IN_TURN.filter(color => color !== accent)];
  const free = order.filter(color => !given.has(color));
  const colors = new Map<string, string>();
  const plain = elements.filter(
    ([, element]) => COMPARED.has(elementKind(element)) && colorOf(element) === undefined,
  );
  plain.forEach(([name], index) => {
    const color = free.length === 0 ? order[index % order.length] : free[index % free.length];
    if (color !== undefined && color !== accent) colors.set(name, color);
  });
  return colors;
}

function colorOf(element: PictureElement): string | undefined {
  return 'color' in element ? element.color : undefined;
}

/** The hidden element on which the browser lays texts out, and what is asked of it. */

/** Height of a line, in em. */
export const LINE_HEIGHT = 1.35;

/** Where texts are laid out. */
export const stand = makeStand();

/** The box of some letters of a text on the stand; undefined where they have none. */
export function boxOf(node: Text, start: number, end: number): DOMRect | undefined {
  if (end > node.data.length) return undefined;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  // The first letter behind a hyphen that the browser has put in has a box for that, too.
  return [...range.getClientRects()].at(-1);
}

/** Distance from the top of a text's box to its baseline, in the font of what holds it. */
export function ascentOfText(holder: HTMLElement): number {
  const line = document.createElement('div');
  // Whatever the lines are like, it stands in one of its own.
  line.style.cssText = 'position:absolute;white-space:nowrap';
  const marker = document.createElement('span');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  const probe = document.createTextNode('x');
  line.append(marker, probe);
  holder.append(line);
  const range = document.createRange();
  range.selectNode(probe);
  const ascent = marker.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
  line.remove();
  return ascent;
}

function makeStand(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText =
    'position:fixed;left:0;top:0;width:0;height:0;visibility:hidden;pointer-events:none';
  const shadow = host.attachShadow({mode: 'open'});
  const place = document.createElement('div');
  place.style.cssText =
    'position:absolute;left:0;top:0;white-space:pre-wrap;overflow-wrap:anywhere;line-break:strict;text-rendering:geometricPrecision';
  shadow.append(place);
  document.body.append(host);
  return place;
}

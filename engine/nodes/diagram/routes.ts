/**
 * The ways of arrows through a diagram whose nodes have their places. Pure
 * geometry, as if arrows led to the right: a diagram that leads down is turned
 * before and after.
 *
 * Nodes stand in ranks. An arrow crosses a rank straight, where the layout left
 * room for it, and turns only between ranks: so it never runs through a node.
 */
import {Vector2} from '@motion-canvas/core';
import {type NodeOutline, reachAt, usableSide} from './outline.ts';

/** At which ends an arrow has a head: where it leads to, at both, or at none. */
export type DiagramHeads = 'one' | 'both' | 'none';

/** A node in its place. */
export interface PlacedOutline extends NodeOutline {
  readonly centre: Vector2;
}

/** An arrow to lead. */
export interface RouteRequest {
  readonly from: PlacedOutline;
  readonly to: PlacedOutline;
  /** Where it crosses the ranks between, in order, its label's place among them. */
  readonly crossings: readonly Vector2[];
  readonly label?: {readonly centre: Vector2; readonly size: Vector2};
  /** `one` unless given. */
  readonly heads?: DiagramHeads;
}

/** From where to where a rank reaches along the arrows. */
interface Band {
  readonly centre: number;
  readonly half: number;
}

/** Free space between the tip of an arrow and the outline that it leads to, in px. */
export const TIP_GAP = 6;
const HALF_HEAD = 9;
/** How far an arrow runs straight before its tip, so that its head does not bend. */
const STRAIGHT_TIP = 16;
/** How far it runs straight elsewhere, at the edge of a rank. */
const STRAIGHT = 4;
const PORT_DISTANCE = 32;
/** Free space between an arrow and the labels of others. */
const AROUND = 12;

/** The points that each arrow goes through; between them it is to be bent smoothly. */
export function routeArrows(
  nodes: readonly PlacedOutline[],
  requests: readonly RouteRequest[],
): Vector2[][] {
  const bands = bandsOf(nodes, requests);
  const ports = portsOf(nodes, requests);
  return requests.map(request => {
    const {from, to, crossings} = request;
    const way = leadsForward(request) ? 1 : -1;
    const [leaving, arriving] = [
      ports.get(request)?.leaving ?? 0,
      ports.get(request)?.arriving ?? 0,
    ];
    const {start: startsWithHead, end: endsWithHead} = headsAt(request.heads);
    const start = from.centre.add([way * reachOfEnd(from, leaving, startsWithHead), leaving]);
    const end = to.centre.sub([way * reachOfEnd(to, arriving, endsWithHead), -arriving]);

    const points = [start];
    const goTo = (x: number, y: number): void => {
      const last = points.at(-1);
      if (last === undefined || (x - last.x) * way > 1) points.push(new Vector2(x, y));
    };
    const rankAfter = edgeOf(bands, from.centre.x, way) + way * STRAIGHT;
    const tipAfter = start.x + way * (startsWithHead ? STRAIGHT_TIP : 0);
    goTo(way > 0 ? Math.max(rankAfter, tipAfter) : Math.min(rankAfter, tipAfter), start.y);
    const isAlone = !requests.some(
      other => other !== request && other.from === from && other.to === to,
    );
    const isDirect =
      isAlone && crossings.length === 1 && isFree(nodes, requests, request, start.y, end.y);
    for (const {x, y} of isDirect ? [] : crossings) {
      // Where nothing stands, an arrow need not keep its place, unless it has to part from others.
      if (halfOf(bands, x) === 0 && isAlone) continue;
      goTo(edgeOf(bands, x, -way), y);
      goTo(edgeOf(bands, x, way), y);
    }
    const rankBefore = edgeOf(bands, to.centre.x, -way) - way * STRAIGHT;
    const tipBefore = end.x - way * STRAIGHT_TIP;
    goTo(way > 0 ? Math.min(rankBefore, tipBefore) : Math.max(rankBefore, tipBefore), end.y);
    points.push(end);
    return points;
  });
}

/** At which of its ends an arrow has a head. */
export function headsAt(heads: DiagramHeads = 'one'): {start: boolean; end: boolean} {
  return {start: heads === 'both', end: heads !== 'none'};
}

/** How far from the middle of a node an arrow ends, all of its head minded. */
function reachOfEnd(outline: NodeOutline, offset: number, hasHead: boolean): number {
  if (!hasHead) return reachAt(outline, offset) + TIP_GAP / 2;
  const asides = [-HALF_HEAD, 0, HALF_HEAD];
  return Math.max(...asides.map(aside => reachAt(outline, offset + aside))) + TIP_GAP;
}

/** The way of an arrow from a node to itself, and where its label goes. */
export interface Loop {
  readonly start: Vector2;
  readonly controls: readonly [Vector2, Vector2];
  readonly end: Vector2;
  /** Points whose box holds it. */
  readonly hull: readonly Vector2[];
  readonly label: Vector2;
}

/** How far a loop stands off its node, in px. */
export const LOOP_HEIGHT = 46;

/** The loop of a node, below it; further ones of the same node go around those before, given by the sizes of their labels. */
export function loopAt(node: PlacedOutline, labelSize: Vector2, earlier: readonly Vector2[]): Loop {
  const below: NodeOutline = {shape: node.shape, size: new Vector2(node.size.y, node.size.x)};
  const aside = Math.min(28, usableSide(below)) + earlier.length * 6;
  const height = earlier.reduce((sum, {y}) => sum + LOOP_HEIGHT + 6 + y, LOOP_HEIGHT);
  // Three quarters of the way down, a curve is this much narrower than its control points.
  const around = Math.max(0, ...earlier.map(({x}) => (x / 2 + 12 - 0.4 * aside) / 0.28));
  const width = Math.max(aside + 18, around);
  const bottom = reachAt(below, 0);
  const place = (x: number, away: number): Vector2 => node.centre.add([x, away]);
  const halfHull = Math.max(aside + 18, 0.45 * aside + 0.3 * width);
  return {
    start: place(-aside, reachAt(below, aside) + TIP_GAP / 2),
    // A cubic curve reaches three quarters of the way to its control points.
    controls: [place(-width, bottom + height / 0.75), place(width, bottom + height / 0.75)],
    end: place(aside, reachAt(below, aside) + TIP_GAP),
    hull: [place(-halfHull, bottom + height), place(halfHull, bottom + height)],
    label: place(0, bottom + height + 6 + labelSize.y / 2),
  };
}

/**
 * Where arrows touch their nodes, in px from the middle of the side. Neighbours
 * that all leave, or all arrive, touch it together; those that leave and those
 * that arrive are kept apart.
 */
function portsOf(
  nodes: readonly PlacedOutline[],
  requests: readonly RouteRequest[],
): Map<RouteRequest, {leaving: number; arriving: number}> {
  const ports = new Map(requests.map(request => [request, {leaving: 0, arriving: 0}]));
  for (const node of nodes) {
    for (const side of [-1, 1]) {
      const ends = requests
        .flatMap(request => {
          const way = leadsForward(request) ? 1 : -1;
          const leaves = request.from === node && way === side;
          const arrives = request.to === node && way === -side;
          if (!leaves && !arrives) return [];
          const next = leaves
            ? (request.crossings[0] ?? request.to.centre)
            : (request.crossings.at(-1) ?? request.from.centre);
          return [{port: ports.get(request), leaves, towards: next.y}];
        })
        .sort((first, second) => first.towards - second.towards);
      const changes = ends.map((end, index) => index > 0 && end.leaves !== ends[index - 1]?.leaves);
      const last = changes.filter(Boolean).length;
      const distance = Math.min(PORT_DISTANCE, (2 * usableSide(node)) / Math.max(last, 1));
      ends.forEach(({port, leaves}, index) => {
        const place = changes.slice(0, index + 1).filter(Boolean).length;
        if (port !== undefined)
          port[leaves ? 'leaving' : 'arriving'] = (place - last / 2) * distance;
      });
    }
  }
  return ports;
}

/** Whether an arrow to the next rank, at these heights, meets no node and no label on its way. */
function isFree(
  nodes: readonly PlacedOutline[],
  requests: readonly RouteRequest[],
  {label, crossings}: RouteRequest,
  startY: number,
  endY: number,
): boolean {
  if (label !== undefined) return false;
  const [top, bottom] = [Math.min(startY, endY) - AROUND, Math.max(startY, endY) + AROUND];
  const rank = crossings[0]?.x ?? 0;
  return ![...nodes, ...requests.flatMap(({label: other}) => other ?? [])].some(
    ({centre, size}) =>
      Math.abs(centre.x - rank) < 1 &&
      centre.y + size.y / 2 > top &&
      centre.y - size.y / 2 < bottom,
  );
}

function leadsForward({from, to}: RouteRequest): boolean {
  return to.centre.x >= from.centre.x;
}

function bandsOf(nodes: readonly PlacedOutline[], requests: readonly RouteRequest[]): Band[] {
  const bands: Band[] = [];
  const extend = (centre: number, half: number): void => {
    const index = bands.findIndex(band => Math.abs(band.centre - centre) < 1);
    const before = bands[index];
    if (before === undefined) bands.push({centre, half});
    else bands[index] = {centre: before.centre, half: Math.max(before.half, half)};
  };
  for (const {centre, size} of nodes) extend(centre.x, size.x / 2);
  for (const {label} of requests) {
    if (label !== undefined) extend(label.centre.x, label.size.x / 2);
  }
  return bands;
}

function halfOf(bands: readonly Band[], centre: number): number {
  return bands.find(band => Math.abs(band.centre - centre) < 1)?.half ?? 0;
}

function edgeOf(bands: readonly Band[], centre: number, way: number): number {
  return centre + way * halfOf(bands, centre);
}

/**
 * Where the pictures of a section stand: each gets an area of the grid, so that
 * those which are there together never collide. Pure.
 */
import {type Anchor, anchorAt, anchorPosition, isAnchor} from '../../engine/anchors.ts';

/** How much room a picture would like. */
export interface SizeWish {
  /** Needs the whole width: code, arrays, number lines. */
  readonly wide: boolean;
  /** Takes whatever room there is: plots, figures, diagrams. */
  readonly grows: boolean;
  /** Cells that it needs at least. */
  readonly columns: number;
  readonly rows: number;
}

/** A picture over the beats of a section, which count from 1; what comes later in a beat has a fraction more. */
export interface PictureLife {
  readonly id: string;
  readonly wish: SizeWish;
  readonly firstBeat: number;
  /** The last beat that changes it. */
  readonly lastBeat: number;
  /** The area that the lecture gives it. */
  readonly at?: readonly [string, string] | undefined;
  /** Clears everything before it. */
  readonly clear: boolean;
}

/** The cells at the top left and bottom right of an area. */
export type Area = readonly [from: Anchor, to: Anchor];

/** What is on the stage from one beat until the next such screen. */
export interface Screen {
  readonly firstBeat: number;
  readonly areas: ReadonlyMap<string, Area>;
}

const SIZE = 6;
/** A plot in less than this is no longer a picture. */
const LEAST_GROWING_ROWS = 3;
/** Rather than squeeze a plot into fewer cells, what is finished leaves. */
const COMFORTABLE_CELLS = 12;
/** The fewest columns that what needs the whole width can do with. */
const LEAST_WIDE_COLUMNS = 4;

/** Plans a section: pictures stay until they leave no room for what comes. */
export function planStage(lives: readonly PictureLife[]): Screen[] {
  const screens: {firstBeat: number; pictures: PictureLife[]}[] = [];
  const beats = [...new Set(lives.map(life => life.firstBeat))].sort((a, b) => a - b);
  for (const beat of beats) {
    const coming = lives.filter(life => life.firstBeat === beat);
    const screen = screens.at(-1);
    const before = screen?.pictures ?? [];
    const together = [...before, ...coming];
    if (coming.some(life => life.clear) || arrange(together) === undefined) {
      const needed = before.filter(life => life.lastBeat >= beat);
      screens.push({firstBeat: beat, pictures: [...needed, ...coming]});
    } else if (screen === undefined || (before.every(isSmall) && !coming.every(isSmall))) {
      // A formula has the stage for itself until a plot comes; then it makes room.
      screens.push({firstBeat: beat, pictures: together});
    } else {
      screen.pictures = together;
    }
  }
  return screens.map(({firstBeat, pictures}) => ({
    firstBeat,
    areas: arrange(pictures) ?? arrange(pictures, 0) ?? crowded(pictures),
  }));
}

/** Whether pictures have room side by side or below each other. */
export function fitTogether(pictures: readonly PictureLife[]): boolean {
  return arrange(pictures, 0) !== undefined;
}

function isSmall({wish, at}: PictureLife): boolean {
  return !wish.wide && !wish.grows && at === undefined;
}

/**
 * Areas for pictures that are there together; undefined when there is no room for all of them.
 *
 * @param leastCells - How many cells a plot has to get.
 */
function arrange(
  pictures: readonly PictureLife[],
  leastCells = COMFORTABLE_CELLS,
): Map<string, Area> | undefined {
  const areas = new Map<string, Area>();
  const free: PictureLife[] = [];
  for (const picture of pictures) {
    const given = givenArea(picture);
    if (given === undefined) free.push(picture);
    else areas.set(picture.id, given);
  }
  if (free.length === 0) return areas;
  const room = largestRoom([...areas.values()]);
  if (room === undefined || !arrangeFree(free, room, areas)) return undefined;
  const isComfortable = free.every(
    ({id, wish}) => !wish.grows || cellsOf(areas.get(id)) >= Math.min(leastCells, cellsOf(room)),
  );
  return isComfortable ? areas : undefined;
}

interface Room {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** The largest part of the stage beside the areas that the lecture gives. */
function largestRoom(taken: readonly Area[]): Room | undefined {
  let largest: Room | undefined;
  for (const [top, left] of pairs()) {
    for (const [bottom, right] of pairs()) {
      const room: Room = {top, left, rows: bottom - top + 1, columns: right - left + 1};
      if (room.rows < 1 || room.columns < 1) continue;
      if (taken.some(area => cross(area, areaOf(room)))) continue;
      if (largest === undefined || cellsOf(room) > cellsOf(largest)) largest = room;
    }
  }
  return largest;
}

function pairs(): [number, number][] {
  return Array.from({length: SIZE * SIZE}, (_, index) => [Math.floor(index / SIZE), index % SIZE]);
}

function arrangeFree(free: readonly PictureLife[], room: Room, areas: Map<string, Area>): boolean {
  const wide = free.filter(({wish}) => wish.wide);
  const rest = free.filter(({wish}) => !wish.wide);
  if (wide.length > 0 && room.columns < LEAST_WIDE_COLUMNS) return false;
  const wideRows = wide.reduce((sum, {wish}) => sum + wish.rows, 0);
  const restRows = room.rows - wideRows;
  if (restRows < 0) return false;
  if (rest.length === 0) {
    stack(wide, {...room, top: room.top + Math.floor(restRows / 2)}, areas);
    return true;
  }
  const [firstWide, firstRest] = [wide[0], rest[0]];
  const isWideFirst =
    firstWide !== undefined &&
    firstRest !== undefined &&
    free.indexOf(firstWide) < free.indexOf(firstRest);
  stack(wide, {...room, top: room.top + (isWideFirst ? 0 : restRows)}, areas);
  return arrangeRest(
    rest,
    {...room, top: room.top + (isWideFirst ? wideRows : 0), rows: restRows},
    areas,
  );
}

function arrangeRest(rest: readonly PictureLife[], room: Room, areas: Map<string, Area>): boolean {
  const growing = rest.filter(({wish}) => wish.grows);
  const small = rest.filter(({wish}) => !wish.grows);
  const smallRows = small.reduce((sum, {wish}) => sum + wish.rows, 0);
  if (growing.length === 0) return arrangeSmall(small, room, areas);
  if (growing.length > 2 || room.rows < LEAST_GROWING_ROWS) return false;
  if (small.length === 0) {
    sideBySide(growing, room, areas);
    return true;
  }
  const columns = Math.max(...small.map(({wish}) => wish.columns));
  const beside = Math.max(2, columns);
  if (growing.length === 1 && 2 * beside <= room.columns && smallRows <= room.rows) {
    sideBySide(growing, {...room, columns: room.columns - beside}, areas);
    const top = room.top + Math.floor((room.rows - smallRows) / 2);
    const left = room.left + room.columns - beside;
    stack(small, {top, left, rows: smallRows, columns: beside}, areas);
    return true;
  }
  const rowsAbove =
    small.length > 1 && small.every(({wish}) => wish.columns <= 3)
      ? Math.max(...small.map(({wish}) => wish.rows))
      : smallRows;
  if (room.rows - rowsAbove < LEAST_GROWING_ROWS) return false;
  const above: Room = {...room, rows: rowsAbove};
  if (rowsAbove < smallRows) sideBySide(small, above, areas);
  else stack(small, above, areas);
  sideBySide(growing, {...room, top: room.top + rowsAbove, rows: room.rows - rowsAbove}, areas);
  return true;
}

function arrangeSmall(
  small: readonly PictureLife[],
  room: Room,
  areas: Map<string, Area>,
): boolean {
  const rows = small.reduce((sum, {wish}) => sum + wish.rows, 0);
  const columns = small.reduce((sum, {wish}) => sum + wish.columns, 0);
  const highest = Math.max(...small.map(({wish}) => wish.rows));
  if (small.length > 1 && small.length <= 3 && columns <= room.columns && highest <= room.rows) {
    sideBySide(small, room, areas);
    return true;
  }
  if (rows > room.rows) return false;
  const spare = room.rows - rows;
  stack(small, {...room, top: room.top + Math.floor(spare / 2), rows}, areas);
  return true;
}

function sideBySide(pictures: readonly PictureLife[], room: Room, areas: Map<string, Area>): void {
  pictures.forEach((picture, index) => {
    const left = Math.round((index * room.columns) / pictures.length);
    const right = Math.round(((index + 1) * room.columns) / pictures.length);
    areas.set(picture.id, areaOf({...room, left: room.left + left, columns: right - left}));
  });
}

function stack(pictures: readonly PictureLife[], room: Room, areas: Map<string, Area>): void {
  let {top} = room;
  for (const picture of pictures) {
    areas.set(picture.id, areaOf({...room, top, rows: picture.wish.rows}));
    top += picture.wish.rows;
  }
}

/** What to do when even one beat brings more than fits: equal shares, and the stage reports what is too small. */
function crowded(pictures: readonly PictureLife[]): Map<string, Area> {
  const areas = new Map<string, Area>();
  const rows = Math.max(1, Math.floor(SIZE / Math.ceil(pictures.length / 2)));
  pictures.forEach((picture, index) => {
    const isAlone = index === pictures.length - 1 && index % 2 === 0;
    const top = Math.min(SIZE - rows, Math.floor(index / 2) * rows);
    areas.set(
      picture.id,
      areaOf({top, rows, left: isAlone ? 0 : (index % 2) * 3, columns: isAlone ? SIZE : 3}),
    );
  });
  return areas;
}

function cellsOf(part: Area | Room | undefined): number {
  if (part === undefined) return 0;
  if (!isArea(part)) return part.rows * part.columns;
  const [from, to] = [anchorPosition(part[0]), anchorPosition(part[1])];
  return (to.row - from.row + 1) * (to.column - from.column + 1);
}

function isArea(part: Area | Room): part is Area {
  return Array.isArray(part);
}

function areaOf({top, left, rows, columns}: Room): Area {
  return [anchorAt(top, left), anchorAt(top + rows - 1, left + columns - 1)];
}

function givenArea({at}: PictureLife): Area | undefined {
  if (at === undefined) return undefined;
  const [from, to] = at;
  return isAnchor(from) && isAnchor(to) ? [from, to] : undefined;
}

function cross([firstFrom, firstTo]: Area, [secondFrom, secondTo]: Area): boolean {
  const [a, b] = [anchorPosition(firstFrom), anchorPosition(firstTo)];
  const [c, d] = [anchorPosition(secondFrom), anchorPosition(secondTo)];
  return a.row <= d.row && c.row <= b.row && a.column <= d.column && c.column <= b.column;
}

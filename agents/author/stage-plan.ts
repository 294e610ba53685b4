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

/** A picture over the beats of a section, which count from 1. */
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

/** Plans a section: pictures stay until they leave no room for what comes. */
export function planStage(lives: readonly PictureLife[]): Screen[] {
  const screens: {firstBeat: number; pictures: PictureLife[]}[] = [];
  const beats = [...new Set(lives.map(life => life.firstBeat))].sort((a, b) => a - b);
  for (const beat of beats) {
    const coming = lives.filter(life => life.firstBeat === beat);
    const screen = screens.at(-1);
    const together = [...(screen?.pictures ?? []), ...coming];
    if (
      screen !== undefined &&
      !coming.some(life => life.clear) &&
      arrange(together) !== undefined
    ) {
      screen.pictures = together;
      continue;
    }
    const needed = (screen?.pictures ?? []).filter(life => life.lastBeat >= beat);
    screens.push({firstBeat: beat, pictures: [...needed, ...coming]});
  }
  return screens.map(({firstBeat, pictures}) => ({
    firstBeat,
    areas: arrange(pictures) ?? crowded(pictures),
  }));
}

/** Areas for pictures that are there together; undefined when there is no room for all of them. */
function arrange(pictures: readonly PictureLife[]): Map<string, Area> | undefined {
  const areas = new Map<string, Area>();
  const free: PictureLife[] = [];
  for (const picture of pictures) {
    const given = givenArea(picture);
    if (given === undefined) free.push(picture);
    else areas.set(picture.id, given);
  }
  const wide = free.filter(({wish}) => wish.wide);
  const rest = free.filter(({wish}) => !wish.wide);
  const wideRows = wide.reduce((sum, {wish}) => sum + wish.rows, 0);
  const restRows = SIZE - wideRows;
  if (restRows < 0) return undefined;
  if (rest.length === 0) {
    stack(wide, {top: Math.floor(restRows / 2), left: 0, rows: wideRows, columns: SIZE}, areas);
  } else {
    const wideFirst =
      wide[0] !== undefined && pictures.indexOf(wide[0]) < pictures.indexOf(rest[0] ?? wide[0]);
    stack(wide, {top: wideFirst ? 0 : restRows, left: 0, rows: wideRows, columns: SIZE}, areas);
    const room: Room = {top: wideFirst ? wideRows : 0, left: 0, rows: restRows, columns: SIZE};
    if (!arrangeRest(rest, room, areas)) return undefined;
  }
  return overlap([...areas.values()]) ? undefined : areas;
}

interface Room {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
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
  if (growing.length === 1 && columns <= 3 && smallRows <= room.rows) {
    const beside = Math.max(2, columns);
    sideBySide(growing, {...room, columns: SIZE - beside}, areas);
    const top = room.top + Math.floor((room.rows - smallRows) / 2);
    stack(small, {top, left: SIZE - beside, rows: smallRows, columns: beside}, areas);
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
  if (small.length > 1 && small.length <= 3 && columns <= SIZE && highest <= room.rows) {
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

function areaOf({top, left, rows, columns}: Room): Area {
  return [anchorAt(top, left), anchorAt(top + rows - 1, left + columns - 1)];
}

function givenArea({at}: PictureLife): Area | undefined {
  if (at === undefined) return undefined;
  const [from, to] = at;
  return isAnchor(from) && isAnchor(to) ? [from, to] : undefined;
}

function overlap(areas: readonly Area[]): boolean {
  return areas.some((first, index) => areas.slice(index + 1).some(second => cross(first, second)));
}

function cross([firstFrom, firstTo]: Area, [secondFrom, secondTo]: Area): boolean {
  const [a, b, c, d] = [firstFrom, firstTo, secondFrom, secondTo].map(anchorPosition) as [
    ReturnType<typeof anchorPosition>,
    ReturnType<typeof anchorPosition>,
    ReturnType<typeof anchorPosition>,
    ReturnType<typeof anchorPosition>,
  ];
  return a.row <= d.row && c.row <= b.row && a.column <= d.column && c.column <= b.column;
}

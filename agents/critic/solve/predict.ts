/** Where things would be if an object stood in another area: geometry on what was measured, no browser. */
import {areaRectangle} from '../../../engine/anchors.ts';
import type {Box} from '../../../schema/layout-report.ts';
import type {
  FramePoint,
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
} from '../../../schema/measured-section.ts';
import type {SceneEdit, SceneEditOf} from '../../../schema/scene-edit.ts';
import {rootOf} from '../measure/leaves.ts';
import {Roots, rootBoxes} from './roots.ts';
import {type Area, type StagedScene, type Station, stationIn} from './staged-objects.ts';

/** What the stage lets a placed node fill of its area. */
const AIR = 0.96;
/** What fills this share of its room is as large as its room lets it be. */
const TIGHT = 0.9;
/** Nodes that take the shape of their area; their letters stay as they are. */
const STRETCHES = new Set(['BarChart', 'Plot']);
/** Nodes that grow with their area and keep their shape. */
const GROWS = new Set(['Figure', 'PlaneTransform', 'Picture', 'NumberLine', 'Cells']);

/** A map of points: about one centre to about another, scaled. */
export interface Shift {
  readonly from: FramePoint;
  readonly to: FramePoint;
  readonly scale: FramePoint;
  /** How letters grow. */
  readonly text: number;
}

/**
 * How an object moves from one area to another.
 *
 * @param box - What is seen of it now.
 */
export function shiftBetween(
  kind: string,
  box: Box,
  [before, after]: readonly [Area, Area],
  direction: MeasuredSection['direction'],
): Shift {
  const [old, next] = [before, after].map(area => areaRectangle(...area, direction)) as [Box, Box];
  const from: FramePoint = [old.x + old.width / 2, old.y + old.height / 2];
  const to: FramePoint = [next.x + next.width / 2, next.y + next.height / 2];
  if (STRETCHES.has(kind)) {
    return {from, to, scale: [next.width / old.width, next.height / old.height], text: 1};
  }
  const width = Math.max(1, box.width);
  const height = Math.max(1, box.height);
  const room = Math.min((old.width * AIR) / width, (old.height * AIR) / height);
  const ratio = Math.min((next.width * AIR) / width, (next.height * AIR) / height);
  // What does not touch its room has its natural size, which it keeps where there is room for it.
  const grows = GROWS.has(kind) || room * TIGHT <= 1;
  const scale = grows ? Math.min(ratio / Math.max(1, room), 4) : Math.min(1, ratio);
  return {from, to, scale: [scale, scale], text: GROWS.has(kind) ? 1 : scale};
}

/** A box after a shift. */
export function shifted(box: Box, {from, to, scale}: Shift): Box {
  return {
    x: to[0] + (box.x - from[0]) * scale[0],
    y: to[1] + (box.y - from[1]) * scale[1],
    width: box.width * scale[0],
    height: box.height * scale[1],
  };
}

/** Where a section's leaves would be after an edit; what cannot be foretold stays as it was measured. */
export function predicted(
  measured: MeasuredSection,
  scene: StagedScene,
  edit: SceneEdit,
): MeasuredSection {
  const roots = new Roots(scene, measured);
  const moments = measured.moments.map((moment): MeasuredMoment => {
    const {beat} = moment;
    if (beat === undefined) return moment;
    const boxes = rootBoxes(moment);
    const leaves = moment.leaves.flatMap(leaf => {
      const mover = roots.moverOf(leaf);
      if (mover === undefined || !('object' in edit) || mover.name !== edit.object) return [leaf];
      const box = boxes.get(rootOf(leaf));
      if (box === undefined) return [leaf];
      const isLabel = roots.objectOf(leaf) === undefined;
      return changedLeaf(leaf, box, isLabel, {
        edit,
        beat,
        kind: mover.kind,
        station: stationIn(mover, beat),
        direction: measured.direction,
      });
    });
    return {...moment, leaves};
  });
  return {...measured, moments};
}

function changedLeaf(
  leaf: MeasuredLeaf,
  box: Box,
  isLabel: boolean,
  {
    edit,
    beat,
    kind,
    station,
    direction,
  }: {
    edit: SceneEdit;
    beat: number;
    kind: string;
    station: Station | undefined;
    direction: MeasuredSection['direction'];
  },
): MeasuredLeaf[] {
  switch (edit.kind) {
    case 'move': {
      if (station === undefined || !isMeant(edit, station)) return [leaf];
      const areas = [station.area, areaOf(edit)] as const;
      const shift = shiftBetween(kind, box, areas, direction);
      return [
        isLabel ? withShift(leaf, {...shift, scale: [1, 1], text: 1}) : withShift(leaf, shift),
      ];
    }
    case 'remove':
      return beat >= edit.beat ? [] : [leaf];
    case 'scale':
      return isLabel ? [leaf] : [withShift(leaf, aboutItself(box, edit.factor))];
    case 'text-size': {
      const size = leaf.fontSize ?? edit.px;
      return [withShift(leaf, aboutItself(box, edit.px / size))];
    }
    case 'recolour':
      return [leaf.kind === 'text' ? {...leaf, color: edit.color} : leaf];
    // What comes of these only the browser can tell.
    case 'stay':
    case 'widen':
    case 'pace':
    case 'label-side':
      return [leaf];
  }
}

/** Whether a move changes the area that holds. */
export function isMeant({beat}: SceneEditOf<'move'>, {moveBeat}: Station): boolean {
  return beat === moveBeat;
}

/** The area of a move. */
export function areaOf({from, to = from}: SceneEditOf<'move'>): Area {
  return [from, to];
}

function aboutItself({x, y, width, height}: Box, factor: number): Shift {
  const centre: FramePoint = [x + width / 2, y + height / 2];
  return {from: centre, to: centre, scale: [factor, factor], text: factor};
}

function withShift(leaf: MeasuredLeaf, shift: Shift): MeasuredLeaf {
  const {from, to, scale, text} = shift;
  // Letters of figures and plots keep their size: only their middles move.
  const keepsSize = leaf.kind === 'text' && text !== scale[0];
  const middle = keepsSize
    ? shifted(
        {
          x: leaf.box.x + leaf.box.width / 2,
          y: leaf.box.y + leaf.box.height / 2,
          width: 0,
          height: 0,
        },
        shift,
      )
    : undefined;
  return {
    ...leaf,
    box:
      middle === undefined
        ? shifted(leaf.box, shift)
        : {
            x: middle.x - leaf.box.width / 2,
            y: middle.y - leaf.box.height / 2,
            width: leaf.box.width,
            height: leaf.box.height,
          },
    outline: leaf.outline.map(([x, y]): FramePoint => [
      to[0] + (x - from[0]) * scale[0],
      to[1] + (y - from[1]) * scale[1],
    ]),
    ...(leaf.fontSize === undefined ? {} : {fontSize: leaf.fontSize * text}),
    ...(leaf.glyphSize === undefined ? {} : {glyphSize: leaf.glyphSize * text}),
  };
}

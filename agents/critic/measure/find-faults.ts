/** Finds the faults of measured sections: what is seen at several looks in a row is one fault with its span. */
import {anchorsOf} from './anchors-of.ts';
import type {Box} from '../../../schema/layout-report.ts';
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
  ScenePlace,
} from '../../../schema/measured-section.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';
import type {FaultKind, LectureWords, Sighting, TimedSighting} from './fault.ts';
import {COURSE_FAULT_KINDS, FAULT_KINDS, LECTURE_FAULT_KINDS} from './kinds.ts';
import {rootOf} from './leaves.ts';

/** A fault of a section. */
export interface Fault extends Omit<Sighting, 'leaves'> {
  /** Its kind. */
  readonly code: string;
  readonly section: string;
  /** The first beat in which it is seen, from 1. */
  readonly beat: number | undefined;
  /** The first and the last moment at which it is seen, from the start of the section. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Keys of the nodes that are concerned. */
  readonly nodes: readonly string[];
  /** Where they are when it is first seen, px at 1080p. */
  readonly boxes: readonly Box[];
  /** The cells where they are then, such as `B2` or `B2–C4`; none where they are off the grid. */
  readonly anchors: readonly string[];
  /** Place in the scene of what is concerned first. */
  readonly made?: ScenePlace | undefined;
  /** Colours behind what is concerned first, where they were looked at. */
  readonly grounds?: readonly string[] | undefined;
  /** What would mend it, where one change is obvious; see `withEdits`. */
  readonly edit?: SceneEdit | undefined;
  /** The places of all that are concerned, each once. */
  readonly places: readonly ScenePlace[];
}

/** Finds them, in the order in which they come up. */
export function findFaults(section: MeasuredSection): Fault[] {
  return [
    ...FAULT_KINDS.flatMap(kind => faultsOf(kind, section)),
    ...COURSE_FAULT_KINDS.flatMap(kind =>
      merged([...kind.follow(section)]).map(([, sighting]) =>
        faultOf(kind.code, sighting, section),
      ),
    ),
  ].sort((a, b) => a.fromSeconds - b.fromSeconds);
}

/** Finds what only shows when sections are compared. */
export function findLectureFaults(
  sections: readonly MeasuredSection[],
  words: LectureWords = {narration: ''},
): Fault[] {
  return LECTURE_FAULT_KINDS.flatMap(kind =>
    [...kind.compare(sections, words)].flatMap(sighting => {
      const section = sections.find(each => each.section === sighting.section);
      return section === undefined ? [] : [faultOf(kind.code, sighting, section)];
    }),
  );
}

function faultsOf(kind: FaultKind, section: MeasuredSection): Fault[] {
  const {leastSeconds = 0, leastSecondsInMotion = Number.POSITIVE_INFINITY} = kind;
  const finished: (Fault & {atRest: boolean})[] = [];
  let open = new Map<string, Fault & {atRest: boolean}>();
  let before: MeasuredMoment | undefined;
  for (const moment of section.moments) {
    if (moment.isSettled || kind.whileMoving || kind.leastSecondsInMotion !== undefined) {
      const seen = new Map<string, Fault & {atRest: boolean}>();
      for (const [key, sighting] of merged([...kind.look({section, moment, before})])) {
        const {seconds: fromSeconds, untilSeconds: toSeconds, beat} = moment;
        const fault = faultOf(kind.code, {...sighting, fromSeconds, toSeconds, beat}, section);
        const known = open.get(key);
        const atRest = kind.whileMoving || moment.isSettled || known?.atRest === true;
        seen.set(key, known === undefined ? {...fault, atRest} : {...known, toSeconds, atRest});
      }
      for (const [key, fault] of open) if (!seen.has(key)) finished.push(fault);
      open = seen;
    }
    before = moment;
  }
  return [...finished, ...open.values()]
    .filter(({fromSeconds, toSeconds, atRest}) => {
      const seconds = toSeconds - fromSeconds;
      return seconds >= (atRest ? leastSeconds : leastSecondsInMotion);
    })
    .map(({atRest: _, ...fault}) => fault);
}

/** What concerns several leaves of one object, or of the same two, is told once. */
function merged<TSighting extends Sighting>(
  sightings: readonly TSighting[],
): (readonly [key: string, sighting: TSighting])[] {
  const groups = new Map<string, TSighting[]>();
  for (const sighting of sightings) {
    const roots = sighting.leaves.map(rootOf);
    // Things in one object are different things to the viewer.
    const isWithinOne = roots.length > 1 && new Set(roots).size === 1;
    const key = isWithinOne
      ? sighting.leaves.map(({id}) => id).join(' ')
      : [...roots].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), sighting]);
  }
  return [...groups].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    if (others.length === 0 || first.leaves.length === 0) return [[key, first] as const];
    const leaves = new Map<string, MeasuredLeaf>();
    for (const leaf of [first, ...others].flatMap(each => each.leaves)) leaves.set(leaf.id, leaf);
    const more = others.length === 1 ? 'Once more' : `${others.length} times more`;
    const message = `${first.message} ${more} in the same objects.`;
    return [[key, {...first, message, leaves: [...leaves.values()]}] as const];
  });
}

function faultOf(
  code: string,
  {leaves, fromSeconds, toSeconds, beat, message, remedy, severity}: TimedSighting,
  {section, direction, isLecture}: MeasuredSection,
): Fault {
  const places = leaves.flatMap(({made}) => (made === undefined ? [] : [made]));
  const [made] = places;
  return {
    code,
    severity,
    message,
    remedy,
    section,
    beat,
    fromSeconds,
    toSeconds,
    nodes: leaves.map(({id}) => id),
    boxes: leaves.map(({box}) => box),
    anchors: isLecture ? leaves.flatMap(({box}) => anchorsOf(box, direction) ?? []) : [],
    ...(made === undefined ? {} : {made}),
    ...(code === 'low-contrast' ? {grounds: leaves[0]?.grounds?.map(({color}) => color)} : {}),
    places: places.filter(
      (place, index) =>
        places.findIndex(({line, column}) => line === place.line && column === place.column) ===
        index,
    ),
  };
}

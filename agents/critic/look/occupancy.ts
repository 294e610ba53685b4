/** Which object of a scene stands in which cells, beat by beat, as a table for a model. */
import type {Box} from '../../../schema/layout-report.ts';
import type {MeasuredLeaf, MeasuredSection} from '../../../schema/measured-section.ts';
import {anchorsOf} from '../measure/anchors-of.ts';
import {isLegible, rootOf} from '../measure/leaves.ts';
import {type SceneObject, sceneObjects} from '../scene-objects.ts';
import {around} from '../solve/roots.ts';

/** So much of a text tells which one it is. */
const TOLD_LETTERS = 40;

interface Occupant {
  readonly first: MeasuredLeaf;
  readonly box: Box;
  readonly fontSize: number;
  readonly text: string;
}

/** One line a beat and object: name, kind, cells, smallest text. */
export function occupancyText(
  {moments, direction}: MeasuredSection,
  source: string,
  beats: readonly number[],
): string {
  const named = sceneObjects(source);
  return beats
    .flatMap(beat => {
      const leaves = moments.find(moment => moment.endsBeat && moment.beat === beat)?.leaves ?? [];
      const occupants = [...occupantsOf(leaves).values()];
      return [
        `Beat ${beat}:${occupants.length === 0 ? ' nothing' : ''}`,
        ...occupants.map(occupant => line(occupant, named, anchorsOf(occupant.box, direction))),
      ];
    })
    .join('\n');
}

function occupantsOf(leaves: readonly MeasuredLeaf[]): Map<string, Occupant> {
  const occupants = new Map<string, Occupant>();
  for (const leaf of leaves.filter(isLegible)) {
    const known = occupants.get(rootOf(leaf));
    const fontSize = leaf.fontSize ?? Number.POSITIVE_INFINITY;
    occupants.set(
      rootOf(leaf),
      known === undefined
        ? {first: leaf, box: leaf.box, fontSize, text: leaf.text}
        : {
            first: known.first,
            box: around(known.box, leaf.box),
            fontSize: Math.min(known.fontSize, fontSize),
            text: `${known.text} ${leaf.text}`.trim(),
          },
    );
  }
  return occupants;
}

function line(
  {first, fontSize, text}: Occupant,
  named: readonly SceneObject[],
  cells: string | undefined,
): string {
  const {made, labels, object} = first;
  const name =
    labels === undefined
      ? (named.find(each => each.line === made?.line && each.column === made.column)?.name ??
        '(no name)')
      : '(label)';
  const words = text === '' ? '' : ` “${text.replace(/\s+/g, ' ').slice(0, TOLD_LETTERS)}”`;
  const size = Number.isFinite(fontSize) ? `, text ${Math.round(fontSize)} px` : '';
  return `- ${name} (${object}${words}): ${cells ?? 'off the grid'}${size}`;
}

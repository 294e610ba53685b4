/** What a scene puts on the stage, by name, and where each stands in which beats: read from its source. */
import ts from 'typescript';
import {type Anchor, isAnchor} from '../../../engine/anchors.ts';
import {descendants, literalText} from '../../diagnose/syntax.ts';
import {sourcePlace} from '../../diagnose/source-place.ts';
import {type SceneTree, isStageCall, sceneTree} from '../scene-tree.ts';

/** The cells at the top left and bottom right of an area. */
export type Area = readonly [from: Anchor, to: Anchor];

/** A call that says where an object stands, from a beat on until the next such call. */
export interface Station {
  readonly object: string;
  /** The beat of its `stage.move`; undefined for the first placement. */
  readonly moveBeat: number | undefined;
  readonly area: Area;
}

/** An object that a variable holds. */
export interface StagedObject {
  readonly name: string;
  /** Its class. */
  readonly kind: string;
  /** Place of its `new X(`, as leaves tell it: `line:column`, both from 1. */
  readonly made: string;
  /** In the order of the beats; empty for what takes the place of another object. */
  readonly stations: readonly Station[];
}

/** What a scene has on its stage. */
export interface StagedScene {
  readonly tree: SceneTree;
  readonly objects: readonly StagedObject[];
}

/** Reads a scene; undefined when it is none of Lectern's. */
export function stagedScene(source: string): StagedScene | undefined {
  const tree = sceneTree(source);
  if (tree === undefined) return undefined;
  const calls = descendants(tree.body);
  const objects = tree.nodes.map(({name, kind, creation, placement}): StagedObject => {
    const first = placement === undefined ? undefined : areaOf(placement);
    const moves = calls.flatMap(call => {
      if (!isStageCall(call, tree.stage, ['move'])) return [];
      const [object] = call.arguments;
      if (object === undefined || !ts.isIdentifier(object) || object.text !== name) return [];
      const area = areaOf(call);
      const beat = beatAround(tree, call);
      return area === undefined || beat === undefined ? [] : [{object: name, moveBeat: beat, area}];
    });
    return {
      name,
      kind,
      made: placeText(tree, creation),
      stations: [
        ...(first === undefined ? [] : [{object: name, moveBeat: undefined, area: first}]),
        ...moves,
      ],
    };
  });
  return {tree, objects};
}

/** The station that holds in a beat. */
export function stationIn(object: StagedObject, beat: number): Station | undefined {
  return object.stations.findLast(({moveBeat}) => moveBeat === undefined || moveBeat <= beat);
}

function areaOf({arguments: [, first, second]}: ts.CallExpression): Area | undefined {
  const from = literalText(first);
  const to = second === undefined ? from : literalText(second);
  if (from === undefined || to === undefined || !isAnchor(from) || !isAnchor(to)) return undefined;
  return [from, to];
}

function beatAround(tree: SceneTree, node: ts.Node): number | undefined {
  return tree.beats.find(({body}) => body.pos <= node.pos && node.end <= body.end)?.beat;
}

function placeText(tree: SceneTree, node: ts.Node): string {
  const {line, column} = sourcePlace(tree.sourceFile, node.getStart(tree.sourceFile));
  return `${line}:${column}`;
}

/** The objects of a scene by name, with their places, so that a report of the layout can be joined to them. */
import {literalText} from '../diagnose/syntax.ts';
import {sourcePlace} from '../diagnose/source-place.ts';
import {sceneTree} from './scene-tree.ts';

/** A variable of a scene that holds a node. */
export interface SceneObject {
  readonly name: string;
  /** The class, such as `Plot`. */
  readonly kind: string;
  /** Line of its `new X(`, from 1. */
  readonly line: number;
  /** Column of its `new X(` in UTF-16 units, from 1. */
  readonly column: number;
  /** Where it is first placed: one cell, or the two corners of an area, as far as written out. */
  readonly anchors?: readonly string[];
}

/** The objects of a scene in the order of their first mention; none when it is no lecture's. */
export function sceneObjects(source: string): SceneObject[] {
  const tree = sceneTree(source);
  if (tree === undefined) return [];
  return tree.nodes.map(({name, kind, creation, placement}) => {
    const {line, column} = sourcePlace(tree.sourceFile, creation.getStart(tree.sourceFile));
    const anchors = placement?.arguments.slice(1).map(literalText);
    const written = anchors?.filter(anchor => anchor !== undefined);
    return {
      name,
      kind,
      line,
      column,
      ...(written !== undefined && written.length > 0 && written.length === anchors?.length
        ? {anchors: written}
        : {}),
    };
  });
}

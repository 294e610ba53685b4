import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {applySceneEdits} from '../../../agents/critic/apply-scene-edits.ts';
import {sceneObjects} from '../../../agents/critic/scene-objects.ts';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const files = readdirSync(path.join(root, 'scenes-generated'), {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.tsx'))
  .map(file => path.join('scenes-generated', file))
  .sort();

function editsOf(source: string): SceneEdit[] {
  const beats = [...source.matchAll(/stage\.beat\((\d+)/g)].map(([, beat]) => Number(beat));
  return sceneObjects(source).flatMap(({name: object}): SceneEdit[] => [
    {kind: 'move', object, from: 'B2', to: 'E5'},
    {kind: 'move', object, from: 'C3', beat: beats.length},
    {kind: 'scale', object, factor: 0.9},
    {kind: 'recolour', object, color: '#8899aa'},
    ...beats.map(beat => ({kind: 'remove', object, beat}) as const),
  ]);
}

describe('edits of the lectures that are there', {timeout: 60_000}, () => {
  const diagnostician = new Diagnostician();

  it('has lectures to edit', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('finds the objects of %s where they are made', relative => {
    const source = readFileSync(path.join(root, relative), 'utf8');
    const lines = source.split('\n');
    const objects = sceneObjects(source);
    expect(objects).not.toEqual([]);
    for (const {kind, line, column, anchors} of objects) {
      expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^new ${kind}\\(`));
      expect(anchors?.length).toBeGreaterThan(0);
    }
  });

  it.each(files)('leaves %s without mistakes after every edit', relative => {
    const file = path.join(root, relative);
    const source = readFileSync(file, 'utf8');
    const edits = editsOf(source);
    const before = diagnostician.diagnose([{file, text: source}]).map(({message}) => message);

    let text = source;
    let count = 0;
    for (const edit of edits) {
      const result = applySceneEdits(source, [edit]);
      expect(result.applied.length + result.refused.length).toBe(1);
      count += result.applied.length;
      if (result.applied.length === 0) expect(result.source).toBe(source);
      text = applySceneEdits(text, [edit]).source;
    }
    expect(count).toBeGreaterThan(0);
    expect(text).not.toBe(source);
    const after = diagnostician.diagnose([{file, text}]).map(({message}) => message);
    expect(after).toEqual(before);
  });
});

import {describe, expect, it} from 'vitest';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {soundScenes} from '../../../benchmarks/autofix/corpus.ts';

describe('scenes that play', () => {
  it('have no mistakes', () => {
    const scenes = soundScenes();
    expect(scenes.length).toBeGreaterThanOrEqual(40);
    const found = new Diagnostician().diagnose(scenes);
    expect(found.map(({file, line, code}) => `${file}:${line} ${code}`)).toEqual([]);
  });
});

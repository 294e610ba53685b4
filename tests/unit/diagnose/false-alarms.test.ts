import {describe, expect, it} from 'vitest';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {soundScenes} from '../../../benchmarks/autofix/corpus.ts';

describe('scenes that play', () => {
  // A whole corpus with a compiler that may be cold: far above the common limit on a busy machine.
  it('have no mistakes', {timeout: 90_000}, () => {
    const scenes = soundScenes();
    expect(scenes.length).toBeGreaterThanOrEqual(40);
    const found = new Diagnostician().diagnose(scenes);
    expect(found.map(({file, line, code}) => `${file}:${line} ${code}`)).toEqual([]);
  });
});

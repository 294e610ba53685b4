import {describe, expect, it} from 'vitest';
import {
  COURSE_FAULT_KINDS,
  FAULT_KINDS,
  LECTURE_FAULT_KINDS,
} from '../../../agents/critic/measure/kinds.ts';
import {plantedCases, soundCases} from '../../../benchmarks/critic/corpus.ts';

const planted = plantedCases();

describe('the corpus of planted faults', () => {
  it('has at least 60 cases with faults and 30 sound scenes, each under a name of its own', () => {
    const sound = soundCases();
    expect(planted.length).toBeGreaterThanOrEqual(60);
    expect(sound.flatMap(({scenes}) => scenes).length).toBeGreaterThanOrEqual(30);
    const names = [...planted, ...sound].map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([...FAULT_KINDS, ...COURSE_FAULT_KINDS, ...LECTURE_FAULT_KINDS].map(({code}) => code))(
    'has %s at least three times',
    code => {
      const faults = planted.flatMap(each => each.faults);
      expect(faults.filter(fault => fault.code === code).length).toBeGreaterThanOrEqual(3);
    },
  );

  it('plants only kinds that there are, in scenes that there are', () => {
    const codes = [...FAULT_KINDS, ...COURSE_FAULT_KINDS, ...LECTURE_FAULT_KINDS].map(
      ({code}) => code,
    );
    for (const {scenes, faults} of planted) {
      expect(faults.length).toBeGreaterThan(0);
      for (const {code, scene} of faults) {
        expect(codes).toContain(code);
        expect(scene).toBeLessThanOrEqual(scenes.length);
      }
    }
  });
});

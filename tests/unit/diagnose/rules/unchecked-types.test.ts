import {describe, expect, it} from 'vitest';
import {uncheckedTypes} from '../../../../agents/diagnose/rules/unchecked-types.ts';
import {findBreaches} from '../find-breaches.ts';

const marked = (scene: string) => findBreaches(uncheckedTypes, scene).map(breach => breach.marked);

describe('unchecked-types', () => {
  it.each(['// @ts-nocheck\nexport {};', '/** Mine. */\n/* @ts-nocheck */\nexport {};'])(
    'finds %s',
    scene => {
      expect(marked(scene)).toEqual(['@ts-nocheck']);
    },
  );

  it.each(["export const x = '@ts-nocheck';", 'export {};\n// @ts-nocheck'])(
    'has nothing against %s',
    scene => {
      expect(marked(scene)).toEqual([]);
    },
  );
});

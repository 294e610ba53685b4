import {describe, expect, it} from 'vitest';
import {noScene} from '../../../../agents/diagnose/rules/no-scene.ts';
import {findBreaches} from '../find-breaches.ts';

const SCENE = "lecture({title: 'T', lines: ['one']}, function* () {})";
const IMPORT = "import {lecture} from 'lectern';\n";

describe('no-scene', () => {
  it.each([`${SCENE};`, `const scene = ${SCENE};`, `export const scene = ${SCENE};`])(
    'finds %s',
    scene => {
      expect(findBreaches(noScene, IMPORT + scene).map(({marked}) => marked)).toEqual([scene]);
    },
  );

  it('finds a file without any scene', () => {
    expect(findBreaches(noScene, 'export const a = 1;')).toHaveLength(1);
  });

  it.each([
    `export default ${SCENE};`,
    `const scene = ${SCENE};\nexport default scene;`,
    `const scene = ${SCENE};\nexport {scene as default};`,
  ])('has nothing against %s', scene => {
    expect(findBreaches(noScene, IMPORT + scene)).toEqual([]);
  });
});

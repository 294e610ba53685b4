/** Scenes in folders, and of names, with a backslash: elsewhere than on Windows it is a letter. */
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {compilerName, fileNamed} from '../../../agents/diagnose/compiler-name.ts';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {folderForTest} from '../../temporary-folder.ts';

const SCENE = `import {Words, lecture} from 'lectern';
import {WORD} from '../words';

export default lecture({title: 'Title', lines: ['One']}, function* (stage) {
  const words = stage.place(new Words({text: WORD}), 'B2');
  yield* stage.beat(1, () => stage.show(words));
});
`;

describe.skipIf(path.sep === '\\')('a backslash in a name', () => {
  const diagnostician = new Diagnostician();

  it('is no border of a folder to the compiler', () => {
    const file = '/home/a\\b/scenes/01\\.tsx';
    expect(compilerName(file)).not.toContain('\\');
    expect(path.dirname(compilerName(file))).toBe(compilerName('/home/a\\b/scenes'));
    expect(fileNamed(compilerName(file))).toBe(file);
  });

  it('of a folder or a file is in the way of neither imports nor places', () => {
    const root = folderForTest();
    const scenes = path.join(root, 'a\\b\\', 'scenes');
    mkdirSync(scenes, {recursive: true});
    const words = path.join(scenes, '../words.ts');
    writeFileSync(words, "export const WORD = 'Hello';\n");
    const file = path.join(scenes, '01-fir\\st.tsx');

    expect(diagnostician.diagnose([{file, text: SCENE}])).toEqual([]);
    const wrong = SCENE.replace("'B2'", "'G2'").replace("'lectern'", "'lectern';\nimport './gone'");
    expect(diagnostician.diagnose([{file, text: wrong}])).toMatchObject([
      {code: 'ts2882', file, line: 2},
      {file, line: 6, column: 54, message: "There is no anchor 'G2' on the stage."},
    ]);
    expect(diagnostician.compare(file, [SCENE, wrong]).map(({length}) => length)).toEqual([0, 2]);
    expect(diagnostician.inspect({file, text: SCENE}).sourceFile.text).toBe(SCENE);
  });

  it('is said as it is where the compiler names a file', () => {
    const root = folderForTest();
    const scenes = path.join(root, 'a\\b', 'scenes');
    mkdirSync(scenes, {recursive: true});
    const words = path.join(scenes, '../words.ts');
    writeFileSync(words, 'const word = 1;\n');
    const [diagnostic] = diagnostician.diagnose([{file: path.join(scenes, '01.tsx'), text: SCENE}]);
    expect(diagnostic?.message).toContain(`File '${words}' is not a module`);
  });
});

/** Lectures for the tests, small enough to be rendered in seconds. */
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {folderForTest} from '../temporary-folder.ts';

/** The text of a scene with two lines and two words. */
export function sceneText(title = 'Two words', word = 'World'): string {
  return `import {Words, lecture} from 'lectern';

export default lecture({title: '${title}', lines: ['Hello', 'Again']}, function* (stage) {
  const hello = stage.place(new Words({text: 'Hello', fontSize: 90}), 'B2');
  const word = stage.placeIn(new Words({text: '${word}', fontSize: 90}), 'D1', 'F6');

  yield* stage.beat(1, function* () {
    yield* stage.show(hello);
  });

  yield* stage.beat(2, function* () {
    yield* stage.show(word);
  });
});
`;
}

/**
 * Writes a lecture of some sections.
 *
 * @param scenes - Texts of the scenes, by file name without `.tsx`.
 * @returns Its folder, in a temporary one.
 */
export async function writeLecture(
  scenes: Readonly<Record<string, string>> = {'01-first': sceneText(), '02-second': sceneText()},
): Promise<string> {
  const folder = path.join(folderForTest(), 'hello');
  await mkdir(path.join(folder, 'scenes'), {recursive: true});
  const names = Object.keys(scenes);
  const imports = names.map((name, index) => `import scene${index} from './scenes/${name}?scene';`);
  const project = `import {lectureProject} from 'lectern';
${imports.join('\n')}
export default lectureProject({title: 'Hello', scenes: [${names.map((_, index) => `scene${index}`).join(', ')}]});
`;
  await writeFile(path.join(folder, 'project.ts'), project);
  for (const [name, text] of Object.entries(scenes)) {
    await writeFile(path.join(folder, 'scenes', `${name}.tsx`), text);
  }
  return folder;
}

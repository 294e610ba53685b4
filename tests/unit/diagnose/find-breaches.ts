/** Asks one rule about one scene, for the tests of rules. */
import type {Rule} from '../../../agents/diagnose/rule.ts';
import {SceneProgram} from '../../../agents/diagnose/scene-program.ts';

const program = new SceneProgram();
// The compiler reads all declarations at its first question: here, so that no test's time limit pays for it.
program.setScene('/lecture/scenes/01-scene.tsx', sceneWith("const a = new Words({text: 'a'});"));
program.checker();

/** What a rule finds: the text that it marks, and its message. */
export function findBreaches(
  rule: Rule,
  scene: string,
): {marked: string; message: string; reachesOutside?: true}[] {
  const file = '/lecture/scenes/01-scene.tsx';
  program.setScene(file, scene);
  const sourceFile = program.sourceFile(file);
  return [...rule.check({sourceFile, checker: program.checker()})].map(
    ({at, message, reachesOutside}) => {
      const marked =
        'kind' in at ? at.getText(sourceFile) : scene.slice(at.start, at.start + at.length);
      return {marked, message, ...(reachesOutside === true && {reachesOutside})};
    },
  );
}

/** A scene of two lines, with the given statements in its function. */
export function sceneWith(statements: string, imports = 'Words, lecture'): string {
  return `import {${imports}} from 'lectern';
export default lecture({title: 'Title', lines: ['One', 'Two']}, function* (stage) {
${statements}
});
`;
}

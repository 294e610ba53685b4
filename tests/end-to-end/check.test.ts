import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {diagnosticSchema} from '../../schema/diagnostic.ts';
import {sceneText, writeLecture} from './lecture-files.ts';
import {runLectern} from './lectern.ts';

const reportSchema = z.strictObject({
  ok: z.boolean(),
  command: z.literal('check'),
  scenes: z.array(z.string()),
  diagnostics: z.array(diagnosticSchema),
});

const broken = sceneText()
  .replace("'B2'", "'H2'")
  .replace('yield* stage.show(word);', 'stage.show(word);');

describe('lectern check', () => {
  it('has nothing against sound scenes', async () => {
    const lecture = await writeLecture();
    const {code, stdout} = await runLectern(['check', lecture], {cwd: lecture});
    expect(stdout).toBe('✔ No mistakes in 2 scenes.\n');
    expect(code).toBe(0);
  });

  it('shows each mistake with its place, the code, and what to do', async () => {
    const lecture = await writeLecture({'01-first': sceneText(), '02-broken': broken});
    const {code, stdout} = await runLectern(['check', '.'], {cwd: lecture});
    expect(code).toBe(1);
    expect(stdout).toBe(`scenes/02-broken.tsx:4:71 error ts2345
  There is no anchor 'H2' on the stage.

    2 |
    3 | export default lecture({title: 'Two words', lines: ['Hello', 'Again']}, function* (stage) {
  > 4 |   const hello = stage.place(new Words({text: 'Hello', fontSize: 90}), 'H2');
      |                                                                       ^^^^
    5 |   const word = stage.placeIn(new Words({text: 'World', fontSize: 90}), 'D1', 'F6');
    6 |

  Anchors are a row A to F, from the top, and a column 1 to 6: 'A1' … 'F6'.

scenes/02-broken.tsx:12:5 error unplayed-animation
  \`show(…)\` makes an animation, but nothing plays it.

    10 |
    11 |   yield* stage.beat(2, function* () {
  > 12 |     stage.show(word);
       |     ^^^^^^^^^^^^^^^^
    13 |   });
    14 | });

  Write \`yield*\` before the call.

2 mistakes in 2 scenes.
`);
  });

  it('gives machines the same as one document', async () => {
    const lecture = await writeLecture({'01-broken': broken});
    const scene = path.join(lecture, 'scenes/01-broken.tsx');
    const {code, json} = await runLectern(['check', scene, '--json'], {cwd: lecture});
    expect(code).toBe(1);
    const report = reportSchema.parse(json());
    expect(report.ok).toBe(false);
    expect(report.scenes).toEqual([scene]);
    expect(report.diagnostics.map(({code: name, line}) => [name, line])).toEqual([
      ['ts2345', 4],
      ['unplayed-animation', 12],
    ]);
  });

  it('plays scenes without drawing them, and says where one throws, shows nothing, or cannot be drawn', async () => {
    const throws = sceneText().replace(
      'yield* stage.show(word);',
      'word.text([][0].name);\n    yield* stage.show(word);',
    );
    const nowhere = sceneText().replace(
      'yield* stage.show(word);',
      'yield* stage.show(word);\n    word.position([Number.NaN, 0]);',
    );
    const empty = sceneText().replace(
      'yield* stage.show(word);',
      'yield* stage.show(word);\n    yield* stage.clear();',
    );
    const undrawable = sceneText().replace(
      'yield* stage.show(word);',
      'yield* stage.show(word);\n    word.color(null!);',
    );
    const lecture = await writeLecture({
      '01-throws': throws.replace('[][0]', '([] as {name: string}[])[0]!'),
      '02-nowhere': nowhere,
      '03-empty': empty,
      '04-undrawable': undrawable,
    });
    const {code, json} = await runLectern(['check', lecture, '--play', '--json'], {cwd: lecture});
    const {diagnostics} = reportSchema.parse(json());
    expect(
      diagnostics.map(({file, code: name, severity, line}) => [
        path.basename(file),
        name,
        severity,
        line,
      ]),
    ).toEqual([
      ['01-throws.tsx', 'scene-error', 'error', 12],
      ['02-nowhere.tsx', 'scene-error', 'error', 5],
      ['03-empty.tsx', 'empty-stage', 'warning', 11],
      ['04-undrawable.tsx', 'scene-error', 'error', 11],
    ]);
    expect(diagnostics[1]?.message).toContain('is no number');
    expect(code).toBe(1);
  });
});

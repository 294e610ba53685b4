import {describe, expect, it} from 'vitest';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';
import {diagnosticSchema} from '../../../schema/diagnostic.ts';

const file = '/lecture/scenes/01-scene.tsx';

const scene = (body: string) => `import {Words, lecture} from 'lectern';

export default lecture({title: 'Title', lines: ['One', 'Two']}, function* (stage) {
  const words = stage.place(new Words({text: 'Hello'}), 'B2');
  yield* stage.beat(1, function* () {
    yield* stage.show(words);
  });
${body}
});
`;

const secondBeat = '  yield* stage.beat(2, function* () {});';

describe('diagnosis', () => {
  const diagnostician = new Diagnostician();

  it('has nothing against a sound scene', () => {
    expect(diagnostician.diagnose([{file, text: scene(secondBeat)}])).toEqual([]);
  });

  it('says what does not compile, where, and what would', () => {
    const text = scene(`${secondBeat}\n  stage.place(words, 'G2');`);
    const [diagnostic, ...others] = diagnostician.diagnose([{file, text}]);
    expect(others).toEqual([]);
    expect(diagnostic).toEqual({
      code: 'ts2345',
      severity: 'error',
      origin: 'compiler',
      file,
      line: 9,
      column: 22,
      start: text.indexOf("'G2'"),
      length: 4,
      message: "There is no anchor 'G2' on the stage.",
      remedy: "Anchors are a row A to F, from the top, and a column 1 to 6: 'A1' … 'F6'.",
    });
  });

  it('refuses a beat beyond the lines', () => {
    const [diagnostic] = diagnostician.diagnose([
      {file, text: scene(`${secondBeat}\n  yield* stage.beat(3, function* () {});`)},
    ]);
    expect(diagnostic?.message).toBe('There is no beat 3: this section has 2 lines.');
  });

  it('gives what the compiler and the rules say in the order of the text', () => {
    const diagnostics = diagnostician.diagnose([
      {file, text: scene("  stage.show(words);\n  stage.place(words, 'G2');\n  fetch('x');")},
    ]);
    expect(diagnostics.map(({code, line}) => [code, line])).toEqual([
      ['beats-out-of-step', 3],
      ['unplayed-animation', 8],
      ['ts2345', 9],
      ['forbidden-global', 10],
    ]);
    for (const diagnostic of diagnostics)
      expect(() => diagnosticSchema.parse(diagnostic)).not.toThrow();
  });

  it('stops at the syntax of a scene that cannot be read', () => {
    const text = "fetch('x');\nexport default lecture({title: ";
    const diagnostics = diagnostician.diagnose([{file, text}]);
    expect(diagnostics[0]).toMatchObject({origin: 'compiler', line: 2});
    expect(diagnostics.filter(({origin}) => origin === 'rule')).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import type {SceneBrief} from '../../../agents/coder/brief.ts';
import {type CoderTools, codeSection, mendSection} from '../../../agents/coder/code-section.ts';
import type {SceneMistake} from '../../../agents/coder/mistakes.ts';
import type {PlannedSection} from '../../../schema/plan.ts';
import {says, servedModel} from '../../model-server/served-model.ts';

const section: PlannedSection = {
  name: '01-round',
  title: 'Round',
  goal: 'Say what is round.',
  example: 'A coin.',
  isKey: true,
  nodes: ['Figure'],
  beats: [
    {line: 'A coin', animation: 'It rolls in.', narration: '', formula: null, icon: 'coin'},
    {line: 'Its rim', animation: 'It glows.', narration: '', formula: '2 r', icon: null},
  ],
};

const brief: SceneBrief = {
  plan: {title: 'Circles', language: 'en', colors: [], sections: [section]},
  section,
  icons: new Map([['coin', 'lucide:coins']]),
  api: 'class Figure',
  examples: ['const example = "WORKED SCENE";'],
};

const OVERFLOW = {
  kind: 'status',
  status: 400,
  error: {
    message: "This model's maximum context length is 8192 tokens.",
    code: 'context_length_exceeded',
  },
} as const;

const GOOD = '// Scene\ngood();\n';

function code(text: string) {
  return says(`\`\`\`tsx\n// Scene\n${text}\n\`\`\``);
}

/** Every `bad…` in a scene is a mistake. */
function mistakesIn(text: string): SceneMistake[] {
  return [...text.matchAll(/\bbad\w*/g)].map(([name]) => ({
    code: name,
    severity: 'error',
    line: 1,
    column: 1,
    message: `There is no ${name}.`,
  }));
}

function tools(model: CoderTools['model']): CoderTools {
  return {
    model,
    refine: ({text, mistakes}) => Promise.resolve({text, applied: [], left: mistakes, mended: []}),
    mend: text => ({text, applied: [], left: mistakesIn(text)}),
    fallBack: () => Promise.resolve('author();\n'),
  };
}

describe('writing the scene of a section', () => {
  it('tells what is to be written, with what, and takes what is right at once', async () => {
    const {model, server, said} = await servedModel(code('good()'));
    const coded = await codeSection(brief, tools(model));
    expect(coded).toMatchObject({text: GOOD, origin: 'coder', firstTry: true, mended: []});
    expect(server.requests).toHaveLength(1);
    for (const told of [
      'Say what is round.',
      'A coin.',
      "coin: 'lucide:coins'",
      'class Figure',
      'WORKED SCENE',
      'Formula: 2 r',
    ]) {
      expect(said(0)).toContain(told);
    }
  });

  it('sends mistakes back, and counts what was mended', async () => {
    const {model, said} = await servedModel(code('bad1(); bad2()'), code('bad2()'), code('good()'));
    const coded = await codeSection(brief, tools(model));
    expect(coded).toMatchObject({text: GOOD, firstTry: false, mended: ['bad1', 'bad2']});
    expect(said(1)).toContain('There is no bad1.');
    expect(said(2)).not.toContain('There is no bad1.');
  });

  it('does not go on from what has become worse', async () => {
    const {model, said} = await servedModel(code('bad1()'), code('bad2(); bad3()'), code('good()'));
    await codeSection(brief, tools(model));
    expect(said(2)).toContain('bad1();');
    expect(said(2)).not.toContain('bad2');
  });

  it('has it written anew when mending does not help, then leaves it to the author', async () => {
    const {model, server, said} = await servedModel(
      code('bad1()'),
      code('bad1(1)'),
      code('bad1(2)'),
      code('bad1(3)'),
      code('bad1(4)'),
    );
    const coded = await codeSection(brief, tools(model));
    expect(coded).toMatchObject({text: 'author();\n', origin: 'author', firstTry: false});
    expect(coded.reason).toContain('There is no bad1.');
    expect(server.requests).toHaveLength(5);
    expect(said(3)).toContain('Write it anew');
    // Some servers refuse two turns of one speaker in a row.
    for (const {body} of server.requests) {
      const speakers = body.messages.map(({role}) => role);
      expect(speakers.some((speaker, index) => speaker === speakers[index + 1])).toBe(false);
    }
  });

  it('does not go round in a circle with a model that repeats itself', async () => {
    const [bad, other] = [code('bad1()'), code('bad1(1)')];
    const {model, server, said} = await servedModel(bad, other, bad, bad);
    const coded = await codeSection(brief, tools(model));
    expect(coded).toMatchObject({origin: 'author'});
    expect(server.requests).toHaveLength(4);
    expect(said(3)).toContain('Write it anew');
  });

  it('does without worked scenes where the model cannot read that much', async () => {
    const {model, said} = await servedModel(OVERFLOW, code('bad1()'), code('good()'));
    const coded = await codeSection(brief, tools(model));
    expect(coded).toMatchObject({text: GOOD, origin: 'coder', nextAttempt: 4});
    expect(said(1)).toContain('class Figure');
    expect(said(1)).not.toContain('WORKED SCENE');
    expect(said(2)).not.toContain('WORKED SCENE');
  });

  it('leaves it to the author when it is too much even so, and when the model refuses', async () => {
    const tooMuch = await servedModel(OVERFLOW, OVERFLOW);
    expect(await codeSection(brief, tools(tooMuch.model))).toMatchObject({origin: 'author'});
    const refusing = await servedModel({kind: 'refusal', text: 'I cannot help with coins.'});
    const coded = await codeSection(brief, tools(refusing.model));
    expect(coded.reason).toContain('I cannot help with coins');
    expect(refusing.server.requests).toHaveLength(1);
  });

  it('stops the whole lecture when the key is refused: no section could be written', async () => {
    const {model} = await servedModel({
      kind: 'status',
      status: 401,
      error: {message: 'Incorrect API key.'},
    });
    await expect(codeSection(brief, tools(model))).rejects.toMatchObject({failure: 'key-refused'});
  });

  it('takes code that cannot be parsed to the compiler, not to the formatter', async () => {
    const {model, said} = await servedModel(code('bad1( {'), code('good()'));
    expect(await codeSection(brief, tools(model))).toMatchObject({text: GOOD});
    expect(said(1)).toContain('bad1( {');
  });

  it('mends a scene that threw when it was played, going on with its questions', async () => {
    const {model, said} = await servedModel(code('good()'));
    const first = {
      text: 'throwing();\n',
      origin: 'coder',
      firstTry: true,
      fixed: [],
      mended: ['bad1'],
      nextAttempt: 3,
      parts: 0,
    } as const;
    const thrown: SceneMistake = {
      code: 'scene-error',
      severity: 'error',
      line: 7,
      column: 3,
      message: 'There is no side 4.',
    };
    const coded = await mendSection(brief, first, [thrown], tools(model));
    expect(coded).toMatchObject({
      text: GOOD,
      firstTry: false,
      mended: ['bad1', 'scene-error'],
      nextAttempt: 4,
    });
    expect(said(0)).toContain('line 7, column 3: There is no side 4.');
  });
});

import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {z} from 'zod';
import {
  type ModelServer,
  type ServerReply,
  type ServerRequest,
  startModelServer,
} from '../model-server/model-server.ts';
import {temporaryFolder} from './lecture-files.ts';
import {runLectern, startLectern} from './lectern.ts';

const KEY = 'sk-very-secret-0123456789';
const TOPIC = 'Why is a circle round?';
const SMALL = ['--resolution', '320x180', '--fps', '5'];

const OUTLINE = {
  title: 'Round things',
  language: 'en',
  sections: [
    {title: 'One distance', goal: 'Say what a circle is.', example: 'Radius 2.', isKey: true},
    {title: 'All the way round', goal: 'Measure round it.', example: 'Radius 2.', isKey: false},
  ],
};

const STORYBOARD = {
  colors: [{concept: 'circle', color: '#6cb6ff'}],
  sections: [
    {title: 'One distance', nodes: ['Words'], lines: [line('All points are $r$ away')]},
    {
      title: 'All the way round',
      nodes: ['Formula'],
      lines: [line('It is $2 \\pi r$ long', '2 \\pi r')],
    },
  ],
};

const HALF_DONE = `---
title: Round things
---

## One distance

## All the way round

- It is $2 \\pi r$ long

## By hand

- And its area

  \`\`\`formula
  \\pi r^2
  \`\`\`
`;

function line(text: string, formula: string | null = null) {
  return {line: text, animation: 'It appears.', narration: '', formula, icon: null};
}

function sceneFor(title: string, text: string, shown = "'round'"): string {
  return `import {Words, lecture} from 'lectern';

export default lecture({title: ${JSON.stringify(title)}, lines: [${JSON.stringify(text)}]}, function* (stage) {
  const word = stage.place(new Words({text: ${shown}}), 'C3');

  yield* stage.beat(1, function* () {
    yield* stage.show(word);
  });
});`;
}

/** Answers as a model would, told by what the prompt asks for. */
function answer({body}: ServerRequest): ServerReply {
  const said = JSON.stringify(body.messages);
  const text = (value: string): ServerReply => ({kind: 'text', text: value});
  if (said.includes('This is the outline:')) return text(JSON.stringify(STORYBOARD));
  if (said.includes('Plan a lecture about')) return text(JSON.stringify(OUTLINE));
  if (said.includes('These are the beats of the section')) {
    return text(JSON.stringify({verdict: 'pass', findings: [], edits: []}));
  }
  if (said.includes('Title: \\"One distance\\"')) {
    return text(`\`\`\`tsx\n${sceneFor('One distance', 'All points are $r$ away')}\n\`\`\``);
  }
  // A mistake that only the model can mend; asked for, the part is right.
  if (said.includes('This part of a scene')) {
    return text("```tsx\nconst word = stage.place(new Words({text: '2r'}), 'C3');\n```");
  }
  const scene = sceneFor('All the way round', 'It is $2 \\pi r$ long', 'unheardOf');
  return text(`\`\`\`tsx\n${scene}\n\`\`\``);
}

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

function environment(): Record<string, string> {
  return {OPENAI_BASE_URL: server?.baseUrl ?? '', OPENAI_API_KEY: KEY, OPENAI_MODEL: 'clever-1'};
}

async function textsIn(dir: string): Promise<string> {
  const names = await readdir(dir, {recursive: true, withFileTypes: true});
  const files = names.filter(entry => entry.isFile() && !/\.(?:mp4|png)$/.test(entry.name));
  const texts = await Promise.all(
    files.map(entry => readFile(path.join(entry.parentPath, entry.name), 'utf8')),
  );
  return texts.join('\n');
}

describe('lectern make "a topic"', () => {
  it('says in three lines what to do without a key', async () => {
    const cwd = await temporaryFolder();
    const {code, stderr} = await runLectern(['make', TOPIC], {
      cwd,
      env: {OPENAI_API_KEY: '', OPENAI_BASE_URL: ''},
    });
    expect(code).toBe(1);
    expect(stderr).toContain('OPENAI_API_KEY');
    expect(stderr).toContain('Ollama');
    expect(stderr).toContain('Markdown');
    expect(stderr.trim().split('\n')).toHaveLength(4);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('makes a lecture with planner, coder and critic, and makes it again from a recording', async () => {
    server = await startModelServer(answer);
    const cwd = await temporaryFolder();
    const args = ['make', TOPIC, '--out', 'circle', '--record', 'recording', '--json', ...SMALL];
    const {code, stderr, json} = await runLectern(args, {cwd, env: environment()});
    expect(stderr).toContain('outline: 2 sections');
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      ok: true,
      title: 'Round things',
      composition: {sections: 2, firstTry: 1, mended: 1, leftToAuthor: 0, rounds: {passed: 2}},
    });
    // Two of the planner, two scenes, one mended, two looks.
    expect(server.requests).toHaveLength(7);
    expect(await textsIn(cwd)).not.toContain(KEY);
    expect(stderr).not.toContain(KEY);

    await server.close();
    const replay = [
      'make',
      '--replay',
      'recording',
      '--strict',
      '--out',
      'again',
      '--json',
      ...SMALL,
    ];
    const again = await runLectern(replay, {cwd, env: {OPENAI_API_KEY: '', OPENAI_BASE_URL: ''}});
    expect(again.stderr).not.toContain('asks otherwise');
    expect(again.code).toBe(0);
    for (const file of [
      'lecture.json',
      'scenes/01-one-distance.tsx',
      'scenes/02-all-the-way-round.tsx',
    ]) {
      expect(await readFile(path.join(cwd, 'again', file), 'utf8')).toBe(
        await readFile(path.join(cwd, 'circle', file), 'utf8'),
      );
    }
  });

  it('pays for nothing twice when it is killed', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    server = await startModelServer(async (request, index) => {
      // The fifth question is never answered to the run that is killed.
      if (index === 4) await held;
      return answer(request);
    });
    const cwd = await temporaryFolder();
    const args = ['make', TOPIC, '--out', 'circle', '--critic-rounds', '0', ...SMALL];
    const first = startLectern(args, {cwd, env: environment()});
    await expect.poll(() => server?.requests.length, {timeout: 90_000}).toBe(5);
    first.process.kill('SIGKILL');
    await first.outcome;
    release();

    const {code} = await runLectern(args, {cwd, env: environment()});
    expect(code).toBe(0);
    const asked = server.requests.map(({body}) => JSON.stringify(body.messages));
    expect(asked).toHaveLength(6);
    // Only the question that had no answer was asked again.
    expect(new Set(asked).size).toBe(5);

    const third = await runLectern(args, {cwd, env: environment()});
    expect(third.code).toBe(0);
    expect(server.requests).toHaveLength(6);
  });

  it('fills in what a lecture file leaves open, and nothing else', async () => {
    server = await startModelServer(answer);
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'round.md'), HALF_DONE);
    const args = ['make', 'round.md', '--agents', '--critic-rounds', '0', '--json', ...SMALL];
    const {code, json} = await runLectern(args, {cwd, env: environment()});
    expect(code).toBe(0);
    expect(json()).toMatchObject({composition: {sections: 2, firstTry: 1, mended: 1}});
    const asked = server.requests.map(({body}) => JSON.stringify(body.messages));
    expect(asked.some(text => text.includes('Plan a lecture about'))).toBe(false);
    expect(asked[0]).toContain('copy them exactly: section 2: “It is $2 \\\\pi r$ long”');
    const scenes = path.join(cwd, 'scenes-generated/round/scenes');
    expect((await readdir(scenes)).filter(name => name.endsWith('.tsx'))).toEqual([
      '01-one-distance.tsx',
      '02-all-the-way-round.tsx',
      '03-by-hand.tsx',
    ]);
    expect(await readFile(path.join(scenes, '03-by-hand.tsx'), 'utf8')).toContain('\\pi r^2');
    expect(await readFile(path.join(scenes, '01-one-distance.tsx'), 'utf8')).toContain("'round'");
  });

  it('finishes with what there is when the budget is reached', async () => {
    server = await startModelServer(answer);
    const cwd = await temporaryFolder();
    const args = ['make', TOPIC, '--out', 'circle', '--max-tokens', '3000', '--json', ...SMALL];
    const {code, stderr, json} = await runLectern(args, {cwd, env: environment()});
    expect(code).toBe(0);
    expect(stderr).toContain('budget of 3000 tokens is reached');
    const {composition} = z
      .object({composition: z.object({leftToAuthor: z.number(), budgetReached: z.string()})})
      .parse(json());
    expect(composition.leftToAuthor).toBeGreaterThan(0);
    expect(composition.budgetReached).toBe('3000 tokens');
  });
});

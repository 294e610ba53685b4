import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {evaluationSchema} from '../../evaluation/result.ts';
import {
  type ModelServer,
  type ServerReply,
  type ServerRequest,
  startModelServer,
} from '../model-server/model-server.ts';
import {folderForTest} from '../temporary-folder.ts';
import {writeLecture} from './lecture-files.ts';
import {runLectern} from './lectern.ts';
import {environment} from './round-things.ts';

const QUESTIONS = {
  Hello: [
    {
      question: 'What is said first?',
      options: {A: 'Hello', B: 'Bye', C: 'Nothing', D: 'Thanks'},
      answer: 'A',
    },
    {
      question: 'What stands below?',
      options: {A: 'Moon', B: 'World', C: 'Sun', D: 'Star'},
      answer: 'B',
    },
  ],
};

let server: ModelServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The letter at which an option is shown. */
function letterOf(said: string, option: string): string {
  return new RegExp(`([A-D])\\. ${option}\\b`).exec(said)?.[1] ?? '?';
}

/** Answers as pupil, examiner and judges would; one of the judges talks nonsense. */
function answer({body}: ServerRequest): ServerReply {
  const said = JSON.stringify(body.messages.map(({content}) => content)).replaceAll('\\n', '\n');
  const json = (value: unknown): ServerReply => ({kind: 'text', text: JSON.stringify(value)});
  const given = (question: number, choice: string, seconds: number | null) => ({
    question,
    evidence: choice === 'INSUFFICIENT' ? 'insufficient' : 'sufficient',
    cited: seconds === null ? [] : [{seconds, quote: 'the word is there'}],
    choice,
    reason: 'It is seen.',
  });
  if (said.includes('Before, the pupil has to forget')) {
    return json({concept: 'Greetings', shadow: ['words of welcome'], field: 'other'});
  }
  if (said.includes('You have now watched this video')) {
    // The second answer cites no moment.
    return json({
      answers: [given(1, letterOf(said, 'Hello'), 1), given(2, letterOf(said, 'World'), null)],
    });
  }
  if (said.includes('The only\nevidence that you may use is what a question itself says')) {
    return json({answers: [given(1, 'INSUFFICIENT', null), given(2, 'INSUFFICIENT', null)]});
  }
  if (said.includes('with all that you know')) {
    return json({
      answers: [given(1, letterOf(said, 'Hello'), null), given(2, letterOf(said, 'Moon'), null)],
    });
  }
  if (body.model === 'nonsense-1') return {kind: 'text', text: 'What a lovely video! 11/10.'};
  const mark = {score: 16, evidence: [{seconds: 1, remark: 'Large letters.'}]};
  return json({
    elementLayout: mark,
    attractiveness: mark,
    logicFlow: mark,
    accuracyAndDepth: mark,
    visualConsistency: mark,
  });
}

describe('lectern evaluate', () => {
  it('holds the quiz, hears the judges, and asks nothing twice; what fails is missing', async () => {
    server = await startModelServer(answer);
    const lecture = await writeLecture();
    const folder = path.dirname(lecture);
    await writeFile(path.join(folder, 'broken.mp4'), 'no video');
    await writeFile(path.join(folder, 'questions.json'), JSON.stringify(QUESTIONS));
    const args = [
      ...['evaluate', '.', '--questions', 'questions.json', '--out', 'report', '--json'],
      ...['--judge', 'clever-1', '--judge', 'nonsense-1'],
    ];
    const {code, stderr, json} = await runLectern(args, {
      cwd: folder,
      env: environment(server.baseUrl),
    });
    expect(stderr).toContain('broken.mp4 cannot be watched');
    expect(code).toBe(0);
    expect(json()).toMatchObject({ok: true, failed: 1});

    const text = await readFile(path.join(folder, 'report/evaluation.json'), 'utf8');
    const {lectures, statistics, settings} = evaluationSchema.parse(JSON.parse(text));
    expect(settings).toMatchObject({pupil: 'clever-1', judges: ['clever-1', 'nonsense-1']});
    expect(lectures.map(({name, failure}) => [name, failure === null])).toEqual([
      ['broken', false],
      ['hello', true],
    ]);
    const hello = lectures[1];
    // Half with all knowledge; with the video one is right and one lacks its evidence.
    expect(hello?.teachQuiz).toMatchObject({
      kind: 'done',
      value: {
        baseline: 50,
        unlearned: 0,
        score: 50,
        gain: 50,
        missing: 0,
        blocked: {concept: 'Greetings'},
      },
    });
    expect(hello?.aesthetics).toMatchObject({
      kind: 'done',
      value: {total: 80, missing: 1, asked: 2},
    });
    expect(hello?.measurements).toMatchObject({kind: 'done', value: {sections: 2, beats: 4}});
    expect(hello?.stills.filter(({reason}) => reason.includes('beat'))).toHaveLength(4);
    expect(statistics.missing).toMatchObject({lectures: 1, answers: 0, looks: 1, looksAsked: 2});

    const page = await readFile(path.join(folder, 'report/report.html'), 'utf8');
    expect(page).toContain('no moment of the video is cited');
    expect(page).toContain('href="../hello/out/hello.mp4#t=1.0"');
    expect(page).not.toMatch(/<(?:script|link)\b|src="http/);

    const asked = server.requests.length;
    const again = await runLectern(args, {cwd: folder, env: environment(server.baseUrl)});
    expect(again.code).toBe(0);
    expect(server.requests).toHaveLength(asked);
    expect(await readFile(path.join(folder, 'report/evaluation.json'), 'utf8')).toBe(text);
  });

  it('compares sets of lectures, which forget the same', async () => {
    server = await startModelServer(answer);
    const folder = path.dirname(await writeLecture());
    await writeFile(path.join(folder, 'questions.json'), JSON.stringify(QUESTIONS));
    const args = ['evaluate', 'hello', '--teachquiz', '--questions', 'questions.json', '--json'];
    const env = environment(server.baseUrl);
    await runLectern([...args, '--out', 'first'], {cwd: folder, env});
    const asked = server.requests.length;
    const first = ['--compare', 'first/evaluation.json'];
    const {code} = await runLectern(
      [...args, ...['--out', 'second', '--name', 'second'], ...first, ...first],
      {cwd: folder, env},
    );
    expect(code).toBe(0);
    // The three stages, and no list of what is blocked.
    expect(server.requests.length - asked).toBe(3);
    const text = await readFile(path.join(folder, 'second/evaluation.json'), 'utf8');
    const {comparisons} = evaluationSchema.parse(JSON.parse(text));
    expect(comparisons).toHaveLength(2);
    const [comparison] = comparisons;
    expect(comparison).toMatchObject({own: 'second', other: 'hello'});
    expect(comparison?.measures[0]).toMatchObject({
      measure: 'teachQuiz',
      paired: {count: 1, ties: 1},
    });
    for (const name of ['report.html', 'evaluation.md']) {
      expect(await readFile(path.join(folder, 'second', name), 'utf8')).toContain('All sets');
    }
  });

  it.each([
    ['a place that is not there', ['evaluate', 'nowhere'], 'There is no nowhere'],
    ['a folder without lectures', ['evaluate', '.'], 'holds no lecture and no video'],
  ])('says what to do about %s', async (_, args, message) => {
    const cwd = folderForTest();
    const {code, stderr} = await runLectern(args, {cwd});
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe('lectern quiz', () => {
  it('drafts questions from the topic, and keeps what is there', async () => {
    const question = (text: string) => ({
      question: text,
      options: {A: 'one', B: 'two', C: 'three', D: 'four'},
      answer: 'A',
    });
    server = await startModelServer(() => ({
      kind: 'text',
      text: JSON.stringify({questions: [question('First?'), question('Second?')]}),
    }));
    const cwd = folderForTest();
    const args = ['quiz', 'Circles', '-o', 'questions.json', '--count', '2', '--json'];
    const {code} = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(code).toBe(0);
    const file = path.join(cwd, 'questions.json');
    const text = await readFile(file, 'utf8');
    const {Circles} = JSON.parse(text) as Record<string, ReturnType<typeof question>[]>;
    // The options were mixed; the right one is still the right one.
    expect(Circles?.map(({options, answer: letter}) => options[letter as 'A'])).toEqual([
      'one',
      'one',
    ]);

    const again = await runLectern(args, {cwd, env: environment(server.baseUrl)});
    expect(again.code).toBe(1);
    expect(again.json()).toMatchObject({error: {code: 'questions-exist'}});
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});

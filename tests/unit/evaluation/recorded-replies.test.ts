import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {ReplyStore, type StoredReply} from '../../../agents/model/reply-store.ts';
import {readMarks, totalOf} from '../../../evaluation/aesthetics/marks.ts';
import {readEvaluationRecording} from '../../../evaluation/recording.ts';
import {readQuestions} from '../../../evaluation/questions/questions.ts';
import {questionText, shuffleOptions} from '../../../evaluation/questions/shuffle-options.ts';
import {STAGES} from '../../../evaluation/teachquiz/answers.ts';
import {teachQuiz} from '../../../evaluation/teachquiz/teach-quiz.ts';
import {ReplayedModel} from '../../../agents/model/stored-models.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, 'tests/recorded-evaluations/pythagoras');
const TOPIC = 'The Pythagorean theorem';
const VIDEO = {durationSeconds: 71, widthPx: 1280, heightPx: 720, codec: 'avc'};

async function recorded(role: string): Promise<StoredReply[]> {
  const all = await new ReplyStore(FOLDER).all();
  return all.filter(({step}) => step.role === role);
}

describe('the recorded evaluation', () => {
  it('was asked the questions that the lecture has, in the order that the seed gives', async () => {
    const {seed, repeats} = await readEvaluationRecording(FOLDER);
    const questions =
      (await readQuestions(path.join(ROOT, 'lectures/questions.json')))[TOPIC] ?? [];
    const replies = await recorded('pupil');
    expect(replies).toHaveLength(repeats * STAGES.length);
    for (const {step, messages} of replies) {
      const repeat = Number(step.task.split('-').at(-1));
      const [first] = shuffleOptions(questions, seed, repeat);
      const said = messages.map(({text}) => text).join('\n');
      expect(said).toContain(first === undefined ? 'a first question' : questionText(first, 1));
    }
  });

  it('has marks with evidence in all looks', async () => {
    const replies = await recorded('judge');
    expect(replies).toHaveLength(4);
    for (const {reply} of replies) {
      const total = totalOf(readMarks(reply.text, VIDEO.durationSeconds, false));
      expect(total).toBeGreaterThan(60);
      expect(total).toBeLessThan(95);
    }
  });

  it('gives score and gain again', async () => {
    const {seed, repeats} = await readEvaluationRecording(FOLDER);
    const questions =
      (await readQuestions(path.join(ROOT, 'lectures/questions.json')))[TOPIC] ?? [];
    const model = new ReplayedModel(new ReplyStore(FOLDER), {
      strict: false,
      onChanged: () => undefined,
    });
    const result = await teachQuiz(model, {
      lecture: 'pythagoras',
      topic: TOPIC,
      questions,
      blocked: {concept: 'x', shadow: [], field: 'other'},
      blockingFailed: null,
      look: {video: VIDEO, stills: [], captions: []},
      seed,
      repeats,
    });
    expect(result).toMatchObject({baseline: 100, unlearned: 20, score: 90, gain: 70, missing: 0});
  });
});

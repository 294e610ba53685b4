/** Results of lectures as an evaluation makes them, for tests of what is built on those. */
import type {LectureResult} from '../../../evaluation/result.ts';
import {STAGES, type Answer, type Stage} from '../../../evaluation/teachquiz/answers.ts';
import {repeatResult} from '../../../evaluation/teachquiz/teach-quiz.ts';

/** A lecture of which nothing was asked, but for what is given. */
export function lectureResult(given: Partial<LectureResult>): LectureResult {
  const name = given.name ?? 'lecture';
  return {
    name,
    title: name,
    topic: name,
    field: 'other',
    videoFile: `../${name}.mp4`,
    isOurs: false,
    video: {durationSeconds: 10, widthPx: 640, heightPx: 360, codec: 'avc'},
    captions: 0,
    stills: [],
    failure: null,
    ...given,
  };
}

/** TeachQuiz in one repeat; stages that are not given were answered with `insufficient`. */
export function quizResult(
  statuses: Partial<Record<Stage, readonly Answer['status'][]>>,
): NonNullable<LectureResult['teachQuiz']> {
  const count = Math.max(...STAGES.map(stage => statuses[stage]?.length ?? 0));
  const answersOf = (stage: Stage): Answer[] =>
    Array.from({length: count}, (_, at) => answerOf(statuses[stage]?.[at] ?? 'insufficient'));
  const held = repeatResult(1, {
    baseline: answersOf('baseline'),
    unlearned: answersOf('unlearned'),
    video: answersOf('video'),
  });
  const {baseline, unlearned, video} = held.stages;
  const all = [baseline, unlearned, video].flatMap(({answers}) => answers);
  return {
    kind: 'done',
    value: {
      topic: 'topic',
      questions: Array.from({length: count}, (_, at) => ({
        question: `What is ${at}?`,
        options: {A: 'this', B: 'that'},
        answer: 'A',
      })),
      blocked: {concept: 'concept', shadow: ['definition'], field: 'other'},
      blockingFailed: null,
      repeats: [held],
      baseline: baseline.score,
      unlearned: unlearned.score,
      score: video.score,
      gain: held.gain,
      missing: all.filter(({status}) => status === 'missing').length,
      asked: all.length,
    },
  };
}

function answerOf(status: Answer['status']): Answer {
  const isChosen = status === 'correct' || status === 'wrong';
  return {
    status,
    choice: isChosen ? (status === 'correct' ? 'A' : 'B') : null,
    shown: 'AB',
    evidence: status === 'missing' ? null : isChosen ? 'sufficient' : 'insufficient',
    cited: isChosen ? [{seconds: 1, quote: 'this stands there'}] : [],
    reason: status === 'missing' ? 'The model server has failed.' : 'It is seen.',
    gate: null,
  };
}

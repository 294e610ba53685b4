/** One stage of TeachQuiz: all questions of a topic at once, under what the pupil may know. */
import {ask} from '../../agents/model/ask.ts';
import {type ContentPart, type Message, type Model, textMessage} from '../../agents/model/model.ts';
import {type Prompt, loadPrompt} from '../../agents/model/prompt.ts';
import {readJson, shapeOf} from '../../agents/model/read-reply.ts';
import {UnreadableReply} from '../../agents/model/unreadable-reply.ts';
import {attempt} from '../attempt.ts';
import {type AskedQuestion, questionText} from '../questions/shuffle-options.ts';
import {type LectureLook, lookParts} from '../video/look-at-lecture.ts';
import {
  type Answer,
  type Stage,
  answersReplySchema,
  countAnswer,
  missingAnswer,
} from './answers.ts';
import type {BlockList} from './block-list.ts';

/** What a stage is asked about. */
export interface StageInput {
  readonly lecture: string;
  readonly topic: string;
  readonly questions: readonly AskedQuestion[];
  readonly blocked: BlockList;
  readonly look: LectureLook;
  /** From 1. */
  readonly repeat: number;
}

/**
 * Asks.
 *
 * @returns One answer a question; those that never came are missing.
 * @throws ModelError when every question would fail like this one; the signal's reason.
 */
export async function askStage(
  model: Model,
  stage: Stage,
  input: StageInput,
  signal?: AbortSignal,
): Promise<Answer[]> {
  const {questions, lecture, repeat, look} = input;
  const prompt = loadPrompt('pupil');
  const bounds = {stage, durationSeconds: look.video.durationSeconds};
  const asked = await attempt(
    ask(
      model,
      {
        step: {role: 'pupil', section: lecture, task: `${stage}-${repeat}`},
        prompt,
        messages: messagesFor(prompt, stage, input),
        shape: shapeOf('answers', answersReplySchema),
        read(text, isLast) {
          const {answers} = readJson(text, answersReplySchema);
          const complaints: string[] = [];
          const counted = questions.map((question, index) => {
            const given = answers.find(answer => answer.question === index + 1);
            if (given === undefined) {
              complaints.push(`Question ${index + 1} has no answer.`);
              return missingAnswer(question, 'The pupil left it out.');
            }
            const answer = countAnswer(given, question, bounds);
            if (!('complaint' in answer)) return answer;
            complaints.push(answer.complaint);
            return missingAnswer(question, answer.complaint);
          });
          // What can be used of the last reply is used; the rest is missing.
          if (complaints.length > 0 && !isLast) throw new UnreadableReply(complaints.join('\n'));
          return counted;
        },
      },
      signal,
    ),
  );
  return asked.kind === 'done'
    ? asked.value.value
    : questions.map(question => missingAnswer(question, asked.reason));
}

function messagesFor(prompt: Prompt, stage: Stage, input: StageInput): Message[] {
  const {topic, blocked, look} = input;
  const questions = input.questions
    .map((each, index) => questionText(each, index + 1))
    .join('\n\n');
  const blocks = {
    concept: blocked.concept,
    blocked: blocked.shadow.map(item => `- ${item}`).join('\n'),
  };
  const text = (words: string): ContentPart => ({kind: 'text', text: words});
  const parts: Record<Stage, () => ContentPart[]> = {
    baseline: () => [text(prompt.fill('baseline', {topic, questions}))],
    unlearned: () => [text(prompt.fill('unlearned', {...blocks, questions}))],
    video: () => [
      text(prompt.fill('video', blocks)),
      ...lookParts(look),
      text(prompt.fill('video-questions', {questions})),
    ],
  };
  return [
    textMessage('system', prompt.fill('system', {})),
    {speaker: 'user', parts: parts[stage]()},
  ];
}

/** Asks a model until its reply can be read, and tells it what was wrong with the last one. */
import type {Message, Model, ModelReply, ReplyShape, Step} from './model.ts';
import {describeStep, textMessage, withUserText} from './model.ts';
import {ModelError} from './model-error.ts';
import type {Prompt} from './prompt.ts';
import {UnreadableReply} from './unreadable-reply.ts';

/** What is asked, and how the reply is read. */
export interface Question<TAnswer> {
  readonly step: Omit<Step, 'attempt'>;
  readonly prompt: Prompt;
  readonly messages: readonly Message[];
  readonly shape?: ReplyShape;
  /**
   * Reads the reply.
   *
   * @param isLast - Whether no other reply will be asked for, so that small faults should pass.
   * @throws UnreadableReply when it is not what was asked for.
   */
  read(text: string, isLast: boolean): TAnswer;
  /** Number of the first question of this task; 1 unless given. */
  readonly firstAttempt?: number;
}

/** A reply that was read. */
export interface Answer<TAnswer> {
  readonly value: TAnswer;
  readonly reply: ModelReply;
  /** Number of the next question of this task. */
  readonly nextAttempt: number;
}

/** How often a model is asked for one answer. */
const MOST_ATTEMPTS = 3;

/**
 * Asks.
 *
 * @throws ModelError `refusal`, `empty`, `cut-off` or `wrong-shape` when no reply could be used;
 *   what the model throws otherwise.
 */
export async function ask<TAnswer>(
  model: Model,
  question: Question<TAnswer>,
  signal?: AbortSignal,
): Promise<Answer<TAnswer>> {
  const {step, prompt, shape, firstAttempt = 1} = question;
  let messages = question.messages;
  for (let attempt = firstAttempt; ; attempt++) {
    const isLast = attempt - firstAttempt + 1 >= MOST_ATTEMPTS;
    const reply = await model.ask(
      {step: {...step, attempt}, prompt: prompt.version, messages, shape},
      signal,
    );
    signal?.throwIfAborted();
    const read = readReply(reply, question, isLast);
    if ('value' in read) return {value: read.value, reply, nextAttempt: attempt + 1};
    const {failure, complaint} = read;
    if (failure === 'refusal' || isLast) {
      throw new ModelError(failure, {
        message: `${describeStep({...step, attempt})}: ${SAYINGS[failure]}${complaint === '' ? '' : ` ${complaint}`}`,
        remedy: failure === 'refusal' ? 'Word the topic in another way.' : 'Try a larger model.',
      });
    }
    messages = withUserText(
      [
        ...question.messages,
        ...(reply.text.trim() === '' ? [] : [textMessage('assistant', reply.text)]),
      ],
      prompt.fill(`reply-${failure}`, failure === 'wrong-shape' ? {complaint} : {}),
    );
  }
}

type Unusable = 'refusal' | 'empty' | 'cut-off' | 'wrong-shape';

const SAYINGS: Record<Unusable, string> = {
  refusal: 'the model refused.',
  empty: 'the model sent nothing.',
  'cut-off': 'the reply was cut off.',
  'wrong-shape': 'the reply is not what was asked for.',
};

function readReply<TAnswer>(
  {text, finish}: ModelReply,
  question: Question<TAnswer>,
  isLast: boolean,
): {readonly value: TAnswer} | {readonly failure: Unusable; readonly complaint: string} {
  if (finish === 'refusal') return {failure: 'refusal', complaint: text.slice(0, 200)};
  if (text.trim() === '') return {failure: 'empty', complaint: ''};
  if (finish === 'length') return {failure: 'cut-off', complaint: ''};
  try {
    return {value: question.read(text, isLast)};
  } catch (error) {
    if (!(error instanceof UnreadableReply)) throw error;
    return {failure: 'wrong-shape', complaint: error.message};
  }
}

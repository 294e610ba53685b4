/** What a pupil has to forget before the video: a concept with its shadow knowledge. */
import {z} from 'zod';
import {ask} from '../../agents/model/ask.ts';
import {type Model, textMessage} from '../../agents/model/model.ts';
import {loadPrompt} from '../../agents/model/prompt.ts';
import {readJson, shapeOf} from '../../agents/model/read-reply.ts';
import type {Question} from '../questions/questions.ts';
import {type Field, fieldSchema} from './fields.ts';

/** Schema of {@link BlockList}. */
export const blockListSchema = z.strictObject({
  concept: z.string().min(1),
  /** Names, definitions, formulas and neighbouring facts from which it could be rebuilt. */
  shadow: z.array(z.string().min(1)),
  /** Field of study. */
  field: fieldSchema,
});

/** What is blocked for a topic. */
export type BlockList = Readonly<z.infer<typeof blockListSchema>>;

/**
 * Has the examiner say what is to be blocked, from the questions without their answers.
 *
 * @throws ModelError
 */
export async function askBlockList(
  model: Model,
  lecture: string,
  topic: string,
  questions: readonly Question[],
  signal?: AbortSignal,
): Promise<BlockList> {
  const prompt = loadPrompt('examiner');
  const schema = blockListSchema.extend({shadow: z.array(z.string().min(1)).min(1)});
  const {value} = await ask(
    model,
    {
      step: {role: 'examiner', section: lecture, task: 'block-list'},
      prompt,
      messages: [
        textMessage('system', prompt.fill('system', {})),
        textMessage(
          'user',
          prompt.fill('block-list', {
            topic,
            questions: questions
              .map(({question, options}) =>
                [
                  question,
                  ...Object.values(options)
                    .sort()
                    .map(text => `  - ${text}`),
                ].join('\n'),
              )
              .join('\n\n'),
          }),
        ),
      ],
      shape: shapeOf('block-list', blockListSchema),
      read: text => readJson(text, schema),
    },
    signal,
  );
  return value;
}

/** What is blocked where the examiner could not be asked: the topic by its name alone. */
export function bareBlockList(topic: string, field: Field = 'other'): BlockList {
  return {concept: topic, shadow: [], field};
}

/** The first step of the Planner: from a topic to sections that build on each other. */
import type {Model} from '../model/model.ts';
import {textMessage} from '../model/model.ts';
import {type Answer, ask} from '../model/ask.ts';
import {loadPrompt} from '../model/prompt.ts';
import {readJson, shapeOf} from '../model/read-reply.ts';
import {UnreadableReply} from '../model/unreadable-reply.ts';
import {type Outline, type Topic, outlineSchema} from '../../schema/plan.ts';

/** The most sections that a lecture may stand or fall with. */
const MOST_KEY_SECTIONS = 3;
/** A section of three to five lines takes about this long, in minutes; `planner.md` says it too. */
const SECTION_MINUTES = 25 / 60;

/** What the outline is made from besides the topic. */
export interface OutlineOptions {
  /** A picture that shows what is meant. */
  readonly picture?:
    {readonly name: string; /** As a `data:` URL. */ readonly dataUrl: string} | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Plans the sections.
 *
 * @throws ModelError when the model gives no outline.
 */
export async function planOutline(
  model: Model,
  topic: Topic,
  {picture, signal}: OutlineOptions = {},
): Promise<Answer<Outline>> {
  const prompt = loadPrompt('planner');
  const text = prompt.fill('outline', {
    topic: topic.title,
    audience: topic.audience ?? '',
    minutes: topic.minutes === undefined ? '' : String(topic.minutes),
    language: topic.language ?? '',
    notes: topic.notes ?? '',
    sections: sectionsFor(topic.minutes),
    picture: picture?.name ?? '',
  });
  return ask(
    model,
    {
      step: {role: 'planner', task: 'outline'},
      prompt,
      messages: [
        textMessage('system', prompt.fill('system', {})),
        picture === undefined
          ? textMessage('user', text)
          : {
              speaker: 'user',
              parts: [
                {kind: 'text', text},
                {kind: 'image', dataUrl: picture.dataUrl},
              ],
            },
      ],
      shape: shapeOf('outline', outlineSchema),
      read: (reply, isLast) => {
        const outline = readJson(reply, outlineSchema);
        const keys = outline.sections.filter(({isKey}) => isKey).length;
        if (keys > MOST_KEY_SECTIONS && !isLast) {
          throw new UnreadableReply(
            `${keys} sections are marked as key; ${MOST_KEY_SECTIONS} are the most.`,
          );
        }
        return outline;
      },
    },
    signal,
  );
}

function sectionsFor(minutes: number | undefined): string {
  if (minutes === undefined) return '3 to 5';
  return String(Math.min(8, Math.max(1, Math.round(minutes / SECTION_MINUTES))));
}

/**
 * A whole lecture from one prompt, without outline and storyboard: what the Planner is measured
 * against. The plan is read back from the scenes.
 */
import ts from 'typescript';
import type {LecturePlan, Topic} from '../../schema/plan.ts';
import {LONGEST_LINE, LONGEST_TITLE, MOST_LINES, sectionName} from '../../schema/storyboard.ts';
import {slugOf} from '../author/slug.ts';
import {lectureCall, propertyValue} from '../diagnose/syntax.ts';
import {writtenText} from '../diagnose/written-text.ts';
import {ask} from '../model/ask.ts';
import {type Model, textMessage} from '../model/model.ts';
import {loadPrompt} from '../model/prompt.ts';
import {readFiles} from '../model/read-reply.ts';
import {UnreadableReply} from '../model/unreadable-reply.ts';
import {fenced} from './brief.ts';

/** A lecture as one reply gives it. */
export interface DirectLecture {
  readonly plan: LecturePlan;
  /** Scenes as they came, by the names of their sections. */
  readonly drafts: ReadonlyMap<string, string>;
}

/** What the model is told, besides the topic. */
export interface DirectBrief {
  readonly topic: Topic;
  readonly api: string;
  readonly examples: readonly string[];
}

/** More sections than this are no lecture of a few minutes. */
const MOST_SECTIONS = 8;

/**
 * Writes it.
 *
 * @throws ModelError when no reply could be used.
 */
export async function writeDirectly(
  model: Model,
  {topic, api, examples}: DirectBrief,
  signal?: AbortSignal,
): Promise<DirectLecture> {
  const prompt = loadPrompt('direct');
  const system = [
    prompt.fill('system', {}),
    prompt.fill('engine', {api}),
    ...(examples.length === 0
      ? []
      : [prompt.fill('examples', {examples: examples.map(fenced).join('\n\n')})]),
  ].join('\n\n');
  const {value} = await ask(
    model,
    {
      step: {role: 'coder', task: 'direct'},
      prompt,
      messages: [
        textMessage('system', system),
        textMessage(
          'user',
          prompt.fill('lecture', {
            topic: topic.title,
            audience: topic.audience ?? '',
            minutes: topic.minutes === undefined ? '' : String(topic.minutes),
            language: topic.language ?? '',
            notes: topic.notes ?? '',
          }),
        ),
      ],
      read: text => readDirectLecture(readFiles(text), topic),
    },
    signal,
  );
  return value;
}

/**
 * Reads title and lines of each scene.
 *
 * @throws UnreadableReply when a scene has none.
 */
export function readDirectLecture(files: readonly string[], topic: Topic): DirectLecture {
  const scenes = files.slice(0, MOST_SECTIONS).map((text, index) => {
    const {title, lines} = wordsOf(text, index + 1);
    return {text, title, lines, name: sectionName({id: slugOf(title)}, index)};
  });
  return {
    drafts: new Map(scenes.map(({name, text}) => [name, text])),
    plan: {
      title: topic.title.slice(0, LONGEST_TITLE),
      language: topic.language ?? 'en',
      ...(topic.audience === undefined ? {} : {audience: topic.audience}),
      colors: [],
      sections: scenes.map(({name, title, lines}) => ({
        name,
        title,
        goal: title,
        example: '',
        isKey: false,
        nodes: [],
        beats: lines.map(line => ({
          line,
          animation: line,
          narration: '',
          formula: null,
          icon: null,
        })),
      })),
    },
  };
}

function wordsOf(text: string, number: number): {title: string; lines: string[]} {
  const file = ts.createSourceFile('scene.tsx', text, ts.ScriptTarget.ES2022, true);
  const settings = lectureCall(file)?.settings;
  const title =
    settings === undefined ? undefined : writtenText(propertyValue(settings, 'title'))?.text;
  const list = settings === undefined ? undefined : propertyValue(settings, 'lines');
  const lines =
    list !== undefined && ts.isArrayLiteralExpression(list)
      ? list.elements.flatMap(element => writtenText(element)?.text ?? [])
      : [];
  const fits =
    title !== undefined &&
    title.trim() !== '' &&
    title.length <= LONGEST_TITLE &&
    lines.length >= 1 &&
    lines.length <= MOST_LINES &&
    lines.every(line => line.trim() !== '' && line.length <= LONGEST_LINE);
  if (!fits) {
    throw new UnreadableReply(
      `Scene ${number} has no lecture({title: '…', lines: ['…']}, …) with a title of up to ${LONGEST_TITLE} characters and 1 to ${MOST_LINES} lines of up to ${LONGEST_LINE}, all written out.`,
    );
  }
  return {title, lines};
}

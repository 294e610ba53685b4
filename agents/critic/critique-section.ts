/** The Critic: looks at stills of a section with the anchor grid over them and says what has to move. */
import {z} from 'zod';
import type {BeatLayout} from '../../schema/layout-report.ts';
import type {PlannedSection} from '../../schema/plan.ts';
import {type SceneEdit, sceneEditSchema} from '../../schema/scene-edit.ts';
import {beatText} from '../coder/brief.ts';
import {ask} from '../model/ask.ts';
import {type ContentPart, type Model, textMessage} from '../model/model.ts';
import {isModelFailure} from '../model/model-error.ts';
import {loadPrompt} from '../model/prompt.ts';
import {readJson, shapeOf} from '../model/read-reply.ts';
import {type SceneObject, sceneObjects} from './scene-objects.ts';

/** What the Critic sees of a section. */
export interface SectionView {
  readonly section: PlannedSection;
  /** Source of its scene. */
  readonly text: string;
  /** One still a beat as a `data:` URL, the anchor grid drawn over it. */
  readonly stills: readonly string[];
  readonly beats: readonly BeatLayout[];
  /** What was measured, in sentences. */
  readonly problems: readonly string[];
  /** Counts the rounds, from 1. */
  readonly round: number;
}

/** What the Critic says. */
export type Critique =
  | {readonly verdict: 'pass'}
  | {readonly verdict: 'revise'; readonly edits: readonly SceneEdit[]}
  /** No judgement, which is not the same as a good one. */
  | {readonly verdict: 'could-not-judge'; readonly reason: string};

/** Strict JSON schemas know no optional fields: an edit has all of them, null where it needs none. */
const replySchema = z.strictObject({
  verdict: z.enum(['pass', 'revise']),
  findings: z.array(z.strictObject({beat: z.int(), problem: z.string()})),
  edits: z.array(
    z.strictObject({
      kind: z.enum(['move', 'scale', 'remove', 'recolour']),
      object: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      factor: z.number().nullable(),
      beat: z.int().nullable(),
      color: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

/** The most stills that are sent: more say little and cost much. */
const MOST_STILLS = 5;

/**
 * Looks at a section.
 *
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export async function critiqueSection(
  model: Model,
  view: SectionView,
  signal?: AbortSignal,
): Promise<Critique> {
  try {
    const reply = await lookAt(model, view, signal);
    const edits = reply.edits.flatMap(edit => editOf(edit));
    return reply.verdict === 'pass' || edits.length === 0
      ? {verdict: 'pass'}
      : {verdict: 'revise', edits};
  } catch (error) {
    if (!isModelFailure(error) || error.isHopeless) throw error;
    return {verdict: 'could-not-judge', reason: error.message.replace(/\.$/, '')};
  }
}

async function lookAt(
  model: Model,
  view: SectionView,
  signal: AbortSignal | undefined,
): Promise<z.infer<typeof replySchema>> {
  const prompt = loadPrompt('critic');
  const {section, text, stills, beats, problems, round} = view;
  const question = prompt.fill('critique', {
    title: section.title,
    beats: section.beats.map(beatText).join('\n'),
    objects: objectsText(beats, sceneObjects(text)),
    problems: problems.map(problem => `- ${problem}`).join('\n'),
  });
  const parts: ContentPart[] = [
    {kind: 'text', text: question},
    ...stills.slice(-MOST_STILLS).map((dataUrl): ContentPart => ({kind: 'image', dataUrl})),
  ];
  const {value} = await ask(
    model,
    {
      step: {role: 'critic', section: section.name, task: `round-${round}`},
      prompt,
      messages: [textMessage('system', prompt.fill('system', {})), {speaker: 'user', parts}],
      shape: shapeOf('critique', replySchema),
      read: reply => readJson(reply, replySchema),
    },
    signal,
  );
  return value;
}

/** Leaves out the nulls, and edits that make no sense. */
function editOf(edit: z.infer<typeof replySchema>['edits'][number]): SceneEdit[] {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== null));
  const fields: Record<typeof edit.kind, readonly string[]> = {
    move: ['from', 'to', 'beat'],
    scale: ['factor'],
    remove: ['beat'],
    recolour: ['color'],
  };
  const wanted = ['kind', 'object', 'reason', ...fields[edit.kind]];
  const result = sceneEditSchema.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => wanted.includes(name))),
  );
  return result.success ? [result.data] : [];
}

function placeOf(made: BeatLayout['objects'][number]['made']): string | undefined {
  return made === undefined ? undefined : `${made.line}:${made.column}`;
}

/** One line a beat and object: name, kind, cells, smallest text. */
function objectsText(beats: readonly BeatLayout[], named: readonly SceneObject[]): string {
  return beats
    .flatMap(({beat, objects}) => [
      `Beat ${beat}:`,
      ...objects.map(({kind, made, text, anchors, fontSize}) => {
        const name = named.find(({line, column}) => `${line}:${column}` === placeOf(made))?.name;
        const place = anchors === undefined ? 'off the grid' : `${anchors.from}–${anchors.to}`;
        const size = fontSize === undefined ? '' : `, text ${Math.round(fontSize)} px`;
        const words = text === '' ? '' : ` “${text.slice(0, 40)}”`;
        return `- ${name ?? '(no name)'} (${kind}${words}): ${place}${size}`;
      }),
    ])
    .join('\n');
}

/** One look of the Critic: some beats with the anchor grid over them, and what it says of them. */
import {z} from 'zod';
import type {MeasuredSection} from '../../../schema/measured-section.ts';
import type {PlannedSection} from '../../../schema/plan.ts';
import {type SceneEdit, sceneEditSchema} from '../../../schema/scene-edit.ts';
import {beatText} from '../../coder/brief.ts';
import {ask} from '../../model/ask.ts';
import {type ContentPart, type Model, textMessage} from '../../model/model.ts';
import {isModelFailure} from '../../model/model-error.ts';
import {loadPrompt} from '../../model/prompt.ts';
import {readJson, shapeOf} from '../../model/read-reply.ts';
import {occupancyText} from './occupancy.ts';

/** What the Critic sees. */
export interface BeatsView {
  readonly section: PlannedSection;
  /** Source of the scene. */
  readonly text: string;
  /** The section as that source plays, its stills with the anchor grid. */
  readonly measured: MeasuredSection;
  /** The beats to look at, from 1. */
  readonly beats: readonly number[];
  /** What was measured in them, in sentences. */
  readonly problems: readonly string[];
  /** What the Critic wanted at an earlier look, and what was done about it. */
  readonly concerns: readonly string[];
  /** Counts the looks, from 1. */
  readonly round: number;
}

/** An edit with what it is to mend. */
export interface WantedEdit {
  readonly edit: SceneEdit;
  /** In a sentence. */
  readonly concern: string;
}

/** What the Critic says. */
export type Look =
  | {
      readonly verdict: 'pass' | 'revise';
      readonly findings: readonly {readonly beat: number; readonly problem: string}[];
      readonly edits: readonly WantedEdit[];
      /** For each concern whether it is met, as far as told. */
      readonly met: readonly boolean[];
    }
  /** No judgement, which is not the same as a good one. */
  | {readonly verdict: 'could-not-judge'; readonly reason: string};

const editKinds = z.enum(['move', 'scale', 'remove', 'recolour', 'text-size', 'label-side']);

/** Strict JSON schemas know no optional fields: an edit has all of them, null where it needs none. */
const shapeSchema = z.strictObject({
  verdict: z.enum(['pass', 'revise', 'could-not-judge']),
  findings: z.array(z.strictObject({beat: z.int(), problem: z.string()})),
  edits: z.array(
    z.strictObject({
      kind: editKinds,
      object: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      factor: z.number().nullable(),
      px: z.number().nullable(),
      beat: z.int().nullable(),
      color: z.string().nullable(),
      label: z.string().nullable(),
      side: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  met: z.array(z.boolean()),
});

/** What is read: servers without strict schemas leave fields out, and so do replies that were kept from before. */
const replySchema = z.object({
  verdict: shapeSchema.shape.verdict,
  findings: z.array(z.object({beat: z.int(), problem: z.string()})).default([]),
  edits: z.array(z.looseObject({kind: editKinds, reason: z.string().nullish()})).default([]),
  met: z.array(z.boolean()).default([]),
});

/** The fields of each kind of edit. */
const FIELDS: Record<z.infer<typeof editKinds>, readonly string[]> = {
  move: ['object', 'from', 'to', 'beat'],
  scale: ['object', 'factor'],
  remove: ['object', 'beat'],
  recolour: ['object', 'color'],
  'text-size': ['object', 'px'],
  'label-side': ['label', 'side'],
};

/**
 * Looks at some beats.
 *
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export async function lookAtBeats(
  model: Model,
  view: BeatsView,
  signal?: AbortSignal,
): Promise<Look> {
  try {
    const {verdict, findings, edits, met} = await question(model, view, signal);
    if (verdict === 'could-not-judge') {
      const reason = findings.map(({problem}) => problem).join(' ');
      return {verdict, reason: reason === '' ? 'the model says so' : reason};
    }
    const wanted = edits.flatMap(edit => wantedEdit(edit, findings));
    // A verdict without a wish that can be followed changes nothing, but is no praise either.
    return {verdict, findings, edits: verdict === 'pass' ? [] : wanted, met};
  } catch (error) {
    if (!isModelFailure(error) || error.isHopeless) throw error;
    return {verdict: 'could-not-judge', reason: error.message.replace(/\.$/, '')};
  }
}

async function question(
  model: Model,
  view: BeatsView,
  signal: AbortSignal | undefined,
): Promise<z.infer<typeof replySchema>> {
  const prompt = loadPrompt('critic');
  const {section, text, measured, beats, problems, concerns, round} = view;
  const asked = prompt.fill('critique', {
    title: section.title,
    shown: beats.join(', '),
    beats: section.beats.map(beatText).join('\n'),
    objects: occupancyText(measured, text, beats),
    problems: problems.map(problem => `- ${problem}`).join('\n'),
    concerns: concerns.map((concern, index) => `${index + 1}. ${concern}`).join('\n'),
  });
  const parts: ContentPart[] = [
    {kind: 'text', text: asked},
    ...beats.flatMap((beat): ContentPart[] => {
      const dataUrl = stillOf(measured, beat);
      return dataUrl === undefined ? [] : [{kind: 'image', dataUrl}];
    }),
  ];
  const [first = 1] = beats;
  const {value} = await ask(
    model,
    {
      step: {
        role: 'critic',
        section: section.name,
        task: first === 1 ? `round-${round}` : `round-${round}-from-beat-${first}`,
      },
      prompt,
      messages: [textMessage('system', prompt.fill('system', {})), {speaker: 'user', parts}],
      shape: shapeOf('critique', shapeSchema),
      read: reply => readJson(reply, replySchema),
    },
    signal,
  );
  return value;
}

/** The picture of a beat at its end. */
export function stillOf({moments}: MeasuredSection, beat: number): string | undefined {
  return moments.find(moment => moment.endsBeat && moment.beat === beat)?.still;
}

/** Leaves out the nulls, and edits that make no sense. */
function wantedEdit(
  {kind, reason, ...fields}: z.infer<typeof replySchema>['edits'][number],
  findings: readonly {readonly beat: number; readonly problem: string}[],
): WantedEdit[] {
  const given = Object.entries(fields).filter(
    ([name, value]) => value !== null && FIELDS[kind].includes(name),
  );
  const result = sceneEditSchema.safeParse({
    kind,
    ...Object.fromEntries(given),
    ...(reason === null || reason === undefined ? {} : {reason}),
  });
  if (!result.success) return [];
  const own = 'beat' in fields ? findings.find(({beat}) => beat === fields.beat) : undefined;
  return [
    {edit: result.data, concern: reason ?? (own ?? findings[0])?.problem ?? 'It is unclear.'},
  ];
}

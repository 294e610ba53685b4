/** What the Coder is told of one section, and the messages that it is told with. */
import type {LecturePlan, PlannedSection} from '../../schema/plan.ts';
import {type Message, textMessage} from '../model/model.ts';
import type {Prompt} from '../model/prompt.ts';

/** All that a scene is written from. */
export interface SceneBrief {
  readonly plan: LecturePlan;
  readonly section: PlannedSection;
  /** Names of icons by what they stand for. */
  readonly icons: ReadonlyMap<string, string>;
  /** What the engine has, as text. */
  readonly api: string;
  /** Sources of scenes to learn from, the most fitting first. */
  readonly examples: readonly string[];
}

/** The messages that ask for the scene. */
export function briefMessages(prompt: Prompt, brief: SceneBrief): Message[] {
  const {plan, section, icons, api, examples} = brief;
  return [
    textMessage(
      'system',
      [
        prompt.fill('system', {}),
        prompt.fill('engine', {api}),
        ...(examples.length === 0
          ? []
          : [prompt.fill('examples', {examples: examples.map(fenced).join('\n\n')})]),
      ].join('\n\n'),
    ),
    textMessage(
      'user',
      prompt.fill('scene', {
        lecture: plan.title,
        title: JSON.stringify(section.title),
        goal: section.goal,
        example: section.example,
        beats: section.beats.map(beatText).join('\n'),
        colors: plan.colors.map(({concept, color}) => `${concept} ${color}`).join(', '),
        icons: iconsOf(section, icons)
          .map(([concept, name]) => `${concept}: '${name}'`)
          .join(', '),
      }),
    ),
  ];
}

/** Code between fences. */
export function fenced(code: string): string {
  return `\`\`\`tsx\n${code.trimEnd()}\n\`\`\``;
}

/** A line with what is seen meanwhile, as the agents read it. */
export function beatText(beat: PlannedSection['beats'][number], index: number): string {
  const formula = beat.formula === null ? '' : ` Formula: ${beat.formula}`;
  return `${index + 1}. ${JSON.stringify(beat.line)}\n   ${beat.animation}${formula}`;
}

function iconsOf(
  {beats}: PlannedSection,
  icons: ReadonlyMap<string, string>,
): [concept: string, name: string][] {
  const concepts = [...new Set(beats.map(({icon}) => icon).filter(icon => icon !== null))];
  return concepts.flatMap((concept): [string, string][] => {
    const name = icons.get(concept);
    return name === undefined ? [] : [[concept, name]];
  });
}

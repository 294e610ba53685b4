/** The second step of the Planner: lines, animations and colours for each section of the outline. */
import {z} from 'zod';
import {
  type LecturePlan,
  type Outline,
  type PlannedBeat,
  type Topic,
  plannedBeatSchema,
} from '../../schema/plan.ts';
import {
  LONGEST_TITLE,
  MOST_LINES as MOST_GIVEN_LINES,
  sectionName,
} from '../../schema/storyboard.ts';
import {slugOf} from '../author/slug.ts';
import {type Answer, ask} from '../model/ask.ts';
import type {Model} from '../model/model.ts';
import {textMessage} from '../model/model.ts';
import {loadPrompt} from '../model/prompt.ts';
import {readJson, shapeOf} from '../model/read-reply.ts';
import {UnreadableReply} from '../model/unreadable-reply.ts';
import {problemsOfTex} from '../tex-problems.ts';

/** The most lines of a section. */
const MOST_LINES = 5;
/** The most words of a line; a formula counts as one. */
const MOST_WORDS = 10;
/** The most characters of a line in a script without spaces. */
const MOST_CHARACTERS = 22;
/** Colours that go well together on a dark ground. */
const PALETTE = '#6cb6ff, #ffb454, #7ee787, #ff8fa3, #c9a6ff, #ffe08a';

/** The kinds of nodes that a section can be drawn with. */
export const NODE_KINDS = [
  'Formula',
  'Derivation',
  'Plot',
  'Figure',
  'BarChart',
  'Diagram',
  'Table',
  'MatrixTable',
  'Cells',
  'CodeBlock',
  'NumberLine',
  'PlaneTransform',
  'Icon',
  'Words',
] as const;

type StoryboardReply = z.infer<ReturnType<typeof replySchemaFor>>;

function replySchemaFor(mostLines: number) {
  return z.strictObject({
    colors: z.array(
      z.strictObject({concept: z.string(), color: z.string().regex(/^#[0-9a-fA-F]{6}$/)}),
    ),
    sections: z.array(
      z.strictObject({
        title: z.string().min(1).max(LONGEST_TITLE),
        nodes: z.array(z.enum(NODE_KINDS)),
        lines: z.array(plannedBeatSchema).min(1).max(mostLines),
      }),
    ),
  });
}

/** Lines by the place of their section from 0. */
type GivenLines = ReadonlyMap<number, readonly string[]>;

/** What the storyboard is made from, besides the model. */
export interface StoryboardSource {
  readonly topic: Topic;
  readonly outline: Outline;
  /** Lines that are given already, by the place of their section from 0. */
  readonly givenLines?: GivenLines | undefined;
}

/**
 * Plans the lines.
 *
 * @throws ModelError when the model gives no storyboard.
 */
export async function planStoryboard(
  model: Model,
  {topic, outline, givenLines = new Map()}: StoryboardSource,
  signal?: AbortSignal,
): Promise<Answer<LecturePlan>> {
  const prompt = loadPrompt('planner');
  const replySchema = replySchemaFor(givenLines.size > 0 ? MOST_GIVEN_LINES : MOST_LINES);
  const answer = await ask(
    model,
    {
      step: {role: 'planner', task: 'storyboard'},
      prompt,
      messages: [
        textMessage('system', prompt.fill('system', {})),
        textMessage(
          'user',
          prompt.fill('storyboard', {
            topic: topic.title,
            audience: topic.audience ?? '',
            outline: outlineText(outline),
            notes: topic.notes ?? '',
            given: givenText(givenLines),
            language: outline.language,
            nodes: NODE_KINDS.join(', '),
            palette: PALETTE,
          }),
        ),
      ],
      shape: shapeOf('storyboard', replySchema),
      read: (reply, isLast) => {
        const storyboard = readJson(reply, replySchema);
        const complaints = complaintsAbout(storyboard, outline, givenLines);
        const serious = isLast ? complaints.filter(({serious}) => serious) : complaints;
        if (serious.length > 0) {
          throw new UnreadableReply(serious.map(({text}) => `- ${text}`).join('\n'));
        }
        return storyboard;
      },
    },
    signal,
  );
  return {...answer, value: planOf(answer.value, topic, outline)};
}

/**
 * A plan that says no more than the outline does: for when there is nothing
 * left to ask the model with.
 */
export function planFromOutline(
  outline: Outline,
  topic: Topic,
  givenLines: GivenLines = new Map(),
): LecturePlan {
  const beat = (line: string): PlannedBeat => ({
    line,
    animation: line,
    narration: '',
    formula: null,
    icon: null,
  });
  const sections = outline.sections.map(({title, goal, example}, index) => {
    const said = [goal, example].filter(text => text !== '').map(shortened);
    return {
      title,
      nodes: [],
      lines: (givenLines.get(index) ?? (said.length > 0 ? said : [title])).map(beat),
    };
  });
  return planOf({colors: [], sections}, topic, outline);
}

function planOf(
  {colors, sections}: StoryboardReply,
  {audience}: Topic,
  outline: Outline,
): LecturePlan {
  return {
    title: outline.title,
    language: outline.language,
    ...(audience === undefined ? {} : {audience}),
    colors,
    sections: outline.sections.flatMap(({goal, example, isKey}, index) => {
      const section = sections[index];
      if (section === undefined) return [];
      const {title, nodes, lines} = section;
      const name = sectionName({id: slugOf(title)}, index);
      // A formula that KaTeX cannot read is only a hint that would mislead.
      const beats = lines.map(line => ({
        ...line,
        formula: line.formula === null || isBadTex(line.formula) ? null : line.formula,
      }));
      return [{name, title, goal, example, isKey, nodes: [...new Set(nodes)], beats}];
    }),
  };
}

interface Complaint {
  readonly text: string;
  /** Whether the storyboard cannot be used because of it. */
  readonly serious: boolean;
}

function complaintsAbout(
  {sections}: StoryboardReply,
  outline: Outline,
  givenLines: GivenLines,
): Complaint[] {
  const complaints: Complaint[] = [];
  if (sections.length !== outline.sections.length) {
    complaints.push({
      text: `The outline has ${outline.sections.length} sections, the storyboard ${sections.length}.`,
      serious: true,
    });
  }
  sections.forEach(({title, lines}, index) => {
    const given = givenLines.get(index);
    if (given !== undefined && given.join('\n') !== lines.map(({line}) => line).join('\n')) {
      complaints.push({
        text: `Section “${title}”: its lines are given; copy them exactly: ${given.join(' | ')}`,
        serious: true,
      });
    }
    for (const {line, formula} of lines) {
      if (given === undefined && isTooLong(line)) {
        complaints.push({
          text: `“${line}” is longer than ${MOST_WORDS} words.`,
          serious: false,
        });
      }
      for (const tex of [...(formula === null ? [] : [formula]), ...inlineFormulas(line)]) {
        const [problem] = problemsOfTex(tex, true);
        if (problem === undefined) continue;
        complaints.push({text: `${tex}: ${problem.message}`, serious: line.includes(tex)});
      }
    }
  });
  return complaints;
}

function inlineFormulas(line: string): string[] {
  return [...line.matchAll(/\$([^$]+)\$/g)].map(([, tex = '']) => tex);
}

function isBadTex(tex: string): boolean {
  return problemsOfTex(tex, true).length > 0;
}

function isTooLong(line: string): boolean {
  const plain = line.replace(/\$[^$]*\$/g, 'x');
  const dense = plain.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  if (dense > 0) return plain.length > MOST_CHARACTERS;
  return plain.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length > MOST_WORDS;
}

function shortened(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= MOST_WORDS ? text : `${words.slice(0, MOST_WORDS).join(' ')} …`;
}

function outlineText({title, sections}: Outline): string {
  const items = sections.map(
    ({title: section, goal, example, isKey}, index) =>
      `${index + 1}. ${section}${isKey ? ' (key section)' : ''}` +
      (goal === '' ? '' : `\n   Goal: ${goal}`) +
      (example === '' ? '' : `\n   Example: ${example}`),
  );
  return [`“${title}”`, ...items].join('\n');
}

function givenText(givenLines: GivenLines): string {
  if (givenLines.size === 0) return '';
  const sections = [...givenLines].map(
    ([index, lines]) => `section ${index + 1}: ${lines.map(line => `“${line}”`).join(', ')}`,
  );
  return `These lines are given; copy them exactly: ${sections.join('; ')}.`;
}

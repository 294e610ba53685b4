/** One section of a storyboard as a scene file, written as a person would. */
import {format} from 'prettier';
import {accentOfSection} from '../../engine/theme/theme.ts';
import type {PictureKind, PictureStep} from '../../schema/pictures.ts';
import type {Section, Storyboard} from '../../schema/storyboard.ts';
import {
  geometryWriter,
  numberLineWriter,
  plotWriter,
  transformWriter,
} from './pictures/drawings.ts';
import {decimalSignOf} from '../../schema/numerals.ts';
import {chartWriter} from './pictures/chart.ts';
import {diagramWriter} from './pictures/diagram.ts';
import {formulaWriter} from './pictures/formula.ts';
import {
  cellsWriter,
  codeWriter,
  iconWriter,
  imageWriter,
  quoteWriter,
  tableWriter,
} from './pictures/others.ts';
import type {PictureStory, PictureWriter} from './pictures/story.ts';
import {type Moment, SceneScript, printed} from './scene-script.ts';
import {turnsOf} from './picture-turns.ts';
import {type Area, type PictureLife, planStage} from './stage-plan.ts';

const WRITERS: {readonly [TKind in PictureKind]: PictureWriter<TKind>} = {
  cells: cellsWriter,
  chart: chartWriter,
  code: codeWriter,
  diagram: diagramWriter,
  formula: formulaWriter,
  geometry: geometryWriter,
  icon: iconWriter,
  image: imageWriter,
  numberline: numberLineWriter,
  plot: plotWriter,
  quote: quoteWriter,
  table: tableWriter,
  transform: transformWriter,
};

/**
 * Writes the scene of a section.
 *
 * @returns The text of its file, formatted.
 */
export async function writeScene(section: Section, storyboard: Storyboard): Promise<string> {
  const script = new SceneScript(section.beats.length);
  const stories = storiesOf(section);
  const screens = planStage(stories.map(({life}) => life));
  const variables = new Map<string, string>();
  const finalArea = new Map<string, Area>();
  for (const screen of screens) {
    for (const [id, area] of screen.areas) if (!finalArea.has(id)) finalArea.set(id, area);
  }

  // What leaves and moves when a new screen begins has to be played before what comes.
  for (const story of stories) variables.set(story.id, '');
  const writing = [...stories].sort((a, b) => a.life.firstBeat - b.life.firstBeat);
  const opened = new Set<number>();
  for (const story of writing) {
    const area = finalArea.get(story.id) ?? (['A1', 'F6'] as const);
    const {firstBeat} = story.life;
    if (!opened.has(firstBeat)) {
      opened.add(firstBeat);
      changeScreen(screens, story, variables, script);
    }
    variables.set(story.id, writeStory(story.steps, area, {section, storyboard}, script));
  }
  const settings = printed({
    title: section.title,
    lines: section.beats.map(beat => beat.line),
    accent: section.accent,
  });
  return formatScene(script.text(settings));
}

/** Formats the text of a scene in the house's style. */
export async function formatScene(text: string): Promise<string> {
  return format(text, {
    parser: 'typescript',
    singleQuote: true,
    bracketSpacing: false,
    printWidth: 100,
    arrowParens: 'avoid',
  });
}

/** More turns than any beat has. */
const MOST_TURNS = 1024;

interface Story {
  readonly id: string;
  readonly life: PictureLife;
  readonly steps: readonly {readonly moment: Moment; readonly step: PictureStep}[];
}

function storiesOf(section: Section): Story[] {
  const steps = new Map<string, {moment: Moment; step: PictureStep}[]>();
  section.beats.forEach(({pictures}, index) => {
    pictures.forEach((step, block) => {
      const known = steps.get(step.id) ?? [];
      known.push({moment: {beat: index + 1, block}, step});
      steps.set(step.id, known);
    });
  });
  const stories = [...steps].map(([id, all]): Story => {
    const first = all[0];
    if (first === undefined) throw new RangeError(`The picture ${id} has no steps.`);
    const {step, moment} = first;
    const {beat} = moment;
    const wish = wishOf(all);
    const life = {id, wish, firstBeat: beat, lastBeat: beat, at: step.at};
    return {id, steps: all, life: {...life, clear: step.clear === true}};
  });
  return inTurns(stories);
}

/** Tells when each picture comes and is last changed, within its beat too. */
function inTurns(stories: readonly Story[]): Story[] {
  const begins = new Map<number, readonly number[]>();
  for (const beat of new Set(stories.map(({life}) => life.firstBeat))) {
    const coming = stories.flatMap(({steps: [first], life}) =>
      first === undefined || life.firstBeat !== beat
        ? []
        : [{block: first.moment.block, life, beginsCell: first.step.kind === 'code'}],
    );
    begins.set(beat, turnsOf(coming));
  }
  const timeOf = ({beat, block}: Moment): number =>
    beat + (begins.get(beat) ?? []).filter(begin => begin <= block).length / MOST_TURNS;
  return stories.map(story => {
    const moments = story.steps.map(({moment}) => timeOf(moment));
    const [firstBeat = story.life.firstBeat] = moments;
    return {...story, life: {...story.life, firstBeat, lastBeat: moments.at(-1) ?? firstBeat}};
  });
}

function wishOf(all: Story['steps']): PictureLife['wish'] {
  const kind = all[0]?.step.kind ?? 'formula';
  return writerOf(kind).wish(all.map(({moment, step}) => ({moment, content: step.content})));
}

function writeStory(
  all: Story['steps'],
  area: Area,
  {section, storyboard}: {readonly section: Section; readonly storyboard: Storyboard},
  script: SceneScript,
): string {
  const first = all[0];
  if (first === undefined) return '';
  const story: PictureStory = {
    id: first.step.id,
    kind: first.step.kind,
    area,
    colors: storyboard.colors,
    accent: section.accent ?? accentOfSection(storyboard.sections.indexOf(section)),
    decimalComma: decimalSignOf(storyboard.language) === ',',
    steps: all.map(({moment, step}) => ({moment, content: step.content})),
  };
  return writerOf(first.step.kind).write(story, script);
}

/** The writer of a kind; that its contents are of the same kind, the schema has made sure of. */
function writerOf(kind: PictureKind): PictureWriter<PictureKind> {
  return WRITERS[kind];
}

/** Clears what is not on the next screen, and moves what is. */
function changeScreen(
  screens: ReturnType<typeof planStage>,
  {life: {firstBeat}, steps: [first]}: Story,
  variables: ReadonlyMap<string, string>,
  script: SceneScript,
): void {
  const index = screens.findIndex(screen => screen.firstBeat === firstBeat);
  const [before, after] = [screens[index - 1], screens[index]];
  if (before === undefined || after === undefined) return;
  const leaving = [...before.areas.keys()].filter(id => !after.areas.has(id));
  const names = leaving.map(id => variables.get(id) ?? '').filter(name => name !== '');
  // What was there makes room before anything of the beat, or of its next turn, is played.
  const beat = Math.floor(firstBeat);
  const isTurn = firstBeat > beat;
  const moment: Moment = {beat, block: isTurn ? (first?.moment.block ?? 0) - 0.5 : -1};
  if (names.length > 0) {
    script.play(
      moment,
      ...(isTurn ? ['yield* stage.rest();'] : []),
      `yield* stage.clear(${leaving.length === before.areas.size ? '' : names.join(', ')});`,
    );
  }
  const moves = [...before.areas].flatMap(([id, area]) => {
    const next = after.areas.get(id);
    if (next === undefined || (next[0] === area[0] && next[1] === area[1])) return [];
    return [`stage.move(${[variables.get(id) ?? '', `'${next[0]}'`, `'${next[1]}'`].join(', ')})`];
  });
  script.playTogether(moment, moves);
}

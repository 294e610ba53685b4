/** The stages of {@link composeLecture} as the three agents and the renderer carry them out. */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {writeLectureFolder} from '../agents/author/index.ts';
import {writeScene} from '../agents/author/write-scene.ts';
import type {SceneBrief} from '../agents/coder/brief.ts';
import type {SceneMistake} from '../agents/coder/mistakes.ts';
import {type DirectLecture, writeDirectly} from '../agents/coder/write-directly.ts';
import {writtenAsPlanned} from '../agents/coder/written-as-planned.ts';
import {
  type CodedSection,
  type CoderTools,
  codeSection,
  mendSection,
  takeDraft,
} from '../agents/coder/code-section.ts';
import type {Diagnostician, SceneText} from '../agents/diagnose/diagnose.ts';
import {mendScene} from '../agents/fix/mend-scene.ts';
import {refineScene} from '../agents/fix/refine-scene.ts';
import type {Entry} from '../agents/model/budget.ts';
import {isModelFailure} from '../agents/model/model-error.ts';
import type {ModelTeam} from '../agents/model/model-team.ts';
import {planOutline} from '../agents/planner/plan-outline.ts';
import {asNamedIn, completedLecture, openSectionsOf} from '../agents/planner/open-sections.ts';
import {NODE_KINDS, planFromOutline, planStoryboard} from '../agents/planner/plan-storyboard.ts';
import {storyboardOfPlan} from '../agents/planner/storyboard-of-plan.ts';
import type {Diagnostic} from '../schema/diagnostic.ts';
import type {SharedBrowser} from '../renderer/node/index.ts';
import type {LecturePlan, Outline, PlannedSection, Topic} from '../schema/plan.ts';
import {type Storyboard, sectionName} from '../schema/storyboard.ts';
import type {SceneEdit} from '../schema/scene-edit.ts';
import type {ComposeStages} from './compose-lecture.ts';
import {improveSections} from './improve-sections.ts';
import {rehearse} from './rehearse.ts';

/** What the stages work with. */
export interface AgentStagesOptions {
  readonly topic: Topic;
  readonly picture?: {readonly name: string; readonly dataUrl: string} | undefined;
  /** A lecture of which the sections without pictures are to be made; a whole one otherwise. */
  readonly lecture?: Storyboard | undefined;
  /** The folder that image paths of the lecture count from. */
  readonly sourceDir?: string | undefined;
  readonly team: ModelTeam;
  readonly lectureDir: string;
  readonly packageRoot: string;
  readonly theme?: Storyboard['theme'] | undefined;
  readonly diagnostician: Diagnostician;
  /** Finds icons by what they stand for. */
  readonly findIcons: (concepts: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What the engine has, as far as these kinds of nodes need it. */
  readonly apiFor: (nodes: readonly string[]) => string;
  /** Scenes to learn from, for these kinds of nodes. */
  readonly examplesFor: (nodes: readonly string[]) => readonly string[];
  /** Plays and measures the scenes. */
  readonly browser: SharedBrowser;
  /** Whether scenes are mended by rules and part by part; by the Coder alone, file by file, otherwise. */
  readonly autofix: boolean;
  /** Whether there is an outline and a storyboard; one prompt for all scenes otherwise. */
  readonly planner: boolean;
  /** Told what a user should know of a step that did not go as it should. */
  readonly onTrouble: (words: string) => void;
}

/** Edits of a scene's layout, by who wanted them. */
export interface LayoutChanges {
  /** Made without a model. */
  readonly mended: readonly SceneEdit[];
  /** Asked for by the Critic, and kept. */
  readonly reviewed: readonly SceneEdit[];
}

/** What `lecture.json` tells of how a lecture was made. */
export interface MakingRecord {
  readonly topic: Topic;
  readonly outline: Outline | undefined;
  readonly plan: LecturePlan;
  readonly scenes: Readonly<Record<string, Omit<CodedSection, 'text' | 'nextAttempt' | 'parts'>>>;
  readonly layouts: Readonly<Record<string, LayoutChanges>>;
  readonly steps: readonly Entry[];
}

/** The stages. */
export function agentStages(options: AgentStagesOptions): ComposeStages<CodedSection> {
  const {topic, lecture, team, lectureDir, packageRoot, diagnostician, onTrouble} = options;
  const open = lecture === undefined ? undefined : openSectionsOf(lecture);
  let outlineMade: Outline | undefined;
  let direct: DirectLecture | undefined;
  let icons: ReadonlyMap<string, string> = new Map();
  const layouts = new Map<string, LayoutChanges>();

  const storyboardFor = (plan: LecturePlan): Storyboard => {
    const storyboard =
      lecture === undefined
        ? storyboardOfPlan(plan, icons)
        : completedLecture(lecture, plan, icons);
    return options.theme === undefined ? storyboard : {...storyboard, theme: options.theme};
  };
  const briefFor = (section: PlannedSection, plan: LecturePlan): SceneBrief => ({
    plan,
    section,
    icons,
    api: options.apiFor(section.nodes),
    examples: options.examplesFor(section.nodes),
  });
  const sceneOf = (section: PlannedSection, text: string): SceneText => ({
    file: path.join(lectureDir, 'scenes', `${section.name}.tsx`),
    text,
  });
  const toolsFor = (
    section: PlannedSection,
    plan: LecturePlan,
    signal?: AbortSignal,
  ): CoderTools => ({
    model: team.models.coder,
    refine: ({text, mistakes}, rewrite) =>
      options.autofix
        ? refineScene(
            text,
            mistakes.map(mistake => inFull(mistake, sceneOf(section, text))),
            {
              file: sceneOf(section, text).file,
              diagnostician,
              rules: [writtenAsPlanned(section)],
              rewrite,
            },
          )
        : Promise.resolve({text, applied: [], mended: [], left: mistakes}),
    mend: text => {
      const scene = sceneOf(section, text);
      const rules = [writtenAsPlanned(section)];
      return options.autofix
        ? mendScene(scene, diagnostician, rules)
        : {text, applied: [], left: diagnostician.diagnose([scene], rules)};
    },
    fallBack: () => {
      const storyboard = storyboardFor(plan);
      const planned = storyboard.sections.find(
        (candidate, index) => sectionName(candidate, index) === section.name,
      );
      if (planned === undefined) throw new Error(`The plan has no section ${section.name}.`);
      return writeScene(planned, storyboard);
    },
    signal,
  });
  const tellOfFallback = (section: PlannedSection, scene: CodedSection): CodedSection => {
    if (scene.reason !== undefined) {
      onTrouble(`${section.name} was left to the offline author: ${scene.reason}.`);
    }
    return scene;
  };

  return {
    async planOutline(signal) {
      const {picture} = options;
      if (!options.planner) {
        direct = await writeDirectly(
          team.models.coder,
          {topic, api: options.apiFor(NODE_KINDS), examples: options.examplesFor(NODE_KINDS)},
          signal,
        );
        return {...direct.plan, sections: [...direct.plan.sections]};
      }
      outlineMade =
        open?.outline ?? (await planOutline(team.models.planner, topic, {picture, signal})).value;
      return outlineMade;
    },

    async planStoryboard(outline, signal) {
      if (direct !== undefined) return direct.plan;
      const plan = await planStoryboard(
        team.models.planner,
        {topic, outline, givenLines: open?.givenLines},
        signal,
      ).then(
        ({value}) => (lecture === undefined ? value : asNamedIn(lecture, value)),
        (error: unknown) => {
          if (!isModelFailure(error) || error.isHopeless) throw error;
          onTrouble(`The outline has to do as storyboard: ${error.message}`);
          const makeshift = planFromOutline(outline, topic, open?.givenLines);
          return lecture === undefined ? makeshift : asNamedIn(lecture, makeshift);
        },
      );
      const concepts = plan.sections.flatMap(({beats}) => beats.map(({icon}) => icon));
      icons = await options.findIcons([...new Set(concepts.filter(concept => concept !== null))]);
      return plan;
    },

    async writeScene(section, plan, signal) {
      const draft = direct?.drafts.get(section.name);
      if (draft !== undefined) {
        const tools = toolsFor(section, plan, signal);
        const scene = await takeDraft(briefFor(section, plan), draft, tools);
        return tellOfFallback(section, scene);
      }
      return tellOfFallback(
        section,
        await codeSection(briefFor(section, plan), toolsFor(section, plan, signal)),
      );
    },

    async mendScene(section, plan, scene, failure, signal) {
      const tools = toolsFor(section, plan, signal);
      const mistakes: SceneMistake[] = [{...failure, severity: 'error'}];
      return tellOfFallback(
        section,
        await mendSection(briefFor(section, plan), scene, mistakes, tools),
      );
    },

    async writeFolder(plan, scenes, signal) {
      const making: MakingRecord = {
        topic,
        outline: outlineMade,
        plan,
        scenes: Object.fromEntries(
          plan.sections.flatMap(({name}) => {
            const scene = scenes.get(name);
            if (scene === undefined) return [];
            const {text: _text, nextAttempt: _nextAttempt, parts: _parts, ...how} = scene;
            return [[name, how]];
          }),
        ),
        layouts: Object.fromEntries(
          plan.sections.flatMap(({name}) => {
            const changes = layouts.get(name);
            return changes === undefined ? [] : [[name, changes]];
          }),
        ),
        steps: team.budget.entries,
      };
      const written = await writeLectureFolder(storyboardFor(plan), lectureDir, {
        packageRoot,
        sourceDir: options.sourceDir ?? lectureDir,
        signal,
        scenes: new Map([...scenes].map(([name, {text}]) => [name, text])),
        making: {...making},
      });
      return {lectureDir, title: plan.title, scenes: written.scenes, keptFiles: written.kept};
    },

    rehearse: (dir, sections, signal) => rehearse(dir, sections, options.browser, signal),

    async improve(dir, sections, onRound, signal) {
      const improved = await improveSections({
        lectureDir: dir,
        sections: sections.map(({section, scene, criticRounds}) => ({
          section,
          text: scene.text,
          criticRounds,
        })),
        critic: team.models.critic,
        diagnostician,
        onRound,
        browser: options.browser,
        signal,
      });
      return new Map(
        sections.flatMap(({section: {name}, scene}) => {
          const result = improved.get(name);
          if (result === undefined) return [];
          const {text, mended, review} = result;
          layouts.set(name, {mended: mended.edits, reviewed: review?.applied ?? []});
          const reason = review?.reasons.join('; ');
          return [
            [
              name,
              {
                scene: {...scene, text},
                rounds: review?.rounds ?? [],
                faults: mended.faults,
                ...(reason === undefined || reason === '' ? {} : {reason}),
              },
            ],
          ];
        }),
      );
    },
  };
}

/** A file as a `data:` URL. */
export async function dataUrlOf(file: string, mediaType: string): Promise<string> {
  return `data:${mediaType};base64,${(await readFile(file)).toString('base64')}`;
}

/** A mistake with its place in the text, which one that shows at run time does not have. */
function inFull(mistake: SceneMistake & Partial<Diagnostic>, {file, text}: SceneText): Diagnostic {
  const lines = text.split('\n').slice(0, mistake.line - 1);
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + mistake.column - 1;
  return {origin: 'run-time', start, length: 0, ...mistake, file};
}

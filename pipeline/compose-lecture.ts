/**
 * From a topic to the scenes of a lecture: plan, write, look, mend. The agents and
 * the renderer are handed in; nothing here knows a model or a browser.
 */
import pLimit from 'p-limit';
import type {Outline, LecturePlan, PlannedSection} from '../schema/plan.ts';
import type {RoundOutcome} from '../agents/critic/look/review-section.ts';
import type {WrittenLecture} from './make-lecture.ts';

/** How a scene came about, as far as the way of the lecture is concerned. */
export interface WrittenScene {
  readonly text: string;
  readonly origin: 'coder' | 'author';
  readonly firstTry: boolean;
  readonly mended: readonly string[];
  /** Why the offline author had to step in. */
  readonly reason?: string | undefined;
}

/** How a section went when it was played. */
export type Rehearsal =
  {readonly kind: 'played'} | {readonly kind: 'failed'; readonly failure: SceneFailure};

/** What a scene threw while it was played. */
export interface SceneFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** A scene that was made better. */
export interface ImprovedScene<TScene> {
  readonly scene: TScene;
  /** What came of each round of the Critic; none where it did not look. */
  readonly rounds: readonly RoundOutcome[];
  /** How many faults were measured before mending, and are left. */
  readonly faults: {readonly before: number; readonly after: number};
  readonly reason?: string | undefined;
}

/** A section whose scene is to be made better. */
export interface SectionInWork<TScene> {
  readonly section: PlannedSection;
  readonly scene: TScene;
  /** How often the Critic may ask for edits; 0 for what it shall not look at. */
  readonly criticRounds: number;
}

/** The agents and the renderer; each gets the signal that stops it. */
export interface ComposeStages<TScene extends WrittenScene> {
  planOutline(signal?: AbortSignal): Promise<Outline>;
  /** Never fails for want of budget: the outline is made do with then. */
  planStoryboard(outline: Outline, signal?: AbortSignal): Promise<LecturePlan>;
  writeScene(section: PlannedSection, plan: LecturePlan, signal?: AbortSignal): Promise<TScene>;
  /** Mends a scene that failed when it was played. */
  mendScene(
    section: PlannedSection,
    plan: LecturePlan,
    scene: TScene,
    failure: SceneFailure,
    signal?: AbortSignal,
  ): Promise<TScene>;
  /** Writes the folder of the lecture; scenes edited by hand stay. */
  writeFolder(
    plan: LecturePlan,
    scenes: ReadonlyMap<string, TScene>,
    signal?: AbortSignal,
  ): Promise<WrittenLecture>;
  /** Plays sections, by name. */
  rehearse(
    lectureDir: string,
    sections: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Rehearsal>>;
  /** Mends the layouts of sections and has the Critic look at them; those that do not play are left out. */
  improve(
    lectureDir: string,
    sections: readonly SectionInWork<TScene>[],
    onRound: (section: string, round: number, outcome: RoundOutcome) => void,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, ImprovedScene<TScene>>>;
}

/** What is told on the way. */
export interface ComposeObserver {
  onOutline?(outline: Outline): void;
  onPlan?(plan: LecturePlan): void;
  /** A scene is written; `done` of `all`. */
  onScene?(section: string, scene: WrittenScene, done: number, all: number): void;
  onReview?(section: string, round: number, outcome: RoundOutcome): void;
}

/** How the Critic's rounds of one section went. */
export interface SectionReview {
  readonly section: string;
  readonly rounds: readonly RoundOutcome[];
  /** How many faults were measured before mending without a model, and after it. */
  readonly faults: {readonly before: number; readonly after: number};
  readonly reason?: string | undefined;
}

/** A lecture whose scenes are written. */
export interface ComposedLecture<TScene> {
  readonly written: WrittenLecture;
  readonly outline: Outline;
  readonly plan: LecturePlan;
  readonly scenes: ReadonlyMap<string, TScene>;
  readonly reviews: readonly SectionReview[];
}

/** Bounds of the way. */
export interface ComposeOptions {
  /** Sections that are written side by side; 4 unless given. */
  readonly concurrency?: number;
  /** How often the Critic looks at a section at the most; 2 unless given. */
  readonly criticRounds?: number;
  readonly signal?: AbortSignal | undefined;
}

/** How often a section that fails when played is mended; the offline author comes next. */
const MOST_RUN_TIME_MENDS = 2;

/**
 * Goes the way from a topic to scenes that play.
 *
 * @throws What the stages throw; the signal's reason when it is aborted.
 */
export async function composeLecture<TScene extends WrittenScene>(
  stages: ComposeStages<TScene>,
  observer: ComposeObserver = {},
  {concurrency = 4, criticRounds = 2, signal}: ComposeOptions = {},
): Promise<ComposedLecture<TScene>> {
  const outline = await stages.planOutline(signal);
  observer.onOutline?.(outline);
  const plan = await stages.planStoryboard(outline, signal);
  observer.onPlan?.(plan);

  const limit = pLimit(concurrency);
  const scenes = new Map<string, TScene>();
  await Promise.all(
    plan.sections.map(section =>
      limit(async () => {
        signal?.throwIfAborted();
        const scene = await stages.writeScene(section, plan, signal);
        scenes.set(section.name, scene);
        observer.onScene?.(section.name, scene, scenes.size, plan.sections.length);
      }),
    ),
  );

  const improver = new Improver(stages, observer, plan, scenes, signal);
  const written = await improver.run(criticRounds);
  return {written, outline, plan, scenes, reviews: improver.reviews()};
}

/** Plays the sections, has failures mended, and has what plays made better. */
class Improver<TScene extends WrittenScene> {
  private improved: ReadonlyMap<string, ImprovedScene<TScene>> = new Map();

  public constructor(
    private readonly stages: ComposeStages<TScene>,
    private readonly observer: ComposeObserver,
    private readonly plan: LecturePlan,
    private readonly scenes: Map<string, TScene>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  public async run(criticRounds: number): Promise<WrittenLecture> {
    const written = await this.write();
    const open = this.openSections(written);
    const coded = open.filter(section => this.isOfCoder(section));
    await this.playAll(written, coded);
    const inWork = open.flatMap((section): SectionInWork<TScene>[] => {
      const scene = this.scenes.get(section.name);
      if (scene === undefined) return [];
      // What the author draws needs no second opinion.
      return [{section, scene, criticRounds: this.isOfCoder(section) ? criticRounds : 0}];
    });
    if (inWork.length === 0) return written;
    this.improved = await this.stages.improve(
      written.lectureDir,
      inWork,
      (section, round, outcome) => this.observer.onReview?.(section, round, outcome),
      this.signal,
    );
    for (const [name, {scene}] of this.improved) this.scenes.set(name, scene);
    return this.write();
  }

  public reviews(): SectionReview[] {
    return this.plan.sections.map(({name}) => {
      const {rounds = [], faults = {before: 0, after: 0}, reason} = this.improved.get(name) ?? {};
      return {section: name, rounds, faults, ...(reason === undefined ? {} : {reason})};
    });
  }

  /** Plays sections until each of them plays. */
  private async playAll(
    written: WrittenLecture,
    sections: readonly PlannedSection[],
  ): Promise<void> {
    let waiting = sections;
    for (let time = 0; waiting.length > 0; time++) {
      const rehearsed = await this.stages.rehearse(
        written.lectureDir,
        waiting.map(({name}) => name),
        this.signal,
      );
      const failed = waiting.filter(({name}) => rehearsed.get(name)?.kind !== 'played');
      if (
        ![...rehearsed.values()].some(({kind}) => kind === 'failed') ||
        time > MOST_RUN_TIME_MENDS
      )
        break;
      await Promise.all(failed.map(section => this.mend(section, rehearsed.get(section.name))));
      await this.write();
      // A file that does not even load keeps the others from being tried.
      waiting = failed;
    }
  }

  private async mend(section: PlannedSection, rehearsal: Rehearsal | undefined): Promise<void> {
    const scene = this.scenes.get(section.name);
    if (scene === undefined || rehearsal?.kind !== 'failed') return;
    const mended = await this.stages.mendScene(
      section,
      this.plan,
      scene,
      rehearsal.failure,
      this.signal,
    );
    this.scenes.set(section.name, mended);
  }

  private write(): Promise<WrittenLecture> {
    return this.stages.writeFolder(this.plan, this.scenes, this.signal);
  }

  private isOfCoder({name}: PlannedSection): boolean {
    return this.scenes.get(name)?.origin === 'coder';
  }

  /** Scenes that somebody has edited by hand are theirs; they are neither judged nor changed. */
  private openSections({keptFiles}: WrittenLecture): PlannedSection[] {
    return this.plan.sections.filter(
      ({name}) => !keptFiles.some(file => file.endsWith(`${name}.tsx`)),
    );
  }
}

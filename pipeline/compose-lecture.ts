/**
 * From a topic to the scenes of a lecture: plan, write, look, mend. The agents and
 * the renderer are handed in; nothing here knows a model or a browser.
 */
import pLimit from 'p-limit';
import type {Outline, LecturePlan, PlannedSection} from '../schema/plan.ts';
import type {SectionLayout} from '../schema/layout-report.ts';
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

/** What a section looks like when it is played. */
export type Rehearsal =
  | {
      readonly kind: 'played';
      readonly layout: SectionLayout;
      /** One still a beat as a `data:` URL, with the anchor grid. */
      readonly stills: readonly string[];
      /** What was measured, in sentences. */
      readonly problems: readonly string[];
    }
  | {readonly kind: 'failed'; readonly failure: SceneFailure};

/** What a scene threw while it was played. */
export interface SceneFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** What came of one look at a section. */
export interface Review<TScene> {
  /** The scene as the Critic's edits make it; undefined when nothing is to change. */
  readonly revised: TScene | undefined;
  /** In a few words. */
  readonly outcome: 'passed' | 'revised' | 'edits-refused' | 'could-not-judge';
  readonly reason?: string | undefined;
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
  review(
    section: PlannedSection,
    scene: TScene,
    rehearsal: Rehearsal & {kind: 'played'},
    round: number,
    signal?: AbortSignal,
  ): Promise<Review<TScene>>;
}

/** What is told on the way. */
export interface ComposeObserver {
  onOutline?(outline: Outline): void;
  onPlan?(plan: LecturePlan): void;
  /** A scene is written; `done` of `all`. */
  onScene?(section: string, scene: WrittenScene, done: number, all: number): void;
  onReview?(section: string, round: number, outcome: ReviewOutcome): void;
}

/** What came of a round: that of the review, or that it was taken back. */
export type ReviewOutcome = Review<WrittenScene>['outcome'] | 'undone';

/** How the Critic's rounds of one section went. */
export interface SectionReview {
  readonly section: string;
  readonly rounds: readonly ReviewOutcome[];
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

  const reviewer = new Reviewer(stages, observer, plan, scenes, signal);
  const written = await reviewer.run(criticRounds);
  return {written, outline, plan, scenes, reviews: reviewer.reviews()};
}

/** Plays the sections, has failures mended and the Critic look, and takes back what made things worse. */
class Reviewer<TScene extends WrittenScene> {
  private readonly rounds = new Map<string, ReviewOutcome[]>();
  private readonly reasons = new Map<string, string>();

  public constructor(
    private readonly stages: ComposeStages<TScene>,
    private readonly observer: ComposeObserver,
    private readonly plan: LecturePlan,
    private readonly scenes: Map<string, TScene>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  public async run(criticRounds: number): Promise<WrittenLecture> {
    let written = await this.write();
    let open = this.sectionsToReview(written);
    let played: ReadonlyMap<string, Rehearsal> = await this.playAll(written, open);
    for (let round = 1; round <= criticRounds && open.length > 0; round++) {
      const before = new Map(this.scenes);
      const revised = await this.reviewAll(open, played, round);
      if (revised.length === 0) break;
      written = await this.write();
      const next = await this.stages.rehearse(
        written.lectureDir,
        revised.map(({name}) => name),
        this.signal,
      );
      const better = revised.filter(({name}) => {
        const isBetter = !isWorse(played.get(name), next.get(name));
        if (!isBetter) this.undo(name, before, round);
        return isBetter;
      });
      if (better.length < revised.length) written = await this.write();
      played = next;
      open = better;
    }
    return written;
  }

  public reviews(): SectionReview[] {
    return this.plan.sections.map(({name}) => ({
      section: name,
      rounds: this.rounds.get(name) ?? [],
      ...(this.reasons.has(name) ? {reason: this.reasons.get(name)} : {}),
    }));
  }

  /** Plays sections until each of them plays. */
  private async playAll(
    written: WrittenLecture,
    sections: readonly PlannedSection[],
  ): Promise<Map<string, Rehearsal>> {
    const played = new Map<string, Rehearsal>();
    let waiting = sections;
    for (let time = 0; waiting.length > 0; time++) {
      const rehearsed = await this.stages.rehearse(
        written.lectureDir,
        waiting.map(({name}) => name),
        this.signal,
      );
      for (const [name, rehearsal] of rehearsed) played.set(name, rehearsal);
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
    return played;
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

  private async reviewAll(
    sections: readonly PlannedSection[],
    played: ReadonlyMap<string, Rehearsal>,
    round: number,
  ): Promise<PlannedSection[]> {
    const revised: PlannedSection[] = [];
    await Promise.all(
      sections.map(async section => {
        const rehearsal = played.get(section.name);
        const scene = this.scenes.get(section.name);
        if (scene === undefined || rehearsal?.kind !== 'played') return;
        const review = await this.stages.review(section, scene, rehearsal, round, this.signal);
        this.note(section.name, round, review.outcome, review.reason);
        if (review.revised === undefined) return;
        this.scenes.set(section.name, review.revised);
        revised.push(section);
      }),
    );
    return this.plan.sections.filter(section => revised.includes(section));
  }

  private undo(name: string, before: ReadonlyMap<string, TScene>, round: number): void {
    const scene = before.get(name);
    if (scene !== undefined) this.scenes.set(name, scene);
    this.rounds.get(name)?.pop();
    this.note(name, round, 'undone', 'the edits made things worse');
  }

  private note(
    name: string,
    round: number,
    outcome: ReviewOutcome,
    reason: string | undefined,
  ): void {
    this.rounds.set(name, [...(this.rounds.get(name) ?? []), outcome]);
    if (reason !== undefined) this.reasons.set(name, reason);
    this.observer.onReview?.(name, round, outcome);
  }

  private write(): Promise<WrittenLecture> {
    return this.stages.writeFolder(this.plan, this.scenes, this.signal);
  }

  /** Scenes that somebody has edited by hand are theirs; they are neither judged nor changed. */
  private sectionsToReview({keptFiles}: WrittenLecture): PlannedSection[] {
    return this.plan.sections.filter(
      ({name}) =>
        !keptFiles.some(file => file.endsWith(`${name}.tsx`)) &&
        this.scenes.get(name)?.origin === 'coder',
    );
  }
}

function isWorse(before: Rehearsal | undefined, after: Rehearsal | undefined): boolean {
  if (after?.kind !== 'played') return true;
  return before?.kind === 'played' && after.problems.length > before.problems.length;
}

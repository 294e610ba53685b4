/**
 * Mends the layout of a scene without a model: proposes edits, foretells what they do by geometry,
 * tries the likeliest out in the browser, and keeps what makes faults go and none come.
 */
import type {MeasuredSection} from '../../../schema/measured-section.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';
import {applySceneEdits} from '../apply-scene-edits.ts';
import {type Fault, findFaults} from '../measure/find-faults.ts';
import {predicted} from './predict.ts';
import {type Proposal, proposalsFor} from './proposals.ts';
import {newFaults, scoreOf} from './score.ts';
import {type StagedScene, stagedScene} from './staged-objects.ts';

/** What mending needs of the rest of Lectern. */
export interface MendTools {
  /** Measures the section with another text of its scene; undefined when it does not play. */
  readonly measure: (text: string) => Promise<MeasuredSection | undefined>;
  /** Whether a text has no mistakes that the compiler or the rules of lectures know of. */
  readonly isSound: (text: string) => boolean;
  /** Whether another attempt may be made; as long as there are rounds unless given. */
  readonly hasTime?: () => boolean;
  /** Aborting it stops between two attempts. */
  readonly signal?: AbortSignal | undefined;
}

/** Bounds of mending. */
export interface MendOptions {
  /** Rounds, each of which keeps one proposal; 5 unless given. */
  readonly mostRounds?: number;
  /** Proposals that are tried out in the browser in one round; 4 unless given. */
  readonly mostTrials?: number;
}

/** One attempt in the browser. */
export interface Trial {
  readonly round: number;
  readonly edits: readonly SceneEdit[];
  /** Weight of the faults as it was foretold, and as it was measured; undefined when it did not play. */
  readonly foretold: number;
  readonly score: number | undefined;
  readonly isKept: boolean;
}

/** A scene after mending. */
export interface MendedLayout {
  readonly text: string;
  /** The section as it is now. */
  readonly measured: MeasuredSection;
  readonly faults: readonly Fault[];
  readonly applied: readonly SceneEdit[];
  readonly trials: readonly Trial[];
}

/** A version of the scene that was measured. */
interface Version {
  readonly text: string;
  readonly measured: MeasuredSection;
  readonly faults: readonly Fault[];
}

interface Plan {
  readonly edits: readonly SceneEdit[];
  readonly text: string;
  readonly foretold: number;
}

/** How many proposals are combined to one at the most. */
const MOST_COMBINED = 5;
/** Proposals that are foretold in one round: each costs some milliseconds. */
const MOST_FORETOLD = 120;

/** Added to what geometry says is of no use: it is tried last, since geometry may be wrong. */
const HOPELESS = 20;
/** What geometry knows nothing of. */
const UNFORETELLABLE: ReadonlySet<SceneEdit['kind']> = new Set([
  'label-side',
  'pace',
  'stay',
  'widen',
]);

/**
 * Mends a scene.
 *
 * @param measured - The section as `text` plays, with its faults.
 * @throws What the tools throw; the signal's reason when it is aborted.
 */
export async function mendLayout(
  text: string,
  measured: MeasuredSection,
  faults: readonly Fault[],
  tools: MendTools,
  {mostRounds = 5, mostTrials = 4}: MendOptions = {},
): Promise<MendedLayout> {
  let current: Version = {text, measured, faults};
  const applied: SceneEdit[] = [];
  const trials: Trial[] = [];
  const tried = new Set<string>([text]);
  for (let round = 1; round <= mostRounds && current.faults.length > 0; round++) {
    const plans = plansFor(current, tried).slice(0, mostTrials);
    let best: {version: Version; plan: Plan} | undefined;
    const outcomes: Trial[] = [];
    for (const plan of plans) {
      tools.signal?.throwIfAborted();
      if (tools.hasTime?.() === false) break;
      tried.add(plan.text);
      if (!tools.isSound(plan.text)) continue;
      const after = await tools.measure(plan.text);
      const version =
        after === undefined
          ? undefined
          : {text: plan.text, measured: after, faults: findFaults(after)};
      outcomes.push({
        round,
        edits: plan.edits,
        foretold: plan.foretold,
        score: version === undefined ? undefined : scoreOf(version.faults),
        isKept: false,
      });
      if (version === undefined || !isBetter(current, version)) continue;
      if (best === undefined || scoreOf(version.faults) < scoreOf(best.version.faults)) {
        best = {version, plan};
      }
      // Nothing is left to be mended: the plans before were the likelier ones.
      if (version.faults.length === 0) break;
    }
    const kept = best?.plan;
    trials.push(...outcomes.map(trial => ({...trial, isKept: trial.edits === kept?.edits})));
    if (best === undefined) {
      if (plans.length === 0 || tools.hasTime?.() === false) break;
      continue;
    }
    current = best.version;
    applied.push(...best.plan.edits);
  }
  return {...current, applied, trials};
}

/** Whether faults have gone and none has come. */
export function isBetter(before: Version, after: Version): boolean {
  return scoreOf(after.faults) < scoreOf(before.faults) && newFaults(before, after).length === 0;
}

/** What to try, the most promising first: single proposals, and such that together mend more. */
function plansFor(version: Version, tried: ReadonlySet<string>): Plan[] {
  const scene = stagedScene(version.text);
  if (scene === undefined) return [];
  const settled = {
    ...version.measured,
    moments: version.measured.moments.filter(({isSettled}) => isSettled),
  };
  const start = scoreOf(findFaults(settled));
  const ranked = distinct(proposalsFor(version.measured, version.faults, scene))
    .flatMap(proposal => {
      const {source, refused} = applySceneEdits(version.text, proposal.edits);
      return refused.length > 0 || tried.has(source) ? [] : [{proposal, text: source}];
    })
    .slice(0, MOST_FORETOLD)
    .map(({proposal, text}) => ({
      edits: proposal.edits,
      text,
      foretold: foretell(settled, scene, proposal.edits) + proposal.cost,
    }))
    .map(plan => (isHopeless(plan, start) ? {...plan, foretold: plan.foretold + HOPELESS} : plan))
    .sort((a, b) => a.foretold - b.foretold);
  const together = combined(ranked, {version, settled, scene, start});
  const plans = together === undefined || tried.has(together.text) ? ranked : [together, ...ranked];
  return varied(plans);
}

function isHopeless({edits, foretold}: Plan, start: number): boolean {
  return foretold >= start && !edits.some(({kind}) => UNFORETELLABLE.has(kind));
}

function foretell(
  settled: MeasuredSection,
  scene: StagedScene,
  edits: readonly SceneEdit[],
): number {
  const after = edits.reduce((section, edit) => predicted(section, scene, edit), settled);
  return scoreOf(findFaults(after));
}

/** Adds proposals to the best one as long as they promise more. */
function combined(
  ranked: readonly Plan[],
  {
    version,
    settled,
    scene,
    start,
  }: {version: Version; settled: MeasuredSection; scene: StagedScene; start: number},
): Plan | undefined {
  const [first, ...others] = ranked;
  if (first === undefined || first.foretold >= start) return undefined;
  let plan = first;
  let count = 1;
  for (const other of others) {
    if (count >= MOST_COMBINED || plan.foretold < 1) break;
    if (other.foretold >= start || other.edits.some(edit => touches(plan.edits, edit))) continue;
    const edits = [...plan.edits, ...other.edits];
    const foretold = foretell(settled, scene, edits) + count * 0.3;
    if (foretold >= plan.foretold - 1) continue;
    const {source, refused} = applySceneEdits(version.text, edits);
    if (refused.length > 0) continue;
    plan = {edits, text: source, foretold};
    count += 1;
  }
  return count > 1 ? plan : undefined;
}

function touches(edits: readonly SceneEdit[], edit: SceneEdit): boolean {
  return edits.some(other => other.kind === edit.kind && subjectOf(other) === subjectOf(edit));
}

function subjectOf(edit: SceneEdit): string {
  switch (edit.kind) {
    case 'label-side':
      return edit.label;
    case 'pace':
      return String(edit.beat);
    default:
      return edit.object;
  }
}

/** Proposals that say the same are one. */
function distinct(proposals: readonly Proposal[]): Proposal[] {
  const known = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = JSON.stringify(proposal.edits);
    const other = known.get(key);
    if (other === undefined || proposal.cost < other.cost) known.set(key, proposal);
  }
  return [...known.values()].sort((a, b) => a.cost - b.cost);
}

/** Lets what is done otherwise come before the third of one way: geometry may be wrong about a way. */
function varied(plans: readonly Plan[]): Plan[] {
  const times = new Map<string, number>();
  return plans
    .map((plan, rank) => {
      const way = plan.edits.map(edit => `${edit.kind} ${subjectOf(edit)}`).join();
      const time = times.get(way) ?? 0;
      times.set(way, time + 1);
      return {plan, order: rank + 4 * Math.max(0, time - 1)};
    })
    .sort((a, b) => a.order - b.order)
    .map(({plan}) => plan);
}

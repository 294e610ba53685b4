/**
 * The Critic's rounds on one section: it looks, its edits are tried out one by one, and what it
 * wanted is kept only if the measured score stays and a second look finds the wish met.
 */
import type {MeasuredSection} from '../../../schema/measured-section.ts';
import type {PlannedSection} from '../../../schema/plan.ts';
import type {SceneEdit} from '../../../schema/scene-edit.ts';
import {applySceneEdits} from '../apply-scene-edits.ts';
import {describeEdit} from '../describe-edit.ts';
import {type Fault, findFaults} from '../measure/find-faults.ts';
import type {Model} from '../../model/model.ts';
import {newFaults, scoreOf} from '../solve/score.ts';
import {type Look, type WantedEdit, lookAtBeats, stillOf} from './look-at-beats.ts';

/** A version of a scene, its stills with the anchor grid. */
export interface SeenScene {
  readonly text: string;
  readonly measured: MeasuredSection;
  readonly faults: readonly Fault[];
}

/** What a review needs of the rest of Lectern. */
export interface ReviewTools {
  readonly model: Model;
  /** Measures the section with another text of its scene, stills included; undefined when it does not play. */
  readonly measure: (text: string) => Promise<MeasuredSection | undefined>;
  /** Whether a text has no mistakes that the compiler or the rules know of. */
  readonly isSound: (text: string) => boolean;
  /** Told of each round when it is over. */
  readonly onRound?: (round: number, outcome: RoundOutcome) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What came of a round. */
export type RoundOutcome = 'passed' | 'revised' | 'edits-refused' | 'undone' | 'could-not-judge';

/** A section after its review. */
export interface ReviewedSection extends SeenScene {
  readonly rounds: readonly RoundOutcome[];
  /** Edits that were kept. */
  readonly applied: readonly SceneEdit[];
  /** Why edits were not, or why nothing was judged. */
  readonly reasons: readonly string[];
}

/** Beats to a request: more pictures at once are looked at less well. */
const BEATS_TOGETHER = 4;

/**
 * Reviews a section.
 *
 * @param rounds - How often edits are asked for at the most; the last ones are looked at once more.
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export function reviewSection(
  section: PlannedSection,
  scene: SeenScene,
  rounds: number,
  tools: ReviewTools,
): Promise<ReviewedSection> {
  return new Review(section, scene, tools).run(rounds);
}

class Review {
  private readonly outcomes: RoundOutcome[] = [];
  private readonly reasons: string[] = [];
  private applied: WantedEdit[] = [];
  /** Edits of the last round, which nobody has looked at yet, and the scene before them. */
  private pending: WantedEdit[] = [];
  private before: SeenScene;
  /** The picture of each beat when it was last looked at. */
  private readonly looked = new Map<number, string>();

  public constructor(
    private readonly section: PlannedSection,
    private current: SeenScene,
    private readonly tools: ReviewTools,
  ) {
    this.before = current;
  }

  public async run(rounds: number): Promise<ReviewedSection> {
    for (let round = 1; round <= rounds + 1; round++) {
      const isCheck = round === rounds + 1;
      if (isCheck && this.pending.length === 0) break;
      const beats = this.changedBeats();
      const look = await this.look(beats, round);
      for (const beat of beats) this.looked.set(beat, stillOf(this.current.measured, beat) ?? '');
      const undone = await this.settlePending(look);
      if (isCheck || (undone && look.verdict === 'could-not-judge')) break;
      if (look.verdict === 'could-not-judge') {
        this.reasons.push(look.reason);
        this.end(round, 'could-not-judge');
        break;
      }
      if (look.edits.length === 0) {
        // A finding that comes with no edit is left for a person to see.
        this.reasons.push(...look.findings.map(({beat, problem}) => `beat ${beat}: ${problem}`));
        this.end(round, look.verdict === 'pass' ? 'passed' : 'edits-refused');
        break;
      }
      const kept = await this.tryOut(look.edits);
      this.end(round, kept ? 'revised' : 'edits-refused');
      if (!kept) break;
    }
    return {
      ...this.current,
      rounds: this.outcomes,
      applied: this.applied.map(({edit}) => edit),
      reasons: this.reasons,
    };
  }

  /** Beats that look otherwise than at the last look. */
  private changedBeats(): number[] {
    return this.section.beats
      .map((_, index) => index + 1)
      .filter(beat => {
        const still = stillOf(this.current.measured, beat);
        return still !== undefined && still !== this.looked.get(beat);
      });
  }

  /** Looks at beats, a few to a request; one that could not be judged makes the whole look none. */
  private async look(beats: readonly number[], round: number): Promise<Look> {
    if (beats.length === 0) return {verdict: 'could-not-judge', reason: 'nothing is to be seen'};
    const looks: Look[] = [];
    for (let at = 0; at < beats.length; at += BEATS_TOGETHER) {
      const some = beats.slice(at, at + BEATS_TOGETHER);
      looks.push(
        await lookAtBeats(
          this.tools.model,
          {
            section: this.section,
            text: this.current.text,
            measured: this.current.measured,
            beats: some,
            problems: this.current.faults
              .filter(({beat}) => beat !== undefined && some.includes(beat))
              .map(({beat, message}) => `Beat ${beat}: ${message}`),
            concerns: this.pending.map(
              ({edit, concern}) => `${concern} Done: ${describeEdit(edit)}.`,
            ),
            round,
          },
          this.tools.signal,
        ),
      );
    }
    const all = together(looks, this.pending.length);
    for (const part of looks) {
      if (part.verdict === 'could-not-judge' && all.verdict !== part.verdict) {
        this.reasons.push(part.reason);
      }
    }
    return all;
  }

  /** Keeps the edits of the last round whose concern is met; the others go. Whether any went. */
  private async settlePending(look: Look): Promise<boolean> {
    const {pending} = this;
    this.pending = [];
    if (pending.length === 0) return false;
    const met =
      look.verdict === 'could-not-judge'
        ? []
        : pending.filter((_, index) => look.met[index] === true);
    if (met.length === pending.length) {
      this.applied.push(...pending);
      return false;
    }
    this.reasons.push(
      ...pending
        .filter(wanted => !met.includes(wanted))
        .map(({edit}) =>
          look.verdict === 'could-not-judge'
            ? `${describeEdit(edit)} was taken back, since nobody could look at it: ${look.reason}`
            : `${describeEdit(edit)} was taken back, since it did not help`,
        ),
    );
    this.current = this.before;
    if (met.length > 0 && (await this.tryOut(met))) {
      // They have been seen; what they look like without the others has not, but measures well.
      this.applied.push(...this.pending);
      this.pending = [];
    } else {
      this.outcomes[this.outcomes.length - 1] = 'undone';
      this.tools.onRound?.(this.outcomes.length, 'undone');
    }
    return true;
  }

  /** Applies edits one after the other, each only if the scene stays sound and measures no worse. */
  private async tryOut(edits: readonly WantedEdit[]): Promise<boolean> {
    this.before = this.current;
    for (const wanted of edits) {
      this.tools.signal?.throwIfAborted();
      const reason = await this.tryOne(wanted);
      if (reason === undefined) this.pending.push(wanted);
      else this.reasons.push(`${describeEdit(wanted.edit)}: ${reason}`);
    }
    return this.pending.length > 0;
  }

  private async tryOne({edit}: WantedEdit): Promise<string | undefined> {
    const {source, refused} = applySceneEdits(this.current.text, [edit]);
    const [refusal] = refused;
    if (refusal !== undefined) return refusal.reason;
    if (!this.tools.isSound(source)) return 'it breaks the scene';
    const measured = await this.tools.measure(source);
    if (measured === undefined) return 'the scene does not play with it';
    const next = {text: source, measured, faults: findFaults(measured)};
    const worse =
      scoreOf(next.faults) > scoreOf(this.current.faults)
        ? next.faults.at(0)
        : newFaults(this.current, next).find(({severity}) => severity === 'error');
    if (worse !== undefined) return `it makes things worse: ${worse.message}`;
    this.current = next;
    return undefined;
  }

  private end(round: number, outcome: RoundOutcome): void {
    this.outcomes.push(outcome);
    this.tools.onRound?.(round, outcome);
  }
}

/**
 * Several looks at parts as one. What was seen to be wrong counts even if a part could not be
 * judged; a pass takes all parts. A concern is met when some part says so and none denies it.
 */
function together(looks: readonly Look[], concerns: number): Look {
  const blind = looks.find(look => look.verdict === 'could-not-judge');
  const judged = looks.flatMap(look => (look.verdict === 'could-not-judge' ? [] : [look]));
  if (blind !== undefined && judged.every(({edits}) => edits.length === 0)) return blind;
  return {
    verdict: judged.some(({verdict}) => verdict === 'revise') ? 'revise' : 'pass',
    findings: judged.flatMap(({findings}) => findings),
    edits: judged.flatMap(({edits}) => edits),
    met: Array.from({length: concerns}, (_, index) => {
      const said = judged.flatMap(({met}) => met[index] ?? []);
      return said.length > 0 && said.every(Boolean);
    }),
  };
}

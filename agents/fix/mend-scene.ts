/** Mends a scene without a model: proposes changes, tries each out, keeps what makes mistakes go and none come. */
import type {Diagnostic} from '../../schema/diagnostic.ts';
import type {Diagnostician, SceneText} from '../diagnose/diagnose.ts';
import type {Rule} from '../diagnose/rule.ts';
import {
  type Candidate,
  type Reach,
  candidatesFor,
  compatible,
  isWithin,
  likeliestFirst,
} from './candidates.ts';
import {tidyImports} from './imports.ts';
import {readableVersions} from './mend-syntax.ts';
import {isBetter, isImport, isSyntax, weightOf} from './mistakes.ts';
import {spliced} from './splice.ts';
import {type Tried, bestOfEach, isSure, uncovers} from './tried-changes.ts';
import {unwrapped} from './unwrap.ts';

/** What was changed, and because of what. */
export interface AppliedFix {
  /** Name of the fix. */
  readonly fix: string;
  /** What it did, in a few words. */
  readonly title: string;
  /** The mistake that went. */
  readonly mended: string;
  /** Line of the mistake as the scene then was, from 1. */
  readonly line: number;
}

/** A scene after mending. */
export interface MendedScene {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
  /** What is still wrong. */
  readonly left: readonly Diagnostic[];
}

const MOST_ROUNDS = 40;
/** How many changes are tried at a time: each costs some milliseconds. */
const TRIED_TOGETHER = 40;
/** The most changes that are tried in one round, and on one scene. */
const MOST_TRIED = 160;
const MOST_TRIED_EVER = 1200;
/** How often a change may only bring others to light, one behind the other. */
const MOST_DEPTH = 4;

/**
 * Mends what can be mended.
 *
 * @param more - Rules that hold for this scene alone.
 */
export function mendScene(
  {file, text}: SceneText,
  diagnostician: Diagnostician,
  more: readonly Rule[] = [],
): MendedScene {
  return new SceneMender(file, text, diagnostician, more).run();
}

/** The work on one scene. */
class SceneMender {
  private found: readonly Diagnostic[];
  private applied: readonly AppliedFix[] = [];
  private readonly seen = new Set<string>();
  private rounds = 0;
  private tries = 0;

  public constructor(
    private readonly file: string,
    private text: string,
    private readonly diagnostician: Diagnostician,
    private readonly more: readonly Rule[],
  ) {
    this.found = this.find(text);
  }

  public run(): MendedScene {
    this.unwrap();
    this.makeReadable();
    // A name that was imported as another one is missing only once that import is gone.
    for (let round = 0; round < 2; round++) {
      if (this.found.some(({code}) => isImport(code))) this.tidy();
    }
    while (this.step(0));
    return {text: this.text, applied: this.applied, left: this.found};
  }

  /**
   * Makes one improvement, the surest there is.
   *
   * @param near - Only mistakes within this reach; all unless given.
   */
  private step(depth: number, near?: Reach): boolean {
    if (this.found.length === 0 || this.rounds++ > MOST_ROUNDS) return false;
    if (this.tries > MOST_TRIED_EVER) return false;
    const scene = this.diagnostician.inspect({file: this.file, text: this.text});
    const lines = this.text.split('\n');
    const looked = this.found.filter(({line}) => near === undefined || isWithin(line, near, lines));
    const candidates = likeliestFirst(looked.map(found => candidatesFor(found, scene)));
    const sure = candidates.filter(({isLastResort}) => !isLastResort);
    const resorts = candidates.filter(({isLastResort}) => isLastResort);
    const tried: Tried[] = [];
    for (let at = 0; at < Math.min(sure.length, MOST_TRIED); at += TRIED_TOGETHER) {
      const some = this.tryOut(sure.slice(at, at + TRIED_TOGETHER));
      if (this.improve(some)) return true;
      tried.push(...some);
    }
    if (depth < MOST_DEPTH && this.uncover(tried, depth)) return true;
    return this.improve(this.tryOut(resorts.slice(0, TRIED_TOGETHER)));
  }

  /** Takes the best change for each mistake, all of them at once where they get along. */
  private improve(tried: readonly Tried[]): boolean {
    const chosen = bestOfEach(tried.filter(({left}) => isBetter(this.found, left)));
    const [first] = chosen;
    if (first === undefined) return false;
    const together = compatible(chosen.map(({candidate}) => candidate));
    if (together.length > 1) {
      const splices = together.flatMap(candidate => candidate.splices);
      const all = this.tidied(spliced(this.text, splices));
      const left = this.find(all);
      if (isBetter(this.found, left) && weightOf(left) <= weightOf(first.left)) {
        this.take(all, left, together);
        return true;
      }
    }
    this.take(first.version, first.left, [first.candidate]);
    return true;
  }

  /** Takes a change that only brings to light what stood behind a mistake, if that can be mended too. */
  private uncover(tried: readonly Tried[], depth: number): boolean {
    const {text, found, applied} = this;
    for (const {candidate, version, left} of tried.filter(one => uncovers(one, found))) {
      if (this.seen.has(version)) continue;
      this.take(version, left, [candidate]);
      const near = isSure(candidate) ? undefined : candidate.reach;
      while (!isBetter(found, this.found) && this.step(depth + 1, near));
      if (isBetter(found, this.found)) return true;
      this.text = text;
      this.found = found;
      this.applied = applied;
    }
    return false;
  }

  private take(text: string, found: readonly Diagnostic[], changes: readonly Candidate[]): void {
    this.applied = [
      ...this.applied,
      ...changes.map(({fix, title, diagnostic: {code, line}}) => ({
        fix,
        title,
        mended: code,
        line,
      })),
    ];
    this.text = text;
    this.found = found;
    this.seen.add(text);
  }

  /** Leaves out what stands around the code. */
  private unwrap(): void {
    if (this.found.length === 0) return;
    const text = unwrapped(this.text);
    // A comment at the end reads like a sentence, too.
    if (text === this.text || weightOf(this.find(text)) >= weightOf(this.found)) return;
    this.replace('unwrap', 'what stands around the code is left out', text);
  }

  /** Mends the syntax, so that the compiler can say more than where it stopped reading. */
  private makeReadable(): void {
    if (!this.found.some(({code}) => isSyntax(code))) return;
    const versions = readableVersions(this.text).map(({text}) => text);
    const outcomes = this.diagnostician.compare(this.file, versions, this.more);
    const weights = outcomes.map(weightOf);
    const least = Math.min(...weights);
    const best = versions[weights.indexOf(least)];
    if (best === undefined || least >= weightOf(this.found)) return;
    this.replace('syntax', 'signs that were missing or too much', best);
  }

  /** Takes a text by which mistakes go. */
  private replace(fix: string, title: string, text: string): void {
    const found = this.find(text);
    const gone = this.found.filter(({message}) => !found.some(left => left.message === message));
    const mended = gone.map(({code, line}) => ({fix, title, mended: code, line}));
    this.applied = [...this.applied, ...mended];
    this.text = text;
    this.found = found;
  }

  private tidy(): void {
    const text = this.tidied(this.text);
    if (text !== this.text) this.replace('imports', 'names come from where they are', text);
  }

  private tryOut(candidates: readonly Candidate[]): Tried[] {
    const versions = candidates.map(({splices}) => spliced(this.text, splices));
    this.tries += versions.length;
    const outcomes = this.diagnostician.compare(this.file, versions, this.more);
    const known = new Set(this.found.map(({message}) => message));
    return candidates
      .map((candidate, index) => {
        const version = versions[index] ?? this.text;
        const left = outcomes[index] ?? this.found;
        const needsImport = left.some(({code, message}) => isImport(code) && !known.has(message));
        if (!needsImport) return {candidate, version, left};
        const tidied = this.tidied(version);
        return {candidate, version: tidied, left: this.find(tidied)};
      })
      .filter(({version}) => !this.seen.has(version));
  }

  private tidied(text: string): string {
    return tidyImports(this.diagnostician.inspect({file: this.file, text}));
  }

  private find(text: string): Diagnostic[] {
    return this.diagnostician.diagnose([{file: this.file, text}], this.more);
  }
}

/** Mends a scene without a model: proposes changes, tries each out, keeps what makes mistakes go and none come. */
import ts from 'typescript';
import type {Diagnostic, Repair} from '../../schema/diagnostic.ts';
import type {Diagnostician, InspectedScene, SceneText} from '../diagnose/diagnose.ts';
import type {Rule} from '../diagnose/rule.ts';
import {nodeAt} from './fix.ts';
import {FIXES} from './fixes.ts';
import {tidyImports} from './imports.ts';
import {readableVersions} from './mend-syntax.ts';
import {spliced} from './splice.ts';
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

/** One syntax error hides all that the compiler would say of types. */
const WEIGHT_OF_SYNTAX = 1000;
const MOST_ROUNDS = 40;
/** In the range of the syntax errors, but about types that are imported as values, `await` and `yield`. */
const NO_SYNTAX: ReadonlySet<string> = new Set([
  ...['ts1205', 'ts1371', 'ts1484', 'ts1485'],
  ...['ts1308', 'ts1309', 'ts1163', 'ts1375', 'ts1378'],
]);
/** Syntax errors of JSX. */
const SYNTAX_OF_TAGS: ReadonlySet<string> = new Set(['ts17002', 'ts17008', 'ts17014']);
/** How many changes are tried at a time: each costs some milliseconds. */
const TRIED_TOGETHER = 40;
/** The most changes that are tried in one round, and on one scene. */
const MOST_TRIED = 160;
const MOST_TRIED_EVER = 1200;
/** Fixes that are right even when they bring other mistakes to light. */
const SURE: ReadonlySet<string> = new Set([
  'compilers-own',
  'nearest-member',
  'unplayed-animation',
  'malformed-formula',
  'other-animation',
  'generator-function',
  'class-name',
  'filled-diagram',
]);
/** Fixes that guess: they may bring no more to light than goes. */
const GUESSES: ReadonlySet<string> = new Set([
  'listed-arguments',
  'literal-types',
  'words-as-node',
  'options-for-value',
]);
/** How many mistakes may come to light behind one. */
const MOST_UNCOVERED = 12;
/** How often a change may only bring others to light, one behind the other. */
const MOST_DEPTH = 4;

interface Candidate extends Repair {
  readonly fix: string;
  readonly isLastResort: boolean;
  readonly diagnostic: Diagnostic;
  /** The statement that the mistake is in, and all that uses what it declares. */
  readonly reach: Reach;
}

/** Where a change may bring other mistakes to light. */
interface Reach {
  /** Lines from 1, both included. */
  readonly first: number;
  readonly last: number;
  /** What is declared there. */
  readonly names: readonly string[];
}

interface Tried {
  readonly candidate: Candidate;
  readonly version: string;
  readonly left: readonly Diagnostic[];
}

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
      const near = SURE.has(candidate.fix) ? undefined : candidate.reach;
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

/** Whether a change has only brought to light what stood behind its mistake: nearby, or anywhere if it is surely right. */
function uncovers(
  {candidate: {fix, isLastResort, diagnostic, reach}, version, left}: Tried,
  found: readonly Diagnostic[],
): boolean {
  const known = new Set(found.map(({message}) => message));
  const lines = version.split('\n');
  const isNear = left.every(
    ({message, line}) => known.has(message) || isWithin(line, reach, lines),
  );
  // What is declared with a mistake is of no type until that goes, so that its uses pass.
  const mayUncoverMore = (SURE.has(fix) || reach.names.length > 0) && !GUESSES.has(fix);
  return (
    !isLastResort &&
    (SURE.has(fix) || isNear) &&
    weightOf(left) <= weightOf(found) + (mayUncoverMore ? MOST_UNCOVERED : 0) &&
    timesIn(left, diagnostic) < timesIn(found, diagnostic)
  );
}

/** How often a line has this mistake. */
function timesIn(found: readonly Diagnostic[], {message, line}: Diagnostic): number {
  return found.filter(other => other.message === message && other.line === line).length;
}

/** How bad a set of mistakes is. */
export function weightOf(found: readonly Diagnostic[]): number {
  return found.reduce((sum, {code}) => sum + (isSyntax(code) ? WEIGHT_OF_SYNTAX : 1), 0);
}

/** Whether mistakes have gone and none has come. */
export function isBetter(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  if (weightOf(after) >= weightOf(before)) return false;
  // Behind a syntax error anything may come to light.
  if (before.some(({code}) => isSyntax(code)) && !after.some(({code}) => isSyntax(code)))
    return true;
  const known = before.map(({message}) => message);
  return after.every(({message}) => {
    const at = known.indexOf(message);
    if (at >= 0) known.splice(at, 1);
    return at >= 0;
  });
}

/** Whether a mistake may come from an import. */
function isImport(code: string): boolean {
  return [
    'ts2304',
    'ts2305',
    'ts2307',
    'ts2613',
    'ts1192',
    'ts2552',
    'ts2614',
    'ts2693',
    'ts2724',
    'forbidden-import',
  ].includes(code);
}

function isSyntax(code: string): boolean {
  return SYNTAX_OF_TAGS.has(code) || (/^ts1\d{3}$/.test(code) && !NO_SYNTAX.has(code));
}

function candidatesFor(diagnostic: Diagnostic, scene: InspectedScene): Candidate[] {
  const {code, start, length, repair} = diagnostic;
  const node = nodeAt(scene.sourceFile, start, start + length);
  const common = {diagnostic, reach: reachOf(ts.findAncestor(node, ts.isStatement) ?? node)};
  const own = repair === undefined ? [] : [{...repair, fix: code, isLastResort: false, ...common}];
  const proposed = FIXES.filter(({mends}) => mends.includes(code)).flatMap(fix =>
    [...fix.propose({diagnostic, node, scene})].map(proposal => ({
      ...proposal,
      fix: fix.code,
      isLastResort: fix.isLastResort ?? false,
      ...common,
    })),
  );
  return [...own, ...proposed];
}

function reachOf(statement: ts.Node): Reach {
  const sourceFile = statement.getSourceFile();
  const lineAt = (at: number): number => sourceFile.getLineAndCharacterOfPosition(at).line + 1;
  const declarations = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations
    : [];
  return {
    first: lineAt(statement.getStart()),
    last: lineAt(statement.end),
    names: declarations.flatMap(({name}) => (ts.isIdentifier(name) ? [name.text] : [])),
  };
}

/** Whether a line is one of these or beside them, or uses what they declare. */
function isWithin(line: number, {first, last, names}: Reach, lines: readonly string[]): boolean {
  if (line >= first - 1 && line <= last + 1) return true;
  const text = lines[line - 1] ?? '';
  return names.some(name => text.split(/[^\w$]+/).includes(name));
}

/** The first change for each mistake, then the second ones, and so on. */
function likeliestFirst(each: readonly (readonly Candidate[])[]): Candidate[] {
  return each
    .flatMap(candidates => candidates.map((candidate, rank) => ({candidate, rank})))
    .sort((a, b) => a.rank - b.rank)
    .map(({candidate}) => candidate);
}

/** The best change for each mistake, and the best of all first. */
function bestOfEach(good: readonly Tried[]): Tried[] {
  const best = new Map<Diagnostic, Tried>();
  for (const tried of good) {
    const other = best.get(tried.candidate.diagnostic);
    if (other === undefined || weightOf(tried.left) < weightOf(other.left)) {
      best.set(tried.candidate.diagnostic, tried);
    }
  }
  return [...best.values()].sort((a, b) => weightOf(a.left) - weightOf(b.left));
}

/** Changes that do not touch each other. */
function compatible(candidates: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  for (const candidate of candidates) {
    const touches = taken.some(other =>
      other.splices.some(a => candidate.splices.some(b => a.start <= b.end && b.start <= a.end)),
    );
    if (!touches) taken.push(candidate);
  }
  return taken;
}

/** Changes that were tried out: which are the best, and which have only brought other mistakes to light. */
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {type Candidate, isWithin} from './candidates.ts';
import {weightOf} from './mistakes.ts';

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

/** A change, and what came of it. */
export interface Tried {
  readonly candidate: Candidate;
  readonly version: string;
  readonly left: readonly Diagnostic[];
}

/** The best change for each mistake, and the best of all first. */
export function bestOfEach(good: readonly Tried[]): Tried[] {
  const best = new Map<Diagnostic, Tried>();
  for (const tried of good) {
    const other = best.get(tried.candidate.diagnostic);
    if (other === undefined || weightOf(tried.left) < weightOf(other.left)) {
      best.set(tried.candidate.diagnostic, tried);
    }
  }
  return [...best.values()].sort((a, b) => weightOf(a.left) - weightOf(b.left));
}

/** Whether a change is right even when it brings other mistakes to light. */
export function isSure({fix}: Candidate): boolean {
  return SURE.has(fix);
}

/** Whether a change has only brought to light what stood behind its mistake: nearby, or anywhere if it is surely right. */
export function uncovers({candidate, version, left}: Tried, found: readonly Diagnostic[]): boolean {
  const {fix, isLastResort, diagnostic, reach} = candidate;
  const known = new Set(found.map(({message}) => message));
  const lines = version.split('\n');
  const isNear = left.every(
    ({message, line}) => known.has(message) || isWithin(line, reach, lines),
  );
  // What is declared with a mistake is of no type until that goes, so that its uses pass.
  const mayUncoverMore = (isSure(candidate) || reach.names.length > 0) && !GUESSES.has(fix);
  return (
    !isLastResort &&
    (isSure(candidate) || isNear) &&
    weightOf(left) <= weightOf(found) + (mayUncoverMore ? MOST_UNCOVERED : 0) &&
    timesIn(left, diagnostic) < timesIn(found, diagnostic)
  );
}

/** How often a line has this mistake. */
function timesIn(found: readonly Diagnostic[], {message, line}: Diagnostic): number {
  return found.filter(other => other.message === message && other.line === line).length;
}

/** Which concept has which colour in a section: short coloured texts, and coloured parts of formulas. */
import {hsl, lab} from 'd3-color';
import type {MeasuredLeaf, MeasuredSection} from '../../../schema/measured-section.ts';
import {isLegible} from './leaves.ts';
import {wordsOf} from './words-of.ts';

/** Longer texts tell something; they do not name it. */
const MOST_WORDS = 3;
/** Distance of two colours in CIELAB from which on they are two. */
const APART = 20;
/** Less saturated colours are the text's own, or step back. */
const LEAST_SATURATION = 0.3;

/** A concept that was seen in a colour. */
export interface ColoredConcept {
  /** Its words, so that they can be compared. */
  readonly concept: string;
  readonly color: string;
  readonly leaf: MeasuredLeaf;
  readonly seconds: number;
  readonly beat: number | undefined;
}

/** The concepts of a section in the order in which they are seen, each in each of its colours once. */
export function coloredConcepts({moments}: MeasuredSection): ColoredConcept[] {
  const found = new Map<string, ColoredConcept>();
  for (const {leaves, seconds, beat, isSettled} of moments) {
    if (!isSettled) continue;
    for (const leaf of leaves.filter(isLegible)) {
      for (const {text, color} of namedColors(leaf)) {
        const concept = conceptOf(text);
        if (concept === '') continue;
        const key = `${concept} ${color}`;
        if (!found.has(key)) found.set(key, {concept, color, leaf, seconds, beat});
      }
    }
  }
  return [...found.values()];
}

/** Whether two colours are told apart at a glance. */
export function areApart(first: string, second: string): boolean {
  const [a, b] = [lab(first), lab(second)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b) >= APART;
}

/** Whether a colour marks something. */
export function isAccent(color: string): boolean {
  const {s, l} = hsl(color);
  return s >= LEAST_SATURATION && l > 0.12 && l < 0.93;
}

/** In these a colour tells a state: looked at, found, in order. */
const COLORED_BY_STATE = new Set(['Cells', 'Table', 'MatrixTable', 'CodeBlock', 'Code', 'Diagram']);

function namedColors({kind, text, color, parts = [], isBackground, object}: MeasuredLeaf) {
  if (kind !== 'text' || isBackground || COLORED_BY_STATE.has(object)) return [];
  const own = color === undefined || parts.length > 0 ? [] : [{text, color}];
  return [...own, ...parts.map(part => ({text: part.tex, color: part.color}))];
}

function conceptOf(text: string): string {
  const words = wordsOf(text, 'all');
  if (words.length === 0 || words.length > MOST_WORDS) return '';
  // Numbers and short code name nothing.
  return words.every(word => /^\d/.test(word)) ? '' : words.join(' ');
}

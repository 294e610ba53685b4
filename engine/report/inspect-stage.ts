/** Looks for what viewers would miss once a beat has settled: nodes without place or size, a stage with nothing on it. */
import type {Node} from '@motion-canvas/2d';
import {useLogger} from '@motion-canvas/core';
import {TeachingNode} from '../nodes/teaching-node.ts';
import {boundingBox} from '../stage/measure.ts';
import {reportProblem} from './lecture-record.ts';
import {FAINTEST} from './stage-layout.ts';

/** So much of a text tells which node is meant. */
const MOST_LETTERS = 28;
/** Lighting the line takes this long by itself, in seconds. */
const LIGHTING_SECONDS = 0.65;

/**
 * Reports what is wrong with the stage at the end of a beat; a place that is no number is an
 * error, since nothing can be drawn there.
 *
 * @param elapsedSeconds - How long its animation took.
 */
export function inspectStage(layer: Node, beat: number, elapsedSeconds: number): void {
  const seen = layer.children().filter(node => node.opacity() >= FAINTEST);
  // A beat may do without a picture, but not play one that nobody sees.
  if (seen.length === 0 && elapsedSeconds > LIGHTING_SECONDS) {
    reportProblem('empty-stage', `Nothing is on the stage at the end of beat ${beat}.`);
  }
  for (const node of seen) {
    const {x, y, width, height} = boundingBox(node);
    if (![x, y, width, height].every(Number.isFinite)) {
      useLogger().error({
        message: `${nameOf(node)} is nowhere: its place or its size is no number.`,
        stack: node.creationStack,
        inspect: node.key,
      });
    } else if (width === 0 && height === 0) {
      reportProblem('nothing-to-see', `${nameOf(node)} is shown, but it has no size.`);
    }
  }
}

/** A node as problems tell of it: its kind, how what is written in it begins, and its key. */
export function nameOf(node: Node): string {
  const text = node instanceof TeachingNode ? node.readingText().replace(/\s+/g, ' ').trim() : '';
  const begins = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS).trimEnd()}…` : text;
  return `The ${node.constructor.name}${begins === '' ? '' : ` “${begins}”`} (${node.key})`;
}

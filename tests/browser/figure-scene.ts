/** Scenes of figures and plots that say what they measured. */

/**
 * The source of a scene. In its body `report(…)` hands values to the test as a
 * logged warning, and `round` leaves four digits of numbers; `touching` names the
 * pairs of words among some whose ink meets, and `wordsIn` finds those in a node.
 */
export function reportingScene(body: string, beats = 1): string {
  return `
import {type Node, Rect} from '@motion-canvas/2d';
import {BBox, all, useLogger} from '@motion-canvas/core';
import {BarChart, Cells, Figure, NumberLine, PlaneTransform, Plot, Table, Words, lecture} from 'lectern';
const report = (value: unknown) => useLogger().warn(JSON.stringify(value));
const wordsIn = (node: Node): Words[] => node.findAll((each): each is Words => each instanceof Words && each.absoluteOpacity() > 0.3);
const inkOf = (words: Words): BBox[] => words.inkBoxes().map(box =>
  BBox.fromPoints(...box.corners.map(corner => corner.transformAsPoint(words.localToWorld()))));
const touching = (all: readonly Words[]): string[] => all.flatMap((first, index) => all.slice(index + 1)
  .filter(second => inkOf(first).some(one => inkOf(second).some(other => one.intersects(other))))
  .map(second => first.text() + ' / ' + second.text()));
const round = (numbers: readonly number[]) => numbers.map(value => Math.round(value * 1e4) / 1e4 || 0);
export default lecture(
  {title: 'T', lines: ${JSON.stringify(Array.from({length: beats}, () => 'one'))}, accent: 'blue'},
  function* (stage) {${body}},
);`;
}

/** What a scene reported. It runs twice – to find its length, and to be drawn – and must say the same twice. */
export function reportsOf({errors}: {readonly errors: readonly string[]}): unknown[] {
  const reports = errors.map((text): unknown => JSON.parse(text));
  const [first, second] = [reports.slice(0, reports.length / 2), reports.slice(reports.length / 2)];
  if (JSON.stringify(first) !== JSON.stringify(second)) {
    throw new Error(`The two runs of a scene differ:\n${errors.join('\n')}`);
  }
  return first;
}

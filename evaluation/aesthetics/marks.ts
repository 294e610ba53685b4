/** The five marks of a judge, and what has to be true of them. Pure. */
import {z} from 'zod';
import {readJson} from '../../agents/model/read-reply.ts';
import {UnreadableReply} from '../../agents/model/unreadable-reply.ts';

/** The five, in the order in which they are told; 20 points each. */
export const DIMENSIONS = [
  'elementLayout',
  'attractiveness',
  'logicFlow',
  'accuracyAndDepth',
  'visualConsistency',
] as const;

/** One of the five. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What people call them. */
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  elementLayout: 'Element layout',
  attractiveness: 'Attractiveness',
  logicFlow: 'Logic flow',
  accuracyAndDepth: 'Accuracy and depth',
  visualConsistency: 'Visual consistency',
};

/** The most points of one. */
export const MOST_POINTS = 20;

const markSchema = z.strictObject({
  score: z.number(),
  evidence: z.array(z.strictObject({seconds: z.number(), remark: z.string()})),
});

/** Schema of {@link Marks}, and of a judge's reply. */
export const marksSchema = z.strictObject({
  elementLayout: markSchema,
  attractiveness: markSchema,
  logicFlow: markSchema,
  accuracyAndDepth: markSchema,
  visualConsistency: markSchema,
});

/** The marks of one look, each with what was seen. */
export type Marks = Readonly<z.infer<typeof marksSchema>>;

/** A moment may lie so far after the end, in seconds: models round. */
const LATE_SECONDS = 1;

/**
 * Reads a judge's reply.
 *
 * @param isLast - Remarks on moments that do not exist are left out then instead of complained of.
 * @throws UnreadableReply when a mark is no number from 0 to 20, or nothing was seen for it.
 */
export function readMarks(text: string, durationSeconds: number, isLast: boolean): Marks {
  const marks = readJson(text, marksSchema);
  const complaints: string[] = [];
  const kept = {...marks};
  for (const dimension of DIMENSIONS) {
    const {score, evidence} = marks[dimension];
    if (!(score >= 0 && score <= MOST_POINTS)) {
      complaints.push(`${dimension}: ${score} is no mark from 0 to ${MOST_POINTS}.`);
    }
    const seen = evidence.filter(
      ({seconds, remark}) =>
        seconds >= 0 && seconds <= durationSeconds + LATE_SECONDS && remark.trim() !== '',
    );
    if (seen.length === 0 || (seen.length < evidence.length && !isLast)) {
      complaints.push(
        `${dimension}: each mark needs evidence with the seconds of a still, from 0 to ${durationSeconds.toFixed(1)}, and words.`,
      );
    }
    kept[dimension] = {score, evidence: seen};
  }
  if (complaints.length > 0) throw new UnreadableReply(complaints.join('\n'));
  return kept;
}

/** Points out of 100. */
export function totalOf(marks: Readonly<Record<Dimension, {readonly score: number}>>): number {
  return DIMENSIONS.reduce((sum, dimension) => sum + marks[dimension].score, 0);
}

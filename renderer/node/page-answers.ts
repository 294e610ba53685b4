/**
 * Reads what comes from a lecture's page. A scene shares that page, and can say anything in its name: so all of
 * it is text until it has been read here, within bounds; names of sections are Node's own, never the page's.
 */
import {z} from 'zod';
import {LecternError} from '../../schema/errors.ts';
import type {MeasuredSection, TracedLeaf} from '../../schema/measured-section.ts';
import {printable} from '../../schema/printable.ts';
import {layoutProblemSchema} from '../../schema/section-record.ts';
import type {
  LifeSign,
  PageAnswer,
  PageLoaded,
  PageProgress,
  SectionRehearsal,
  SectionSurvey,
  VideoCodec,
} from '../protocol.ts';

const LONGEST_MESSAGE = 2_000;
const LONGEST_STACK = 20_000;
const LONGEST_TEXT = 20_000;
const LONGEST_STILL = 2 ** 25;
const MOST_ITEMS = 100_000;
const MOST_BEATS = 10_000;
/** A day: no section is as long. */
const MOST_SECONDS = 86_400;
const MOST_FRAMES = 100_000_000;

const message = z.string().transform(text => printable(text, LONGEST_MESSAGE));
/** A stack begins with the message, which may be of any length. */
const stack = z.string().transform(text => text.slice(-LONGEST_STACK));
const text = z.string().max(LONGEST_TEXT);
const seconds = z.number().min(0).max(MOST_SECONDS);
const beat = z.int().min(1).max(MOST_BEATS);

function list<TItem extends z.ZodType>(item: TItem, most = MOST_ITEMS) {
  return z.array(item).max(most);
}

const beats = list(
  z.object({beat, startSeconds: seconds, settledSeconds: seconds, endSeconds: seconds}),
  MOST_BEATS,
);

const survey = z.object({
  frames: z.int().min(0).max(MOST_FRAMES),
  durationSeconds: seconds,
  beats,
  problems: list(layoutProblemSchema.extend({message, beat: beat.optional()}), MOST_BEATS),
}) satisfies z.ZodType<SectionSurvey>;

const box = z.object({x: z.number(), y: z.number(), width: z.number(), height: z.number()});
const color = z.string().max(64);

const rehearsal = survey.extend({
  layouts: list(
    z.object({
      beat,
      atSeconds: seconds,
      objects: list(
        z.object({
          kind: text,
          stack,
          text,
          box,
          anchors: z.object({from: text, to: text}).optional(),
          fontSize: z.number().optional(),
        }),
      ),
    }),
    MOST_BEATS,
  ),
}) satisfies z.ZodType<SectionRehearsal>;

const leaf = z.object({
  id: text,
  within: list(text).readonly(),
  object: text,
  name: text,
  kind: z.enum(['text', 'shape', 'picture']),
  text,
  box,
  ink: list(box).optional(),
  room: z.object({id: text, box}).optional(),
  uncut: box.optional(),
  outline: list(z.tuple([z.number(), z.number()])),
  filling: z.number(),
  strokeWidth: z.number(),
  opacity: z.number(),
  fontSize: z.number().optional(),
  glyphSize: z.number().optional(),
  color: color.optional(),
  parts: list(z.object({tex: text, color})).optional(),
  labels: text.optional(),
  isBackground: z.boolean(),
  isPatched: z.boolean(),
  grounds: list(z.object({color, share: z.number()})).optional(),
  stack,
}) satisfies z.ZodType<TracedLeaf>;

const measured = z.object({
  section: text,
  isLecture: z.boolean(),
  title: text,
  lines: list(text),
  direction: z.enum(['ltr', 'rtl']),
  writtenLines: list(leaf).optional(),
  lettersWithoutFont: list(z.object({letters: list(text), message, remedy: message})).optional(),
  durationSeconds: seconds,
  beats,
  moments: list(
    z.object({
      seconds,
      untilSeconds: seconds,
      beat: beat.optional(),
      isSettled: z.boolean(),
      endsBeat: z.boolean(),
      leaves: list(leaf),
      still: z
        .string()
        .max(LONGEST_STILL)
        .regex(/^data:image\/(?:png|webp);base64,[A-Za-z\d+/]*=*$/)
        .optional(),
    }),
  ),
  tracks: list(
    z.object({
      leaf,
      spans: list(z.object({text, fromSeconds: seconds, toSeconds: seconds})),
      swings: list(seconds),
      journeys: list(z.object({fromSeconds: seconds, toSeconds: seconds, lengthPx: z.number()})),
    }),
  ),
}) satisfies z.ZodType<MeasuredSection<TracedLeaf>>;

const failure = z.object({
  origin: z.enum(['scene', 'encoder', 'upload']),
  message,
  remarks: message.optional(),
  stack: stack.optional(),
  section: z.string().max(LONGEST_TEXT),
  beat: beat.optional(),
  isStanding: z.boolean().optional(),
});

const loaded = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    lecture: z.object({title: text, sections: list(text, MOST_BEATS)}),
  }),
  z.object({kind: z.literal('failed'), message, stack: stack.optional()}),
]) satisfies z.ZodType<PageLoaded>;

const sign = z.union([
  z.object({section: text, frame: z.int().min(0), share: z.number().min(0).max(1).optional()}),
  z.object({section: text, seconds, beat: beat.optional()}),
]);

/** Readers of answers, by what was asked. */
export const READERS = {
  survey: answerReader<SectionRehearsal>(rehearsal),
  measure: answerReader<MeasuredSection<TracedLeaf>>(measured),
  rehearse: answerReader<SectionRehearsal>(rehearsal),
  renderVideo: answerReader<SectionSurvey>(survey),
  renderPictures: answerReader<SectionSurvey>(survey),
  renderGif: answerReader<SectionSurvey>(survey),
  renderStills: answerReader<null>(z.null()),
} as const;

/** Reads which codec was chosen; undefined for none. */
export function readCodec(answer: string): VideoCodec | undefined {
  return read(z.enum(['avc', 'vp9', 'av1']).nullable(), answer) ?? undefined;
}

/** Reads what a page says of how it was loaded. */
export function readLoaded(answer: string): PageLoaded {
  return read(loaded, answer);
}

/** Reads a sign of life; undefined for what is none. */
export function readSign(answer: string): PageProgress | LifeSign | undefined {
  try {
    return sign.safeParse(JSON.parse(answer)).data;
  } catch {
    return undefined;
  }
}

function answerReader<TValue>(value: z.ZodType<TValue>): (answer: string) => PageAnswer<TValue> {
  const answerSchema = z.discriminatedUnion('kind', [
    z.object({kind: z.literal('done'), value}),
    z.object({kind: z.literal('failed'), failure}),
  ]);
  return answer => read(answerSchema, answer);
}

function read<TValue>(schema: z.ZodType<TValue>, answer: string): TValue {
  try {
    return schema.parse(JSON.parse(answer));
  } catch (cause) {
    throw new LecternError({
      code: 'scene-error',
      message: 'The page that draws gives an answer that it cannot have meant.',
      remedy:
        'Look for code in the scenes that replaces what belongs to the browser or to Motion Canvas.',
      cause,
    });
  }
}

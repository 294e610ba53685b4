/** The figures of an evaluation, taken from its lectures alone: anybody can take them again from the JSON. Pure. */
import type {
  Comparison,
  Evaluation,
  EvaluationStatistics,
  LectureResult,
  Measures,
} from '../result.ts';
import {DIMENSIONS} from '../aesthetics/marks.ts';
import {krippendorffAlpha} from './agreement.ts';
import {comparePairs} from './paired.ts';
import {summarize} from './summary.ts';

/** A number of a lecture; undefined where it has none. */
type Reading = (lecture: LectureResult) => number | null | undefined;

/** What is measured of each lecture. */
export const READINGS: Readonly<Record<keyof Measures, Reading>> = {
  teachQuiz: ({teachQuiz}) => valueOf(teachQuiz)?.score,
  gain: ({teachQuiz}) => valueOf(teachQuiz)?.gain,
  baseline: ({teachQuiz}) => valueOf(teachQuiz)?.baseline,
  unlearned: ({teachQuiz}) => valueOf(teachQuiz)?.unlearned,
  aesthetics: ({aesthetics}) => valueOf(aesthetics)?.total,
  faults: ({measurements}) => {
    const measured = valueOf(measurements);
    return measured === undefined ? undefined : measured.errors + measured.warnings;
  },
  tokens: ({efficiency}) => {
    const spent = valueOf(efficiency);
    return spent === undefined || spent.source === 'none' ? undefined : spent.tokens;
  },
  cost: ({efficiency}) => {
    const spent = valueOf(efficiency);
    return spent === undefined || spent.source === 'none' ? undefined : spent.cost;
  },
  seconds: ({efficiency}) => valueOf(efficiency)?.seconds,
};

/** Those that lectures are ranked and sets are compared by, in the order in which they are told. */
export const CHIEF_MEASURES: readonly (keyof Measures)[] = [
  'teachQuiz',
  'gain',
  'aesthetics',
  'faults',
  'tokens',
  'cost',
  'seconds',
];

/** What came of a part that was asked for and done. */
export function valueOf<TValue>(
  part: {readonly kind: 'done'; readonly value: TValue} | {readonly kind: 'missing'} | undefined,
): TValue | undefined {
  return part?.kind === 'done' ? part.value : undefined;
}

/** Takes all figures. */
export function statisticsOf(
  lectures: readonly LectureResult[],
  seed: number,
): EvaluationStatistics {
  // Of a lecture that could not be evaluated nobody has said the field.
  const evaluated = lectures.filter(({failure}) => failure === null);
  const fields = [...new Set(evaluated.map(({field}) => field))].sort();
  const quizzes = lectures.flatMap(({teachQuiz}) => valueOf(teachQuiz) ?? []);
  const looks = lectures.flatMap(({aesthetics}) => valueOf(aesthetics) ?? []);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  return {
    all: measuresOf(lectures, seed),
    fields: fields.map(field => {
      const own = evaluated.filter(lecture => lecture.field === field);
      return {field, lectures: own.length, measures: measuresOf(own, seed)};
    }),
    agreement: agreementOf(lectures),
    missing: {
      lectures: lectures.filter(({failure}) => failure !== null).length,
      answers: sum(quizzes.map(({missing}) => missing)),
      answersAsked: sum(quizzes.map(({asked}) => asked)),
      looks: sum(looks.map(({missing}) => missing)),
      looksAsked: sum(looks.map(({asked}) => asked)),
    },
  };
}

/** Compares two sets, topic by topic. */
export function compareEvaluations(
  own: Pick<Evaluation, 'name' | 'lectures'>,
  other: Pick<Evaluation, 'name' | 'lectures'>,
  seed: number,
): Comparison {
  // Several lectures on one topic are paired in their order: nothing is counted twice.
  const twins = own.lectures.map(({topic}, at) => {
    const place = own.lectures.slice(0, at).filter(each => each.topic === topic).length;
    return other.lectures.filter(each => each.topic === topic)[place];
  });
  return {
    own: own.name,
    other: other.name,
    measures: CHIEF_MEASURES.map(measure => {
      const topics = own.lectures.flatMap((lecture, at) => {
        const twin = twins[at];
        const value = READINGS[measure](lecture);
        const against = twin === undefined ? undefined : READINGS[measure](twin);
        return typeof value === 'number' && typeof against === 'number'
          ? [{topic: lecture.topic, own: value, other: against}]
          : [];
      });
      const pairs = topics.map(each => [each.own, each.other] as const);
      return {measure, topics, paired: comparePairs(pairs, seed)};
    }),
  };
}

function measuresOf(lectures: readonly LectureResult[], seed: number): Measures {
  const summed = (measure: keyof Measures) =>
    summarize(
      lectures.map(READINGS[measure]).filter(value => typeof value === 'number'),
      seed,
    );
  return {
    teachQuiz: summed('teachQuiz'),
    gain: summed('gain'),
    baseline: summed('baseline'),
    unlearned: summed('unlearned'),
    aesthetics: summed('aesthetics'),
    faults: summed('faults'),
    tokens: summed('tokens'),
    cost: summed('cost'),
    seconds: summed('seconds'),
  };
}

function agreementOf(lectures: readonly LectureResult[]): EvaluationStatistics['agreement'] {
  const judged = lectures.flatMap(({aesthetics}) => valueOf(aesthetics)?.judges ?? []);
  const names = [...new Set(judged.map(({judge}) => judge))];
  const perMark = lectures.flatMap(({aesthetics}) =>
    DIMENSIONS.map(dimension =>
      (valueOf(aesthetics)?.judges ?? []).flatMap(({dimensions}) => dimensions?.[dimension] ?? []),
    ),
  );
  return {
    judges: names.length < 2 ? null : krippendorffAlpha(perMark),
    looks: names.map(judge => ({
      judge,
      alpha: krippendorffAlpha(
        judged
          .filter(each => each.judge === judge)
          .flatMap(({looks}) =>
            DIMENSIONS.map(dimension =>
              looks.flatMap(look => (look.kind === 'judged' ? look.marks[dimension].score : [])),
            ),
          ),
      ),
    })),
  };
}

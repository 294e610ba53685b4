/** What an evaluation asked for and did not get, with the reasons. Pure. */
import type {LectureResult} from './result.ts';
import {valueOf} from './statistics/measures.ts';
import {STAGES} from './teachquiz/answers.ts';

/** Something that is missing. */
export interface MissingPart {
  /** Name of the lecture. */
  readonly lecture: string;
  /** In a few words, such as `2 of 5 answers (video)`. */
  readonly what: string;
  readonly reason: string;
}

interface Counted {
  readonly missing: number;
  readonly asked: number;
}

/** Lists it, lecture by lecture. That a video of others has no journal is not told. */
export function missingParts(lectures: readonly LectureResult[]): MissingPart[] {
  return lectures.flatMap(lecture => {
    const {name, failure, teachQuiz, aesthetics, measurements} = lecture;
    const told = (what: string, reason: string): MissingPart => ({lecture: name, what, reason});
    return [
      ...(failure === null ? [] : [told('all', failure)]),
      ...(teachQuiz?.kind === 'missing' ? [told('TeachQuiz', teachQuiz.reason)] : []),
      ...(valueOf(teachQuiz)?.repeats ?? []).flatMap(({stages}) =>
        STAGES.flatMap(stage => {
          const {answers} = stages[stage];
          const missing = answers.filter(({status}) => status === 'missing');
          const [first] = missing;
          const what = `${missing.length} of ${answers.length} answers (${stage})`;
          return first === undefined ? [] : [told(what, first.reason)];
        }),
      ),
      ...(aesthetics?.kind === 'missing' ? [told('aesthetics', aesthetics.reason)] : []),
      ...(valueOf(aesthetics)?.judges ?? []).flatMap(({judge, looks}) =>
        looks.flatMap(look =>
          look.kind === 'missing' ? [told(`look ${look.repeat} of ${judge}`, look.reason)] : [],
        ),
      ),
      ...(measurements?.kind === 'missing' ? [told('measurements', measurements.reason)] : []),
    ];
  });
}

/** What is missing in all, such as `1 of 8 lectures`, `3 of 120 answers`; empty where nothing is. */
export function missingWords(lectures: readonly LectureResult[]): string[] {
  const quizzes = lectures.flatMap(({teachQuiz}) => teachQuiz ?? []);
  const looks = lectures.flatMap(({aesthetics}) => aesthetics ?? []);
  const told = (missing: number, of: number, what: string): string[] =>
    missing === 0 ? [] : [`${missing} of ${of} ${what}`];
  const without = (parts: readonly {readonly kind: string}[]): number =>
    parts.filter(({kind}) => kind === 'missing').length;
  const countOf = (part: 'missing' | 'asked', results: typeof quizzes | typeof looks): number =>
    results.reduce((sum, result) => sum + (valueOf<Counted>(result)?.[part] ?? 0), 0);
  return [
    ...told(lectures.filter(({failure}) => failure !== null).length, lectures.length, 'lectures'),
    ...told(without(quizzes), quizzes.length, 'quizzes'),
    ...told(countOf('missing', quizzes), countOf('asked', quizzes), 'answers'),
    ...told(without(looks), looks.length, 'lectures for the judges'),
    ...told(countOf('missing', looks), countOf('asked', looks), 'looks of judges'),
  ];
}

/** Whether models were asked for something, or should have been, and nothing of it can be used. */
export function nothingAnswered(lectures: readonly LectureResult[]): boolean {
  const quizzes = lectures.flatMap(({teachQuiz}) => teachQuiz ?? []);
  const looks = lectures.flatMap(({aesthetics}) => aesthetics ?? []);
  const scores = quizzes.map(
    quiz => valueOf(quiz)?.score ?? valueOf(quiz)?.unlearned ?? valueOf(quiz)?.baseline,
  );
  const totals = looks.map(look => valueOf(look)?.total);
  const all = [...scores, ...totals];
  return all.length > 0 && all.every(value => value === null || value === undefined);
}

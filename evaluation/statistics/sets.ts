/** Several sets of lectures in one table, as studies of what a part is worth have it. Pure. */
import type {Evaluation, EvaluatedSet, Measures} from '../result.ts';
import {CHIEF_MEASURES, compareEvaluations, statisticsOf, valueOf} from './measures.ts';

/** The set itself, and each that it is compared with. */
export function setsOf(
  own: Pick<Evaluation, 'name' | 'lectures'>,
  others: readonly Pick<Evaluation, 'name' | 'lectures'>[],
  seed: number,
): EvaluatedSet[] {
  return [own, ...others].map((set, at) => ({
    name: set.name,
    lectures: set.lectures.length,
    without: [
      ...new Set(set.lectures.flatMap(({efficiency}) => valueOf(efficiency)?.without ?? [])),
    ].sort(),
    measures: statisticsOf(set.lectures, seed).all,
    against:
      at === 0
        ? null
        : Object.fromEntries(
            compareEvaluations(own, set, seed).measures.map(({measure, paired}) => [
              measure,
              paired?.pValue ?? null,
            ]),
          ),
  }));
}

/** The measures that one of the sets has. */
export function measuresOfSets(sets: readonly EvaluatedSet[]): (keyof Measures)[] {
  return CHIEF_MEASURES.filter(measure => sets.some(({measures}) => measures[measure] !== null));
}

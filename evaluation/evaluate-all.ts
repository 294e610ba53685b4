/** Evaluates many lectures, some at a time; one that fails never stops the rest. */
import pLimit from 'p-limit';
import {
  type EvaluatedLecture,
  type EvaluationPlan,
  evaluateLecture,
  failedLecture,
  failureOfLecture,
} from './evaluate-lecture.ts';
import type {Subject} from './find-lectures.ts';

/** What is told on the way. */
export interface EvaluationObserver {
  onDoing(lecture: string, what: string): void;
  onDone(lecture: EvaluatedLecture): void;
}

/**
 * Evaluates them.
 *
 * @returns In the order of the subjects.
 * @throws ModelError when every question to the models would fail; the signal's reason.
 */
export async function evaluateAll(
  subjects: readonly Subject[],
  plan: EvaluationPlan,
  concurrency: number,
  observer: EvaluationObserver,
): Promise<EvaluatedLecture[]> {
  const limit = pLimit(concurrency);
  const failed = new AbortController();
  return Promise.all(
    subjects.map(subject =>
      limit(async () => {
        plan.signal?.throwIfAborted();
        failed.signal.throwIfAborted();
        const evaluated = await evaluateLecture(subject, plan, what =>
          observer.onDoing(subject.name, what),
        ).catch((error: unknown) => {
          plan.signal?.throwIfAborted();
          const reason = failureOfLecture(error);
          if (reason === undefined) {
            failed.abort(error);
            throw error;
          }
          return failedLecture(subject, plan.folder, reason);
        });
        observer.onDone(evaluated);
        return evaluated;
      }),
    ),
  );
}

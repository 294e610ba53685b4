/** One section of a lecture: the scene that a file in `scenes/` exports. */
import {makeScene2D} from '@motion-canvas/2d';
import {type ThreadGenerator, all, useScene} from '@motion-canvas/core';
import {problemsOfLetters} from './fonts.ts';
import {LectureFrame} from './frame/lecture-frame.ts';
import {Opening} from './frame/opening.ts';
import {openLectureContext} from './lecture-context.ts';
import {openLectureRecord, reportProblem} from './report/lecture-record.ts';
import {type BeatOf, Stage} from './stage/stage.ts';
import type {Color} from './theme/theme.ts';

/** What stands around the stage of a section. */
export interface LectureSettings<TLines extends readonly string[]> {
  /** Title of the section. */
  readonly title: string;
  /** The lecture lines, one a beat; `$…$` is TeX, `**bold**`, `*italics*`. */
  readonly lines: TLines;
  /** The section's own colour; chosen by its position unless given. */
  readonly accent?: Exclude<Color, 'accent'>;
}

/** What a scene file exports: a Motion Canvas scene description. */
export type LectureScene = ReturnType<typeof makeScene2D>;

/**
 * Makes a section of a lecture.
 *
 * @example
 * ```ts
 * export default lecture(
 *   {title: 'Two sides make a square', lines: ['Start with one side', 'Draw its square']},
 *   function* (stage) {
 *     const figure = stage.placeIn(new Figure({x: [0, 4], y: [0, 4]}), 'B2', 'E5');
 *     const side = figure.segment([0, 0], [4, 0], {label: '$a$'});
 *     const square = figure.polygon([[0, 0], [4, 0], [4, 4], [0, 4]]);
 *
 *     yield* stage.beat(1, function* () {
 *       yield* stage.show(side);
 *     });
 *     yield* stage.beat(2, function* () {
 *       yield* stage.show(square);
 *     });
 *   },
 * );
 * ```
 *
 * @param settings - Title, lines and accent.
 * @param run - Places things on the stage and plays the beats in order.
 */
export function lecture<const TLines extends readonly string[]>(
  settings: LectureSettings<TLines>,
  run: (stage: Stage<BeatOf<TLines>>) => ThreadGenerator,
): LectureScene {
  const description = makeScene2D(function* (view) {
    const context = openLectureContext(settings.accent);
    const record = openLectureRecord(settings.title, settings.lines);
    for (const {message, remedy, letters} of problemsOfLetters(useScene().name)) {
      reportProblem('letters-without-font', `${message} ${remedy}`, letters);
    }
    view.fill(context.theme.palette.ground);
    if (context.section === 1 && context.title !== '') {
      const opening = new Opening(context);
      view.add(opening);
      yield* opening.play();
    }
    const frame = new LectureFrame(settings.title, settings.lines, context);
    view.add(frame);
    const stage = new Stage<BeatOf<TLines>>(view, frame, settings.lines, context, record);

    yield* frame.enter();
    yield* run(stage);
    yield* all(stage.clear(), frame.leave());
  });
  return {...description, stack: new Error().stack};
}

/** Draws a section and hands its pictures to Node, drawing on while they are converted and encoded. */
import type {ProjectSettings} from '@motion-canvas/core';
import type {PicturesRequest, SectionSurvey} from '../protocol.ts';
import {Picture} from './picture.ts';
import {PictureSender} from './picture-sender.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionPlayer} from './section-player.ts';

/** Ends when the section that was asked for before has been drawn. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Renders a section's pictures into the file that Node reads. Sections are drawn one after the
 * other: the next one begins while the last pictures of one are still on their way.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderPictures(
  project: ProjectSettings,
  request: PicturesRequest,
  ground: string,
): Promise<SectionSurvey> {
  const drawn = turn.then(() => draw(project, request, ground));
  turn = drawn.catch(() => undefined);
  const {survey, sender} = await drawn;
  try {
    await sender.finish();
    return survey;
  } finally {
    sender.close();
  }
}

/** Draws a section until all its pictures are on their way. */
async function draw(
  project: ProjectSettings,
  request: PicturesRequest,
  ground: string,
): Promise<{readonly survey: SectionSurvey; readonly sender: PictureSender}> {
  const {section, size, file} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const sender = new PictureSender(section, size, file, async pictures => {
    await globalThis.lecternPictures?.(file.name, pictures);
  });
  try {
    const [survey] = await Promise.all([player.survey(), sender.open()]);
    const progress = new ProgressReport(section, survey.frames);
    for await (const {frame, area} of player.drawChanges(picture.context, survey.frames)) {
      await sender.send(picture.canvas, frame, picture.compose(area));
      progress.drawn(frame + 1);
    }
    await sender.convertAll();
    progress.drawn(survey.frames);
    return {survey, sender};
  } catch (error) {
    sender.close();
    throw error;
  } finally {
    player.dispose();
  }
}

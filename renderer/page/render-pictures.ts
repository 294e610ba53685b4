/** Draws a section and hands its pictures to Node, drawing on while they are converted and encoded. */
import type {ProjectSettings} from '@motion-canvas/core';
import type {PicturesRequest, SectionSurvey} from '../protocol.ts';
import {Picture} from './picture.ts';
import {PictureSender} from './picture-sender.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionPlayer} from './section-player.ts';

/**
 * Renders a section's pictures into the file that Node reads.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderPictures(
  project: ProjectSettings,
  request: PicturesRequest,
  ground: string,
): Promise<SectionSurvey> {
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
    await sender.finish();
    progress.drawn(survey.frames);
    return survey;
  } finally {
    sender.close();
    player.dispose();
  }
}

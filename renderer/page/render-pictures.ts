/** Draws a section and encodes it as H.264, drawing on while pictures are encoded. */
import type {ProjectSettings} from '@motion-canvas/core';
import {packPictures} from '../picture-packets.ts';
import type {PicturesRequest, SectionSurvey} from '../protocol.ts';
import {Picture} from './picture.ts';
import {PictureSender} from './picture-sender.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionPlayer} from './section-player.ts';
import {upload} from './upload.ts';

/**
 * Renders a section; its encoded pictures go to Node as they come.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderPictures(
  project: ProjectSettings,
  request: PicturesRequest,
  ground: string,
): Promise<SectionSurvey> {
  const {section, size, uploadPath} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const sender = new PictureSender(section, size, request, pictures =>
    upload(uploadPath, packPictures(pictures)),
  );
  try {
    const progress = new ProgressReport(section);
    for await (const {frame, area} of player.drawChanges(picture.context)) {
      await sender.send(picture.canvas, frame, picture.compose(area));
      progress.drawn(frame + 1, player.expectedFrames);
    }
    const {told} = player;
    await sender.close(told.frames);
    progress.drawn(told.frames, told.frames);
    await sender.deliverAll();
    return told;
  } catch (error) {
    sender.abandon();
    throw error;
  } finally {
    player.dispose();
  }
}

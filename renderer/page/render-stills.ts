/** Draws single moments of a section as PNG files. */
import type {ProjectSettings} from '@motion-canvas/core';
import type {SectionSurvey, StillsRequest} from '../protocol.ts';
import {Picture} from './picture.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';
import {upload} from './upload.ts';

/**
 * Renders the moments that are asked for; a moment after the end shows the last frame.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderStills(
  project: ProjectSettings,
  request: StillsRequest,
  ground: string,
): Promise<SectionSurvey> {
  const {section, size, framesPerSecond, atSeconds, uploadPaths} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  try {
    const survey = await player.survey();
    const progress = new ProgressReport(section, survey.frames);
    const frameOf = (seconds: number) =>
      Math.min(survey.frames - 1, Math.max(0, Math.round(seconds * framesPerSecond)));
    const wanted = atSeconds.map(frameOf);
    const last = Math.max(-1, ...wanted);
    for await (const frame of player.draw(picture.context, last + 1, each =>
      wanted.includes(each),
    )) {
      picture.compose();
      const png = await pngOf(picture.canvas);
      for (const [index, uploadPath] of uploadPaths.entries()) {
        if (wanted[index] !== frame) continue;
        await upload(uploadPath, png).catch((error: unknown) => {
          throw SectionError.from(section, error, undefined, 'upload');
        });
      }
      progress.drawn(frame + 1);
    }
    progress.drawn(survey.frames);
    return survey;
  } finally {
    player.dispose();
  }
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob =>
        blob === null ? reject(new Error('The browser could not make a PNG.')) : resolve(blob),
      'image/png',
    );
  });
}

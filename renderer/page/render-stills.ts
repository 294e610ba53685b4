/** Draws single frames of a section as PNG files. */
import type {ProjectSettings} from '@motion-canvas/core';
import type {WritingDirection} from '../../engine/anchors.ts';
import type {StillsRequest} from '../protocol.ts';
import {drawAnchorGrid} from './anchor-grid.ts';
import {Picture} from './picture.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';
import {upload} from './upload.ts';

/**
 * Renders the frames that are asked for.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderStills(
  project: ProjectSettings,
  request: StillsRequest,
  ground: string,
  direction: WritingDirection,
): Promise<void> {
  const {section, size, stills, grid} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const frames = Math.max(-1, ...stills.map(still => still.frame)) + 1;
  const isWanted = (frame: number) => stills.some(still => still.frame === frame);
  const progress = new ProgressReport(section);
  try {
    for await (const frame of player.draw(picture.context, frames, isWanted)) {
      if (grid) drawAnchorGrid(picture.context, picture.scale, direction);
      picture.compose();
      const png = await pngOf(picture.canvas);
      for (const still of stills) {
        if (still.frame !== frame) continue;
        await upload(still.uploadPath, png).catch((error: unknown) => {
          throw SectionError.from(section, error, undefined, 'upload');
        });
      }
      progress.drawn(frame + 1, frames);
    }
  } finally {
    player.dispose();
  }
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => {
      if (blob === null) reject(new Error('The browser could not make a PNG.'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** How long measuring takes against rendering the same sections. */
import {tmpdir} from 'node:os';
import {mkdtemp, rm} from 'node:fs/promises';
import path from 'node:path';
import {renderLecture} from '../../renderer/node/index.ts';
import type {CriticCase} from './corpus.ts';
import {inLecture} from './measure-cases.ts';

/**
 * Milliseconds from the first frame to the last section of some scenes, as a video of
 * 1920x1080 at 30 frames a second, one after the other; starting the browser is left out.
 */
export async function renderingMs(cases: readonly CriticCase[]): Promise<number> {
  const outputDir = await mkdtemp(path.join(tmpdir(), 'lectern-critic-video-'));
  try {
    return await inLecture(cases, async lectureDir => {
      let [from, to] = [0, 0];
      await renderLecture({
        lectureDir,
        output: path.join(outputDir, 'corpus.mp4'),
        concurrency: 1,
        onEvent({kind}) {
          if (kind === 'plan') from = performance.now();
          if (kind === 'section') to = performance.now();
        },
      });
      return to - from;
    });
  } finally {
    await rm(outputDir, {recursive: true, force: true});
  }
}

/** Watches a video in the browser: small pictures of all of it, then frames of choice. */
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {newOrigin, openBrowser} from '../../renderer/node/index.ts';
import {LecternError} from '../../schema/errors.ts';
import type {Snapshot, VideoSurvey, WatcherAnswer} from './watcher-protocol.ts';
import {watcherSite} from './watcher-site.ts';

/** A video that is being watched. */
export interface WatchedVideo {
  readonly survey: VideoSurvey;
  /**
   * Draws frames.
   *
   * @param seconds - From the start, in order.
   */
  readonly snapshots: (seconds: readonly number[]) => Promise<readonly Snapshot[]>;
}

/** Width in px of the frames that a model sees. */
export const LARGE_WIDTH_PX = 1024;
const SMALL_WIDTH_PX = 480;
const POLLING_MS = 20;
const STEP_SECONDS = 0.25;
/** Longer videos are looked through in larger steps. */
const MOST_SAMPLES = 1200;

/**
 * Opens a video, and closes the browser when the action is over.
 *
 * @throws LecternError `video-unreadable` when it is none that can be decoded; `browser-missing`.
 */
export async function watchVideo<TResult>(
  file: string,
  action: (video: WatchedVideo) => Promise<TResult>,
  signal?: AbortSignal,
): Promise<TResult> {
  // A server has no part of it to send, and the page would tell of that instead.
  if ((await stat(file)).size === 0) throw unwatchable(file, 'It is empty.');
  const [site, session] = await Promise.all([watcherSite(file), openBrowser(signal)]);
  try {
    const page = await session.newPage();
    const origin = newOrigin('video');
    session.network.serve(origin, site);
    await page.goto(origin);
    // In a page that is not shown there is no frame to look at it with.
    await page.waitForFunction('globalThis.lecternWatcher !== undefined', {polling: POLLING_MS});
    const survey = valueOf(
      await page.evaluate(
        (...asked) => globalThis.lecternWatcher?.survey(...asked),
        STEP_SECONDS,
        MOST_SAMPLES,
      ),
      file,
    );
    return await action({
      survey,
      snapshots: async seconds =>
        valueOf(
          await page.evaluate(
            (...asked) => globalThis.lecternWatcher?.snapshots(...asked),
            seconds,
            LARGE_WIDTH_PX,
            SMALL_WIDTH_PX,
          ),
          file,
        ),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await session.close();
  }
}

function valueOf<TValue>(answer: WatcherAnswer<TValue> | undefined, file: string): TValue {
  if (answer?.kind === 'done') return answer.value;
  throw unwatchable(file, answer?.reason ?? 'The page did not start.');
}

function unwatchable(file: string, reason: string): LecternError {
  return new LecternError({
    code: 'video-unreadable',
    message: `${path.basename(file)} cannot be watched: ${reason}`,
    remedy: 'Give an MP4 or WebM with H.264, VP8, VP9 or AV1.',
    where: {file},
  });
}

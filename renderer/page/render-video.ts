/** Draws a section and encodes it as a video file. */
import type {ProjectSettings} from '@motion-canvas/core';
import {
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import type {FrameSize, SectionSurvey, VideoRequest} from '../protocol.ts';
import {Picture} from './picture.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';
import {uploadStream} from './upload.ts';
import {VideoFrames} from './video-frames.ts';

const SECONDS_BETWEEN_KEY_FRAMES = 2;
const UPLOAD_BYTES = 2 ** 20;
const MICROSECONDS = 1_000_000;

/**
 * Renders a section to a video file, which goes to Node in chunks.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderVideo(
  project: ProjectSettings,
  request: VideoRequest,
  ground: string,
): Promise<SectionSurvey> {
  const {section, size, framesPerSecond, codec} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const source = new VideoSampleSource({
    codec,
    quality: videoQuality(size, framesPerSecond),
    keyFrameInterval: SECONDS_BETWEEN_KEY_FRAMES,
  });
  const output = new Output({
    format:
      request.container === 'mp4'
        ? new Mp4OutputFormat({fastStart: false})
        : new WebMOutputFormat(),
    target: new StreamTarget(uploadStream(request.uploadPath), {
      chunked: true,
      chunkSize: UPLOAD_BYTES,
    }),
  });
  output.addVideoTrack(source, {frameRate: framesPerSecond});

  try {
    const survey = await player.survey();
    const progress = new ProgressReport(section, survey.frames);
    const frames = new VideoFrames(size.widthPx, size.heightPx);
    await encoding(section, () => output.start());
    for await (const frame of player.draw(picture.context, survey.frames)) {
      picture.compose();
      await encoding(section, async () => {
        const videoFrame = await frames.capture(
          picture.canvas,
          Math.round((frame * MICROSECONDS) / framesPerSecond),
          Math.round(MICROSECONDS / framesPerSecond),
        );
        const sample = new VideoSample(videoFrame, {
          timestamp: frame / framesPerSecond,
          duration: 1 / framesPerSecond,
        });
        await source.add(sample).finally(() => sample.close());
      });
      progress.drawn(frame + 1);
    }
    await encoding(section, () => output.finalize());
    return survey;
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  } finally {
    player.dispose();
  }
}

/**
 * How well videos are encoded: about 8 Mbit/s at 1080p30, more for larger and
 * faster ones. Still pictures use far less than that.
 */
export function videoQuality({widthPx, heightPx}: FrameSize, framesPerSecond: number): Quality {
  const pixelsPerSecond = widthPx * heightPx * framesPerSecond;
  const bitrate = 8_000_000 * (pixelsPerSecond / (1920 * 1080 * 30)) ** 0.8;
  return new Quality({bitrate: Math.max(1_000_000, Math.round(bitrate)), bitrateMode: 'variable'});
}

async function encoding(section: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw SectionError.from(section, error, undefined, 'encoder');
  }
}

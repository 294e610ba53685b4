/** Draws a section and encodes it as WebM with the browser's own encoder. */
import type {ProjectSettings} from '@motion-canvas/core';
import {
  Output,
  Quality,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
} from 'mediabunny';
import {repeatedFrames} from '../frame-times.ts';
import type {
  FrameSize,
  SectionSurvey,
  VideoCodec,
  VideoQualityName,
  VideoRequest,
} from '../protocol.ts';
import {Picture} from './picture.ts';
import {ProgressReport} from './progress-report.ts';
import {waitPatiently} from './patient-wait.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';
import {uploadStream} from './upload.ts';
import {VideoFrames} from './video-frames.ts';

const SECONDS_BETWEEN_KEY_FRAMES = 2;
const UPLOAD_BYTES = 2 ** 20;

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
  const {section, size, framesPerSecond, codec, repeatAfterFrames} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const source = new VideoSampleSource({
    codec,
    quality: videoQuality(size, framesPerSecond, request.quality),
    keyFrameInterval: SECONDS_BETWEEN_KEY_FRAMES,
  });
  const output = new Output({
    format: new WebMOutputFormat(),
    target: new StreamTarget(uploadStream(request.uploadPath), {
      chunked: true,
      chunkSize: UPLOAD_BYTES,
    }),
  });
  output.addVideoTrack(source, {frameRate: framesPerSecond});

  try {
    const progress = new ProgressReport(section);
    const frames = await VideoFrames.open(size);
    const write = (frame: number) =>
      encoding(section, async () => {
        const sample = new VideoSample(frames.at(frame, framesPerSecond), {
          timestamp: frame / framesPerSecond,
          duration: 1 / framesPerSecond,
        });
        await source.add(sample).finally(() => sample.close());
      });
    await encoding(section, () => output.start());
    let shown: number | undefined;
    const repeatUntil = async (next: number, atEnd: boolean) => {
      if (shown === undefined) return;
      for (const frame of repeatedFrames(shown, next, atEnd, repeatAfterFrames)) await write(frame);
    };
    for await (const {frame, area} of player.drawChanges(picture.context)) {
      await repeatUntil(frame, false);
      const part = picture.compose(area);
      await encoding(section, () => frames.read(picture.canvas, frame, part));
      await write(frame);
      shown = frame;
      progress.drawn(frame + 1, player.expectedFrames);
    }
    const {told} = player;
    await repeatUntil(told.frames, true);
    progress.drawn(told.frames, told.frames);
    await encoding(section, () => output.finalize());
    return told;
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  } finally {
    player.dispose();
  }
}

const MEGABITS: Readonly<Record<VideoQualityName, number>> = {draft: 3, good: 8, best: 16};

/** The first of the codecs that the browser can encode; undefined when it can none. */
export async function chooseCodec(
  candidates: readonly VideoCodec[],
  size: FrameSize,
  framesPerSecond: number,
): Promise<VideoCodec | undefined> {
  const codec = await getFirstEncodableVideoCodec([...candidates], {
    width: size.widthPx,
    height: size.heightPx,
    quality: videoQuality(size, framesPerSecond, 'good'),
    frameRate: framesPerSecond,
  });
  return candidates.find(candidate => candidate === codec);
}

/**
 * How well the browser encodes: about 8 Mbit/s at 1080p30 where it is to be good, more for larger
 * and faster ones. Still pictures use far less than that.
 */
function videoQuality(
  {widthPx, heightPx}: FrameSize,
  framesPerSecond: number,
  quality: VideoQualityName,
): Quality {
  const pixelsPerSecond = widthPx * heightPx * framesPerSecond;
  const bitrate = 1e6 * MEGABITS[quality] * (pixelsPerSecond / (1920 * 1080 * 30)) ** 0.8;
  return new Quality({bitrate: Math.max(1_000_000, Math.round(bitrate)), bitrateMode: 'variable'});
}

async function encoding(section: string, action: () => Promise<void>): Promise<void> {
  try {
    await waitPatiently(action(), () => 'The encoder');
  } catch (error) {
    throw SectionError.from(section, error, undefined, 'encoder');
  }
}

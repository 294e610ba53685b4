/** The page that watches a video: any file that mediabunny can read and the browser decode. */
import {ALL_FORMATS, CanvasSink, Input, type InputVideoTrack, UrlSource} from 'mediabunny';
import type {
  Snapshot,
  VideoFacts,
  VideoSurvey,
  Watcher,
  WatcherAnswer,
} from '../video/watcher-protocol.ts';

const VIDEO_PATH = '/video';
const GREY_WIDTH_PX = 128;
const GREY_HEIGHT_PX = 72;
/** Text of 28 px at 1080p stays legible. */
const LARGE_QUALITY = 0.85;
const SMALL_QUALITY = 0.72;

const watcher: Watcher = {
  survey: (stepSeconds, mostSamples) => answered(survey(stepSeconds, mostSamples)),
  snapshots: (seconds, largeWidthPx, smallWidthPx) =>
    answered(snapshots(seconds, largeWidthPx, smallWidthPx)),
};
globalThis.lecternWatcher = watcher;

async function survey(stepSeconds: number, mostSamples: number): Promise<VideoSurvey> {
  const {track, facts} = await openVideo();
  const count = Math.max(1, Math.min(mostSamples, Math.floor(facts.durationSeconds / stepSeconds)));
  const times = Array.from({length: count}, (_, index) =>
    timeOf(((index + 1) * facts.durationSeconds) / count, facts),
  );
  const sink = new CanvasSink(track, {
    width: GREY_WIDTH_PX,
    height: GREY_HEIGHT_PX,
    fit: 'contain',
  });
  const context = contextOf(GREY_WIDTH_PX, GREY_HEIGHT_PX);
  const greys = new Uint8Array(count * GREY_WIDTH_PX * GREY_HEIGHT_PX);
  const seconds: number[] = [];
  for await (const frame of sink.canvasesAtTimestamps(times)) {
    if (frame === null) continue;
    context.drawImage(frame.canvas, 0, 0);
    const {data} = context.getImageData(0, 0, GREY_WIDTH_PX, GREY_HEIGHT_PX);
    const start = seconds.length * GREY_WIDTH_PX * GREY_HEIGHT_PX;
    for (let pixel = 0; pixel < GREY_WIDTH_PX * GREY_HEIGHT_PX; pixel++) {
      const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
      greys[start + pixel] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
    seconds.push(times[seconds.length] ?? frame.timestamp);
  }
  if (seconds.length === 0) throw new Error('It has no picture that can be decoded.');
  const used = greys.subarray(0, seconds.length * GREY_WIDTH_PX * GREY_HEIGHT_PX);
  return {
    facts,
    widthPx: GREY_WIDTH_PX,
    heightPx: GREY_HEIGHT_PX,
    seconds,
    greys: await base64Of(used),
  };
}

async function snapshots(
  seconds: readonly number[],
  largeWidthPx: number,
  smallWidthPx: number,
): Promise<Snapshot[]> {
  const {track, facts} = await openVideo();
  const ratio = facts.heightPx / facts.widthPx;
  const width = Math.min(largeWidthPx, facts.widthPx);
  const size = {width, height: Math.round(width * ratio)};
  const sink = new CanvasSink(track, {...size, fit: 'fill'});
  const large = contextOf(size.width, size.height);
  const small = contextOf(smallWidthPx, Math.round(smallWidthPx * ratio));
  small.imageSmoothingQuality = 'high';
  const taken: Snapshot[] = [];
  const times = seconds.map(time => timeOf(time, facts));
  let index = -1;
  for await (const frame of sink.canvasesAtTimestamps(times)) {
    index += 1;
    if (frame === null) continue;
    large.drawImage(frame.canvas, 0, 0);
    small.drawImage(frame.canvas, 0, 0, small.canvas.width, small.canvas.height);
    taken.push({
      seconds: seconds[index] ?? frame.timestamp,
      large: large.canvas.toDataURL('image/jpeg', LARGE_QUALITY),
      small: small.canvas.toDataURL('image/jpeg', SMALL_QUALITY),
    });
  }
  return taken;
}

async function openVideo(): Promise<{track: InputVideoTrack; facts: VideoFacts}> {
  const input = new Input({source: new UrlSource(VIDEO_PATH), formats: ALL_FORMATS});
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('It has no picture track.');
  if (!(await track.canDecode())) {
    throw new Error(
      `The browser cannot decode its codec (${(await track.getCodec()) ?? 'unknown'}).`,
    );
  }
  const [durationSeconds, widthPx, heightPx, codec] = await Promise.all([
    track.computeDuration(),
    track.getDisplayWidth(),
    track.getDisplayHeight(),
    track.getCodec(),
  ]);
  return {track, facts: {durationSeconds, widthPx, heightPx, codec: codec ?? 'unknown'}};
}

/** Within the video: at its very end nothing is shown any more. */
function timeOf(seconds: number, {durationSeconds}: VideoFacts): number {
  return Math.max(0, Math.min(seconds, durationSeconds - 0.001));
}

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if (context === null) throw new Error('There is no canvas to draw on.');
  return context;
}

async function base64Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('The pictures could not be read.'));
    reader.readAsDataURL(new Blob([bytes]));
  });
  return url.slice(url.indexOf(',') + 1);
}

async function answered<TValue>(work: Promise<TValue>): Promise<WatcherAnswer<TValue>> {
  try {
    return {kind: 'done', value: await work};
  } catch (error) {
    return {kind: 'failed', reason: error instanceof Error ? error.message : String(error)};
  }
}

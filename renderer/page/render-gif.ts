/**
 * Draws a section as the frames of an animated GIF: one palette for the whole
 * section, and in each frame only what has changed.
 */
import type {ProjectSettings} from '@motion-canvas/core';
import {GIFEncoder, type GifColor, applyPalette, quantize} from 'gifenc';
import type {GifRequest, SectionSurvey} from '../protocol.ts';
import {Picture} from './picture.ts';
import {ProgressReport} from './progress-report.ts';
import {SectionError} from './section-error.ts';
import {SectionPlayer} from './section-player.ts';
import {upload} from './upload.ts';

/** The last entry of the palette stands for “as before”. */
const UNCHANGED = 255;
const HUNDREDTHS = 100;
/** Of this many pixels of the sampled frames one is looked at for the palette. */
const PALETTE_STRIDE = 5;
const SAMPLED_FRAMES = 12;

/**
 * Renders a section as GIF frames, which go to Node one by one.
 *
 * @param ground - CSS colour around the frame where the shape is not 16:9.
 * @throws SectionError with the origin of the failure.
 */
export async function renderGif(
  project: ProjectSettings,
  request: GifRequest,
  ground: string,
): Promise<SectionSurvey> {
  const {section, size, framesPerSecond, uploadPath} = request;
  const picture = new Picture(size, ground);
  const player = new SectionPlayer(project, request, picture.scale);
  const frames = new GifFrames(size.widthPx, size.heightPx);
  let position = 0;
  const send = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    await upload(uploadPath, bytes, position).catch((error: unknown) => {
      throw SectionError.from(section, error, undefined, 'upload');
    });
    position += bytes.length;
  };
  try {
    const survey = await player.survey();
    const progress = new ProgressReport(section);
    const palette = await paletteOf(player, picture, survey.frames);
    // A frame is written when the next different one is there: only then is its duration known.
    let pending: {index: Uint8Array; start: number} | undefined;
    const flush = async (end: number): Promise<void> => {
      if (pending === undefined) return;
      const delay = hundredths(end, framesPerSecond) - hundredths(pending.start, framesPerSecond);
      await send(frames.encode(pending.index, palette, delay * 10));
    };
    for await (const frame of player.draw(picture.context, survey.frames)) {
      const index = frames.changes(applyPalette(pixelsOf(picture), palette));
      if (index !== undefined) {
        await flush(frame);
        pending = {index, start: frame};
      }
      progress.drawn(frame + 1, survey.frames);
    }
    await flush(survey.frames);
    return survey;
  } finally {
    player.dispose();
  }
}

class GifFrames {
  private previous: Uint8Array | undefined;
  private readonly encoder = GIFEncoder({auto: false});

  public constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** The frame with its unchanged pixels left out; undefined when none has changed. */
  public changes(index: Uint8Array): Uint8Array | undefined {
    const {previous} = this;
    this.previous = index;
    if (previous === undefined) return index;
    const changes = index.map((color, pixel) => (color === previous[pixel] ? UNCHANGED : color));
    return changes.every(color => color === UNCHANGED) ? undefined : changes;
  }

  public encode(index: Uint8Array, palette: GifColor[], delay: number): Uint8Array<ArrayBuffer> {
    this.encoder.reset();
    this.encoder.writeFrame(index, this.width, this.height, {
      palette: [...palette, ...Array<GifColor>(UNCHANGED + 1 - palette.length).fill([0, 0, 0])],
      delay,
      transparent: true,
      transparentIndex: UNCHANGED,
      dispose: 1,
    });
    return this.encoder.bytes();
  }
}

/** The colours of some frames spread over the section. */
async function paletteOf(
  player: SectionPlayer,
  picture: Picture,
  frames: number,
): Promise<GifColor[]> {
  const step = Math.max(1, Math.floor(frames / SAMPLED_FRAMES));
  const samples: number[] = [];
  const isSampled = (frame: number) => frame % step === step - 1 || frame === frames - 1;
  const drawn = player.draw(picture.context, frames, isSampled);
  while ((await drawn.next()).done !== true) {
    const pixels = new Uint32Array(pixelsOf(picture).buffer);
    for (let pixel = 0; pixel < pixels.length; pixel += PALETTE_STRIDE)
      samples.push(pixels[pixel] ?? 0);
  }
  return quantize(new Uint8Array(Uint32Array.from(samples).buffer), UNCHANGED);
}

function pixelsOf(picture: Picture): Uint8ClampedArray<ArrayBuffer> {
  picture.compose();
  const {width, height} = picture.canvas;
  return picture.readable.getImageData(0, 0, width, height).data;
}

/** The moment of a frame in hundredths of a second, the unit of GIF. */
function hundredths(frame: number, framesPerSecond: number): number {
  return Math.round((frame * HUNDREDTHS) / framesPerSecond);
}

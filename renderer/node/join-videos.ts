/** Joins the videos of sections into one, without encoding anything again. */
import {type FileHandle, open} from 'node:fs/promises';
import {WritableStream} from 'node:stream/web';
import {
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import type {VideoCodec, VideoContainer} from '../protocol.ts';
import {IN_CHUNKS} from './video-file.ts';
import {type TimeBytes, timesIn} from './mp4-times.ts';
import {writeFully} from './write-fully.ts';

/** A section's video and its length. */
export interface VideoPart {
  readonly file: string;
  readonly frames: number;
}

/** What the joined video is to be. */
export interface JoinOptions {
  readonly container: VideoContainer;
  readonly codec: VideoCodec;
  readonly framesPerSecond: number;
  /** Stands in the file's metadata. */
  readonly title: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the parts one after the other into one file.
 *
 * @param parts - All encoded alike.
 * @throws Error when a part is no video, or was encoded otherwise than the first.
 */
export async function joinVideos(
  parts: readonly VideoPart[],
  output: string,
  options: JoinOptions,
): Promise<void> {
  const {container, codec, framesPerSecond, signal} = options;
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const file = await open(output, 'w');
  const source = new EncodedVideoPacketSource(codec);
  const times: TimeBytes[] = [];
  const target = new Output({
    // The index goes to the front, so that a player on the web can start at once.
    format:
      container === 'mp4'
        ? new Mp4OutputFormat({
            fastStart: 'reserve',
            onMoov: (moov, position) => void times.push(...timesIn(moov, position)),
          })
        : new WebMOutputFormat(),
    target: new StreamTarget(streamTo(file), IN_CHUNKS),
  });
  target.addVideoTrack(source, {frameRate: framesPerSecond, maximumPacketCount: frames});
  if (options.title !== '') target.setMetadataTags({title: options.title});
  try {
    await target.start();
    let framesBefore = 0;
    let first: VideoDecoderConfig | undefined;
    for (const part of parts) {
      const input = new Input({source: new FilePathSource(part.file), formats: [MP4, WEBM]});
      try {
        const {track, config} = await videoOf(input, part.file);
        first ??= config;
        if (!isSameEncoding(first, config)) {
          throw new Error(`${part.file} was encoded otherwise than the sections before it.`);
        }
        for await (const packet of new EncodedPacketSink(track).packets()) {
          signal?.throwIfAborted();
          const timestamp = packet.timestamp + framesBefore / framesPerSecond;
          await source.add(packet.clone({timestamp}), {decoderConfig: config});
        }
      } finally {
        input.dispose();
      }
      framesBefore += part.frames;
    }
    await target.finalize();
    for (const {position, length} of times) {
      await writeFully(file, new Uint8Array(length), position);
    }
  } catch (error) {
    await target.cancel().catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

function streamTo(file: FileHandle): WritableStream<StreamTargetChunk> {
  return new WritableStream({
    async write({data, position}) {
      await writeFully(file, data, position);
    },
  });
}

async function videoOf(
  input: Input,
  file: string,
): Promise<{track: InputVideoTrack; config: VideoDecoderConfig}> {
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error(`${file} holds no video.`);
  return {track, config};
}

function isSameEncoding(first: VideoDecoderConfig, other: VideoDecoderConfig): boolean {
  return (
    first.codec === other.codec &&
    first.codedWidth === other.codedWidth &&
    first.codedHeight === other.codedHeight &&
    Buffer.compare(bytesOf(first.description), bytesOf(other.description)) === 0
  );
}

function bytesOf(description: unknown): Uint8Array {
  if (description instanceof ArrayBuffer) return new Uint8Array(description);
  if (!ArrayBuffer.isView(description)) return new Uint8Array();
  return new Uint8Array(description.buffer, description.byteOffset, description.byteLength);
}

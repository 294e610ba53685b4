/** How good a section's video is, against its lossless frames; and how large, against x264. */
import {createRequire} from 'node:module';
import path from 'node:path';
import {ALL_FORMATS, EncodedPacketSink, FilePathSource, Input} from 'mediabunny';
import {renderLecture} from '../../renderer/node/index.ts';
import {playLossless} from './lossless-pictures.ts';
import {structuralSimilarity} from './structural-similarity.ts';
import {X264Encoder, type X264Packet} from '../x264/x264.ts';

/** What was measured. */
export interface Quality {
  /** Structural similarity of luma, mean over the compared frames. */
  readonly ssim: number;
  readonly bytes: number;
  /** What x264 makes of all frames with `-preset medium -crf 20`. */
  readonly x264Bytes: number;
}

const SIZE = {widthPx: 1920, heightPx: 1080};
const FRAMES_PER_SECOND = 30;
const COMPARED_EVERY = 15;

/** Renders a section at 1080p30 with the default quality, and compares. */
export async function measureQuality(
  lectureDir: string,
  section: string,
  file: string,
): Promise<Quality> {
  await renderLecture({lectureDir, output: file, sections: [section]});
  const reference = await X264Encoder.open(SIZE, FRAMES_PER_SECOND, {preset: 'medium', crf: '20'});
  const lossless = new Map<number, Buffer>();
  let x264Bytes = 0;
  const count = (packets: readonly X264Packet[]) => {
    for (const {data} of packets) x264Bytes += data.length;
  };
  try {
    let next = 0;
    let standing: Buffer | undefined;
    const standUntil = (end: number) => {
      for (; next < end; next++) {
        if (standing === undefined) continue;
        count(reference.encode(standing, next));
        if (next % COMPARED_EVERY === 0) lossless.set(next, standing);
      }
    };
    const take = (yuv: Buffer, frame: number) => {
      standUntil(frame);
      standing = yuv;
      standUntil(frame + 1);
    };
    standUntil(await playLossless(lectureDir, section, SIZE, FRAMES_PER_SECOND, take));
    count(reference.finish());
  } finally {
    reference.dispose();
  }
  const {ssim, bytes} = await compare(file, lossless);
  return {ssim, bytes, x264Bytes};
}

interface Decoder {
  extraData: Buffer;
  allocContext3(codec: object): void;
  open2(codec: object, options: null): Promise<number>;
  sendPacket(packet: Packet | null): Promise<number>;
  receiveFrame(frame: Frame): Promise<number>;
  freeContext(): void;
}

interface Packet {
  data: Buffer;
  pts: bigint;
  alloc(): void;
  free(): void;
}

interface Frame {
  readonly pts: bigint;
  alloc(): void;
  toBuffer(): Buffer;
  unref(): void;
  free(): void;
}

interface Binding {
  readonly Codec: {findDecoderByName(name: string): object | null};
  readonly CodecContext: new () => Decoder;
  readonly Packet: new () => Packet;
  readonly Frame: new () => Frame;
}

/** Decodes a file and compares each lossless frame with what stands at its time. */
async function compare(
  file: string,
  lossless: ReadonlyMap<number, Buffer>,
): Promise<{ssim: number; bytes: number}> {
  const native = createRequire(import.meta.url)(
    `@seydx/node-av-${process.platform}-${process.arch}${process.platform === 'win32' ? '-msvc' : ''}`,
  ) as Binding;
  const codec = native.Codec.findDecoderByName('h264');
  const input = new Input({source: new FilePathSource(file), formats: ALL_FORMATS});
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (codec === null || !track || !config) throw new Error(`${file} cannot be decoded.`);
  const decoder = new native.CodecContext();
  decoder.allocContext3(codec);
  decoder.extraData = Buffer.from(config.description as Uint8Array);
  await decoder.open2(codec, null);
  const frame = new native.Frame();
  frame.alloc();
  const wanted = [...lossless.keys()].sort((a, b) => a - b);
  const similarities: number[] = [];
  let bytes = 0;
  let standing: Buffer | undefined;
  const compareUntil = (end: number) => {
    while (wanted[0] !== undefined && wanted[0] < end && standing !== undefined) {
      const original = lossless.get(wanted.shift() ?? 0);
      if (original !== undefined) {
        similarities.push(structuralSimilarity(original, standing, SIZE.widthPx, SIZE.heightPx));
      }
    }
  };
  const take = async () => {
    while ((await decoder.receiveFrame(frame)) >= 0) {
      compareUntil(Number(frame.pts));
      standing = frame.toBuffer();
      frame.unref();
    }
  };
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      bytes += packet.data.length;
      const sent = new native.Packet();
      sent.alloc();
      sent.data = Buffer.from(packet.data);
      sent.pts = BigInt(Math.round(packet.timestamp * FRAMES_PER_SECOND));
      await decoder.sendPacket(sent);
      sent.free();
      await take();
    }
    await decoder.sendPacket(null);
    await take();
    compareUntil(Number.POSITIVE_INFINITY);
  } finally {
    frame.free();
    decoder.freeContext();
    input.dispose();
  }
  if (similarities.length !== lossless.size) {
    throw new Error(`${path.basename(file)}: not all frames could be compared.`);
  }
  return {ssim: similarities.reduce((sum, each) => sum + each, 0) / similarities.length, bytes};
}

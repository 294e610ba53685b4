/**
 * The x264 encoder, to compare with, from the binaries that the package node-av is built on. They
 * are used without node-av's own JavaScript, whose installation fetches a program that is not needed.
 */
import {createRequire} from 'node:module';
import type {FrameSize} from '../../renderer/protocol.ts';

/** An encoded picture. */
export interface X264Packet {
  /** H.264 in Annex B format. */
  readonly data: Uint8Array;
}

/** The parts of the native binding that are needed; each corresponds to a struct of libavcodec. */
interface Binding {
  readonly Codec: {findEncoderByName(name: string): object | null};
  readonly CodecContext: new () => NativeContext;
  readonly Frame: new () => NativeFrame;
  readonly Packet: new () => NativePacket;
  readonly Dictionary: new () => {
    alloc(): void;
    set(key: string, value: string, flags: number): number;
  };
  readonly Log: {setLevel(level: number): void};
}

interface Rational {
  readonly num: number;
  readonly den: number;
}

interface NativeContext {
  width: number;
  height: number;
  pixelFormat: number;
  timeBase: Rational;
  framerate: Rational;
  threadCount: number;
  colorRange: number;
  colorPrimaries: number;
  colorTrc: number;
  colorSpace: number;
  chromaLocation: number;
  allocContext3(codec: object): void;
  open2(codec: object, options: object): Promise<number>;
  sendFrameSync(frame: NativeFrame | null): number;
  receivePacketSync(packet: NativePacket): number;
  freeContext(): void;
}

interface NativeFrame {
  format: number;
  width: number;
  height: number;
  pts: bigint;
  alloc(): void;
  getBuffer(): number;
  fromBuffer(buffer: Buffer): number;
  free(): void;
}

interface NativePacket {
  readonly data: Buffer | null;
  alloc(): void;
  unref(): void;
  free(): void;
}

const YUV_420 = 0;
const LIMITED_RANGE = 1;
const BT709 = 1;
const CHROMA_AT_THE_LEFT = 1;
const SILENT = -8;

/** Encodes one stream: limited-range BT.709, and tagged so. */
export class X264Encoder {
  private readonly context: NativeContext;
  private readonly frame: NativeFrame;
  private readonly packet: NativePacket;

  private constructor(native: Binding, codec: object, size: FrameSize, framesPerSecond: number) {
    this.context = new native.CodecContext();
    this.context.allocContext3(codec);
    this.context.width = size.widthPx;
    this.context.height = size.heightPx;
    this.context.pixelFormat = YUV_420;
    this.context.timeBase = {num: 1, den: framesPerSecond};
    this.context.framerate = {num: framesPerSecond, den: 1};
    this.context.threadCount = 0;
    this.context.colorRange = LIMITED_RANGE;
    this.context.colorPrimaries = BT709;
    this.context.colorTrc = BT709;
    this.context.colorSpace = BT709;
    this.context.chromaLocation = CHROMA_AT_THE_LEFT;
    this.packet = new native.Packet();
    this.packet.alloc();
    this.frame = new native.Frame();
    this.frame.alloc();
    this.frame.format = YUV_420;
    this.frame.width = size.widthPx;
    this.frame.height = size.heightPx;
    check(this.frame.getBuffer(), 'memory for a frame');
  }

  /**
   * Opens an encoder; the caller disposes of it.
   *
   * @param settings - Options of libx264 by name.
   * @throws Error where x264 is missing or refuses the options.
   */
  public static async open(
    size: FrameSize,
    framesPerSecond: number,
    settings: Readonly<Record<string, string>>,
  ): Promise<X264Encoder> {
    const native = binding();
    const codec = native?.Codec.findEncoderByName('libx264') ?? undefined;
    if (native === undefined || codec === undefined)
      throw new Error('There is no x264 for this system.');
    const encoder = new X264Encoder(native, codec, size, framesPerSecond);
    try {
      const dictionary = new native.Dictionary();
      dictionary.alloc();
      for (const [name, value] of Object.entries(settings)) dictionary.set(name, value, 0);
      // Its synchronous twin frees the dictionary, which is then freed again.
      check(await encoder.context.open2(codec, dictionary), 'the options');
      return encoder;
    } catch (error) {
      encoder.dispose();
      throw error;
    }
  }

  /**
   * Hands a picture in, and takes out what is ready.
   *
   * @param yuv - I420 planes of the picture.
   * @param frame - Its number; larger than the one before.
   */
  public encode(yuv: Buffer, frame: number): X264Packet[] {
    check(this.frame.fromBuffer(yuv), 'a frame');
    this.frame.pts = BigInt(frame);
    check(this.context.sendFrameSync(this.frame), 'a frame');
    return this.takePackets();
  }

  /** Takes out what is left; nothing can be handed in after it. */
  public finish(): X264Packet[] {
    check(this.context.sendFrameSync(null), 'the end');
    return this.takePackets();
  }

  /** Frees its memory. */
  public dispose(): void {
    this.frame.free();
    this.packet.free();
    this.context.freeContext();
  }

  private takePackets(): X264Packet[] {
    const packets: X264Packet[] = [];
    while (this.context.receivePacketSync(this.packet) >= 0) {
      packets.push({data: new Uint8Array(this.packet.data ?? Buffer.alloc(0))});
      this.packet.unref();
    }
    return packets;
  }
}

function check(result: number, what: string): void {
  if (result < 0) throw new Error(`x264 does not take ${what} (${result}).`);
}

let loaded: {readonly binding: Binding | undefined} | undefined;

/** Loaded when it is first needed: that takes some milliseconds. */
function binding(): Binding | undefined {
  loaded ??= {binding: loadBinding()};
  return loaded.binding;
}

function loadBinding(): Binding | undefined {
  const toolchain = process.platform === 'win32' ? '-msvc' : '';
  try {
    const native = createRequire(import.meta.url)(
      `@seydx/node-av-${process.platform}-${process.arch}${toolchain}`,
    ) as Binding;
    native.Log.setLevel(SILENT);
    return native;
  } catch {
    // Not installed, or not for this system: then the browser's encoder is used.
    return undefined;
  }
}

/**
 * The x264 encoder, from the binaries that the package node-av is built on. They are used
 * without node-av's own JavaScript, whose installation fetches a program that is not needed.
 */
import {createRequire} from 'node:module';
import {type FrameSize, type VideoQualityName, blocksOf} from '../protocol.ts';
import {VIDEO_HINT, writeVideoHint} from './video-hint.ts';

/** An encoded picture. */
export interface X264Packet {
  /** H.264 in Annex B format. */
  readonly data: Uint8Array;
  /** Number of the frame at which the picture appears; packets come in decoding order. */
  readonly frame: number;
  readonly isKey: boolean;
}

/** How a stream is encoded. */
export interface X264Options {
  readonly size: FrameSize;
  readonly framesPerSecond: number;
  readonly quality: VideoQualityName;
  /** All available ones unless given. */
  readonly threads?: number | undefined;
  /** Options of libx264 by name instead of those of the quality: to compare with. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
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
  gopSize: number;
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
  pictType: number;
  alloc(): void;
  getBuffer(): number;
  fromBuffer(buffer: Buffer): number;
  newSideData(type: number, bytes: number): Buffer;
  removeSideData(type: number): void;
  free(): void;
}

interface NativePacket {
  readonly pts: bigint;
  readonly data: Buffer | null;
  readonly isKeyframe: boolean;
  alloc(): void;
  unref(): void;
  free(): void;
}

const YUV_420 = 0;
const LIMITED_RANGE = 1;
const BT709 = 1;
const CHROMA_AT_THE_LEFT = 1;
const TYPE_UNSET = 0;
const TYPE_KEY = 1;
const TYPE_FORWARD = 2;
const SILENT = -8;
const SECONDS_BETWEEN_KEY_FRAMES = 5;

/** What stands long is no better for it: a lecture's pictures are as good when they move. */
const RATE_BY_FRAMES = 'force-cfr=1';

/**
 * What each quality costs: `good` is tuned on lectures, where it makes smaller files than x264's
 * own `medium` in a fraction of its time.
 */
const SETTINGS: Readonly<Record<VideoQualityName, Readonly<Record<string, string>>>> = {
  draft: {preset: 'ultrafast', crf: '26', mb_info: '1', 'x264-params': RATE_BY_FRAMES},
  good: {
    preset: 'superfast',
    crf: '27',
    // Blocks that are known not to have changed are passed over; that needs frames in their order.
    mb_info: '1',
    'x264-params': `mbtree=0:rc-lookahead=0:bframes=0:scenecut=0:subme=0:me=hex:8x8dct=0:${RATE_BY_FRAMES}`,
  },
  best: {preset: 'medium', crf: '17', 'x264-params': RATE_BY_FRAMES},
};

/** Whether this machine has x264 for Node. */
export function hasX264(): boolean {
  return (binding()?.Codec.findEncoderByName('libx264') ?? undefined) !== undefined;
}

/** Encodes one stream: limited-range BT.709, and tagged so. */
export class X264Encoder {
  private readonly context: NativeContext;
  private readonly frame: NativeFrame;
  private readonly packet: NativePacket;
  private readonly framesBetweenKeys: number;
  private readonly unchanged: Uint8Array;
  private nextKey = 0;

  private constructor(
    native: Binding,
    codec: object,
    private readonly options: X264Options,
  ) {
    const {size, framesPerSecond, threads = 0} = options;
    const {columns, rows} = blocksOf(size);
    this.unchanged = new Uint8Array(columns * rows);
    this.framesBetweenKeys = SECONDS_BETWEEN_KEY_FRAMES * framesPerSecond;
    this.context = new native.CodecContext();
    this.context.allocContext3(codec);
    this.context.width = size.widthPx;
    this.context.height = size.heightPx;
    this.context.pixelFormat = YUV_420;
    this.context.timeBase = {num: 1, den: framesPerSecond};
    this.context.framerate = {num: framesPerSecond, den: 1};
    // Where frames stand still there are fewer of them: key frames are placed by time, below.
    this.context.gopSize = this.framesBetweenKeys;
    this.context.threadCount = threads;
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
   * @throws Error where x264 is missing or refuses the options.
   */
  public static async open(options: X264Options): Promise<X264Encoder> {
    const native = binding();
    const codec = native?.Codec.findEncoderByName('libx264') ?? undefined;
    if (native === undefined || codec === undefined)
      throw new Error('There is no x264 for this system.');
    const encoder = new X264Encoder(native, codec, options);
    try {
      const dictionary = new native.Dictionary();
      dictionary.alloc();
      for (const [name, value] of Object.entries(options.settings ?? SETTINGS[options.quality])) {
        dictionary.set(name, value, 0);
      }
      // Its synchronous twin frees the dictionary, which is then freed again.
      check(await encoder.context.open2(codec, dictionary), 'the options');
      return encoder;
    } catch (error) {
      encoder.dispose();
      throw error;
    }
  }

  /**
   * Hands a picture in, and takes out what is ready. It waits only while all of x264's own threads
   * are busy; on the threads that Node has for such calls, memory would pile up in pieces.
   *
   * @param yuv - I420 planes of the picture; read again when it is repeated.
   * @param frame - Its number; larger than the one before.
   * @param changed - A byte for each of its blocks, 0 where it is as in the picture before; all may
   *   have changed unless given.
   */
  public encode(yuv: Buffer, frame: number, changed?: Uint8Array): X264Packet[] {
    check(this.frame.fromBuffer(yuv), 'a frame');
    return this.send(frame, TYPE_UNSET, changed);
  }

  /**
   * Encodes the last picture once more. None before it is decoded after it: where frames are far
   * apart, a player would have to begin long before it shows something.
   *
   * @param frame - Its number; larger than the one before.
   */
  public repeat(frame: number): X264Packet[] {
    return this.send(frame, TYPE_FORWARD, this.unchanged);
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

  private send(frame: number, type: number, changed: Uint8Array | undefined): X264Packet[] {
    this.frame.removeSideData(VIDEO_HINT);
    if (changed !== undefined) {
      writeVideoHint(changed, this.options.size, bytes =>
        this.frame.newSideData(VIDEO_HINT, bytes),
      );
    }
    const isKey = frame >= this.nextKey;
    if (isKey) this.nextKey = frame + this.framesBetweenKeys;
    this.frame.pictType = isKey ? TYPE_KEY : type;
    this.frame.pts = BigInt(frame);
    check(this.context.sendFrameSync(this.frame), 'a frame');
    return this.takePackets();
  }

  private takePackets(): X264Packet[] {
    const packets: X264Packet[] = [];
    while (this.context.receivePacketSync(this.packet) >= 0) {
      packets.push({
        data: new Uint8Array(this.packet.data ?? Buffer.alloc(0)),
        frame: Number(this.packet.pts),
        isKey: this.packet.isKeyframe,
      });
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

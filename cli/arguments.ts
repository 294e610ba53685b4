/** What stands on the command line, as values: a mistake is told with what would be right. */
import {InvalidArgumentError, Option} from 'commander';

/** Width and height of a video in pixels. */
export interface Resolution {
  readonly width: number;
  readonly height: number;
}

const NAMED_RESOLUTIONS: Readonly<Record<string, Resolution>> = {
  '720p': {width: 1280, height: 720},
  '1080p': {width: 1920, height: 1080},
  '1440p': {width: 2560, height: 1440},
  '2160p': {width: 3840, height: 2160},
};

/** The option `--resolution`, 1080p unless given. */
export function resolutionOption(): Option {
  return new Option('--resolution <size>', '720p, 1080p, 1440p, 2160p or WxH')
    .argParser(parseResolution)
    .default(parseResolution('1080p'), '1080p');
}

/** Reads `1080p` or `1280x720`. */
export function parseResolution(text: string): Resolution {
  const named = NAMED_RESOLUTIONS[text.toLowerCase()];
  if (named !== undefined) return named;
  const [, width, height] = /^(\d+)x(\d+)$/i.exec(text)?.map(Number) ?? [];
  if (width === undefined || height === undefined) {
    throw new InvalidArgumentError(
      `It is one of ${Object.keys(NAMED_RESOLUTIONS).join(', ')}, or WIDTHxHEIGHT such as 1280x720.`,
    );
  }
  if (width % 2 === 1 || height % 2 === 1) {
    throw new InvalidArgumentError(
      'Width and height have to be even numbers, or H.264 cannot encode them.',
    );
  }
  if (width < 160 || height < 90 || width > 7680 || height > 4320) {
    throw new InvalidArgumentError('It has to lie between 160x90 and 7680x4320.');
  }
  return {width, height};
}

/** Makes a reader of whole numbers in a range. */
export function parseWhole(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads a list of times such as `1.5,3`, in seconds. */
export function parseSeconds(text: string): readonly number[] {
  const times = text.split(',').map(part => Number(part.trim() || Number.NaN));
  if (times.some(time => !Number.isFinite(time) || time < 0)) {
    throw new InvalidArgumentError('It has to be seconds, such as 2.5, or several: 1,2.5,4.');
  }
  return times;
}

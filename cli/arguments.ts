/** What stands on the command line, as values: a mistake is told with what would be right. */
import path from 'node:path';
import {InvalidArgumentError, Option} from 'commander';
import type {Price} from '../agents/model/usage.ts';
import type {FrameSize} from '../renderer/node/index.ts';
import {LecternError} from '../schema/errors.ts';
import {languageTag} from '../schema/language.ts';

const NAMED_RESOLUTIONS: Readonly<Record<string, FrameSize>> = {
  '720p': {widthPx: 1280, heightPx: 720},
  '1080p': {widthPx: 1920, heightPx: 1080},
  '1440p': {widthPx: 2560, heightPx: 1440},
  '2160p': {widthPx: 3840, heightPx: 2160},
};

/** The option `--resolution`. */
export function resolutionOption(preset: string): Option {
  const names = Object.keys(NAMED_RESOLUTIONS).join(', ');
  return new Option('--resolution <size>', `${names} or WxH (default: ${preset})`).argParser(
    parseResolution,
  );
}

/** Reads a language: its tag in any spelling, or its name. */
export function parseLanguage(text: string): string {
  const tag = languageTag(text);
  if (tag === undefined) {
    throw new InvalidArgumentError(
      'It has to be the tag of a language, such as en, pt-BR or zh-Hant, or its name in English.',
    );
  }
  return tag;
}

/** The option `--quality`. */
export function qualityOption(): Option {
  return new Option('--quality <name>', 'draft: 960x540, 15 frames/s, in seconds').choices([
    'draft',
    'good',
    'best',
  ]);
}

/** Reads `1080p` or `1280x720`. */
export function parseResolution(text: string): FrameSize {
  const named = NAMED_RESOLUTIONS[text.toLowerCase()];
  if (named !== undefined) return named;
  const [, widthPx, heightPx] = /^(\d+)x(\d+)$/i.exec(text)?.map(Number) ?? [];
  if (widthPx === undefined || heightPx === undefined) {
    throw new InvalidArgumentError(
      `It is one of ${Object.keys(NAMED_RESOLUTIONS).join(', ')}, or WIDTHxHEIGHT such as 1280x720.`,
    );
  }
  if (widthPx % 2 === 1 || heightPx % 2 === 1) {
    throw new InvalidArgumentError(
      'Width and height have to be even numbers, or H.264 cannot encode them.',
    );
  }
  if (widthPx < 160 || heightPx < 90 || widthPx > 7680 || heightPx > 4320) {
    throw new InvalidArgumentError('It has to lie between 160x90 and 7680x4320.');
  }
  return {widthPx, heightPx};
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

/** Makes a reader of numbers in a range. */
export function parseNumber(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text.trim() || Number.NaN);
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`It has to be a number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads `2.50/10`: dollars for a million tokens of input and of output. */
export function parsePrice(text: string): Price {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  if (input === undefined || output === undefined) {
    throw new InvalidArgumentError(
      'It has to be two prices in dollars a million tokens, such as 2.50/10.',
    );
  }
  return {input: Number(input), output: Number(output)};
}

/** Reads a list of times such as `1.5,3`, in seconds; what was given before stays. */
export function parseSeconds(text: string, before: readonly number[] = []): readonly number[] {
  const times = text.split(',').map(part => Number(part.trim() || Number.NaN));
  if (times.some(time => !Number.isFinite(time) || time < 0)) {
    throw new InvalidArgumentError('It has to be seconds, such as 2.5, or several: 1,2.5,4.');
  }
  return [...before, ...times];
}

/** Reads a list of names such as `2,03-proof`; what was given before stays. */
export function parseNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map(name => name.trim());
  if (names.includes('')) {
    throw new InvalidArgumentError('It has to be a name, or several: 2,03-proof.');
  }
  return [...before, ...names];
}

/** The formats of `lectern render`. */
export const RENDER_FORMATS = ['mp4', 'webm', 'gif', 'png'] as const;

/** A format of `lectern render`. */
export type RenderFormat = (typeof RENDER_FORMATS)[number];

/**
 * The format to write: what was asked for, or what the name of the file says; a folder of stills
 * has no ending.
 *
 * @throws LecternError `format-contradicts` or `format-unknown`.
 */
export function formatOf(
  asked: RenderFormat | undefined,
  output: string | undefined,
): RenderFormat {
  const ending = output === undefined ? '' : path.extname(output).slice(1).toLowerCase();
  const named = RENDER_FORMATS.find(format => format === ending);
  if (asked === 'png' && named === undefined) return asked;
  if (ending !== '' && named === undefined) {
    throw new LecternError({
      code: 'format-unknown',
      message: `Lectern writes no .${ending} file.`,
      remedy: `Name a file that ends in .${RENDER_FORMATS.slice(0, -1).join(', .')} or .${RENDER_FORMATS.at(-1) ?? ''}.`,
    });
  }
  if (asked !== undefined && named !== undefined && asked !== named) {
    throw new LecternError({
      code: 'format-contradicts',
      message: `The file is to be ${path.basename(output ?? '')}, and the format ${asked}.`,
      remedy: `Leave out --format, or let the file end in .${asked}.`,
    });
  }
  const format = asked ?? named ?? 'mp4';
  if (output !== undefined && ending === '' && format !== 'png') {
    throw new LecternError({
      code: 'format-unknown',
      message: `${output} does not say what kind of file it is to be.`,
      remedy: `Let it end in .${format}.`,
    });
  }
  return format;
}

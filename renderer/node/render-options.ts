/** What can be asked of the renderer, and what it tells while it works. */
import {LecternError} from '../../schema/errors.ts';
import type {LayoutProblem} from '../../schema/section-record.ts';
import type {FrameSize, SectionSurvey} from '../protocol.ts';
import type {SharedBrowser} from './shared-browser.ts';

/** What all renderings have in common. */
export interface RenderOptions {
  /** Folder of the lecture. */
  readonly lectureDir: string;
  /** Names of sections, or their numbers from 1; all unless given. */
  readonly sections?: readonly string[] | undefined;
  /** Size of the frames; 1920x1080 unless given (GIF: 960x540). Odd numbers are rounded up. */
  readonly size?: FrameSize | undefined;
  /** 30 unless given (GIF: 15). */
  readonly framesPerSecond?: number | undefined;
  /** Aborting it ends page and browser, and leaves no partial file. */
  readonly signal?: AbortSignal | undefined;
  /** An own one unless given. */
  readonly browser?: SharedBrowser | undefined;
  readonly onEvent?: ((event: RenderEvent) => void) | undefined;
}

/** What the renderer tells while it works. */
export type RenderEvent =
  /** The sections that will be rendered, and whether they are there already. */
  | {
      readonly kind: 'plan';
      readonly sections: readonly {readonly section: string; readonly finished: boolean}[];
    }
  /** How far a section is: frames that are drawn, and their share of all, 0 to 1, as far as that is known. */
  | {
      readonly kind: 'frames';
      readonly section: string;
      readonly frame: number;
      readonly share?: number | undefined;
    }
  /** A section is being measured, or has been: `share` is 0 or 1. */
  | {readonly kind: 'measuring'; readonly section: string; readonly share: number}
  | {readonly kind: 'section'; readonly section: RenderedSection}
  /** All sections are there; the file is being put together. */
  | {readonly kind: 'joining'}
  | {readonly kind: 'warning'; readonly message: string};

/** A section that was rendered. */
export interface RenderedSection extends SectionSurvey {
  readonly section: string;
  /** Where it is kept. */
  readonly file: string;
  /** It was there from an earlier run. */
  readonly reused: boolean;
}

/** A layout problem with the section that has it. */
export interface SectionProblem extends LayoutProblem {
  readonly section: string;
}

/**
 * Rounds a size up to even numbers.
 *
 * @throws LecternError `bad-size` when it is no size, or larger than browsers encode.
 */
export function evenSize({widthPx, heightPx}: FrameSize): FrameSize {
  for (const length of [widthPx, heightPx]) {
    if (!Number.isFinite(length) || length < 16 || length > 8192) {
      throw new LecternError({
        code: 'bad-size',
        message: `A frame of ${widthPx}x${heightPx} px cannot be rendered.`,
        remedy: 'Give width and height between 16 and 8192 px, such as 1920x1080.',
      });
    }
  }
  return {widthPx: 2 * Math.ceil(widthPx / 2), heightPx: 2 * Math.ceil(heightPx / 2)};
}

/**
 * Picks sections by name, or by number from 1.
 *
 * @param all - The names of all sections in order.
 * @param wanted - All unless given.
 * @returns Names in the lecture's order.
 * @throws LecternError `section-missing`, `lecture-empty`.
 */
export function pickSections(
  all: readonly string[],
  wanted: readonly string[] | undefined,
): readonly string[] {
  if (all.length === 0) {
    throw new LecternError({
      code: 'lecture-empty',
      message: 'The lecture has no sections.',
      remedy: 'Import its scenes in project.ts and list them in `scenes`.',
    });
  }
  if (wanted === undefined) return all;
  const picked = wanted.map(each => {
    const name = all.includes(each) ? each : /^\d+$/.test(each) ? all[Number(each) - 1] : undefined;
    if (name === undefined) {
      throw new LecternError({
        code: 'section-missing',
        message: `The lecture has no section “${each}”.`,
        remedy: `It has: ${all.map((section, index) => `${index + 1} ${section}`).join(', ')}.`,
      });
    }
    return name;
  });
  return all.filter(name => picked.includes(name));
}

/** A finished rendering, told to people and machines. */
import type {RenderedLecture, SectionProblem} from '../renderer/node/index.ts';
import type {CommandSession} from './command-session.ts';
import {displayPath} from './display-path.ts';
import {formatBytes, formatDuration} from './format.ts';

const CODEC_NAMES: Readonly<Record<RenderedLecture['codec'], string>> = {
  avc: 'H.264',
  vp9: 'VP9',
  av1: 'AV1',
  gif: 'GIF',
};

/** How long the command has been running, from the start of its process. */
export function secondsSinceStart(): number {
  return performance.now() / 1000;
}

/** Path, length and size of a video, in two lines. */
export function describeVideo(
  video: RenderedLecture,
  tookSeconds: number,
  {colors}: CommandSession,
): string {
  const {durationSeconds, size, framesPerSecond, codec, bytes} = video;
  const facts = [
    formatDuration(durationSeconds),
    formatBytes(bytes),
    `${size.widthPx}x${size.heightPx} at ${framesPerSecond} frames/s`,
    CODEC_NAMES[codec],
    `made in ${formatDuration(tookSeconds)}`,
  ];
  return [
    `${colors.green('✔')} ${colors.bold(displayPath(video.output))}`,
    `  ${facts.join(colors.dim(' · '))}`,
  ].join('\n');
}

/** A video in the document of `--json`. */
export function videoData(video: RenderedLecture, tookSeconds: number): Record<string, unknown> {
  const {output, durationSeconds, frames, bytes, size, framesPerSecond, codec} = video;
  return {
    output,
    durationSeconds,
    frames,
    bytes,
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    framesPerSecond,
    codec,
    tookSeconds: Math.round(tookSeconds * 100) / 100,
    sections: video.sections.map(({section, durationSeconds: seconds, reused}) => ({
      section,
      durationSeconds: seconds,
      reused,
    })),
    problems: video.problems,
  };
}

/**
 * Tells what viewers will not be able to read or see.
 *
 * @param placeOf - Where in the lecture's file it comes from, such as `lecture.md:12`, where that is known.
 */
export function noteProblems(
  problems: readonly SectionProblem[],
  session: CommandSession,
  placeOf: (problem: SectionProblem) => string | undefined = () => undefined,
): void {
  for (const problem of problems) {
    const {section, beat, message} = problem;
    const place = beat === undefined ? section : `${section}, beat ${beat}`;
    const line = placeOf(problem);
    session.warn(`${line === undefined ? '' : `${line} – `}${place}: ${message}`);
  }
}

/** Renders the folder of a lecture: to a video, a GIF or stills. */
import {mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import type {RenderedStill, SectionProblem} from '../../renderer/node/index.ts';
import {SharedBrowser} from '../../renderer/node/shared-browser.ts';
import {LecternError} from '../../schema/errors.ts';
import {partialName, removeLeftPartials} from '../../scripts/partial-files.mjs';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {RenderOptions} from '../commands/render.ts';
import {formatOf} from '../arguments.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';
import {lectureFolder, sectionName} from '../lecture-folder.ts';
import {withProgress} from '../progress/with-progress.ts';
import {refuseReaching} from './refuse-reaching.ts';
import {describeVideo, noteProblems, secondsSinceStart, videoData} from '../video.ts';

/**
 * Renders what is there.
 *
 * @throws LecternError when there is no lecture, no such section, or a scene fails.
 */
export async function renderLectureFolder(
  named: string,
  options: RenderOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const lectureDir = lectureFolder(named);
  const format = formatOf(options.format, options.output);
  if (options.trust !== true) await refuseReaching(lectureDir);
  return SharedBrowser.use(session.signal, async browser => {
    // The renderer takes as long to be loaded as a browser to start.
    await browser.start();
    return format === 'png'
      ? renderPictures(lectureDir, options, browser, session)
      : renderVideo(lectureDir, {...options, format}, browser, session);
  });
}

async function renderVideo(
  lectureDir: string,
  options: RenderOptions & {readonly format: 'mp4' | 'webm' | 'gif'},
  browser: SharedBrowser,
  session: CommandSession,
): Promise<CommandResult> {
  const {format, section, concurrency, quality, constantFrameRate} = options;
  const forStills =
    options.at !== undefined ? '--at' : options.grid === true ? '--grid' : undefined;
  if (forStills !== undefined) {
    throw new LecternError({
      code: 'stills-only',
      message: `${forStills} is for stills, and this is a video.`,
      remedy: 'Add --format png.',
    });
  }
  const name =
    section === undefined
      ? path.basename(lectureDir)
      : section.map(each => sectionName(lectureDir, each)).join('+');
  const output = path.resolve(options.output ?? path.join(lectureDir, 'out', `${name}.${format}`));
  const {renderLecture} = await import('../../renderer/node/index.ts');
  const video = await withProgress(session, onEvent =>
    renderLecture({
      ...rendererOptions(lectureDir, options, session),
      browser,
      format,
      output,
      concurrency,
      quality,
      constantFrameRate,
      onEvent(event) {
        onEvent(event);
        // It may end while sections are joined; what goes wrong is told when all of it is over.
        if (event.kind === 'joining') browser.close().catch(() => undefined);
      },
    }),
  );
  const tookSeconds = secondsSinceStart();
  noteProblems(video.problems, session);
  return {data: videoData(video, tookSeconds), text: describeVideo(video, tookSeconds, session)};
}

async function renderPictures(
  lectureDir: string,
  options: RenderOptions,
  browser: SharedBrowser,
  session: CommandSession,
): Promise<CommandResult> {
  const output = path.resolve(options.output ?? path.join(lectureDir, 'out/stills'));
  const single = path.extname(output).toLowerCase() === '.png';
  await mkdir(single ? path.dirname(output) : output, {recursive: true});
  // A file was named, while the renderer fills a folder.
  const outputDir = single ? partialName(output) : output;
  if (single) await removeLeftPartials(path.dirname(output));
  try {
    const {renderStills} = await import('../../renderer/node/index.ts');
    const {stills, problems} = await withProgress(session, onEvent =>
      renderStills({
        ...rendererOptions(lectureDir, options, session),
        browser,
        outputDir,
        atSeconds: options.at,
        grid: options.grid,
        onEvent,
      }),
    );
    noteProblems(problems, session);
    return describeStills(single ? [await onlyStill(stills, output)] : stills, problems, session);
  } finally {
    if (single) await rm(outputDir, {recursive: true, force: true});
  }
}

async function onlyStill(stills: readonly RenderedStill[], output: string): Promise<RenderedStill> {
  const [still, ...others] = stills;
  if (still === undefined || others.length > 0) {
    throw new LecternError({
      code: 'several-stills',
      message: `These are ${stills.length} stills, and one file was named for them.`,
      remedy: 'Name a folder with -o, or choose one still with --at.',
    });
  }
  await rename(still.file, output);
  return {...still, file: output};
}

function describeStills(
  stills: readonly RenderedStill[],
  problems: readonly SectionProblem[],
  {colors}: CommandSession,
): CommandResult {
  const files = stills.map(({file}) => `  ${displayPath(file)}`);
  return {
    data: {stills, problems},
    text: [`${colors.green('✔')} ${count(stills.length, 'still')}`, ...files].join('\n'),
  };
}

function rendererOptions(lectureDir: string, options: RenderOptions, session: CommandSession) {
  const {section, resolution, fps} = options;
  return {
    lectureDir,
    sections: section,
    size: resolution,
    framesPerSecond: fps,
    signal: session.signal,
  };
}

/** `lectern render`: scenes that are there to a video, a GIF or stills. */
import {type Command, Option} from 'commander';
import {
  RENDER_FORMATS,
  type RenderFormat,
  parseNames,
  parseSeconds,
  parseWhole,
  qualityOption,
  resolutionOption,
} from '../arguments.ts';
import type {FrameSize, VideoQualityName} from '../../renderer/node/index.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern render`. */
export interface RenderOptions {
  readonly section?: readonly string[];
  readonly format?: RenderFormat;
  readonly output?: string;
  readonly at?: readonly number[];
  readonly grid?: boolean;
  readonly resolution?: FrameSize;
  readonly fps?: number;
  readonly concurrency?: number;
  readonly quality?: VideoQualityName;
  readonly constantFrameRate?: boolean;
  readonly trust?: boolean;
}

/** Adds the command. */
export function addRenderCommand(program: Command, session: CommandSession): void {
  program
    .command('render')
    .summary('render the scenes of a lecture folder')
    .description('Renders the scenes that are there, generated or edited by hand.')
    .argument('<lecture-dir>', 'folder with project.ts and scenes/')
    .option(
      '--section <id>',
      'only this section: its name, or its number from 1; also several: 2,3',
      parseNames,
    )
    .addOption(
      new Option(
        '--format <format>',
        'png: one still per beat (default: what the name of the output says, or mp4)',
      ).choices(RENDER_FORMATS),
    )
    .option('-o, --output <file>', 'where to write (default: in the out/ of the lecture)')
    .option(
      '--at <seconds>',
      'png: stills at these times instead, such as 2.5 or 1,2.5',
      parseSeconds,
    )
    .option('--grid', 'png: with the anchor grid A1..F6 drawn over them')
    .addOption(resolutionOption('1080p, for gif 960x540'))
    .option('--fps <n>', 'frames a second (default: 30, for gif 15)', parseWhole(1, 120))
    .addOption(qualityOption())
    .option('--constant-frame-rate', 'write every frame, also where nothing moves: for editors')
    .option('--concurrency <n>', 'sections rendered side by side', parseWhole(1, 32))
    .option('--trust', 'also what plainly reaches outside of the lecture; the sandbox stays')
    .addHelpText(
      'after',
      examples(
        ['lectern render scenes-generated/pythagoras', 'the whole video'],
        ['lectern render scenes-generated/pythagoras --section 2 --format gif', 'one section'],
        ['lectern render scenes-generated/pythagoras --format png --at 12.5', 'one still'],
        ['lectern render scenes-generated/pythagoras --format png --grid', 'where things stand'],
      ),
    )
    .action(async (lectureDir: string, options: RenderOptions) => {
      const {renderLectureFolder} = await import('../run/render.ts');
      session.report(await renderLectureFolder(lectureDir, options, session));
    });
}

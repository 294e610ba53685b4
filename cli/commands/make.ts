/** `lectern make`: the whole way from a lecture file to its video. */
import {type Command, Option} from 'commander';
import {parseWhole, resolutionOption} from '../arguments.ts';
import type {FrameSize} from '../../renderer/node/index.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

const THEMES: readonly Storyboard['theme'][] = ['dark', 'light', 'contrast'];

/** Options of `lectern make`. */
export interface MakeOptions {
  readonly out?: string;
  readonly resolution?: FrameSize;
  readonly fps: number;
  readonly theme?: Storyboard['theme'];
  readonly concurrency?: number;
}

/** Adds the command. */
export function addMakeCommand(program: Command, session: CommandSession): void {
  program
    .command('make')
    .summary('make a video from a lecture')
    .description(
      'Makes scenes and a video from a lecture in Markdown, or from a storyboard.\n' +
        'Works offline. A scene file edited by hand is kept; finished sections are not made again.',
    )
    .argument('<lecture.md | storyboard.json>', 'the lecture')
    .option('--out <dir>', 'folder for scenes and video (default: scenes-generated/<lecture>)')
    .addOption(resolutionOption('1080p'))
    .option('--fps <n>', 'frames a second', parseWhole(1, 120), 30)
    .addOption(new Option('--theme <name>', "instead of the lecture's own").choices(THEMES))
    .option('--concurrency <n>', 'sections rendered side by side', parseWhole(1, 32))
    .addHelpText(
      'after',
      examples(
        ['lectern make lectures/pythagoras.md', 'the video in 1080p'],
        ['lectern make lecture.md --resolution 720p --theme light', 'smaller, on white'],
        ['lectern make lecture.md --out lesson-1 --json', 'for scripts'],
      ),
    )
    .action(async (source: string, options: MakeOptions) => {
      const {makeVideo} = await import('../run/make.ts');
      session.report(await makeVideo(source, options, session));
    });
}

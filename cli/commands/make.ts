/** `lectern make`: the whole way from a lecture file to its video. */
import {type Command, Option} from 'commander';
import {
  parseLanguage,
  parseNumber,
  parsePrice,
  parseWhole,
  qualityOption,
  resolutionOption,
} from '../arguments.ts';
import type {FrameSize, VideoQualityName} from '../../renderer/node/index.ts';
import type {Price} from '../../agents/model/usage.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

const THEMES: readonly Storyboard['theme'][] = ['dark', 'light', 'contrast'];

/** Options of `lectern make`. */
export interface MakeOptions {
  readonly out?: string;
  readonly resolution?: FrameSize;
  readonly fps?: number;
  readonly theme?: Storyboard['theme'];
  readonly concurrency?: number;
  readonly quality?: VideoQualityName;
  readonly constantFrameRate?: boolean;
  readonly trust?: boolean;
  readonly agents?: boolean;
  readonly audience?: string;
  readonly minutes?: number;
  readonly language?: string;
  readonly notes?: string;
  readonly image?: string;
  readonly model?: string;
  readonly plannerModel?: string;
  readonly coderModel?: string;
  readonly criticModel?: string;
  readonly criticRounds?: number;
  /** False with `--no-critic`. */
  readonly critic: boolean;
  /** False with `--no-autofix`. */
  readonly autofix: boolean;
  /** False with `--no-planner`. */
  readonly planner: boolean;
  readonly topics?: string;
  readonly limit?: number;
  readonly jobs: number;
  readonly maxTokens?: number;
  readonly maxCost?: number;
  readonly maxMinutes?: number;
  readonly price?: Price;
  readonly stallSeconds?: number;
  readonly fresh?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly strict?: boolean;
}

/** Adds the command. */
export function addMakeCommand(program: Command, session: CommandSession): void {
  program
    .command('make')
    .summary('make a video from a lecture or a topic')
    .description(
      'Makes scenes and a video: from a lecture in Markdown or a storyboard, offline; or ' +
        'from a topic or an outline, with language models (any server that speaks Chat ' +
        'Completions). ' +
        'A scene file edited by hand is kept; nothing is made, or paid for, twice.',
    )
    .argument(
      '[lecture.md | notebook.ipynb | storyboard.json | topic]',
      'the lecture, or what it is to be about',
    )
    .option('--out <dir>', 'folder for scenes and video (default: scenes-generated/<lecture>)')
    .addOption(resolutionOption('1080p'))
    .option('--fps <n>', 'frames a second (default: 30)', parseWhole(1, 120))
    .addOption(new Option('--theme <name>', "instead of the lecture's own").choices(THEMES))
    .addOption(qualityOption())
    .option('--constant-frame-rate', 'write every frame, also where nothing moves: for editors')
    .option('--concurrency <n>', 'sections rendered side by side', parseWhole(1, 32))
    .option('--trust', 'also what plainly reaches outside of the lecture; the sandbox stays')
    .optionsGroup('With language models:')
    .option('--agents', 'let them make what a lecture file leaves open: sections without pictures')
    .option('--audience <words>', 'whom it is for, such as "grade 9"')
    .option('--minutes <n>', 'about how long it is to be', parseNumber(0.3, 30))
    .option('--language <tag>', 'language of the lecture, such as en or zh-CN', parseLanguage)
    .option('--notes <file>', 'source material: .md, .txt or .pdf')
    .option('--image <file>', 'a picture that shows what is meant')
    .option('--model <name>', 'who answers (default: OPENAI_MODEL, or gpt-4.1 at OpenAI)')
    .option('--planner-model <name>', 'who plans')
    .option('--coder-model <name>', 'who writes the scenes')
    .option('--critic-model <name>', 'who looks at them')
    .option('--critic-rounds <n>', 'how often the Critic looks at the most', parseWhole(0, 9))
    .option(
      '--max-tokens <n>',
      'finish with what there is after so many tokens',
      parseWhole(1, 1e9),
    )
    .option('--max-cost <dollars>', 'the same after so many US dollars', parseNumber(0, 1e6))
    .option('--max-minutes <n>', 'the same after so many minutes', parseNumber(0, 1e5))
    .option('--price <in/out>', 'dollars a million tokens, where Lectern does not know', parsePrice)
    .option(
      '--stall-seconds <n>',
      'silence of a server that is waited for',
      parseNumber(1, 3600),
      180,
    )
    .option('--fresh', 'forget the replies of earlier runs')
    .option('--record <dir>', 'keep all replies there')
    .option('--replay <dir>', 'use the replies kept there instead of a model')
    .option('--strict', 'with --replay: refuse replies to other prompts than today’s')
    .optionsGroup('Many at once:')
    .option('--topics <file>', 'make all topics of a file: a line each, or JSON as MMMC has it')
    .option('--limit <n>', 'with --topics: only the first so many', parseWhole(1, 1e6))
    .option('--jobs <n>', 'with --topics: lectures at the same time', parseWhole(1, 32), 2)
    .optionsGroup('To find out what a part is worth:')
    .option('--no-critic', 'nobody looks at the scenes')
    .option('--no-autofix', 'no rules mend scenes; the Coder sends whole files again')
    .option('--no-planner', 'one prompt for all scenes, without outline and storyboard')
    .addHelpText(
      'after',
      examples(
        ['lectern make lectures/pythagoras.md', 'the video in 1080p'],
        ['lectern make lecture.md --resolution 720p --theme light', 'smaller, on white'],
        ['lectern make lecture.md --out lesson-1 --json', 'for scripts'],
        ['lectern make "Why is the area of a circle pi r squared?"', 'from a topic'],
        ['lectern make lecture.md --agents', 'pictures for sections that have none'],
        [
          'lectern make --topics topics.json --limit 10 --out lectures-a',
          'many; run again to go on',
        ],
        ['lectern make "Photosynthesis" --notes notes.pdf --max-cost 0.50', 'from your notes'],
      ),
    )
    .action(async (source: string | undefined, options: MakeOptions) => {
      if (options.topics !== undefined) {
        const {makeTopics} = await import('../run/make-topics.ts');
        session.report(await makeTopics(options.topics, source, options, session));
        return;
      }
      const {makeVideo} = await import('../run/make.ts');
      session.report(await makeVideo(source, options, session));
    });
}

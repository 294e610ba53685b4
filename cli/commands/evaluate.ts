/** `lectern evaluate`: what lectures teach, how they look, what they cost. */
import type {Command} from 'commander';
import {parseNumber, parsePrice, parseWhole} from '../arguments.ts';
import type {Price} from '../../agents/model/usage.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern evaluate`. */
export interface EvaluateOptions {
  readonly questions?: string;
  readonly teachquiz?: boolean;
  readonly aesthetics?: boolean;
  readonly efficiency?: boolean;
  readonly judge?: readonly string[];
  readonly pupil?: string;
  readonly model?: string;
  readonly reference?: string;
  readonly fields?: string;
  readonly compare: readonly string[];
  readonly name?: string;
  readonly repeat: number;
  readonly seed: number;
  readonly stillsTokens: number;
  readonly concurrency: number;
  readonly limit?: number;
  readonly out?: string;
  readonly maxTokens?: number;
  readonly maxCost?: number;
  readonly price?: Price;
  readonly stallSeconds?: number;
  readonly fresh?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly strict?: boolean;
}

const several = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value.split(',').map(name => name.trim()),
];

/** Adds the command. */
export function addEvaluateCommand(program: Command, session: CommandSession): void {
  program
    .command('evaluate')
    .summary('find out what lectures teach')
    .description(
      'Evaluates lectures, or videos of anybody: TeachQuiz (how much a model that was made to ' +
        'forget the topic learns from the video), aesthetics (five marks of a vision model, beside ' +
        'what is measured exactly), efficiency (tokens, cost, time). All three unless some are ' +
        'named. Writes report.html, evaluation.json and evaluation.md. Run again after an ' +
        'interruption, it asks nothing twice.',
    )
    .argument('<lecture-dir | video | folder>', 'a lecture, an MP4 or WebM, or a folder of them')
    .option('--teachquiz', 'only this part, or those that are named')
    .option('--aesthetics', 'likewise')
    .option('--efficiency', 'likewise')
    .option('--questions <file>', 'questions by topic (default: questions.json of the lecture)')
    .option('--reference <video | folder>', 'videos to compare with, by the names of the lectures')
    .option('--fields <file>', 'fields of study by topic, as JSON (default: the model says)')
    .option(
      '--compare <file>',
      'evaluation.json of another run: side by side, paired statistics; may be given several times',
      (file: string, others: readonly string[]) => [...others, file],
      [],
    )
    .option('--name <words>', 'what this set of lectures is called in the report')
    .option('--repeat <n>', 'how often each part is asked', parseWhole(1, 20), 1)
    .option('--seed <n>', 'of the order of options, and of the bootstrap', parseWhole(0, 1e9), 1)
    .option(
      '--stills-tokens <n>',
      'about how many tokens the stills of a video may cost',
      parseWhole(500, 1e6),
      20_000,
    )
    .option('--concurrency <n>', 'lectures at the same time', parseWhole(1, 32), 2)
    .option('--limit <n>', 'only the first so many', parseWhole(1, 1e6))
    .option('--out <dir>', 'folder of the report (default: evaluations/<name>)')
    .optionsGroup('Language models:')
    .option('--model <name>', 'who answers (default: OPENAI_MODEL, or gpt-4.1 at OpenAI)')
    .option('--judge <name>', 'who judges; give two for a figure of agreement', several)
    .option('--pupil <name>', 'who takes the quiz')
    .option('--max-tokens <n>', 'ask no more after so many tokens', parseWhole(1, 1e9))
    .option('--max-cost <dollars>', 'the same after so many US dollars', parseNumber(0, 1e6))
    .option('--price <in/out>', 'dollars a million tokens, where Lectern does not know', parsePrice)
    .option('--stall-seconds <n>', 'silence of a server that is waited for', parseNumber(1, 3600))
    .option('--fresh', 'forget the replies of earlier runs')
    .option('--record <dir>', 'keep all replies there')
    .option('--replay <dir>', 'use the replies kept there instead of a model')
    .option('--strict', 'with --replay: refuse replies to other prompts than today’s')
    .addHelpText(
      'after',
      examples(
        ['lectern evaluate scenes-generated/pythagoras --questions lectures/questions.json', ''],
        ['lectern evaluate talk.mp4 --questions questions.json --repeat 3', 'a video of others'],
        ['lectern evaluate lectures-a --judge gpt-4.1,gpt-5 --name "with Critic"', 'two judges'],
        ['lectern evaluate lectures-b --compare evaluations/lectures-a/evaluation.json', ''],
      ),
    )
    .action(async (target: string, options: EvaluateOptions) => {
      const {evaluateTarget} = await import('../run/evaluate.ts');
      session.report(await evaluateTarget(target, options, session));
    });
}

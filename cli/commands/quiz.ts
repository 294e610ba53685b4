/** `lectern quiz`: questions for a lecture that has none. */
import type {Command} from 'commander';
import {parseLanguage, parsePrice, parseWhole} from '../arguments.ts';
import type {Price} from '../../agents/model/usage.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern quiz`. */
export interface QuizOptions {
  readonly output?: string;
  readonly count: number;
  readonly seed: number;
  readonly model?: string;
  readonly audience?: string;
  readonly language?: string;
  readonly force?: boolean;
  readonly price?: Price;
}

/** Adds the command. */
export function addQuizCommand(program: Command, session: CommandSession): void {
  program
    .command('quiz')
    .summary('draft questions for a lecture')
    .description(
      'Has a language model draft multiple-choice questions from the topic of a lecture alone, ' +
        'without its video or its lines, for `lectern evaluate`. Read them before you use them.',
    )
    .argument('<lecture-dir | lecture.md | topic>', 'a lecture, or what it is about')
    .option(
      '-o, --output <file>',
      'file of questions; others in it are kept (default: questions.json of the lecture)',
    )
    .option('--count <n>', 'how many', parseWhole(1, 20), 5)
    .option('--seed <n>', 'of the places of the right options', parseWhole(0, 1e9), 1)
    .option('--audience <words>', "whom it is for (default: the lecture's own)")
    .option(
      '--language <tag>',
      "language of the questions (default: the lecture's own)",
      parseLanguage,
    )
    .option('--model <name>', 'who answers (default: OPENAI_MODEL, or gpt-4.1 at OpenAI)')
    .option('--force', 'replace questions that the file has for this topic')
    .option('--price <in/out>', 'dollars a million tokens, where Lectern does not know', parsePrice)
    .addHelpText(
      'after',
      examples(
        ['lectern quiz scenes-generated/pythagoras', 'writes its questions.json'],
        ['lectern quiz "Photosynthesis" -o questions.json', 'adds a topic to a file'],
      ),
    )
    .action(async (lecture: string, options: QuizOptions) => {
      const {writeQuiz} = await import('../run/quiz.ts');
      session.report(await writeQuiz(lecture, options, session));
    });
}

/** `lectern critique`: faults of the pictures, measured. */
import type {Command} from 'commander';
import {parseNames} from '../arguments.ts';
import type {CommandSession} from '../command-session.ts';
import {examples} from '../help.ts';

/** Options of `lectern critique`. */
export interface CritiqueOptions {
  readonly section?: readonly string[];
  readonly html?: string;
  readonly fix?: boolean;
}

/** Adds the command. */
export function addCritiqueCommand(program: Command, session: CommandSession): void {
  program
    .command('critique')
    .summary('measure the pictures of a lecture')
    .description(
      'Plays the scenes and measures what is drawn where: what overlaps, is hidden or cut off, ' +
        'too small, too pale, too fast or left over, labels astray, colours that change their ' +
        'meaning from section to section. Needs no model. Takes any Motion Canvas project. Ends with ' +
        'exit code 1 when there is an error; warnings alone do not count.',
    )
    .argument('<lecture-dir>', 'a folder with a project.ts, such as `lectern make` writes')
    .option('--section <id>', 'only this section, such as 02-proof; also several', parseNames)
    .option('--html <file>', 'write a report with stills, the faults drawn into them')
    .option('--fix', 'mend what can be mended without a model, and write the scenes')
    .addHelpText(
      'after',
      examples(
        ['lectern critique scenes-generated/pythagoras', 'all sections'],
        [
          'lectern critique scenes-generated/pythagoras --html report.html',
          'and a page to look at',
        ],
        [
          'lectern critique scenes-generated/pythagoras --fix --html report.html',
          'mends, and shows before and after',
        ],
        ['lectern critique scenes-generated/pythagoras --section 02-proof --json', 'for machines'],
      ),
    )
    .action(async (lectureDir: string, options: CritiqueOptions) => {
      const {critiqueLecture} = await import('../run/critique.ts');
      session.report(await critiqueLecture(lectureDir, options, session));
    });
}

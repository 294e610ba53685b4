/** Measures the pictures of a lecture, and tells their faults. */
import path from 'node:path';
import {type Fault, findFaults} from '../../agents/critic/measure/find-faults.ts';
import {critiquePage} from '../../agents/critic/report-page.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {measureSections} from '../../renderer/node/index.ts';
import type {MeasuredSection} from '../../schema/measured-section.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {CritiqueOptions} from '../commands/critique.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';
import {lectureFolder} from '../lecture-folder.ts';
import {type Mistake, printMistakes} from '../mistakes.ts';
import {withProgress} from '../progress/with-progress.ts';

/**
 * Measures a lecture.
 *
 * @throws LecternError when there is no lecture, no such section, or a scene fails.
 */
export async function critiqueLecture(
  target: string,
  {section, html}: CritiqueOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const lectureDir = lectureFolder(target);
  const sections: {measured: MeasuredSection; faults: Fault[]}[] = [];
  await withProgress(session, onEvent =>
    measureSections({
      lectureDir,
      sections: section === undefined ? undefined : [section],
      signal: session.signal,
      keepsStills: html !== undefined,
      onEvent,
      onMeasured(measured) {
        sections.push({measured, faults: findFaults(measured)});
      },
    }),
  );
  if (html !== undefined) {
    const title = path.basename(lectureDir);
    await writeWhole(path.resolve(html), critiquePage({title, sections}));
  }
  const faults = sections.flatMap(each => each.faults);
  const {colors} = session;
  const measured = count(sections.length, 'section');
  const rest =
    faults.length === 0
      ? `${colors.green('✔')} No faults in ${measured}.`
      : `${printMistakes(
          faults.map(fault => mistakeOf(fault, lectureDir)),
          colors,
        )}\n\n${count(faults.length, 'fault')} in ${measured}.`;
  return {
    passed: faults.every(({severity}) => severity !== 'error'),
    data: {faults, ...(html === undefined ? {} : {report: path.resolve(html)})},
    text: html === undefined ? rest : `${rest}\nReport: ${displayPath(path.resolve(html))}`,
  };
}

function mistakeOf(
  {section, beat, fromSeconds, made, message, remedy, code, severity}: Fault,
  lectureDir: string,
): Mistake {
  const file = path.join(lectureDir, 'scenes', `${section}.tsx`);
  const when = beat === undefined ? '' : ` (beat ${beat}, ${fromSeconds.toFixed(1)} s)`;
  return {
    where: {file, ...made},
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}${when}`,
    remedy,
    code,
    severity,
  };
}

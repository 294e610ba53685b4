/** Measures the pictures of a lecture, and tells their faults. */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {
  type Fault,
  findFaults,
  findLectureFaults,
} from '../../agents/critic/measure/find-faults.ts';
import {critiquePage} from '../../agents/critic/report-page.ts';
import {withEdits} from '../../agents/critic/suggest-edit.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {measureSections} from '../../renderer/node/index.ts';
import type {MeasuredSection} from '../../schema/measured-section.ts';
import {storyboardSchema} from '../../schema/storyboard.ts';
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
  const measured = await withProgress(session, onEvent =>
    measureSections({
      lectureDir,
      sections: section === undefined ? undefined : [section],
      signal: session.signal,
      keepsStills: html !== undefined,
      onEvent,
    }),
  );
  const sections = faultsOf(measured, lectureDir);
  if (html !== undefined) {
    const title = path.basename(lectureDir);
    await writeWhole(path.resolve(html), critiquePage({title, sections}));
  }
  const faults = sections.flatMap(each => each.faults);
  const {colors} = session;
  const total = count(sections.length, 'section');
  const files = new Map(measured.map(({section: name, file}) => [name, file]));
  const rest =
    faults.length === 0
      ? `${colors.green('✔')} No faults in ${total}.`
      : `${printMistakes(
          faults.map(fault => mistakeOf(fault, files.get(fault.section) ?? lectureDir)),
          colors,
        )}\n\n${count(faults.length, 'fault')} in ${total}.`;
  return {
    passed: faults.every(({severity}) => severity !== 'error'),
    data: {faults, ...(html === undefined ? {} : {report: path.resolve(html)})},
    text: html === undefined ? rest : `${rest}\nReport: ${displayPath(path.resolve(html))}`,
  };
}

/** The faults of each section, those that only comparing them shows included. */
function faultsOf(
  measured: readonly MeasuredSection[],
  lectureDir: string,
): {measured: MeasuredSection; faults: Fault[]}[] {
  const compared = findLectureFaults(measured, {narration: narrationOf(lectureDir)});
  return measured.map(each => {
    const own = compared.filter(({section}) => section === each.section);
    const faults = [...findFaults(each), ...own].sort((a, b) => a.fromSeconds - b.fromSeconds);
    const {file} = each;
    const source = file === undefined ? '' : readFileSync(file, 'utf8');
    return {measured: each, faults: withEdits(faults, source, each.direction)};
  });
}

/** What the lecture's storyboard has to be spoken; empty without one. */
function narrationOf(lectureDir: string): string {
  const file = path.join(lectureDir, 'storyboard.json');
  if (!existsSync(file)) return '';
  const storyboard = storyboardSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!storyboard.success) return '';
  const beats = storyboard.data.sections.flatMap(({beats: own}) => own);
  return beats.map(({narration = ''}) => narration).join('\n');
}

function mistakeOf(
  {beat, fromSeconds, made, message, remedy, code, severity}: Fault,
  file: string,
): Mistake {
  const when =
    beat === undefined
      ? ` (${fromSeconds.toFixed(1)} s)`
      : ` (beat ${beat}, ${fromSeconds.toFixed(1)} s)`;
  return {
    where: {file, ...made},
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}${when}`,
    remedy,
    code,
    severity,
  };
}

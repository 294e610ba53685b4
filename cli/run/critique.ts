/** Measures the pictures of a lecture, tells their faults, and mends them on demand. */
import path from 'node:path';
import type {Fault} from '../../agents/critic/measure/find-faults.ts';
import {type CritiquedSection, critiquePage} from '../../agents/critic/report-page.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import {MeasuringSession, type RenderEvent} from '../../renderer/node/index.ts';
import {describeEdit} from '../../agents/critic/describe-edit.ts';
import {findFaults} from '../../agents/critic/measure/find-faults.ts';
import type {MendedSection} from '../../pipeline/mend-layouts.ts';
import type {CommandResult, CommandSession} from '../command-session.ts';
import type {CritiqueOptions} from '../commands/critique.ts';
import {displayPath} from '../display-path.ts';
import {count} from '../format.ts';
import {lectureFolder} from '../lecture-folder.ts';
import {type Mistake, printMistakes} from '../mistakes.ts';
import {withProgress} from '../progress/with-progress.ts';

/**
 * Measures a lecture; with `fix` its scenes are mended and written.
 *
 * @throws LecternError when there is no lecture, no such section, or a scene fails.
 */
export async function critiqueLecture(
  target: string,
  {section, html, fix = false}: CritiqueOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const lectureDir = lectureFolder(target);
  const wanted = section === undefined ? undefined : [section];
  const found = {lectureDir, wanted, keepsStills: html !== undefined, fix, session};
  const sections = await withProgress(session, onEvent => lookAtAll(found, onEvent));
  const report = html === undefined ? undefined : path.resolve(html);
  if (report !== undefined) {
    await writeWhole(report, critiquePage({title: path.basename(lectureDir), sections}));
  }
  const faults = sections.flatMap(each => each.faults);
  const edits = sections.flatMap(each => each.mended ?? []);
  const {colors} = session;
  const lines = [
    ...edits.flatMap(({section: name, file, edits: made, before, after}) => [
      `${colors.green('✔')} ${displayPath(file)}: ${count(before.length, 'fault')} before, ${after.length} now`,
      ...made.map(edit => `    ${describeEdit(edit)}`),
      ...(made.length === 0 ? [`    nothing in ${name} could be made better`] : []),
    ]),
    ...(edits.length === 0 ? [] : ['']),
    faults.length === 0
      ? `${colors.green('✔')} No faults in ${count(sections.length, 'section')}.`
      : `${printMistakes(
          faults.map(fault => mistakeOf(fault, lectureDir)),
          colors,
        )}\n\n${count(faults.length, 'fault')} in ${count(sections.length, 'section')}${fix ? ' could not be mended' : ''}.`,
    ...(report === undefined ? [] : [`Report: ${displayPath(report)}`]),
  ];
  return {
    passed: faults.every(({severity}) => severity !== 'error'),
    data: {
      faults,
      ...(fix ? {mended: edits.map(({trials: _trials, ...edit}) => edit)} : {}),
      ...(report === undefined ? {} : {report}),
    },
    text: lines.join('\n'),
  };
}

/** A section with what was written into its scene. */
interface LookedAt extends CritiquedSection {
  readonly mended?: {
    readonly section: string;
    readonly file: string;
    readonly edits: MendedSection['after']['applied'];
    readonly trials: MendedSection['after']['trials'];
    readonly before: readonly Fault[];
    readonly after: readonly Fault[];
  };
}

function lookAtAll(
  {
    lectureDir,
    wanted,
    keepsStills,
    fix,
    session: {signal},
  }: {
    lectureDir: string;
    wanted: readonly string[] | undefined;
    keepsStills: boolean;
    fix: boolean;
    session: CommandSession;
  },
  onEvent: (event: RenderEvent) => void,
): Promise<LookedAt[]> {
  return MeasuringSession.use({lectureDir, signal}, async measuring => {
    const names = measuring.sections(wanted);
    onEvent({kind: 'plan', sections: names.map(name => ({section: name, finished: false}))});
    const mend = fix ? await mender({measuring, keepsStills, signal}) : undefined;
    const looked: LookedAt[] = [];
    for (const name of names) {
      if (mend === undefined) {
        const measured = await measuring.measure(name, {keepsStills});
        looked.push({measured, faults: findFaults(measured)});
      } else {
        looked.push(await mend(name));
      }
      onEvent({kind: 'frames', section: name, frame: 1, frames: 1});
    }
    return looked;
  });
}

/** Mends sections and writes their scenes; the compiler is loaded only for that. */
async function mender({
  measuring,
  keepsStills,
  signal,
}: {
  measuring: MeasuringSession;
  keepsStills: boolean;
  signal: AbortSignal;
}): Promise<(section: string) => Promise<LookedAt>> {
  const [{Diagnostician}, {mendSection}] = await Promise.all([
    import('../../agents/diagnose/diagnose.ts'),
    import('../../pipeline/mend-layouts.ts'),
  ]);
  const diagnostician = new Diagnostician();
  return async section => {
    const {file, before, after} = await mendSection(measuring, section, {
      diagnostician,
      keepsStills,
      signal,
    });
    const {measured, faults, applied, trials} = after;
    if (before.faults.length === 0) return {measured, faults};
    if (applied.length > 0) await writeWhole(file, after.text);
    return {
      measured,
      faults,
      ...(applied.length === 0 ? {} : {before}),
      mended: {section, file, edits: applied, trials, before: before.faults, after: faults},
    };
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

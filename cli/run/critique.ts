/** Measures the pictures of a lecture, tells their faults, and mends them on demand. */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {
  type Fault,
  findFaults,
  findLectureFaults,
} from '../../agents/critic/measure/find-faults.ts';
import {describeEdit} from '../../agents/critic/describe-edit.ts';
import {type ReportedSection, critiquePage} from '../../agents/critic/report-page.ts';
import {withEdits} from '../../agents/critic/suggest-edit.ts';
import {writeWhole} from '../../agents/write-whole.ts';
import type {MendedSection} from '../../pipeline/mend-layouts.ts';
import {MeasuringSession, type RenderEvent} from '../../renderer/node/index.ts';
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
 * Measures a lecture; with `fix` its scenes are mended and written.
 *
 * @throws LecternError when there is no lecture, no such section, or a scene fails.
 */
export async function critiqueLecture(
  target: string,
  {section: wanted, html, fix = false}: CritiqueOptions,
  session: CommandSession,
): Promise<CommandResult> {
  const lectureDir = lectureFolder(target);
  const task = {lectureDir, wanted, keepsStills: html !== undefined, fix, signal: session.signal};
  const looked = await withProgress(session, onEvent => measureAll(task, onEvent));
  const mended = looked.flatMap(({mending}) => mending ?? []);
  const after = faultsOf(
    looked.map(({measured}) => measured),
    lectureDir,
  );
  if (html !== undefined) {
    const title = path.basename(lectureDir);
    const sections = after.map(each => reported(each, mended));
    await writeWhole(path.resolve(html), critiquePage({title, sections}));
  }
  const faults = after.flatMap(each => each.faults);
  const {colors} = session;
  const total = count(after.length, 'section');
  const files = new Map(after.map(({measured: {section: name, file}}) => [name, file]));
  const lines = [
    ...mended.map(each => describeMending(each, session)),
    faults.length === 0
      ? `${colors.green('✔')} No faults in ${total}.`
      : `${printMistakes(
          faults.map(fault => mistakeOf(fault, files.get(fault.section) ?? lectureDir)),
          colors,
        )}\n\n${count(faults.length, 'fault')} in ${total}.`,
    ...(html === undefined ? [] : [`Report: ${displayPath(path.resolve(html))}`]),
  ];
  return {
    passed: faults.every(({severity}) => severity !== 'error'),
    data: {
      faults,
      ...(fix ? {mended: mended.map(mendingData)} : {}),
      ...(html === undefined ? {} : {report: path.resolve(html)}),
    },
    text: lines.join('\n'),
  };
}

/** A section as it is now, and what was done to it, where it had faults that could be mended. */
interface LookedAt {
  readonly measured: MeasuredSection;
  readonly mending?: MendedSection;
}

function measureAll(
  {
    lectureDir,
    wanted,
    keepsStills,
    fix,
    signal,
  }: {
    readonly lectureDir: string;
    readonly wanted: readonly string[] | undefined;
    readonly keepsStills: boolean;
    readonly fix: boolean;
    readonly signal: AbortSignal;
  },
  onEvent: (event: RenderEvent) => void,
): Promise<LookedAt[]> {
  return MeasuringSession.use({lectureDir, signal}, async measuring => {
    const names = measuring.sections(wanted);
    onEvent({kind: 'plan', sections: names.map(name => ({section: name, finished: false}))});
    const look = fix
      ? await mender(measuring, keepsStills, signal)
      : async (name: string) => ({measured: await measuring.measure(name, {keepsStills})});
    const looked: LookedAt[] = [];
    for (const name of names) {
      onEvent({kind: 'measuring', section: name, share: 0});
      looked.push(await look(name));
      onEvent({kind: 'measuring', section: name, share: 1});
    }
    return looked;
  });
}

/** Mends sections and writes their scenes; the compiler is loaded only for that. */
async function mender(
  measuring: MeasuringSession,
  keepsStills: boolean,
  signal: AbortSignal,
): Promise<(section: string) => Promise<LookedAt>> {
  const [{Diagnostician}, {mendSection}] = await Promise.all([
    import('../../agents/diagnose/diagnose.ts'),
    import('../../pipeline/mend-layouts.ts'),
  ]);
  const diagnostician = new Diagnostician();
  return async section => {
    const mending = await mendSection(measuring, section, {diagnostician, keepsStills, signal});
    const {file, after} = mending;
    if (after.applied.length === 0) return {measured: after.measured};
    await writeWhole(file, after.text);
    return {measured: after.measured, mending};
  };
}

function reported(
  now: {readonly measured: MeasuredSection; readonly faults: readonly Fault[]},
  mended: readonly MendedSection[],
): ReportedSection {
  const mending = mended.find(({section}) => section === now.measured.section);
  if (mending === undefined) return now;
  const {before, after} = mending;
  return {
    measured: before.measured,
    faults: before.faults,
    after: now,
    remarks: [`Mended: ${after.applied.map(describeEdit).join(', ')}.`],
  };
}

function describeMending({file, before, after}: MendedSection, {colors}: CommandSession): string {
  const counts = `${count(before.faults.length, 'fault')} before, ${after.faults.length} now`;
  return [
    `${colors.green('✔')} ${displayPath(file)}: ${counts}`,
    ...after.applied.map(edit => `    ${describeEdit(edit)}`),
  ].join('\n');
}

function mendingData({section, file, before, after}: MendedSection): Record<string, unknown> {
  return {section, file, edits: after.applied, before: before.faults, after: after.faults};
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

/** `npm run bench:critic`: how many planted faults measuring finds, how often it is wrong, how long it takes, and what is mended. */
import {writeFile} from 'node:fs/promises';
import {Command} from 'commander';
import {sum} from 'd3-array';
import {describeEdit} from '../../agents/critic/describe-edit.ts';
import {type Figures, quantile, rounded, writeFigures} from '../figures.ts';
import {criticCases} from './corpus.ts';
import {type MeasuredCase, measureCases} from './measure-cases.ts';
import {type MendedCase, mendCases, mendingFigures} from './mend-cases.ts';
import {benchmarkPage} from './report.ts';
import {type CaseVerdict, judge, precisionOf, recallOf, scoreKinds} from './score.ts';
import {renderingMs} from './time-share.ts';

interface Options {
  readonly json?: string;
  readonly html?: string;
  readonly only?: string;
  readonly rendering: boolean;
  readonly mend: boolean;
}

/** Cases whose rendering is timed too: all of a few lectures. */
const TIMED_CASES = ['binary-search', 'derivative', 'pythagoras', 'supply-and-demand'];

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

await new Command('bench:critic')
  .description(
    'Measures the scenes of tests/fixtures/planted-faults, counts what is found, and mends it.',
  )
  .option('--json <file>', 'write {"figures": {…}} there')
  .option('--html <file>', 'write a report with the stills, to judge for yourself')
  .option('--only <text>', 'only cases with this text in their name, or in that of a fault in them')
  .option('--no-rendering', 'leave out how long rendering takes')
  .option('--no-mend', 'leave out mending, which takes most of the time')
  .addHelpText(
    'after',
    '\nExample:\n  npm run bench:critic -- --json critic.json --html critic.html',
  )
  .action(run)
  .parseAsync();

async function run({json, html, only = '', rendering, mend}: Options): Promise<void> {
  const cases = criticCases().filter(({name, faults}) =>
    [name, ...faults.map(({code}) => code)].some(text => text.includes(only)),
  );
  if (cases.length === 0)
    throw new Error(`No case has “${only}” in its name or in that of a fault.`);
  const measured = await measureCases(cases, html !== undefined);
  const verdicts = measured.map(judge);
  for (const verdict of verdicts) tellMistakes(verdict);

  const scores = scoreKinds(verdicts);
  print(`\n${'kind'.padEnd(20)} planted  recall  precision`);
  for (const score of scores) {
    print(
      `${score.code.padEnd(20)} ${String(score.planted).padStart(7)}  ${recallOf([score]).toFixed(3).padStart(6)}  ${precisionOf([score]).toFixed(3).padStart(9)}`,
    );
  }
  const outcomes = mend
    ? await mendCases(verdicts, html !== undefined, tellOutcome)
    : new Map<string, MendedCase>();
  const figures = {
    ...countsOf(measured),
    recall: rounded(recallOf(scores)),
    precision: rounded(precisionOf(scores)),
    ...Object.fromEntries(
      scores.flatMap(score => [
        [`recall.${score.code}`, rounded(recallOf([score]))],
        [`precision.${score.code}`, rounded(precisionOf([score]))],
      ]),
    ),
    ...(mend ? mendingFigures(verdicts, outcomes) : {}),
    ...(rendering ? await timeShare(measured) : {}),
  };
  print('');
  for (const [name, value] of Object.entries(figures)) {
    if (!name.includes('.')) print(`${name.padEnd(32)} ${value}`);
  }
  if (json !== undefined) await writeFigures(json, figures);
  if (html !== undefined) await writeFile(html, benchmarkPage(verdicts, outcomes));
}

function countsOf(measured: readonly MeasuredCase[]): Figures {
  const [faulty, sound] = [true, false].map(isFaulty =>
    measured.filter(({case: one}) => one.faults.length > 0 === isFaulty),
  );
  const times = measured.flatMap(({elapsedMs}) => elapsedMs);
  return {
    scenes: sum(measured, ({sections}) => sections.length),
    casesWithFaults: faulty?.length ?? 0,
    plantedFaults: sum(measured, ({case: one}) => one.faults.length),
    soundScenes: sum(sound ?? [], ({sections}) => sections.length),
    faultsInSoundScenes: sum(sound ?? [], ({faults}) => faults.length),
    measureMedianMs: rounded(quantile(times, 0.5), 0),
    measureP95Ms: rounded(quantile(times, 0.95), 0),
  };
}

/** Share of the time of rendering that measuring the same sections takes. */
async function timeShare(measured: readonly MeasuredCase[]): Promise<Figures> {
  const timed = measured.filter(({case: {name}}) => TIMED_CASES.includes(name));
  if (timed.length === 0) return {};
  const measuringMs = sum(timed, ({elapsedMs}) => sum(elapsedMs));
  const whole = await renderingMs(timed.map(one => one.case));
  return {timeShareOfRender: rounded(measuringMs / whole)};
}

function tellOutcome(
  {measured}: CaseVerdict,
  {mended, left, elapsedMs, sections}: MendedCase,
): void {
  const edits = sections.flatMap(({after}) => after.applied.map(describeEdit));
  const seconds = (elapsedMs / 1000).toFixed(1);
  for (const {code, beat} of mended) {
    print(`mended      ${measured.case.name}, beat ${beat}: ${code}`);
  }
  for (const {code, beat} of left)
    print(`LEFT        ${measured.case.name}, beat ${beat}: ${code}`);
  print(`            ${seconds} s: ${edits.join(', ') || 'nothing was changed'}`);
}

function tellMistakes({measured, missed, falseAlarms}: CaseVerdict): void {
  const {name} = measured.case;
  for (const {code, scene, beat} of missed) {
    print(`MISSED      ${name}, scene ${scene}, beat ${beat}: ${code}`);
  }
  for (const {code, section, beat, message} of falseAlarms) {
    print(`FALSE ALARM ${section}, beat ${beat ?? '–'}: ${code}: ${message}`);
  }
}

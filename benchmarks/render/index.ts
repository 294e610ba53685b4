/** `npm run bench:render`: how fast scenes become a video, how good and how large it is. */
import {readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import path from 'node:path';
import {Command, Option} from 'commander';
import {median} from 'd3-array';
import {openBrowser} from '../../renderer/node/browser-session.ts';
import {PagePool} from '../../renderer/node/page-pool.ts';
import {type Figures, rounded, writeFigures} from '../figures.ts';
import {measureQuality} from './quality.ts';
import {runLectern} from './run-lectern.ts';
import {hasRevideo, secondsOfRevideo} from './revideo.ts';
import {measureTimeShare} from './time-share.ts';
import {LONG, ON_REQUEST, PLAIN, WORKLOADS, type Workload, withWorkloads} from './workloads.ts';

const options = new Command('npm run bench:render --')
  .description('Renders workloads as users do, at 1080p30, and looks at what comes of it.')
  .option('--json <file>', 'write the figures as JSON')
  .addOption(
    new Option(
      '--only <names...>',
      `these workloads; all but ${[...ON_REQUEST].join(' and ')} unless given`,
    ).choices(WORKLOADS),
  )
  .addHelpText(
    'after',
    `
Examples:
  npm run bench:render
  npm run bench:render -- --json figures.json
  npm run bench:render -- --only lecture everything-moving
  npm run bench:render -- --only one-hour`,
  )
  .parse()
  .opts<{json?: string; only?: readonly string[]}>();

await withWorkloads(async all => {
  const wanted = all.filter(({name}) => options.only?.includes(name) ?? !ON_REQUEST.has(name));
  const figures: Record<string, number> = {};
  await printMachine();
  // What is compiled once after an installation is no part of a render.
  const small = all.find(({name}) => name === 'title-card');
  if (small !== undefined) await runLectern(small.lectureDir, ['--format', 'png', '--at', '0']);
  await measureSpeed(wanted, figures);
  const short = wanted.filter(({name}) => !LONG.has(name));
  if (short.length > 0) {
    await measureSections(short, figures);
    await measureShares(short);
  }
  await measureRevideo(
    wanted.filter(({name}) => PLAIN.has(name)),
    figures,
  );
  const lecture = wanted.find(({name}) => name === 'lecture');
  if (lecture !== undefined) await measureWaiting(lecture, figures);
  printTable(
    ['Figure', 'Value'],
    Object.entries(figures).map(([name, value]) => [`\`${name}\``, value]),
  );
  if (options.json !== undefined) await writeFigures(options.json, figures satisfies Figures);
});

async function measureSpeed(
  workloads: readonly Workload[],
  figures: Record<string, number>,
): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const {name, lectureDir} of workloads) {
    const isDraft = name === 'three-minutes';
    const {seconds, durationSeconds, frames, bytes, peakMiB} = await runLectern(lectureDir, [
      ...['-o', path.join(lectureDir, 'out/video.mp4')],
      ...(isDraft ? ['--quality', 'draft'] : []),
    ]);
    const times = rounded(durationSeconds / seconds, 2);
    if (isDraft) figures.draftSeconds = rounded(seconds, 2);
    if (name === 'lecture') figures.lectureTimesRealTime = times;
    if (name === 'everything-moving') figures.everythingMovingTimesRealTime = times;
    if (!Number.isNaN(peakMiB)) {
      figures.peakMemoryMiB = Math.max(figures.peakMemoryMiB ?? 0, Math.round(peakMiB));
    }
    const framesPerSecond = rounded(frames / seconds, 0);
    const label = isDraft ? `${name}, draft` : name;
    rows.push([
      ...[label, rounded(durationSeconds, 1), rounded(seconds, 1), framesPerSecond, times],
      ...[bytes, Number.isNaN(peakMiB) ? '' : rounded(peakMiB, 0)],
    ]);
  }
  printTable(
    ['Workload', 's of video', 's', 'frames/s', 'times real time', 'bytes', 'peak MiB'],
    rows,
  );
}

/** The same scenes, one after the other with Lectern and with the fastest of its peers. */
async function measureRevideo(
  workloads: readonly Workload[],
  figures: Record<string, number>,
): Promise<void> {
  if (workloads.length === 0 || !hasRevideo()) return;
  const names: Readonly<Record<string, string>> = {
    'plain-lecture': 'lectureTimesFastestPeer',
    'everything-moving': 'everythingMovingTimesFastestPeer',
  };
  const rows: (string | number)[][] = [];
  for (const workload of workloads) {
    const {name} = workload;
    // A peer that fails is told, and takes none of the other figures with it.
    const compared = await compareWithRevideo(workload).catch((error: unknown) => {
      console.error(
        `${name} is not compared: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    if (compared === undefined) continue;
    const {own, other} = compared;
    const times = rounded(other / own, 2);
    figures[names[name] ?? name] = times;
    rows.push([name, rounded(own, 2), rounded(other, 2), times]);
  }
  printTable(['Workload', 'Lectern, s', 'Revideo 0.11, s', 'times faster'], rows);
}

/** Seconds of both, by turns. */
async function compareWithRevideo(workload: Workload): Promise<{own: number; other: number}> {
  const {lectureDir} = workload;
  const scenes = (await sectionsOf(workload)).map(section => sceneOf(workload, section));
  await secondsOfRevideo(scenes);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    await rm(path.join(lectureDir, '.cache'), {recursive: true, force: true});
    ours.push((await runLectern(lectureDir, [])).seconds);
    theirs.push(await secondsOfRevideo(scenes));
  }
  return {own: median(ours) ?? Number.NaN, other: median(theirs) ?? Number.NaN};
}

/** The least likeness counts, and the size of all together. */
async function measureSections(
  workloads: readonly Workload[],
  figures: Record<string, number>,
): Promise<void> {
  let [own, x264] = [0, 0];
  const rows: (string | number)[][] = [];
  for (const workload of workloads) {
    const file = path.join(workload.lectureDir, 'out/quality.mp4');
    const section = await firstSection(workload);
    const {ssim, bytes, x264Bytes} = await measureQuality(workload.lectureDir, section, file);
    figures.ssim = Math.min(figures.ssim ?? 1, rounded(ssim, 5));
    own += bytes;
    x264 += x264Bytes;
    rows.push([workload.name, rounded(ssim, 5), bytes, rounded(bytes / x264Bytes)]);
  }
  figures.sizeToX264 = rounded(own / x264);
  printTable(['First section of', 'SSIM', 'bytes', 'times x264 medium crf 20'], rows);
}

async function measureShares(workloads: readonly Workload[]): Promise<void> {
  const rows: (string | number)[][] = [];
  let heads: string[] = [];
  for (const workload of workloads) {
    const file = path.join(workload.lectureDir, 'out/profiled.mp4');
    const section = await firstSection(workload);
    const {page, worker, node} = await measureTimeShare(workload.lectureDir, section, file);
    heads = [
      ...Object.keys(page).map(part => `page: ${part}`),
      ...Object.keys(worker).map(part => `worker: ${part}`),
      ...Object.keys(node).map(part => `Node: ${part}`),
    ];
    rows.push([
      workload.name,
      ...[page, worker, node]
        .flatMap(shares => Object.values(shares))
        .map(share => `${Math.round(100 * share)} %`),
    ]);
  }
  printTable(['First section of', ...heads], rows);
}

/** What people wait for at their desks. */
async function measureWaiting(workload: Workload, figures: Record<string, number>): Promise<void> {
  const {lectureDir} = workload;
  const scene = sceneOf(workload, await firstSection(workload));
  const source = await readFile(scene, 'utf8');
  await writeFile(scene, source.replace(/title: '([^']*)'/, "title: '$1!'"));
  const edited = await runLectern(lectureDir, ['-o', path.join(lectureDir, 'out/video.mp4')]);
  figures.editToVideoSeconds = rounded(edited.seconds, 2);
  await writeFile(scene, source);
  figures.coldStartSeconds = rounded(await coldStart(lectureDir), 2);
}

/** From nothing to a page that is ready to draw. */
async function coldStart(lectureDir: string): Promise<number> {
  const start = performance.now();
  return PagePool.use({lectureDir}, () => Promise.resolve((performance.now() - start) / 1000));
}

async function firstSection(workload: Workload): Promise<string> {
  return (await sectionsOf(workload))[0] ?? '';
}

async function sectionsOf({lectureDir}: Workload): Promise<string[]> {
  const files = await readdir(path.join(lectureDir, 'scenes'));
  const scenes = files.filter(name => name.endsWith('.tsx')).sort();
  return scenes.map(name => path.parse(name).name);
}

function sceneOf({lectureDir}: Workload, section: string): string {
  return path.join(lectureDir, 'scenes', `${section}.tsx`);
}

function printTable(heads: readonly string[], rows: readonly (readonly unknown[])[]): void {
  const lines = [heads, heads.map(() => '---'), ...rows];
  console.log(`\n${lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')}`);
}

async function printMachine(): Promise<void> {
  const browser = await openBrowser();
  const {version} = browser;
  await browser.close();
  const processors = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${version}, ${processors.length} x ${processors[0]?.model ?? 'unknown processor'}`,
  );
}
